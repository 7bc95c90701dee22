"""The cases of rules, run: each reads its plans, links them and compares what its rule finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.linking import link_plans
from compliance.model.catalogue import Catalogue
from compliance.model.finding import Result, Verdict
from compliance.model.plan import Plan
from compliance.model.units import Units
from compliance.reading.context import ReadingContext
from compliance.reading.registry import read_file
from compliance.records import record
from compliance.rules.engine import evaluate
from compliance.rules.matching import matches
from compliance.rules.rule import Rule, Ruleset
from compliance.rules.ruleset import CaseEntry
from compliance.rules.world import Registries
from compliance.vietnamese import fold, squash


@record
class Case:
    """One case of a rule with its outcome: ``failures`` are message keys with their parameters."""

    rule: str
    name: str
    failures: tuple[tuple[str, dict[str, str]], ...]

    @property
    def passed(self) -> bool:
        return not self.failures


@record(frozen=False)
class CaseRunner:
    """Runs cases; plans that several cases share are read once."""

    units: Units
    catalogue: Catalogue
    context: ReadingContext
    registries: Registries | None = None
    _plans: dict[Path, tuple[Plan, ...]] = field(default_factory=dict)

    def run(self, rulesets: Sequence[Ruleset]) -> tuple[Case, ...]:
        """Every case of every rule, in the order of the files."""
        return tuple(
            self._case(ruleset, rule, case)
            for ruleset in rulesets
            for rule in ruleset.rules
            for case in rule.tests
        )

    def _case(self, ruleset: Ruleset, rule: Rule, case: CaseEntry) -> Case:
        try:
            results = self._results(ruleset, rule, case)
        except ComplianceError as error:
            return Case(rule.id, case.name, ((error.code, {**error.params}),))
        failures = [
            failure for verdict, asked in case.expect.items() for failure in _compare(results, verdict, asked)
        ]
        if case.reason is not None:
            failures += _reasons(results, case)
        return Case(rule.id, case.name, tuple(failures))

    def _results(self, ruleset: Ruleset, rule: Rule, case: CaseEntry) -> list[Result]:
        judged = self._read(rule.folder / case.plan)
        above = [plan for name in case.against for plan in self._read(rule.folder / name)]
        linked = link_plans(
            [*judged, *above],
            judged={plan.id for plan in judged},
            units=self.units,
            catalogue=self.catalogue,
            decisions=(),
        )
        dated = [plan.date for plan in judged if plan.date is not None]
        if not dated:
            raise ComplianceError("rules.case_without_date", plan=case.plan)
        evaluation = evaluate(
            linked,
            [ruleset],
            units=self.units,
            catalogue=self.catalogue,
            as_of=max(dated),
            registries=self.registries,
            select=[rule.id],
            expected=case.expects,
        )
        return [result for result in evaluation.results if result.rule == rule.id]

    def _read(self, path: Path) -> tuple[Plan, ...]:
        if path not in self._plans:
            self._plans[path] = tuple(read_file(path, self.context))
        return self._plans[path]


def _compare(
    results: Iterable[Result], verdict: str, asked: Sequence[str]
) -> Iterable[tuple[str, dict[str, str]]]:
    """What should have the verdict and has not, and the other way round."""
    found = [result for result in results if result.verdict is Verdict(verdict)]
    for name in asked:
        if not any(_is_meant(result, name) for result in found):
            yield "rules.case_not_found", {"verdict": verdict, "name": name, "found": _named(results)}
    if verdict in {"conforms", "not_applicable"}:
        if not asked and found:
            yield "rules.case_too_much", {"verdict": verdict, "name": _named(found)}
        return
    extra = [result for result in found if not any(_is_meant(result, name) for name in asked)]
    if extra:
        yield "rules.case_too_much", {"verdict": verdict, "name": _named(extra)}


def _reasons(results: Sequence[Result], case: CaseEntry) -> Iterable[tuple[str, dict[str, str]]]:
    """The reason of what was named."""
    names = [name for asked in case.expect.values() for name in asked]
    assert case.reason is not None
    for result in results:
        named = any(_is_meant(result, name) for name in names) and result.verdict.value in case.expect
        if named and result.verdict is not Verdict.CONFORMS and result.reason is not case.reason:
            found = result.reason.value if result.reason else "-"
            yield (
                "rules.case_other_reason",
                {"name": _named([result]), "found": found, "reason": case.reason.value},
            )


def _is_meant(result: Result, name: str) -> bool:
    """By canonical id, row number or id, or the subject as printed (globs allowed)."""
    subject = squash(fold(result.subject))
    keys = (result.canonical, result.code, result.indicator)
    return any(matches(key, (name,)) for key in keys if key) or matches(subject, (squash(fold(name)),))


def _named(results: Iterable[Result]) -> str:
    return (
        ", ".join(f"{result.canonical or result.subject[:40]}: {result.verdict.value}" for result in results)
        or "-"
    )
