"""The report as text: a summary that a person reads in a terminal of 60 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from compliance import messages
from compliance.model.report import Report, ReportResult, ReportSide, ReportUnread
from compliance.report.grouping import PlanFindings, findings_by_plan, findings_of_no_plan
from compliance.report.harmless import one_line
from compliance.report.phrasing import (
    date_words,
    headline,
    is_quote,
    message_beside,
    number_words,
    other_side,
    place_words,
    plan_names,
    reason_told,
)
from compliance.report.weights import Weight, counted, weight_of

WIDTH = 60
NAMED = 8  # idle rules that are named


def render(report: Report, lang: str) -> str:
    """The answer, the plans with their counts, the findings plan by plan, what was not read, idle rules."""
    return "\n".join(_Writer(report, lang).lines()) + "\n"


class _Writer:
    def __init__(self, report: Report, lang: str) -> None:
        self.report = report
        self.lang = lang
        self.names = plan_names(report)

    def lines(self) -> Iterator[str]:
        groups = findings_by_plan(self.report)
        yield self.say("title").upper()
        yield from self.wrap(headline(self.report, self.lang))
        if groups:
            yield from self.other_counts()
        yield from self.problems()
        yield from self.plans({group.plan.id: group for group in groups})
        yield from self.basis()
        for group in groups:
            yield from self.plan(group)
        yield from self.section("others", findings_of_no_plan(self.report))
        if groups:
            yield from self.silent_rules()

    def say(self, key: str, **params: object) -> str:
        return messages.text(f"report.{key}", self.lang, **params)

    def basis(self) -> Iterator[str]:
        """What was judged by, and as of when."""
        yield ""
        as_of = date_words(self.report.as_of, self.lang)
        if as_of:
            yield self.say("text.as_of", day=as_of)
        for ruleset in self.report.rulesets:
            words = self.say(
                "text.ruleset",
                id=ruleset.id, version=ruleset.version, evaluated=ruleset.evaluated, rules=ruleset.rules,
            )  # fmt: skip
            yield from self.wrap(words, "", "  ")

    def plans(self, groups: Mapping[str, PlanFindings]) -> Iterator[str]:
        """Each plan with what it has to look at, and with what it was compared."""
        if self.report.plans:
            yield ""
        for plan in self.report.plans:
            group = groups.get(plan.id)
            counts = self.counts(group.counts) if group else self.say("plans.not_judged")
            yield from self.wrap(f"· {self.names[plan.id]}: {counts}", "", "  ")
            superior = self.names.get(plan.superior or "", "")
            if superior:
                yield from self.wrap(self.say("text.under", superior=superior), "  ", "  ")
            if plan.superior_via:
                via = ", ".join(plan.superior_via_names or plan.superior_via)
                yield from self.wrap(self.say("text.via", units=via), "  ", "  ")
            for other in plan.source.also:
                yield from self.wrap(self.say("text.same_content", file=other), "  ", "  ")

    def counts(self, counts: Mapping[Weight, int]) -> str:
        """``5 phải điều chỉnh, 1 lưu ý``; zeros are left out."""
        parts = [
            f"{number_words(count, self.lang)} {self.say(f'weight.{weight}')}"
            for weight, count in counts.items()
            if count
        ]
        return ", ".join(parts) or self.say("text.nothing")

    def other_counts(self) -> Iterator[str]:
        counts = {
            name: number_words(count, self.lang) for name, count in self.report.summary.model_dump().items()
        }
        notes = number_words(counted(self.report.results)[Weight.INFO], self.lang)
        yield from self.wrap(self.say("text.counts", **counts, notes=notes))

    def plan(self, group: PlanFindings) -> Iterator[str]:
        yield from self.section(self.names[group.plan.id], group.findings, group.unread)

    def section(
        self, name: str, findings: tuple[ReportResult, ...], unread: tuple[ReportUnread, ...] = ()
    ) -> Iterator[str]:
        if not findings and not unread:
            return
        name = self.say("text.others") if name == "others" else one_line(name)
        yield ""
        yield f"── {name} ".ljust(WIDTH, "─")
        for number, result in enumerate(findings, 1):
            yield from self.finding(number, result)
        for entry in unread:
            yield from self.wrap(self.say("text.unread", text=_short(entry.text, 80)), "", "  ")
            yield from self.wrap(place_words(entry.source, self.lang), "  ", "  ")

    def finding(self, number: int, result: ReportResult) -> Iterator[str]:
        weight = self.say(f"weight.{weight_of(result)}")
        reason = reason_told(result)
        if reason is not None:
            weight = f"{weight}: {self.say(f'reason.{reason}')}"
        subject = " ".join(filter(None, (result.code, _short(result.subject, 120))))
        yield from self.wrap(f"{number}. [{weight}] {subject}", "", "   ")
        yield from self.wrap(message_beside(result), "   ", "   ")
        if result.child is not None and is_quote(result.child):
            yield from self.side("text.child", result.child)
        if result.parent is not None and is_quote(result.parent):
            yield from self.side(f"text.{other_side(result)}", result.parent)
        if result.remedy:
            yield from self.wrap(f"→ {result.remedy}", "   ", "     ")
        yield from self.wrap(self.say("text.rule", rule=result.rule, id=result.id), "   ", "   ")

    def side(self, key: str, side: ReportSide) -> Iterator[str]:
        place = place_words(side.source, self.lang)
        quoted = self.say(key, text=_short(side.text or side.source.quote, 120))
        yield from self.wrap(f"{quoted} ({place})" if place else quoted, "   ", "     ")

    def problems(self) -> Iterator[str]:
        if self.report.problems:
            yield ""
            yield f"── {self.say('problems.title')} ".ljust(WIDTH, "─")
        for problem in self.report.problems:
            place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part)
            yield from self.wrap(f"{one_line(place)}: {one_line(problem.message)}", "", "  ")

    def silent_rules(self) -> Iterator[str]:
        """Rules without a subject, where they are few enough to mean a slip; JSON names them all."""
        silent = [rule for ruleset in self.report.rulesets for rule in ruleset.matched_nothing]
        if silent:
            yield ""
            key = "matched_nothing" if len(silent) <= NAMED else "matched_nothing_many"
            words = self.say(f"text.{key}", rules=", ".join(silent[:NAMED]), more=len(silent) - NAMED)
            yield from self.wrap(words, "", "  ")

    def wrap(self, words: str, first: str = "", rest: str = "") -> list[str]:
        return textwrap.wrap(
            one_line(words), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        ) or [""]


def _short(text: str, limit: int) -> str:
    text = one_line(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
