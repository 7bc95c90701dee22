"""Strategies that draw targets, shared by every property."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from compliance.model.target import Better, Comparator, Direction, Kind, Measure, Target

BOUNDS = (
    Comparator.EQUAL,
    Comparator.AT_LEAST,
    Comparator.ABOVE,
    Comparator.AT_MOST,
    Comparator.BELOW,
    Comparator.BETWEEN,
)
LEVEL_UNITS = (
    (Measure.PERCENT, None),
    (Measure.POINT, None),
    (Measure.COUNT, "TTHC"),
    (Measure.COUNT, "sáng kiến"),
    (Measure.DAY, None),
    (Measure.DAY, "làm việc"),
    (Measure.HOUR, None),
    (Measure.MONTH, None),
    (Measure.YEAR, None),
    (Measure.TIMES, None),
    (Measure.VND, None),
)
CHANGE_UNITS = (
    (Measure.PERCENT, None),
    (Measure.PERCENTAGE_POINT, None),
    (Measure.RANK, None),
    (Measure.COUNT, "đơn vị"),
)
GROUPS = (None, "cả nước", "khu vực", "toàn tỉnh")
GRADES = ("Xuất sắc", "Tốt", "Khá", "Trung bình")
LEVELS = (None, "province", "district", "commune")
SCOPES = (None, "hồ sơ", "đơn vị sự nghiệp", "biên chế")

directions_of_better = st.sampled_from((None, *Better))
known_directions = st.sampled_from(tuple(Better))
percentages = st.integers(0, 100).map(Decimal) | st.decimals("0", "100", places=2)
amounts = st.integers(0, 400).map(Decimal)


@st.composite
def levels(
    draw: st.DrawFn,
    *,
    units: tuple[tuple[Measure, str | None], ...] = LEVEL_UNITS,
    values: st.SearchStrategy[Decimal] | None = None,
    comparators: tuple[Comparator, ...] = BOUNDS,
) -> Target:
    """A level in any unit; percentages within the whole."""
    unit, noun = draw(st.sampled_from(units))
    numbers = values if values is not None else percentages if unit is Measure.PERCENT else amounts
    comparator = draw(st.sampled_from(comparators))
    value, upper = draw(numbers), None
    upper_open = False
    if comparator is Comparator.BETWEEN:
        value, upper = sorted((value, draw(numbers)))
        upper_open = value < upper and draw(st.booleans())
    return Target(
        Kind.LEVEL,
        comparator,
        value,
        upper,
        upper_open,
        unit=unit,
        noun=noun,
        raw=_raw(comparator, value, upper),
    )


@st.composite
def changes(draw: st.DrawFn, *, units: tuple[tuple[Measure, str | None], ...] = CHANGE_UNITS) -> Target:
    """A change of some size against a year."""
    unit, noun = draw(st.sampled_from(units))
    comparator = draw(st.sampled_from(BOUNDS))
    value, upper = Decimal(draw(st.integers(1, 60))), None
    if comparator is Comparator.BETWEEN:
        upper = value + draw(st.integers(1, 20))
    return Target(
        Kind.CHANGE,
        comparator,
        value,
        upper,
        unit=unit,
        noun=noun,
        direction=draw(st.sampled_from(Direction)),
        baseline=draw(st.sampled_from((None, 2021, 2024))),
        raw=_raw(comparator, value, upper),
    )


trends = st.builds(
    Target,
    st.just(Kind.TREND),
    direction=st.sampled_from(Direction),
    baseline=st.sampled_from((None, 2021, 2024)),
)
ranks = st.builds(
    Target,
    st.just(Kind.RANK),
    comparator=st.just(Comparator.AT_MOST),
    value=st.integers(1, 63).map(Decimal),
    unit=st.just(Measure.RANK),
    group=st.sampled_from(GROUPS),
)
grades = st.builds(
    Target,
    st.just(Kind.GRADE),
    comparator=st.sampled_from((Comparator.EQUAL, Comparator.AT_LEAST)),
    grade=st.sampled_from(GRADES),
)
acts = st.builds(
    Target,
    st.just(Kind.DONE),
    document=st.sampled_from((None, "3416/QĐ-UBND", "890/QĐ-UBND")),
    raw=st.sampled_from(("Ban hành quy chế", "Công khai đầy đủ, kịp thời")),
)
statements = st.builds(
    Target, st.just(Kind.STATEMENT), raw=st.sampled_from(("Nâng cao chất lượng phục vụ", "Theo kế hoạch"))
)
targets = st.one_of(levels(), changes(), trends, ranks, grades, acts, statements)


@st.composite
def placed(draw: st.DrawFn) -> Target:
    """A target that may also name a level, a population and a milestone."""
    from dataclasses import replace

    return replace(
        draw(targets),
        level=draw(st.sampled_from(LEVELS)),
        scope=draw(st.sampled_from(SCOPES)),
        period=draw(st.sampled_from((None, 2025, 2026))),
    )


def _raw(comparator: Comparator, value: Decimal, upper: Decimal | None) -> str:
    return f"{comparator.value} {value} {upper or ''}".strip()
