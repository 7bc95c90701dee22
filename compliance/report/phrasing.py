"""Places, dates, plans and headlines of a report in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

from compliance import messages
from compliance.model.finding import Reason, Verdict
from compliance.model.report import Report, ReportPlan, ReportResult, ReportSide, ReportSource
from compliance.report.harmless import one_line
from compliance.report.weights import Weight, counted
from compliance.vietnamese import fold

_SAID_BY_THE_MESSAGE = (
    Reason.CONDITION_FAILED, Reason.MISSING, Reason.NOT_EQUAL, Reason.BELOW, Reason.UNQUANTIFIED,
)  # fmt: skip
_PLACE_PARTS = ("page", "table", "row", "cell", "paragraph")


def place_words(source: ReportSource, lang: str) -> str:
    """``a.docx, trang 3, bảng 1, hàng 12, cột 3``, or ``a.txt, dòng 41``: what finds it fastest."""
    wanted = ("page", "line") if source.line is not None else _PLACE_PARTS
    numbers = ((name, getattr(source, name)) for name in wanted)
    parts = [messages.text(f"report.place.{name}", lang, number=n) for name, n in numbers if n is not None]
    return ", ".join([source.file, *parts] if source.file else parts)


def date_words(day: str | None, lang: str) -> str:
    """A date as offices of the language write it; partial dates keep their parts; '' for none."""
    if not day:
        return ""
    return "/".join(reversed(day.split("-"))) if lang == "vi" else day


def number_words(number: int, lang: str) -> str:
    """A count with the thousands sign of the language: ``1.221``, ``1,221``."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if lang == "vi" else grouped


def plan_words(plan: ReportPlan) -> str:
    """``huyện Tây Sơn, 2025``; a plan whose unit is not known goes by its file."""
    name = plan.unit_name or PurePosixPath(plan.source.file).name
    return f"{name}, {plan.period}" if plan.period else name


def plan_names(report: Report) -> Mapping[str, str]:
    """How each plan is called, by id; plans of one unit and period are told apart by their files."""
    words = [plan_words(plan) for plan in report.plans]
    shared = Counter(words)
    return {
        plan.id: f"{name} ({PurePosixPath(plan.source.file).name})" if shared[name] > 1 else name
        for plan, name in zip(report.plans, words, strict=True)
    }


def is_quote(side: ReportSide | None) -> bool:
    """Whether a side quotes words at a place, or an entry of a register; a plan as a whole is no quote."""
    if side is None:
        return False
    source = side.source
    return not side.plan or any(getattr(source, name) is not None for name in (*_PLACE_PARTS, "line"))


def other_side(finding: ReportResult) -> str:
    """What the other side of a finding is: ``parent``, ``elsewhere`` in the plan, ``known`` (a register)."""
    plan = finding.parent.plan if finding.parent is not None else ""
    if not plan:
        return "known"
    return "elsewhere" if plan == finding.plan else "parent"


def reason_told(finding: ReportResult) -> Reason | None:
    """The reason to show beside the weight of a finding.

    Only what keeps a verdict from being reached explains anything; the rest the message says better.
    """
    telling = finding.verdict is Verdict.UNDECIDED and finding.reason not in _SAID_BY_THE_MESSAGE
    return finding.reason if telling else None


def message_beside(finding: ReportResult) -> str:
    """The message as it stands under the subject: a subject that it repeats at its beginning is left out."""
    message, subject = one_line(finding.message), one_line(finding.subject).rstrip(" .;:")
    if not subject or not fold(message).startswith(fold(subject) + ":"):
        return message
    rest = message[message.index(":", len(subject) - 1) + 1 :].strip()
    return rest[:1].upper() + rest[1:] or message


def headline(report: Report, lang: str) -> str:
    """The answer in one sentence. A run that judged nothing never sounds like a pass."""
    plans = sum(plan.judged for plan in report.plans)
    if not plans:
        answer = messages.text("report.headline.no_plans", lang)
    elif not any(ruleset.evaluated for ruleset in report.rulesets):
        answer = messages.text("report.headline.no_rules", lang)
    else:
        answer = _answer(counted(report.results), plans, lang)
    if report.problems:
        answer += " " + messages.text("report.headline.problems", lang, files=len(report.problems))
    return answer


def _answer(counts: Mapping[Weight, int], plans: int, lang: str) -> str:
    parts = [
        messages.text(f"report.headline.part.{weight}", lang, count=counts[weight])
        for weight in (Weight.ERROR, Weight.WARNING, Weight.UNDECIDED)
        if counts[weight]
    ]
    if not parts:
        return messages.text("report.headline.clean", lang, plans=plans)
    key = "found" if counts[Weight.ERROR] else "nothing_to_correct"
    return messages.text(f"report.headline.{key}", lang, parts=", ".join(parts), plans=plans)
