"""The report as text: a summary that a person reads in a terminal of 60 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from compliance import messages
from compliance.model.report import Report, ReportDoubt, ReportPlan, ReportResult, ReportSide, ReportUnread
from compliance.report.grouping import PlanFindings, findings_by_plan, findings_of_no_plan, plans_of_note
from compliance.report.harmless import one_line
from compliance.report.headline import alone, headline, tallies
from compliance.report.matrix import matrix_of
from compliance.report.phrasing import (
    code_words,
    date_words,
    is_quote,
    message_beside,
    number_words,
    other_side,
    place_words,
    plan_names,
    reason_told,
    shortened,
    subject_of,
)
from compliance.report.weights import Weight, weight_of

WIDTH = 60
NAMED = 8  # idle rules that are named
DOUBTS = 5  # doubtful readings that are quoted
SUBJECT = 120  # signs of a subject that are shown


def render(report: Report, lang: str) -> str:
    """The answer, the plans with their counts, the findings plan by plan, what was not read, idle rules."""
    return "\n".join(_Writer(report, lang).lines()) + "\n"


class _Writer:
    def __init__(self, report: Report, lang: str) -> None:
        self.report = report
        self.lang = lang
        self.names = plan_names(report)
        self.titles = {plan.id: plan.title for plan in report.plans}

    def lines(self) -> Iterator[str]:
        groups = findings_by_plan(self.report)
        yield self.say("title").upper()
        yield from self.wrap(headline(self.report, self.lang))
        if groups:
            yield from self.tallies()
        given = len(self.report.plans) > len(groups)
        if alone(self.report, self.lang) and not self.report.problems and not given:
            yield from self.wrap(self.say("text.how_to_compare"))
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
        shown = plans_of_note(self.report)
        if shown:
            yield ""
        for plan in shown:
            group = groups.get(plan.id)
            counts = self.counts(group.counts) if group else self.say("plans.not_judged")
            yield from self.wrap(f"· {self.names[plan.id]}: {counts}", "", "  ")
            for words in self.about(plan):
                yield from self.wrap(words, "  ", "  ")
        if shown and (beside := len(self.report.plans) - len(shown)):
            yield from self.wrap(self.say("plans.beside", plans=number_words(beside, self.lang)), "", "  ")

    def about(self, plan: ReportPlan) -> Iterator[str]:
        """With what a plan was compared, its copies, and of one not judged how much could not be read."""
        superior = self.names.get(plan.superior or "", "")
        if superior:
            yield self.say("text.under" if plan.compared else "text.under_other_period", superior=superior)
        elif plan.judged:
            yield self.say("text.no_superior" if plan.unit else "text.no_unit")
        if plan.unit_within and not plan.compared:
            yield self.say("text.unit_within", unit=plan.unit_name, within=plan.unit_within)
        if plan.superior_via:
            yield self.say("text.via", units=", ".join(plan.superior_via_names or plan.superior_via))
        for other in plan.source.also:
            yield self.say("text.same_content", file=other)
        if not plan.judged and (plan.unread or plan.doubtful):
            unread, doubtful = (number_words(count, self.lang) for count in (plan.unread, plan.doubtful))
            yield self.say("text.read_in_part", unread=unread, doubtful=doubtful)

    def counts(self, counts: Mapping[Weight, int]) -> str:
        """``5 phải điều chỉnh, 1 lưu ý``; zeros are left out."""
        parts = [
            f"{number_words(count, self.lang)} {self.say(f'weight.{weight}')}"
            for weight, count in counts.items()
            if count
        ]
        return ", ".join(parts) or self.say("text.nothing")

    def tallies(self) -> Iterator[str]:
        """What the counts count, each on a line of its own."""
        yield ""
        for words in tallies(self.report, matrix_of(self.report), self.lang):
            yield from self.wrap(f"- {words}", "", "  ")

    def plan(self, group: PlanFindings) -> Iterator[str]:
        yield from self.section(self.names[group.plan.id], group.findings, group.unread, group.untold_doubts)
        for result in group.waived:
            subject = self.subject(result)
            words = self.say("text.waived", subject=subject, waiver=result.waiver or result.message)
            yield from self.wrap(words, "", "  ")

    def section(
        self,
        name: str,
        findings: tuple[ReportResult, ...],
        unread: tuple[ReportUnread, ...] = (),
        doubts: tuple[ReportDoubt, ...] = (),
    ) -> Iterator[str]:
        if not findings and not unread and not doubts:
            return
        name = self.say("text.others") if name == "others" else one_line(name)
        yield ""
        yield f"── {name} ".ljust(WIDTH, "─")
        for number, result in enumerate(findings, 1):
            yield from self.finding(number, result)
        for entry in unread:
            yield from self.wrap(self.say("text.unread", text=shortened(entry.text, 80)), "", "  ")
            yield from self.wrap(place_words(entry.source, self.lang), "  ", "  ")
        yield from self.doubts(doubts)

    def doubts(self, doubts: tuple[ReportDoubt, ...]) -> Iterator[str]:
        """The first readings that are not sure, and how to see all."""
        for doubt in doubts[:DOUBTS]:
            title = shortened(doubt.title, 80)
            words = self.say("text.doubtful", title=title, words=doubt.understood, why=doubt.why)
            yield from self.wrap(words, "", "  ")
            yield from self.wrap(place_words(doubt.source, self.lang), "  ", "  ")
        if doubts:
            more = max(len(doubts) - DOUBTS, 0)
            key = "text.doubtful_more" if more else "text.doubtful_all"
            yield from self.wrap(self.say(key, more=number_words(more, self.lang)), "", "  ")

    def finding(self, number: int, result: ReportResult) -> Iterator[str]:
        weight = self.say(f"weight.{weight_of(result)}")
        reason = reason_told(result)
        if reason is not None:
            weight = f"{weight}: {self.say(f'reason.{reason}')}"
        yield from self.wrap(f"{number}. [{weight}] {self.subject(result)}", "", "   ")
        yield from self.wrap(message_beside(result), "   ", "   ")
        if result.child is not None and is_quote(result.child):
            yield from self.side("text.child", result.child)
        if result.parent is not None and is_quote(result.parent):
            yield from self.side(f"text.{other_side(result)}", result.parent)
        if result.remedy:
            yield from self.wrap(f"→ {result.remedy}", "   ", "     ")
        yield from self.wrap(self.say("text.rule", rule=result.rule, id=result.id), "   ", "   ")

    def subject(self, result: ReportResult) -> str:
        subject = shortened(subject_of(result, self.titles, self.lang), SUBJECT)
        code = code_words(result, self.lang)
        return f"{subject} ({code})" if code else subject

    def side(self, key: str, side: ReportSide) -> Iterator[str]:
        place = place_words(side.source, self.lang)
        quoted = self.say(key, text=shortened(side.text or side.source.quote, 120))
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
            words = self.say(f"text.{key}", rules=", ".join(silent), count=len(silent))
            yield from self.wrap(words, "", "  ")

    def wrap(self, words: str, first: str = "", rest: str = "") -> list[str]:
        return textwrap.wrap(
            one_line(words), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        ) or [""]
