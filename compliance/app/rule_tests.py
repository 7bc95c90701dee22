"""``rules test``: the cases that stand beside rules, with what each found in words."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.app.evaluating import registries
from compliance.app.rules import loaded_rulesets
from compliance.app.settings import load_knowledge
from compliance.app.words import said
from compliance.records import record


@record
class CaseOutcome:
    """One case of a rule and what did not come out as expected, in words (nothing: it passed)."""

    rule: str
    name: str
    failures: tuple[str, ...]


def run_cases(names: Sequence[str], lang: str) -> tuple[CaseOutcome, ...]:
    """Runs every case of the rulesets called ``names`` (all built-in ones where none is named).

    Raises ComplianceErrors for an invalid ruleset.
    """
    from compliance.rules.testing import CaseRunner

    known = load_knowledge(None)
    runner = CaseRunner(known.units, known.catalogue, known.reading, registries())
    return tuple(
        CaseOutcome(case.rule, case.name, tuple(said(code, params, lang) for code, params in case.failures))
        for case in runner.run(loaded_rulesets(names, apart=False))
    )
