"""``rules test``: the cases that stand beside rules, run as an author would check them by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.app.rules import loaded_rulesets
from compliance.app.running import CheckRequest, Run, run
from compliance.errors import ComplianceError, ComplianceErrors, Place
from compliance.model.finding import Result
from compliance.vietnamese import fold

if TYPE_CHECKING:
    from compliance.rules.rule import Rule, Ruleset
    from compliance.rules.ruleset import CaseEntry

_EXACT = ("violates", "undecided")


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """One case of a rule and what did not come out as expected (nothing: it passed)."""

    rule: str
    name: str
    differences: tuple[tuple[str, str], ...]


def run_cases(names: Sequence[str]) -> tuple[CaseOutcome, ...]:
    """Runs every case of the rulesets called ``names`` (all built-in ones where none is named).

    Raises ComplianceErrors for an invalid ruleset and for a plan of a case that cannot be read.
    """
    return tuple(
        _outcome(rule, case, ruleset)
        for ruleset in loaded_rulesets(names)
        for rule in ruleset.rules
        if rule.ruleset == ruleset.id
        for case in rule.tests
    )


def _outcome(rule: Rule, case: CaseEntry, ruleset: Ruleset) -> CaseOutcome:
    folder = Path(rule.place.file).parent
    paths = tuple(folder / name for name in (case.plan, *case.against))
    missing = [path for path in paths if not path.is_file()]
    if missing:
        raise ComplianceError("app.case_file_missing", place=rule.place, file=str(missing[0]))
    ran = _run(paths, ruleset.file)
    results = [result for result in ran.evaluated.results if result.rule == rule.id]
    return CaseOutcome(rule.id, case.name, tuple(_differences(case, results)))


@lru_cache(maxsize=64)
def _run(paths: tuple[Path, ...], ruleset: str) -> Run:
    """The plans of a case under its ruleset; rules that share a case share the run."""
    ran = run(CheckRequest(paths=paths[:1], against=paths[1:], rulesets=(ruleset,)))
    if ran.read.problems:
        raise ComplianceErrors(
            ComplianceError(problem.code, place=Place(problem.file), **dict(problem.params))
            for problem in ran.read.problems
        )
    return ran


def _differences(case: CaseEntry, results: Sequence[Result]) -> Iterator[tuple[str, str]]:
    """Pairs of subject and what was found of it, where that is not what the case expects."""
    for verdict, names in case.expect.items():
        of_verdict = [result for result in results if result.verdict == verdict]
        for name in names:
            named = [result for result in of_verdict if _is(result, name)]
            if not named:
                yield name, _found(results, name)
            elif verdict != "conforms" and not _has_reason(named, case):
                yield name, _found(named, name)
        if verdict in _EXACT:
            for result in of_verdict:
                if not any(_is(result, name) for name in names):
                    yield result.canonical or result.subject, _found([result], result.subject)


def _has_reason(results: Sequence[Result], case: CaseEntry) -> bool:
    return case.reason is None or any(result.reason is case.reason for result in results)


def _is(result: Result, name: str) -> bool:
    return name in (result.canonical, result.code, result.indicator, result.plan) or fold(name) == fold(
        result.subject
    )


def _found(results: Sequence[Result], name: str) -> str:
    found = [result for result in results if _is(result, name)]
    return ", ".join(f"{one.verdict}{f' ({one.reason})' if one.reason else ''}" for one in found) or "-"
