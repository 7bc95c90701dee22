"""Laws of units, dates and citations, in plain words."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from compliance.files.units import load_units
from compliance.model.source import Source
from compliance.model.unit import Unit
from compliance.vietnamese import nfc
from compliance.wording.citations import cited_documents, find_citations
from compliance.wording.dates import due_by, find_period, parse_date
from compliance.wording.levels import addressees, named_levels

DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2027, 12, 31))
NOISE = st.text(alphabet="aăâđêôơưbcknấ ộUBNĐKHQ-/.,;:0123456789()\n\t", max_size=60)
PIECES = st.sampled_from(
    [
        "Quyết định số ",
        "12/QĐ-UBND",
        " ngày ",
        "3/4/2025",
        " của ",
        "UBND tỉnh",
        " và ",
        "cấp ",
        "huyện",
        ", xã",
    ]
)
TEXTS = st.lists(PIECES | NOISE, max_size=8).map("".join)


@cache
def everyone() -> tuple[Unit, ...]:
    """Every built-in unit of three days, in the order of the data."""
    units = load_units()
    days = (dt.date(2024, 1, 1), dt.date(2025, 3, 1), dt.date(2026, 1, 1))
    found = {
        unit.id: unit
        for day in days
        for level in units.levels[1:]
        for unit in units.children(units.central.id, day, level)
    }
    return tuple(found.values())


@st.composite
def a_unit(draw: st.DrawFn) -> Unit:
    return random.Random(draw(st.integers(0, 10**6))).choice(everyone())


@given(a_unit())
def test_the_full_name_within_its_superior_means_the_unit_or_says_it_is_not_alone(unit: Unit) -> None:
    day = unit.valid_to or unit.valid_from
    found = load_units().resolve(unit.name, day=day, under=unit.parent, level=unit.level)
    assert unit in found.candidates
    assert found.unit in (unit, None)


@given(a_unit(), DAYS)
def test_a_superior_stands_above_and_the_chain_ends_at_the_root(unit: Unit, day: dt.date) -> None:
    units = load_units()
    chain = units.ancestors(unit.id, day)
    order = [units.levels.index(above.level) for above in (unit, *chain)]
    assert order == sorted(order, reverse=True)
    assert chain[-1] == units.central


@given(a_unit(), DAYS)
def test_children_exist_on_the_day_and_answer_to_their_superior(unit: Unit, day: dt.date) -> None:
    units = load_units()
    for child in units.children(unit.id, day):
        assert child.exists_on(day)
        assert units.superior(child.id, day) == unit


@given(DAYS)
def test_a_printed_date_is_read_back(day: dt.date) -> None:
    for words in (
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"ngày {day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        day.isoformat(),
    ):
        date = parse_date(words)
        assert date is not None
        assert date.full == day


@given(st.integers(2000, 2090), st.integers(0, 9))
def test_a_printed_period_is_read_back(first: int, years: int) -> None:
    words = f"năm {first}" if not years else f"giai đoạn {first} - {first + years}"
    period = find_period(f"Kế hoạch cải cách hành chính {words}")
    assert period is not None
    assert (period.first, period.last) == (first, first + years)


@given(st.integers(1, 12), st.integers(2021, 2030))
def test_the_deadline_of_a_month_is_its_last_day(month: int, year: int) -> None:
    due = due_by(f"Tháng {month:02d}", year)
    assert due is not None
    assert (due.year, due.month) == (year, month)
    assert (due + dt.timedelta(days=1)).day == 1


@given(st.integers(1, 9999), DAYS, st.sampled_from(["UBND tỉnh", "Chính phủ", "Sở Nội vụ", "Huyện ủy"]))
def test_a_printed_citation_is_read_back(number: int, day: dt.date, issuer: str) -> None:
    text = f"Căn cứ Quyết định số {number}/QĐ-UBND ngày {day:%d/%m/%Y} của {issuer} về việc giao chỉ tiêu;"
    (cited,) = find_citations(text, Source())
    assert (cited.number, cited.issuer) == (f"{number}/QĐ-UBND", issuer)
    assert cited.date is not None
    assert cited.date.full == day


@given(TEXTS)
def test_spans_of_citations_are_in_order_and_do_not_overlap(text: str) -> None:
    spans = [(cited.start, cited.end) for cited in cited_documents(nfc(text))]
    flat = [place for span in spans for place in span]
    assert flat == sorted(flat)
    assert all(start < end <= len(text) for start, end in spans)


@given(TEXTS)
def test_no_words_are_too_odd_to_be_read(text: str) -> None:
    parse_date(text)
    find_period(text)
    due_by(text, 2025)
    addressees(text)
    assert all(0 <= named.start < named.end <= len(text) for named in named_levels(text))
