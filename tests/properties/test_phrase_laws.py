"""The laws by which a number is trusted, over words nobody listed (docs/decisions/doubt-in-phrases.md)."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model.target import Comparator, Kind, Target
from compliance.wording.phrases import parse_targets, print_target
from tests.properties.phrase_strategies import changes, grades, levels, ranks
from tests.properties.test_phrases import carried

# Words after which a whole number names something: a law, an item, a class, a place.
NAMING = (
    "điều", "khoản", "mục", "mã số", "phụ lục", "biểu", "trang", "kỳ", "lần", "lớp", "khối", "tổ", "thôn",
    "mẫu", "xử lý", "ký số", "quản lý", "mức", "loại", "cấp độ", "giai đoạn", "đợt", "bước", "đề án",
)  # fmt: skip
TITLES = (
    "hồ sơ trực tuyến", "hộ nghèo", "văn bản trễ hạn", "cán bộ đạt chuẩn", "người dân hài lòng", "nợ thuế",
    "giải ngân", "tai nạn", "nhiệm vụ quá hạn", "trẻ em suy dinh dưỡng",
)  # fmt: skip
WHO = ("cơ quan nào", "đơn vị nào", "xã nào", "ai", "địa phương nào", "sở nào")
DENIALS = ("không", "chưa", "không được để", "không thể để", "đừng để", "tránh để", "hạn chế tình trạng")
CONTEXT = (
    "Phối hợp với", "Căn cứ", "Bám sát", "Quán triệt", "Chú trọng", "Đôn đốc", "Chỉ đạo", "Yêu cầu",
    "Khắc phục", "Trên cơ sở", "Theo dõi", "Theo", "Liên hệ với", "Làm việc với", "Nhắc nhở",
)  # fmt: skip
NOUNS = ("đơn vị", "sở", "xã", "nội dung", "nhiệm vụ", "hồ sơ", "tiêu chí", "dịch vụ", "văn bản")
ORDERED = ("con", "kỳ họp", "phiên họp", "bước", "lần", "mũi tiêm", "nhiệm kỳ", "hội nghị", "ca bệnh", "đợt")
REPORTING = ("Năm qua,", "Vừa qua,", "Theo thống kê,", "Qua kiểm tra,", "Thực tế", "Cùng kỳ năm trước,")
UNREAD = (
    "ngót", "non", "suýt soát", "dao động", "mức trần", "mức sàn", "chặn dưới", "thậm chí", "loanh quanh",
    "vỏn vẹn", "nhỏ nhất là", "trước", "thay vì", "bỏ mức",
)  # fmt: skip
decimals = st.tuples(st.integers(0, 99), st.integers(1, 99))


def sure(words: str, **known: object) -> list[Target]:
    """The targets with a value that are read without a doubt."""
    read = parse_targets(words, **known)  # type: ignore[arg-type]
    return [one for one in read if one.value is not None and one.confidence == 1]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(NAMING), decimals, st.sampled_from(("%", " %", " tỷ đồng", " triệu đồng", " điểm")))
def test_a_numeral_is_never_cut(word: str, number: tuple[int, int], unit: str) -> None:
    whole, part = number
    value = Decimal(f"{whole}.{part:02}") * {" tỷ đồng": 10**9, " triệu đồng": 10**6}.get(unit, 1)
    words = f"{word.capitalize()} {whole},{part:02}{unit}"
    assert all(one.value == value for one in sure(words)), words


denied = st.builds(
    "{} {} {} {}%".format,
    st.sampled_from(DENIALS).map(str.capitalize),
    st.one_of(
        st.builds("{} có tỷ lệ {}".format, st.sampled_from(WHO), st.sampled_from(TITLES)),
        st.builds("tỷ lệ {}".format, st.sampled_from(TITLES)),
    ),
    st.sampled_from(("trên", "dưới", "vượt", "thấp hơn", "cao hơn", "quá")),
    st.integers(1, 99),
)


@settings(max_examples=300, deadline=None)
@given(denied)
def test_a_denied_strict_bound_is_never_read_as_it_stands(words: str) -> None:
    strict = (Comparator.ABOVE, Comparator.BELOW)
    assert all(one.comparator not in strict for one in sure(words)), words


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(CONTEXT), st.integers(2, 200), st.sampled_from(NOUNS), st.sampled_from(("", " liên quan"))
)
def test_a_bare_count_that_nothing_brings_about_is_context(
    act: str, count: int, noun: str, rest: str
) -> None:
    words = f"{act} {count} {noun}{rest}"
    assert not sure(words), words


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ORDERED), st.integers(1, 40), st.sampled_from(("", " của tỉnh", " trong năm")))
def test_an_ordinal_of_things_is_no_rank(thing: str, number: int, rest: str) -> None:
    words = f"{thing.capitalize()} thứ {number}{rest}"
    assert not [one for one in sure(words) if one.kind is Kind.RANK], words


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(REPORTING),
    st.sampled_from(TITLES),
    st.sampled_from(("đạt", "là", "chiếm")),
    st.integers(1, 99),
)
def test_what_was_is_no_target(head: str, title: str, verb: str, value: int) -> None:
    words = f"{head} tỷ lệ {title} {verb} {value}%"
    assert not sure(words), words


@settings(max_examples=200, deadline=None)
@given(
    st.integers(2020, 2024),
    st.sampled_from(TITLES),
    st.sampled_from(("đạt", "là", "chiếm")),
    st.integers(1, 99),
)
def test_a_past_year_tells_what_was_where_the_plans_year_is_known(
    year: int, title: str, verb: str, value: int
) -> None:
    words = f"Năm {year}, tỷ lệ {title} {verb} {value}%"
    assert not [one for one in parse_targets(words, year=2025) if one.value is not None], words
    assert not sure(words), words


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(levels(), ranks(), grades),
    st.one_of(levels(), changes(), ranks(), grades),
    st.sampled_from(("; ", ". ", ";\n- ")),
)
def test_what_two_phrases_promise_apart_they_promise_side_by_side(
    first: Target, second: Target, sign: str
) -> None:
    one, other = print_target(first), print_target(second)
    other = other[0].upper() + other[1:]
    apart = [carried(target) for words in (one, other) for target in parse_targets(words)]
    assert [carried(target) for target in parse_targets(one + sign + other)] == apart, one + sign + other


BOUNDED = ("đạt", "đạt trên", "dưới", "đạt tối thiểu", "không quá", "đạt từ", "giảm còn", "tăng lên")
promises = st.builds(
    "tỷ lệ {} {} {}%".format, st.sampled_from(TITLES), st.sampled_from(BOUNDED), st.integers(1, 99)
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(promises, promises, st.sampled_from((", ", " và ")))
def test_promises_with_titles_of_their_own_stay_apart_in_one_sentence(
    first: str, second: str, sign: str
) -> None:
    apart = [one for words in (first, second) for one in parse_targets(words)]
    read = parse_targets(first + sign + second)
    asked = ("kind", "comparator", "value", "unit", "direction", "baseline", "period")
    assert [[getattr(one, name) for name in asked] for one in read] == [
        [getattr(one, name) for name in asked] for one in apart
    ], first + sign + second


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(UNREAD), st.sampled_from(TITLES), st.integers(1, 99), st.booleans())
def test_a_word_that_may_bound_and_was_not_read_makes_doubtful(
    word: str, title: str, value: int, titled: bool
) -> None:
    words = f"Tỷ lệ {title} {word} {value}%" if titled else f"{word.capitalize()} {value}%"
    assert not sure(words), words


SIGNS = (
    "Lũy kế đến nay", "Đến nay,", "Từ đầu năm đến nay,", "Hiện nay", "Tính đến hết tháng 9/2024,", "Năm qua,",
)  # fmt: skip
ENDS = ("", " (tăng 4%)", ", tăng 4% so với cuối năm 2021", "; số mô hình đạt 12 mô hình")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SIGNS), st.sampled_from(TITLES), st.integers(1, 99), st.sampled_from(ENDS))
def test_what_stands_beside_a_report_is_told_too(sign: str, title: str, value: int, end: str) -> None:
    words = f"{sign} tỷ lệ {title} đạt {value}%{end}"
    assert not sure(words), words


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(TITLES),
    st.integers(1, 97),
    st.integers(1, 97),
    st.sampled_from((", mục tiêu {}%", "; chỉ tiêu giao {}%", "/kế hoạch {}%")),
)
def test_beside_a_goal_only_the_goal_is_sure(title: str, reached: int, goal: int, end: str) -> None:
    words = f"Tỷ lệ {title} đạt {reached}%" + end.format(goal)
    assert [one.value for one in sure(words)] == [Decimal(goal)], words


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TITLES), st.integers(1, 97), st.integers(1, 97))
def test_of_a_value_and_a_goal_in_a_bracket_neither_is_sure(title: str, reached: int, goal: int) -> None:
    words = f"Tỷ lệ {title} đạt {reached}% (mục tiêu {goal}%)"
    assert not sure(words), words


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(("Hỗ trợ", "Ưu tiên", "Rà soát", "Áp dụng cho", "Nhắc nhở", "Xử lý")),
    st.sampled_from(("doanh nghiệp", "đơn vị", "hộ", "xã")),
    st.sampled_from(("từ {} lao động trở lên", "trên {} hồ sơ", "dưới {} điểm", "tối thiểu {} người")),
    st.integers(2, 300),
)
def test_a_bound_that_tells_of_whom_is_never_sure(act: str, whom: str, bound: str, value: int) -> None:
    words = f"{act} {whom} có {bound.format(value)}"
    assert not sure(words), words


TAILS = (
    "chỉ tiêu vượt kế hoạch", "thủ tục được cắt giảm", "chi phí để tăng đầu tư", "vốn góp vào tăng trưởng",
    "hộ thoát khỏi danh sách giảm nghèo",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.integers(1, 99),
    st.sampled_from(TAILS),
    st.sampled_from(TITLES),
    st.integers(1, 99),
    st.sampled_from((", ", " và ")),
)
def test_a_verb_behind_a_number_does_not_reach_over_the_comma(
    share: int, tail: str, title: str, value: int, joint: str
) -> None:
    words = f"Tối thiểu {share}% {tail}{joint}tỷ lệ {title} đạt {value}%"
    read = [(one.kind, one.comparator, one.value) for one in parse_targets(words)]
    assert read[1:] == [(Kind.LEVEL, Comparator.EQUAL, Decimal(value))], words
    assert read[0] == (Kind.LEVEL, Comparator.AT_LEAST, Decimal(share)), words
