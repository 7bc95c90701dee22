"""All rules on all their subjects: exactly one result for each pair, in a stable order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from compliance import messages
from compliance.model.catalogue import Catalogue
from compliance.model.finding import Reason, Result, Severity, Verdict
from compliance.model.link import LinkedPlans
from compliance.model.units import Units
from compliance.records import record
from compliance.rules.expression.scope import Scope
from compliance.rules.fingerprints import Fingerprints
from compliance.rules.judging import Judgement, judge
from compliance.rules.matching import matches
from compliance.rules.notices import Silenced, notices
from compliance.rules.one_voice import SEVERITIES, Doubt, doubt_of, one_voice
from compliance.rules.parameters import ParametersView
from compliance.rules.rule import Rule, Ruleset
from compliance.rules.sides import Described, describe, parent_side
from compliance.rules.subjects import Subjects, plan_of
from compliance.rules.tracing import trace_lines
from compliance.rules.views import ObligationView, Subject
from compliance.rules.waiving import Waivers
from compliance.rules.wording import Said, message_of, remedy_of
from compliance.rules.world import Registries, World

if TYPE_CHECKING:
    from compliance.files.waivers import Waiver

Position = tuple[str, tuple[int, int], str]


@record
class RulesetCount:
    """How many rules of a ruleset were asked for, judged something, matched nothing."""

    ruleset: Ruleset
    rules: int
    evaluated: int
    matched_nothing: tuple[str, ...]


@record
class Evaluation:
    """What the rules found. ``crashed`` names rules that broke: the run goes on, exit status 2."""

    results: tuple[Result, ...]
    rulesets: tuple[RulesetCount, ...]
    crashed: tuple[str, ...] = ()
    unused_waivers: tuple[Waiver, ...] = ()
    expired_waivers: tuple[Waiver, ...] = ()


@record(frozen=False)
class _Run:
    """What gathers while the rules are judged."""

    world: World
    lang: str
    traced: bool
    waivers: Waivers
    fingerprints: Fingerprints = field(default_factory=Fingerprints)
    silenced: Silenced = field(default_factory=Silenced)
    crashed: list[str] = field(default_factory=list)
    spoken_for: set[tuple[str, int]] = field(default_factory=set)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    memos: dict[int, dict[str, Any]] = field(default_factory=dict)
    _described: dict[int, Described] = field(default_factory=dict)

    def described(self, subject: Subject) -> Described:
        """What results say of a subject, made once for all rules."""
        found = self._described.get(id(subject))
        if found is None:
            found = self._described[id(subject)] = describe(subject, self.lang)
        return found


def evaluate(
    linked: LinkedPlans,
    rulesets: Sequence[Ruleset],
    *,
    units: Units,
    catalogue: Catalogue,
    as_of: dt.date,
    waivers: Sequence[Waiver] = (),
    registries: Registries | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    expected: Iterable[str] = (),
    lang: str = messages.DEFAULT_LANGUAGE,
    traced: bool = False,
) -> Evaluation:
    """Judge every rule on each of its subjects.

    ``select`` and ``ignore`` hold rule ids or audit codes (globs allowed). ``expected`` are ids of units
    that owe a plan. ``traced`` keeps the steps of every result, for ``explain``.
    """
    world = World(
        linked, units=units, catalogue=catalogue, as_of=as_of, registries=registries, expected=expected
    )
    run = _Run(world, lang, traced, Waivers(waivers, as_of))
    subjects = Subjects(world)
    found: list[tuple[Position, Result]] = []
    asked = [[rule for rule in ruleset.rules if _selected(rule, select, ignore)] for ruleset in rulesets]
    run.order.update(
        (rule.id, number) for number, rule in enumerate(rule for rules in asked for rule in rules)
    )
    matched: set[str] = set()
    for rule in sorted((rule for rules in asked for rule in rules), key=lambda rule: not rule.instead_of):
        results = _results(rule, subjects, run)
        found += results
        if results:
            matched.add(rule.id)
    counts = [_count(ruleset, rules, matched) for ruleset, rules in zip(rulesets, asked, strict=True)]
    found += [
        ((result.plan or "", (-1, 0), result.rule), result)
        for result in notices(run.silenced, world, run.fingerprints, lang)
        if not _matches_any(result.rule, None, ignore)
    ]
    found.sort(key=lambda item: item[0])
    return Evaluation(
        results=tuple(one_voice([result for _, result in found], run.doubts)),
        rulesets=tuple(counts),
        crashed=tuple(run.crashed),
        unused_waivers=run.waivers.unused,
        expired_waivers=run.waivers.expired,
    )


def _count(ruleset: Ruleset, rules: Sequence[Rule], matched: Collection[str]) -> RulesetCount:
    lone = tuple(rule.id for rule in rules if rule.id not in matched)
    return RulesetCount(ruleset, len(rules), len(rules) - len(lone), lone)


def _selected(rule: Rule, select: Collection[str], ignore: Collection[str]) -> bool:
    if select and not _matches_any(rule.id, rule.code, select):
        return False
    return not _matches_any(rule.id, rule.code, ignore)


def _matches_any(rule_id: str, code: str | None, patterns: Collection[str]) -> bool:
    return bool(patterns) and (matches(rule_id, tuple(patterns)) or matches(code, tuple(patterns)))


def _results(rule: Rule, subjects: Subjects, run: _Run) -> list[tuple[Position, Result]]:
    found = []
    for subject in subjects.of(rule.given):
        parameters = ParametersView(rule.parameters, plan_of(subject))
        scope = Scope(subject, rule.names, parameters, memo=run.memos.setdefault(id(subject), {}))
        judgement = _judged(rule, subject, scope, run)
        if judgement.verdict is not Verdict.NOT_APPLICABLE:
            run.spoken_for.update((other, id(subject)) for other in rule.instead_of)
        result = _result(rule, subject, judgement, scope, run)
        if judgement.reason is Reason.AMBIGUOUS_LINK:
            run.doubts[result.id] = doubt_of(subject, result, run.order[rule.id])
        found.append(((result.plan or "", subjects.position(subject), rule.id), result))
    return found


def _judged(rule: Rule, subject: Subject, scope: Scope, run: _Run) -> Judgement:
    """The judgement; a crash is a finding of the rule, and the run goes on."""
    if (rule.id, id(subject)) in run.spoken_for:
        return Judgement(Verdict.NOT_APPLICABLE, Reason.CONDITION_FAILED)
    if run.traced:
        scope.steps = []
    try:
        return judge(rule, subject, scope)
    except Exception as error:
        if rule.id not in run.crashed:
            run.crashed.append(rule.id)
        note = f"{type(error).__name__}: {error}"
        return Judgement(Verdict.UNDECIDED, Reason.RULE_CRASHED, cap=Severity.ERROR, note=note)


def _result(rule: Rule, subject: Subject, found: Judgement, scope: Scope, run: _Run) -> Result:
    about = run.described(subject)
    run.silenced.add(about.plan, found)
    unmet = found.verdict is Verdict.NOT_APPLICABLE and found.reason is Reason.CONDITION_FAILED
    parent = None if unmet else parent_side(rule, subject, scope)
    said = Said(rule, about, found, scope, parent, run.lang)
    plan_id = about.plan.plan.id if about.plan is not None else None
    result = Result(
        id=run.fingerprints.of(rule.id, plan_id, subject),
        rule=rule.id,
        severity=_severity(rule, subject, found),
        verdict=found.verdict,
        reason=found.reason,
        plan=plan_id,
        unit=about.unit,
        level=about.level,
        indicator=about.indicator,
        canonical=about.canonical,
        code=about.code,
        subject=about.title,
        message=message_of(said),
        remedy=remedy_of(said),
        basis=rule.basis,
        child=about.child,
        parent=parent,
        trace=trace_lines(rule, found, scope, run.lang) if run.traced else (),
    )
    return run.waivers.applied(result, run.world)


def _severity(rule: Rule, subject: Subject, found: Judgement) -> Severity:
    """The severity for the reason, never above the cap; of one that answers without a number: info."""
    severity = rule.severity_for(found.reason)
    cap = found.cap
    unquantified = found.verdict is Verdict.UNDECIDED and found.reason is Reason.UNQUANTIFIED
    if unquantified and isinstance(subject, ObligationView):
        cap = Severity.INFO
    if cap is not None and SEVERITIES.index(severity) > SEVERITIES.index(cap):
        return cap
    return severity
