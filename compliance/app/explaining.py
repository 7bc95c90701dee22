"""What ``explain`` tells of a rule or of a result: parts with a heading, each a list of labels and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from compliance import messages
from compliance.app.reporting_plans import source_of
from compliance.app.rules import in_language
from compliance.app.running import Run
from compliance.model.finding import Reason, Result, Side, Verdict
from compliance.model.plan import Indicator, Plan
from compliance.reading.understood import row_doubts, row_understood
from compliance.report.phrasing import place_words

if TYPE_CHECKING:
    from compliance.model.link import Link
    from compliance.model.target import Target
    from compliance.rules.rule import Rule

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of a rule or a result: parts with a heading, each a list of labels and words."""

    id: str
    parts: tuple[tuple[str, tuple[Row, ...]], ...]


class Teller:
    """Finds the words, in one language."""

    def __init__(self, lang: str | None) -> None:
        self.lang = lang or messages.DEFAULT_LANGUAGE

    def rules(self, rules: Sequence[Rule]) -> Explanation:
        """The documentation of ``rules``, each once: rulesets that extend one another share rules."""
        told = {rule.id: rule for rule in rules}
        parts = (
            part
            for rule in told.values()
            for part in (
                self.part("rule", self.about(rule)),
                self.part("law", [*self.law(rule), *self.texts(rule)]),
            )
        )
        return Explanation(rules[0].id, tuple(parts))

    def result(self, result: Result, ran: Run, rule: Rule | None, *, near: Path | None = None) -> Explanation:
        """The chain of ``result``; ``rule`` is None for what no ruleset says (a waiver that nothing uses).

        ``near`` is a workspace that the plan lies in and that was not asked for.
        """
        links = [link for link in ran.linked.links if _is_of(link, result)]
        parts = []
        if rule is not None and rule.uses_superior:
            parts.append(self.part("alone", self.alone(result, ran, near)))
        parts.append(self.part("result", self.verdict(result, ran, rule)))
        if result.child is not None:
            parts.append(self.part("child", self.side(result.child, ran, result.indicator)))
        if result.parent is not None:
            row = next((link.parent.indicator for link in links), None)
            parts.append(self.part("parent", self.side(result.parent, ran, row)))
        parts += [self.part("link", self.link(link)) for link in links]
        if rule is not None:
            parts.append(self.part("law", self.law(rule)))
        steps = ((str(number), step) for number, step in enumerate(result.trace, 1))
        parts.append(self.part("steps", steps))
        return Explanation(result.id, tuple(part for part in parts if part[1]))

    def part(self, name: str, rows: Iterator[Row] | Sequence[Row]) -> tuple[str, tuple[Row, ...]]:
        return self.say(f"part.{name}"), tuple(row for row in rows if row[1])

    def about(self, rule: Rule) -> Iterator[Row]:
        yield self.say("id"), rule.id
        yield self.say("code"), rule.code or ""
        yield self.say("title"), in_language(rule.title, self.lang)
        yield self.say("why"), in_language(rule.why, self.lang)
        yield self.say("basis"), rule.basis
        yield self.say("ruleset"), rule.ruleset
        for reason, severity in rule.severity.items():
            yield self._by_reason("severity", reason), messages.text(f"report.severity.{severity}", self.lang)

    def law(self, rule: Rule) -> Iterator[Row]:
        from compliance.rules.called import given_words

        yield self.say("given"), given_words(rule.given, self.lang)
        yield self.say("when"), rule.when.words if rule.when else ""
        yield self.say("require"), rule.require.words

    def texts(self, rule: Rule) -> Iterator[Row]:
        for name, texts in (("message", rule.message), ("remedy", rule.remedy)):
            for reason, words in texts.items():
                yield self._by_reason(name, reason), in_language(words, self.lang)

    def verdict(self, result: Result, ran: Run, rule: Rule | None) -> Iterator[Row]:
        title = in_language(rule.title, self.lang) if rule is not None else ""
        yield self.say("id"), result.id
        yield self.say("rule"), f"{result.rule} ({title})" if title else result.rule
        yield self.say("plan"), self.plan(ran.linked.plans.get(result.plan or ""))
        yield self.say("subject"), result.subject
        yield self.say("verdict"), messages.text(f"report.verdict.{result.verdict}", self.lang)
        if result.reason not in (None, Reason.CONDITION_FAILED):
            yield self.say("reason"), self._reason(result.reason)
        if result.verdict in (Verdict.VIOLATES, Verdict.UNDECIDED):
            name = "severity" if result.verdict is Verdict.VIOLATES else "severity_if"
            yield self.say(name), messages.text(f"report.severity.{result.severity}", self.lang)
        yield self.say("message"), result.message
        yield self.say("remedy"), result.remedy
        yield self.say("basis"), result.basis
        yield self.say("waiver"), result.waiver or ""

    def plan(self, plan: Plan | None) -> str:
        """A plan by its unit and period, then its id and file."""
        if plan is None:
            return ""
        name = ", ".join(filter(None, (plan.unit_name, str(plan.period or ""))))
        return f"{name} ({plan.id}; {plan.source.file})"

    def alone(self, result: Result, ran: Run, near: Path | None) -> Iterator[Row]:
        """That nothing was compared in this run, and how it would be; nothing where something was."""
        plan = ran.linked.plans.get(result.plan or "")
        if plan is None or ran.linked.compared(plan.id):
            return
        yield self.say("not_compared"), self.say("not_compared.words", plan=plan.unit_name)
        place = near if near is not None else plan.source.file
        how = "how.workspace" if near is not None else "how.against"
        yield self.say("how"), self.say(how, id=result.id, place=place)

    def side(self, side: Side, ran: Run, row: str | None) -> Iterator[Row]:
        source, plan = side.source, ran.linked.plans.get(side.plan)
        found = next((one for one in plan.indicators if one.id == row), None) if plan is not None else None
        yield self.say("words"), side.text
        if plan is not None and found is not None:
            told = _said_by(found, side)
            yield self.say("read_as"), row_understood(told, self.lang)
            yield self.say("doubts"), row_doubts(told, found, plan, self.lang)
        yield self.say("title"), side.title if side.title != side.text else ""
        yield self.say("place"), place_words(source_of(source), self.lang)
        yield self.say("quote"), source.quote if source.quote not in (side.text, side.title) else ""

    def link(self, link: Link) -> Iterator[Row]:
        method = messages.text(f"report.method.{link.method}", self.lang)
        yield self.say("method"), f"{method} ({link.score:.0%})"
        yield self.say("relation"), messages.text(f"report.relation.{link.related.relation}", self.lang)
        if link.related.reason is not None:
            yield self.say("reason"), self._reason(link.related.reason)
        yield self.say("witness"), link.related.witness or ""

    def say(self, name: str, /, **params: object) -> str:
        return messages.text(f"app.explain.{name}", self.lang, **params)

    def _reason(self, reason: Reason | str | None) -> str:
        return messages.text(f"report.reason.{reason}", self.lang)

    def _by_reason(self, name: str, reason: str) -> str:
        return self.say(name) if reason == "default" else f"{self.say(name)} ({self._reason(reason)})"


def _is_of(link: Link, result: Result) -> bool:
    return (link.child.plan, link.child.indicator) == (result.plan, result.indicator)


def _said_by(row: Indicator, side: Side) -> Sequence[Target]:
    """The targets of a row that the words of a side are, else all of them."""
    return [target for target in row.targets if target.raw == side.text] or row.targets
