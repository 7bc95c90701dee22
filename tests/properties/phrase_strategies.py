"""Targets that words can carry, and words that officials could write."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from compliance.model.target import Comparator, Direction, Kind, Measure, Target

NOUNS = ("sáng kiến", "TTHC", "đơn vị", "hồ sơ", "hội nghị", "mô hình", "lượt truy cập", "văn bản")
GROUPS = (None, "cả nước", "toàn tỉnh", "khu vực Bắc Trung bộ và Duyên hải Miền Trung", "vùng Đông Nam Bộ")
GRADES = ("khá", "tốt", "xuất sắc", "hoàn thành tốt nhiệm vụ", "trung bình cao", "b")
SCOPES = (None, "cơ quan chuyên môn thuộc UBND huyện", "hồ sơ công việc", "xã, phường, thị trấn")
BOUNDS = (Comparator.EQUAL, Comparator.AT_LEAST, Comparator.ABOVE, Comparator.AT_MOST, Comparator.BELOW)

years = st.integers(2015, 2035)
shares = st.one_of(
    st.integers(0, 100).map(Decimal), st.decimals(0, 100, places=2, allow_nan=False).map(Decimal.normalize)
).map(lambda value: value.quantize(Decimal(1)) if value == value.to_integral_value() else value)
counts = st.integers(1, 3_000_000).map(Decimal)
small = st.integers(1, 200).map(Decimal)


@st.composite
def quantities(draw: st.DrawFn) -> tuple[Decimal, Measure, str | None]:
    unit = draw(st.sampled_from([m for m in Measure if m is not Measure.RANK]))
    if unit in (Measure.PERCENT, Measure.PERCENTAGE_POINT, Measure.POINT):
        return draw(shares), unit, None
    if unit is Measure.COUNT:
        return draw(counts), unit, draw(st.sampled_from(NOUNS))
    if unit is Measure.VND:
        return draw(st.integers(1000, 10**13).map(Decimal)), unit, None
    noun = draw(st.sampled_from([None, "làm việc"])) if unit in (Measure.DAY, Measure.HOUR) else None
    return draw(small), unit, noun


@st.composite
def levels(draw: st.DrawFn) -> Target:
    value, unit, noun = draw(quantities())
    baseline = draw(st.one_of(st.none(), years)) if unit is Measure.PERCENT else None
    # Less than the whole of a year may be the size of a change: that is never sure.
    value += 100 if baseline is not None else 0
    comparator = draw(st.sampled_from([*BOUNDS, Comparator.BETWEEN]))
    upper, upper_open = None, False
    if comparator is Comparator.BETWEEN:
        upper, upper_open = value + draw(small), draw(st.booleans())
    scope = draw(st.sampled_from(SCOPES)) if unit is Measure.PERCENT else None
    period = draw(st.one_of(st.none(), years))
    if unit in (Measure.MONTH, Measure.YEAR) and comparator is Comparator.EQUAL:
        period = None
    return Target(
        Kind.LEVEL, comparator, value, upper, upper_open, unit=unit, noun=noun, scope=scope, period=period,
        baseline=baseline,
    )  # fmt: skip


@st.composite
def changes(draw: st.DrawFn) -> Target:
    value, unit, noun = draw(quantities().filter(lambda found: found[1] not in (Measure.MONTH, Measure.YEAR)))
    return Target(
        Kind.CHANGE,
        draw(st.sampled_from(BOUNDS)),
        value,
        unit=unit,
        noun=noun,
        direction=draw(st.sampled_from(Direction)),
        baseline=draw(st.one_of(st.none(), years)),
        period=draw(st.one_of(st.none(), years)),
    )


trends = st.builds(
    Target, st.just(Kind.TREND), direction=st.sampled_from(Direction), baseline=st.one_of(st.none(), years)
)


@st.composite
def ranks(draw: st.DrawFn) -> Target:
    value = draw(st.one_of(st.none(), st.integers(1, 63).map(Decimal)))
    upper = None
    comparator = Comparator.AT_MOST
    if value is not None and draw(st.booleans()):
        comparator, upper = Comparator.BETWEEN, value + draw(st.integers(1, 10))
    return Target(Kind.RANK, comparator, value, upper, unit=Measure.RANK, group=draw(st.sampled_from(GROUPS)))


grades = st.builds(
    Target,
    st.just(Kind.GRADE),
    st.sampled_from([Comparator.EQUAL, Comparator.AT_LEAST]),
    grade=st.sampled_from(GRADES),
)
dues = st.one_of(
    st.none(),
    st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2035, 12, 31)).map(str),
    st.builds("{}-Q{}".format, years, st.integers(1, 4)),
    years.map(str),
)
dones = st.builds(
    Target, st.just(Kind.DONE), document=st.sampled_from([None, "3416/QĐ-UBND", "25-KH/HU"]), due=dues
)
targets = st.one_of(levels(), changes(), trends, ranks(), grades, dones)

WORDS = (
    "tối thiểu", "đạt", "trên", "từ", "đến", "trở lên", "%", "80", "100%", "1/2", "2/3", "so với năm 2021",
    "tăng", "giảm", "còn", "xuống", "nhóm", "dẫn đầu", "thứ", "12/34", "điểm", "bậc", "TTHC", "(", ")", ",",
    ";", ".", "-", "\n", "và", "năm 2025", "không quá", "khoảng", "gấp đôi", "lần", "loại", "tốt", "cấp xã",
    "cấp tỉnh", "lần lượt", "không có", "hồ sơ", "có", "tỷ lệ", "1.200", "70,5", "/", "≥", "<", "một nửa",
    "ngày làm việc", "quý II", "30/6/2025", "3416/QĐ-UBND", "1OO%", "trừ", "nếu",
)  # fmt: skip
jumbles = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
