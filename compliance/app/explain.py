"""``explain``: a rule's documentation, or the whole chain from words to verdict of one result."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compliance import messages
from compliance.app.inputs import find_inputs
from compliance.app.rules import in_language
from compliance.app.running import CheckRequest, Run, run
from compliance.app.settings import load_knowledge, load_rulesets
from compliance.errors import ComplianceError
from compliance.files.workspace import is_workspace
from compliance.model.finding import Result, Side, Verdict
from compliance.records import record

if TYPE_CHECKING:
    from compliance.model.link import Link
    from compliance.model.target import Target
    from compliance.rules.rule import Rule

Row = tuple[str, str]


@record
class Explanation:
    """What is known of a rule or a result: parts with a heading, each a list of labels and words."""

    id: str
    parts: tuple[tuple[str, tuple[Row, ...]], ...]


def explain(identity: str, request: CheckRequest) -> Explanation:
    """The explanation of a rule id (or audit code), else of a result id or its beginning.

    Raises ComplianceError where nothing, or more than one result, bears ``identity``.
    """
    rules = _rules(request)
    meant = [rule for rule in rules if rule.id == identity] or [r for r in rules if r.code == identity]
    if meant:
        return _Teller(request.lang).rules(meant)
    if not _has_plans(request):
        raise _unknown(identity, [rule.id for rule in rules])
    ran = run(request)
    found = [result for result in ran.evaluated.results if result.id.startswith(identity)]
    exact = [result for result in found if result.id == identity]
    if not found:
        raise _unknown(identity, [rule.id for rule in rules])
    if len(found) > 1 and not exact:
        ids = ", ".join(result.id for result in found[:10])
        raise ComplianceError("app.ambiguous_identity", name=identity, found=ids)
    (result,) = exact or found
    rule = next((one for one in rules if one.id == result.rule), None)
    return _Teller(ran.lang).result(result, ran, rule)


def _rules(request: CheckRequest) -> list[Rule]:
    """The rules in use where there are plans, else all that travel with the program."""
    if _has_plans(request):
        workspace = find_inputs(request.paths, request.against).workspace
        rulesets = load_rulesets(request.rulesets, workspace, load_knowledge(workspace).catalogue)
    else:
        from compliance.rules.loading import builtin_names

        names = request.rulesets or builtin_names()
        rulesets = load_rulesets(names, None, load_knowledge(None).catalogue)
    from compliance.rules.notices import notice_ruleset

    return [rule for ruleset in (*rulesets, notice_ruleset()) for rule in ruleset.rules]


def _has_plans(request: CheckRequest) -> bool:
    from pathlib import Path

    return bool(request.paths) or is_workspace(Path())


def _unknown(identity: str, known: Sequence[str]) -> ComplianceError:
    near = difflib.get_close_matches(identity, known, n=1)
    code = "app.unknown_identity_near" if near else "app.unknown_identity"
    return ComplianceError(code, name=identity, nearest="".join(near))


class _Teller:
    """Finds the words, in one language."""

    def __init__(self, lang: str | None) -> None:
        self.lang = lang or messages.DEFAULT_LANGUAGE

    def rules(self, rules: Sequence[Rule]) -> Explanation:
        told = {rule.id: rule for rule in rules}  # rulesets that extend one another share rules
        parts = (
            part
            for rule in told.values()
            for part in (self.part("rule", self.about(rule)), self.part("law", self.law(rule)))
        )
        return Explanation(rules[0].id, tuple(parts))

    def result(self, result: Result, ran: Run, rule: Rule | None) -> Explanation:
        """``rule`` is None for what no ruleset says (a waiver that nothing uses)."""
        links = [link for link in ran.linked.links if _is_of(link, result)]
        parts = [self.part("result", self.verdict(result))]
        if result.child is not None:
            parts.append(self.part("child", self.side(result.child, _targets(result, ran))))
        if result.parent is not None:
            asked = [target for link in links if (target := ran.linked.target(link.parent))]
            parts.append(self.part("parent", self.side(result.parent, asked)))
        parts += [self.part("link", self.link(link)) for link in links]
        if rule is not None:
            parts.append(self.part("law", self.law(rule)))
        if result.trace:
            steps = ((str(number), step) for number, step in enumerate(result.trace, 1))
            parts.append(self.part("steps", steps))
        return Explanation(result.id, tuple(parts))

    def part(self, name: str, rows: Iterator[Row]) -> tuple[str, tuple[Row, ...]]:
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
        given = rule.given
        filters = ("of", "indicator", "level", "unit_level", "unit", "plan_kind", "period", "section", "kind")
        shown = [f"each: {given.each}"]
        for name in filters:
            value = getattr(given, name)
            if value:
                shown.append(f"{name}: {', '.join(value) if isinstance(value, tuple) else value}")
        yield "given", "; ".join(shown)
        yield "when", rule.when.words if rule.when else ""
        yield "require", rule.require.words
        for name, texts in (("message", rule.message), ("remedy", rule.remedy)):
            for reason, words in texts.items():
                yield self._by_reason(name, reason), in_language(words, self.lang)

    def verdict(self, result: Result) -> Iterator[Row]:
        yield self.say("id"), result.id
        yield self.say("rule"), result.rule
        yield self.say("plan"), result.plan or ""
        yield self.say("subject"), " ".join(filter(None, (result.code, result.subject)))
        yield self.say("verdict"), messages.text(f"report.verdict.{result.verdict}", self.lang)
        if result.reason is not None:
            yield self.say("reason"), messages.text(f"report.reason.{result.reason}", self.lang)
        if result.verdict in (Verdict.VIOLATES, Verdict.UNDECIDED):
            yield self.say("severity"), messages.text(f"report.severity.{result.severity}", self.lang)
        yield self.say("message"), result.message
        yield self.say("remedy"), result.remedy
        yield self.say("basis"), result.basis
        yield self.say("waiver"), result.waiver or ""

    def side(self, side: Side, targets: Sequence[Target]) -> Iterator[Row]:
        source = side.source
        yield self.say("words"), side.text
        yield self.say("read_as"), "; ".join(dict.fromkeys(map(target_words, targets)))
        yield self.say("title"), side.title
        yield self.say("place"), ":".join(str(part) for part in (source.file, source.line) if part)
        yield self.say("quote"), source.quote

    def link(self, link: Link) -> Iterator[Row]:
        method = messages.text(f"report.method.{link.method}", self.lang)
        yield self.say("method"), f"{method} ({link.score:.2f})"
        yield self.say("relation"), messages.text(f"report.relation.{link.related.relation}", self.lang)
        if link.related.reason is not None:
            yield self.say("reason"), messages.text(f"report.reason.{link.related.reason}", self.lang)
        yield self.say("witness"), link.related.witness or ""

    def say(self, name: str) -> str:
        return messages.text(f"app.explain.{name}", self.lang)

    def _by_reason(self, name: str, reason: str) -> str:
        return self.say(name) if reason == "default" else f"{self.say(name)} ({reason})"


def _is_of(link: Link, result: Result) -> bool:
    return (link.child.plan, link.child.indicator) == (result.plan, result.indicator)


def _targets(result: Result, ran: Run) -> tuple[Target, ...]:
    plan = ran.linked.plans.get(result.plan or "")
    rows = plan.indicators if plan is not None else ()
    return next((row.targets for row in rows if row.id == result.indicator), ())


def target_words(target: Target) -> str:
    """How the words of a target were read, in the keys of ``parse``."""
    keys = (
        "kind",
        "comparator",
        "value",
        "upper",
        "unit",
        "level",
        "baseline",
        "direction",
        "group",
        "grade",
    )
    return ", ".join(f"{key} {value}" for key in keys if (value := getattr(target, key)) is not None)
