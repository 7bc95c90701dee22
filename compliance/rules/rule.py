"""A loaded rule: filters, compiled conditions, texts, ready to be judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from compliance.errors import Place
from compliance.model.dates import Period
from compliance.model.finding import Reason, Severity, Verdict
from compliance.records import record
from compliance.rules.expression.evaluation import Closure
from compliance.rules.expression.scope import Scope as EvaluationScope
from compliance.rules.expression.tree import Expression
from compliance.rules.expression.types import FieldSpec
from compliance.rules.ruleset import DEFAULT, CaseEntry

Texts = Mapping[str, Mapping[str, str]]


@record
class Given:
    """The kind of subject and the filters; an empty filter lets everything through. Globs are allowed."""

    each: str
    of: str | None = None
    indicator: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    unit_level: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    plan_kind: tuple[str, ...] = ()
    period: Period | None = None
    section: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()

    @property
    def filters(self) -> bool:
        """Whether anything beside the indicator is filtered by."""
        return bool(
            self.level
            or self.unit_level
            or self.unit
            or self.plan_kind
            or self.period
            or self.section
            or self.kind
        )

    @property
    def subject(self) -> str:
        """The kind of subject by the name of its scope."""
        return "obligation of task" if self.each == "obligation" and self.of == "task" else self.each


@record
class Scope:
    """The plans that a rule is for."""

    under: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    plan_kind: tuple[str, ...] = ()
    period: Period | None = None

    @property
    def everywhere(self) -> bool:
        """Whether no plan is outside."""
        return not (self.under or self.unit or self.level or self.plan_kind or self.period)


@record
class Condition:
    """An expression: its words, its tree and closures, the names it uses and its place.

    ``traced`` makes the closure that notes its steps; it is only needed to explain a result.
    """

    words: str
    tree: Expression
    closure: Closure
    traced: Callable[[], Closure]
    names: frozenset[str]
    place: Place

    def answer(self, scope: EvaluationScope) -> Any:
        """What the expression comes to for one subject."""
        return self.closure(scope) if scope.steps is None else self.traced()(scope)


@record
class ParameterValue:
    """One value of a parameter, and where and when it holds."""

    value: Any
    first: dt.date | None = None
    last: dt.date | None = None
    unit: str | None = None
    level: str | None = None


@record
class Rule:
    """One rule of a ruleset (contract, section 3).

    ``instead_of`` names rules that stay silent on the subjects this one judges: one cause, one finding.
    """

    id: str
    ruleset: str
    title: Mapping[str, str]
    given: Given
    require: Condition
    names: Mapping[str, FieldSpec]
    place: Place
    folder: Path = Path()
    severity: Mapping[str, Severity] = field(default_factory=lambda: {DEFAULT: Severity.ERROR})
    when: Condition | None = None
    scope: Scope = field(default_factory=Scope)
    code: str | None = None
    why: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""
    needs: tuple[str, ...] = ()
    otherwise: Verdict = Verdict.VIOLATES
    reason: Reason | None = None
    message: Texts = field(default_factory=dict)
    remedy: Texts = field(default_factory=dict)
    instead_of: tuple[str, ...] = ()
    tests: tuple[CaseEntry, ...] = ()
    parameters: Mapping[str, tuple[ParameterValue, ...]] = field(default_factory=dict)

    @property
    def uses_superior(self) -> bool:
        """Whether the rule looks at what stands above: then it holds back where that cannot be relied on."""
        names = self.require.names | (self.when.names if self.when else frozenset())
        return self.given.each == "obligation" or bool(names & {"parent", "parents", "superior", "siblings"})

    def severity_for(self, reason: Reason | None) -> Severity:
        return self.severity.get(reason.value if reason else DEFAULT, self.severity[DEFAULT])


@record
class Ruleset:
    """A ruleset with the rules of those it extends, in the order of the files."""

    id: str
    version: str
    title: Mapping[str, str]
    rules: tuple[Rule, ...]
    sha256: str
    catalogue: str | None
    file: str
