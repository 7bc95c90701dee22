"""Places, dates, plans and subjects of a report in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

from compliance import messages
from compliance.model.finding import Reason, Verdict
from compliance.model.report import Report, ReportPlan, ReportResult, ReportSide, ReportSource
from compliance.report.harmless import one_line
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


def subject_of(finding: ReportResult, titles: Mapping[str, str], lang: str) -> str:
    """What a finding is about; under its plan, whose title is in ``titles``, the whole is not named again."""
    subject = one_line(finding.subject).rstrip(" .;:")
    title = titles.get(finding.plan or "", "")
    if title and finding.indicator is None and fold(subject) == fold(one_line(title).rstrip(" .;:")):
        return messages.text("report.whole", lang)
    return subject[:1].upper() + subject[1:]


def code_words(finding: ReportResult, lang: str) -> str:
    """Where in its plan a finding stands: "mục 7.2"; of what is missing, where in the superior plan."""
    if not finding.code:
        return ""
    above = finding.child is None and finding.parent is not None and finding.parent.plan != finding.plan
    return messages.text("report.code_above" if above else "report.code", lang, code=finding.code)


def shortened(text: str, limit: int) -> str:
    """``text`` on one line of at most ``limit`` signs, with the sign of what was left out."""
    text = one_line(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
