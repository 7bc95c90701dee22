"""Care for rulesets: what loads but is not well kept, or can never do what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

from compliance.errors import Place
from compliance.model.catalogue import Catalogue
from compliance.model.outcomes import Interval
from compliance.model.quantity import Quantity, scale_of
from compliance.records import record
from compliance.rules.expression import tree
from compliance.rules.matching import matches
from compliance.rules.rule import Rule, Ruleset


@record
class Lint:
    """A remark on a rule: a message key with its parameters, and the place of the rule."""

    code: str
    rule: str
    place: Place
    params: tuple[tuple[str, Any], ...] = ()


def lint(rulesets: Sequence[Ruleset], catalogue: Catalogue) -> tuple[Lint, ...]:
    """Remarks on all rules, each once, in the order of the files."""
    rules = [rule for ruleset in rulesets for rule in ruleset.rules]
    known = {rule.id for rule in rules}
    found: list[Lint] = []
    for rule in rules:
        found += _kept(rule)
        found += _tested(rule)
        found += _can_match(rule, catalogue)
        found += [
            _remark("lint_instead_of_unknown", rule, name=name)
            for name in rule.instead_of
            if name not in known
        ]
    for one, other in combinations(rules, 2):
        if _contradict(one, other, catalogue):
            found.append(_remark("lint_contradiction", other, other=one.id, place=str(one.place)))
    for ruleset in rulesets:
        found += _unused_parameters(ruleset)
    return tuple(dict.fromkeys(found))


def _remark(code: str, rule: Rule, /, **params: Any) -> Lint:
    return Lint(f"rules.{code}", rule.id, rule.place, tuple(sorted(params.items())))


def _kept(rule: Rule) -> Iterator[Lint]:
    if rule.title == {"vi": rule.id}:
        yield _remark("lint_no_title", rule)
    if not rule.basis:
        yield _remark("lint_no_basis", rule)
    if not rule.why:
        yield _remark("lint_no_why", rule)
    if not rule.message and isinstance(
        rule.require.tree, tree.Conjunction | tree.Disjunction | tree.Quantified
    ):
        yield _remark("lint_no_message", rule)
    for name, texts in (("title", {"": rule.title}), ("message", rule.message), ("remedy", rule.remedy)):
        if any("en" not in words for words in texts.values() if words != {"vi": rule.id}):
            yield _remark("lint_no_english", rule, key=name)


def _tested(rule: Rule) -> Iterator[Lint]:
    """A case that finds something and one that finds nothing."""
    outcomes = [bool(case.expect.get("violates") or case.expect.get("undecided")) for case in rule.tests]
    if not outcomes:
        yield _remark("lint_no_case", rule)
    elif True not in outcomes:
        yield _remark("lint_no_failing_case", rule)
    elif False not in outcomes:
        yield _remark("lint_no_passing_case", rule)


def _can_match(rule: Rule, catalogue: Catalogue) -> Iterator[Lint]:
    given = rule.given
    named = [
        entry for key, entry in catalogue.entries.items() if given.indicator and matches(key, given.indicator)
    ]
    for levels in (given.level, given.unit_level):
        if named and levels and not any(_shares(entry.levels, levels) for entry in named):
            yield _remark("lint_no_such_level", rule, levels=", ".join(levels))
    scope, period = rule.scope.period, given.period
    if scope is not None and period is not None and not period.overlaps(scope):
        yield _remark("lint_outside_scope", rule, period=str(period), scope=str(scope))
    for condition, wanted in ((rule.when, False), (rule.require, True)):
        if (
            condition is not None
            and isinstance(condition.tree, tree.Literal)
            and condition.tree.value is wanted
        ):
            yield _remark("lint_constant", rule, words=condition.words)


def _shares(known: Sequence[str], asked: Sequence[str]) -> bool:
    return not known or any(matches(level, asked) for level in known)


def _contradict(one: Rule, other: Rule, catalogue: Catalogue) -> bool:
    """Whether no target can keep both, on subjects that both have."""
    first, second = _asked(one), _asked(other)
    if first is None or second is None or not _share_subjects(one, other, catalogue):
        return False
    if scale_of(first[1].unit).dimension != scale_of(second[1].unit).dimension:
        return False
    return _interval(*first).meet(_interval(*second)).empty


def _asked(rule: Rule) -> tuple[str, Quantity] | None:
    """``target`` against a number, alone or as a part of a conjunction's first such part."""
    node = rule.require.tree
    parts = node.parts if isinstance(node, tree.Conjunction) else (node,)
    for part in parts:
        if (
            isinstance(part, tree.Comparison)
            and isinstance(part.left, tree.Name)
            and part.left.name == "target"
            and isinstance(part.right, tree.Literal)
            and isinstance(part.right.value, Quantity)
            and part.sign != "!="
        ):
            return part.sign, part.right.value
    return None


def _interval(sign: str, quantity: Quantity) -> Interval:
    value: Decimal = quantity.magnitude
    low = value if sign in {"=", ">", ">="} else None
    high = value if sign in {"=", "<", "<="} else None
    return Interval(low, high, low_open=sign == ">", high_open=sign == "<")


def _share_subjects(one: Rule, other: Rule, catalogue: Catalogue) -> bool:
    first, second = one.given, other.given
    if first.subject != second.subject or first.each != "target":
        return False
    if one.when is not None and other.when is not None and one.when.words != other.when.words:
        return False
    if not _overlap(first.indicator, second.indicator, tuple(catalogue.entries)):
        return False
    filters = ("level", "unit_level", "unit", "plan_kind", "section")
    return all(_overlap(getattr(first, name), getattr(second, name), ()) for name in filters)


def _overlap(one: Sequence[str], other: Sequence[str], known: Iterable[str]) -> bool:
    if not one or not other:
        return True
    if any(matches(key, one) and matches(key, other) for key in known):
        return True
    return any(matches(value, other) for value in one) or any(matches(value, one) for value in other)


def _unused_parameters(ruleset: Ruleset) -> Iterator[Lint]:
    used: set[str] = set()
    names: set[str] = set()
    for rule in ruleset.rules:
        names |= set(rule.parameters)
        conditions = [condition for condition in (rule.when, rule.require) if condition is not None]
        used |= {name for condition in conditions for name in _parameters_in(condition.tree)}
    if ruleset.rules:
        for name in sorted(names - used):
            yield _remark("lint_unused_parameter", ruleset.rules[0], name=name)


def _parameters_in(node: tree.Expression) -> Iterator[str]:
    if isinstance(node, tree.Field) and isinstance(node.of, tree.Name) and node.of.name == "parameters":
        yield node.name
    for child in tree.children(node):
        yield from _parameters_in(child)
