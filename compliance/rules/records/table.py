"""All records, and the names that are in scope for each kind of subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from compliance.model.finding import Reason
from compliance.model.link import PeriodMatch
from compliance.rules.expression.types import TRUTH, FieldSpec, ListType, RecordType
from compliance.rules.expression.values import TRUE, Unknown, false
from compliance.rules.records.indicators import INDICATOR_FIELDS
from compliance.rules.records.known import AGENCY_FIELDS, DOCUMENT_FIELDS
from compliance.rules.records.obligations import OBLIGATION_FIELDS
from compliance.rules.records.parts import (
    CITATION_FIELDS,
    DUTY_FIELDS,
    MENTION_FIELDS,
    SECTION_FIELDS,
    TASK_FIELDS,
)
from compliance.rules.records.plans import PLAN_FIELDS, UNIT_FIELDS, superior_of, unit_of
from compliance.rules.records.targets import TARGET_FIELDS
from compliance.rules.views import PlanView

RECORDS: Mapping[str, Mapping[str, FieldSpec]] = {
    "target": TARGET_FIELDS,
    "indicator": INDICATOR_FIELDS,
    "obligation": OBLIGATION_FIELDS,
    "task": TASK_FIELDS,
    "duty": DUTY_FIELDS,
    "citation": CITATION_FIELDS,
    "section": SECTION_FIELDS,
    "mention": MENTION_FIELDS,
    "plan": PLAN_FIELDS,
    "unit": UNIT_FIELDS,
    "document": DOCUMENT_FIELDS,
    "agency": AGENCY_FIELDS,
}


def same_period(plan: PlanView) -> Any:
    """True for an equal or overlapping period of the superior plan; undecided without one."""
    superior = plan.world.superior(plan.plan.id)
    if superior is None:
        return Unknown(Reason.NO_PARENT)
    return false(Reason.OTHER_PERIOD) if superior.period is PeriodMatch.DIFFERS else TRUE


def _of_plan(get: Callable[[PlanView], Any], *path: str) -> Callable[[Any], Any]:
    return lambda view: get(view.plan)


_PLAN_NAMES: Mapping[str, FieldSpec] = {
    "plan": FieldSpec(RecordType("plan"), lambda v: v.plan, Reason.NO_DATA),
    "unit": FieldSpec(RecordType("unit"), _of_plan(unit_of), Reason.NO_DATA),
    "superior": FieldSpec(RecordType("plan"), _of_plan(superior_of), Reason.NO_PARENT),
    "subordinates": FieldSpec(
        ListType(RecordType("plan")), lambda v: list(v.world.subordinates(v.plan.plan.id))
    ),
    "previous": FieldSpec(RecordType("plan"), lambda v: PLAN_FIELDS["previous"].get(v.plan), Reason.NO_DATA),
    "same_period": FieldSpec(TRUTH, lambda v: same_period(v.plan), Reason.NO_PARENT),
}

_TARGET_NAMES = {
    name: TARGET_FIELDS[name] for name in ("indicator", "parent", "parents", "children", "siblings", "twin")
}


def _indicator_parent(view: Any) -> Any:
    """The superior target of an indicator's first target."""
    targets = view.world.targets(view)
    return TARGET_FIELDS["parent"].get(targets[0]) if targets else None


def _gathered(name: str) -> Callable[[Any], list[Any]]:
    def gather(view: Any) -> list[Any]:
        return [found for target in view.world.targets(view) for found in TARGET_FIELDS[name].get(target)]

    return gather


def _indicator_twin(view: Any) -> Any:
    twins = (TARGET_FIELDS["twin"].get(target) for target in view.world.targets(view))
    found = next((twin for twin in twins if twin is not None), None)
    return found.indicator if found is not None else None


_TARGETS = ListType(RecordType("target"))
_INDICATOR_NAMES: Mapping[str, FieldSpec] = {
    "targets": INDICATOR_FIELDS["targets"],
    "parent": FieldSpec(RecordType("target"), _indicator_parent, Reason.NO_PARENT, measured=True),
    **{
        name: FieldSpec(_TARGETS, _gathered(name), measured=True)
        for name in ("parents", "children", "siblings")
    },
    "twin": FieldSpec(RecordType("indicator"), _indicator_twin, Reason.NO_DATA, measured=True),
}


def _asked_indicator(view: Any) -> Any:
    asked = OBLIGATION_FIELDS["parent"].get(view)
    return asked.indicator if asked is not None else None


_OBLIGATION_NAMES: Mapping[str, FieldSpec] = {
    **{name: OBLIGATION_FIELDS[name] for name in ("parent", "parents", "target", "targets")},
    "indicator": FieldSpec(RecordType("indicator"), _asked_indicator, Reason.NO_PARENT, measured=True),
}
_UNIT_NAMES: Mapping[str, FieldSpec] = {
    "unit": FieldSpec(RecordType("unit"), lambda v: v),
    "plan": UNIT_FIELDS["plan"],
    "superior": FieldSpec(
        RecordType("plan"),
        lambda v: superior_of(UNIT_FIELDS["plan"].get(v)) if UNIT_FIELDS["plan"].get(v) else None,
        Reason.NO_PARENT,
    ),
}
_PLAN_OWN: Mapping[str, FieldSpec] = {
    "plan": FieldSpec(RecordType("plan"), lambda v: v),
    "unit": PLAN_FIELDS["unit"],
    "superior": PLAN_FIELDS["superior"],
    "subordinates": PLAN_FIELDS["subordinates"],
    "previous": PLAN_FIELDS["previous"],
    "same_period": FieldSpec(TRUTH, same_period, Reason.NO_PARENT),
}


def _own(record: str) -> FieldSpec:
    return FieldSpec(RecordType(record), lambda v: v, measured=True)


NAMES: Mapping[str, Mapping[str, FieldSpec]] = {
    "target": {"target": _own("target"), **_TARGET_NAMES, **_PLAN_NAMES},
    "obligation": {"obligation": _own("obligation"), **_OBLIGATION_NAMES, **_PLAN_NAMES},
    "obligation of task": {
        "obligation": _own("duty"),
        "parent": DUTY_FIELDS["parent"],
        "target": DUTY_FIELDS["target"],
        "task": DUTY_FIELDS["target"],
        **_PLAN_NAMES,
    },
    "indicator": {"indicator": _own("indicator"), **_INDICATOR_NAMES, **_PLAN_NAMES},
    "task": {"task": _own("task"), "parent": TASK_FIELDS["parent"], **_PLAN_NAMES},
    "citation": {"citation": _own("citation"), "known": CITATION_FIELDS["known"], **_PLAN_NAMES},
    "section": {"section": _own("section"), **_PLAN_NAMES},
    "mention": {"mention": _own("mention"), "known": MENTION_FIELDS["known"], **_PLAN_NAMES},
    "plan": _PLAN_OWN,
    "unit": _UNIT_NAMES,
}
"""For each kind of subject (``each``, with ``of: task`` for duties of tasks): the names in scope."""


def names_of(each: str, of: str | None) -> Mapping[str, FieldSpec]:
    """The names in scope for a kind of subject."""
    return NAMES["obligation of task" if each == "obligation" and of == "task" else each]
