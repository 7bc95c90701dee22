"""What a person confirms keeps its words and remarks; what a person corrects is trusted as written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import yaml

from compliance.model.plan import Indicator, Plan, PlanFile
from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.reading.confirmations import ReadingsFile, confirm
from compliance.reading.doubtful import doubtful

NOTHING_LATE = Target(
    Kind.LEVEL,
    Comparator.EQUAL,
    Decimal(0),
    unit=Measure.PERCENT,
    baseline=2024,
    raw="kh0ng c0 h0 so tre",
    remarks=("unaccepted_change", "about"),
    repaired=("0 -> o",),
    confidence=0.6,
)


def _plan(*targets: Target) -> Plan:
    row = Indicator("annex/1", "Tỷ lệ hồ sơ trễ hạn", "annex", cell="kh0ng c0", targets=targets)
    return Plan(
        "x@2025", "x", "x", "district", "annual", "", None, PlanFile("x", "", "text"), indicators=(row,)
    )


def _entries(plan: Plan, **changes: Any) -> ReadingsFile:
    listed = yaml.safe_load(doubtful([plan]).replace('by: ""', "by: Phòng Nội vụ"))
    listed["readings"][0]["targets"][0].update(changes)
    return ReadingsFile.model_validate(listed)


def test_a_confirmed_target_is_the_one_that_was_read_but_for_its_doubt() -> None:
    plan = _plan(NOTHING_LATE)
    confirmed = confirm([plan], _entries(plan).readings)
    assert confirmed.plans[0].indicators[0].targets == (replace(NOTHING_LATE, confidence=1.0),)
    assert (confirmed.stale, confirmed.unused) == ((), ())


def test_a_corrected_target_is_as_written_and_its_cell_still_holds_a_change() -> None:
    plan = _plan(NOTHING_LATE)
    (target,) = confirm([plan], _entries(plan, value=5).readings).plans[0].indicators[0].targets
    assert (target.value, target.confidence, target.remarks) == (Decimal(5), 1.0, ("unaccepted_change",))


def test_a_corrected_target_stays_with_those_who_carry_it_out() -> None:
    plan = _plan(replace(NOTHING_LATE, monitor="Văn phòng", executor="UBND các xã"))
    (target,) = confirm([plan], _entries(plan, value=5).readings).plans[0].indicators[0].targets
    assert (target.value, target.monitor, target.executor) == (Decimal(5), "Văn phòng", "UBND các xã")


def test_every_reading_below_certainty_is_listed_and_no_other() -> None:
    certain = replace(NOTHING_LATE, confidence=1.0)
    assert doubtful([_plan(certain)]) == "readings: []\n"
    assert "annex/1" in doubtful([_plan(certain, replace(NOTHING_LATE, confidence=0.999))])
