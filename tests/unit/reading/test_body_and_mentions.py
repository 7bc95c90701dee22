"""Sentences that promise, and what running text and tasks name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.model.plan import Mention, Plan
from tests.readings import plan_lines, read_words

CASES = Path(__file__).parents[2] / "cases" / "reading" / "sentences.yaml"
HEAD = "KẾ HOẠCH\nCải cách hành chính huyện Tây Sơn, tỉnh Bình Định năm 2025\n\n"


def _plan(body: str, head: str = HEAD) -> Plan:
    return read_words(f"{head}{body}".replace("\\t", "\t"))


@pytest.mark.parametrize(
    "case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda case: case["name"]
)
def test_sentences_that_promise_are_indicators_of_the_body(case: dict[str, Any]) -> None:
    plan = _plan(case["body"], case.get("head", HEAD))
    assert plan_lines(plan) == case["targets"]
    titles = [indicator.title for indicator in plan.indicators]
    assert titles == case.get("titles", titles)


def test_a_sentence_that_names_several_indicators_gives_one_each() -> None:
    plan = _plan(
        "II. MỤC TIÊU\n- Chỉ số cải cách hành chính (PAR INDEX), "
        "Chỉ số hài lòng của người dân, tổ chức (SIPAS) cải thiện so với năm 2024."
    )
    assert plan_lines(plan) == [
        "body/II#1 par_index_rank: trend up 2024",
        "body/II#2 sipas_rank: trend up 2024",
    ]


def test_the_source_of_a_promise_is_its_line_and_quotes_its_sentence() -> None:
    plan = _plan("II. MỤC TIÊU\n- Tỷ lệ hồ sơ trực tuyến đạt 70%;\ntỷ lệ số hóa hồ sơ đạt 90%.")
    sources = [t.source for i in plan.indicators for t in i.targets]
    assert [(source.line, source.quote) for source in sources if source] == [
        (5, "Tỷ lệ hồ sơ trực tuyến đạt 70%;"),
        (6, "tỷ lệ số hóa hồ sơ đạt 90%."),
    ]


def _named(plan: Plan, kind: str) -> list[tuple[str, str | None, str | None]]:
    def is_task(mention: Mention) -> bool:
        return bool(mention.section and mention.section.startswith("task"))

    return [(m.text, m.value, m.section) for m in plan.mentions if m.kind == kind and is_task(m)]


TASKS = (
    "TT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tThời gian\n"
    "1\tTruyền thông năm 2024 của xã An Nhơn giai đoạn 2021-2025, "
    "theo Nghị định số 42/2022/NĐ-CP ngày 24/6/2022\t"
    "Kế hoạch\tPhòng Nội vụ huyện (qua đ/c Bình)\tQuý I/2025\n"
)


def test_years_of_dates_periods_and_numbers_are_no_mentions() -> None:
    plan = _plan("PHỤ LỤC\n\n" + TASKS)
    assert _named(plan, "year") == [("2024", "2024", "task/1")]


def test_units_agencies_and_persons_are_named_with_their_cell() -> None:
    plan = _plan("PHỤ LỤC\n\n" + TASKS)
    assert _named(plan, "unit") == [("xã An Nhơn", None, "task/1")]
    assert _named(plan, "agency") == [("Phòng Nội vụ huyện", "Phòng Nội vụ", "task/1/lead")]
    assert _named(plan, "person") == [("đ/c Bình", "Bình", "task/1/lead")]


def test_a_name_of_a_person_may_begin_with_any_capital() -> None:
    plan = _plan("PHỤ LỤC\n\n" + TASKS.replace("đ/c Bình", "đ/c Võ Ái Ỷ"))
    assert _named(plan, "person") == [("đ/c Võ Ái Ỷ", "Võ Ái Ỷ", "task/1/lead")]


def test_a_name_of_a_unit_is_none_of_a_person() -> None:
    plan = _plan("PHỤ LỤC\nNHIỆM VỤ CẢI CÁCH HÀNH CHÍNH XÃ THÁC BÀ NĂM 2026\n\n" + TASKS)
    assert _named(plan, "person") == [("đ/c Bình", "Bình", "task/1/lead")]
    plan = _plan("PHỤ LỤC\n\n" + TASKS.replace("đ/c Bình", "ông Ba, xã Thác Bà, bà Năm"))
    assert [text for text, _, _ in _named(plan, "person")] == ["ông Ba", "bà Năm"]
    plan = _plan("PHỤ LỤC\n\n" + TASKS.replace("đ/c Bình", "đồng chí Tây Sơn, huyện Tây Sơn"))
    assert [text for text, _, _ in _named(plan, "person")] == ["đồng chí Tây Sơn"]


def test_counts_of_a_title_are_named() -> None:
    plan = _plan("PHỤ LỤC 2\n30 NHIỆM VỤ TRỌNG TÂM NĂM 2025\n\n" + TASKS)
    assert [(m.text, m.value) for m in plan.mentions if m.kind == "count"] == [
        ("30 NHIỆM VỤ TRỌNG TÂM", "30")
    ]


def test_the_surroundings_of_a_mention_are_whole_words() -> None:
    plan = _plan(f"I. MỤC ĐÍCH\n{'nghìn ' * 40}so với năm 2024 {'trăm ' * 40}")
    (mention,) = [m for m in plan.mentions if m.value == "2024"]
    assert "so với năm 2024" in mention.context
    assert set(mention.context.split()) == {"nghìn", "so", "với", "năm", "2024", "trăm"}


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("Chấm dứt tình trạng đốt rơm rạ.", ["reading.why_denied"]),
        ("Không ngừng nâng cao chất lượng phục vụ.", []),
    ],
)
def test_a_goal_that_something_shall_end_is_unread_where_it_gives_no_target(
    sentence: str, unread: list[str]
) -> None:
    assert [entry.why for entry in _plan(f"II. MỤC TIÊU\n- {sentence}").unread] == unread


def test_each_of_several_things_of_which_one_sentence_speaks_has_its_own_title() -> None:
    (indicator,) = _plan(
        "II. MỤC TIÊU\n- 100% trường học, 90% trạm y tế triển khai thanh toán không dùng tiền mặt."
    ).indicators
    titles = [target.title or indicator.title for target in indicator.targets]
    assert titles == [
        "trường học triển khai thanh toán không dùng tiền mặt",
        "trạm y tế triển khai thanh toán không dùng tiền mặt",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "II. MỤC TIÊU\n- 100% hồ sơ và 70% kết quả giải quyết TTHC được số hóa.",
        "PHỤ LỤC\nTT\tChỉ tiêu\tCơ quan chủ trì\n"
        "1\t100% hồ sơ và 70% kết quả giải quyết TTHC được số hóa\tVăn phòng",
    ],
    ids=["body", "annex"],
)
def test_two_names_before_one_verb_share_what_stands_behind_the_second(body: str) -> None:
    (indicator,) = _plan(body).indicators
    assert indicator.canonical == "digitization_rate"
    assert [target.title or indicator.title for target in indicator.targets] == [
        "hồ sơ giải quyết TTHC được số hóa",
        "kết quả giải quyết TTHC được số hóa",
    ]


def test_what_is_said_of_the_second_name_alone_is_not_said_of_the_first() -> None:
    (indicator,) = _plan("II. MỤC TIÊU\n- 90% văn bản đi, 80% hồ sơ công việc được ký số.").indicators
    assert [target.title or indicator.title for target in indicator.targets] == [
        "văn bản đi được ký số",
        "hồ sơ công việc được ký số",
    ]


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("Số hóa 100% hồ sơ và 95% kết quả.", ["Số hóa hồ sơ", "Số hóa kết quả"]),
        ("Số hóa 100% hồ sơ; 95% giấy tờ lưu trữ.", ["Số hóa hồ sơ", "giấy tờ lưu trữ"]),
        ("Kiểm tra CCHC tại 30% phòng, ban và 50% xã, phường.", ["Kiểm tra CCHC tại phòng, ban"]),
        ("Số hóa 90% hồ sơ, 95% người dân hài lòng.", ["Số hóa hồ sơ", "người dân hài lòng"]),
        (
            "Số hóa 90% hồ sơ tại thị xã và 85% hồ sơ tại các xã, phường.",
            ["Số hóa hồ sơ"],
        ),
    ],
)
def test_a_verb_before_the_first_of_two_shares_is_that_of_both(sentence: str, titles: list[str]) -> None:
    assert [each.title for each in _plan(f"II. MỤC TIÊU\n- {sentence}").indicators] == titles


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Giải ngân vốn đầu tư công đạt 95% kế hoạch.", "Giải ngân vốn đầu tư công"),
        (
            "Tỷ lệ giải ngân vốn đầu tư công đạt trên 95% kế hoạch vốn được giao.",
            "Tỷ lệ giải ngân vốn đầu tư công",
        ),
        ("Thu ngân sách đạt 105% dự toán tỉnh giao.", "Thu ngân sách dự toán tỉnh giao"),
        (
            "Chứng thực bản sao điện tử từ bản chính đạt tối thiểu 25% số bản sao.",
            "Chứng thực bản sao điện tử từ bản chính trên số bản sao",
        ),
        (
            "Tỷ lệ nộp hồ sơ trực tuyến đạt từ 70% tổng số hồ sơ trở lên.",
            "Tỷ lệ nộp hồ sơ trực tuyến trên tổng số hồ sơ",
        ),
        ("Cung cấp trực tuyến 80% số dịch vụ công.", "Cung cấp trực tuyến số dịch vụ công"),
        ("Giải ngân vốn đạt 95% kế hoạch.", "Giải ngân vốn"),
        ("Giải ngân đạt 95% kế hoạch.", "Giải ngân kế hoạch"),
        ("Chỉ số DTI tăng 02 bậc.", "Chỉ số DTI"),
        ("Chỉ số DTI của xã tăng 02 bậc.", "Chỉ số DTI của xã"),
        ("Chỉ số PAR INDEX: Tăng 0,5 điểm.", "Chỉ số PAR INDEX"),
        ("Số hồ sơ trễ hạn giảm còn 1%.", "Số hồ sơ trễ hạn"),
        ("Tỷ lệ hồ sơ trực tuyến tăng 5% so với năm 2024.", "Tăng tỷ lệ hồ sơ trực tuyến"),
        ("GRDP bình quân đầu người tăng 8%.", "Tăng GRDP bình quân đầu người"),
        ("Chỉ số CCHC của thị xã đứng trong tốp 3 toàn tỉnh.", "Chỉ số CCHC của thị xã"),
        ("Chỉ số CCHC của huyện năm 2025 xếp từ hạng 5 trở lên.", "Chỉ số CCHC của huyện năm 2025"),
        ("Chỉ số CCHC của huyện xếp loại từ Tốt trở lên.", "Chỉ số CCHC của huyện"),
    ],
)
def test_words_of_the_value_do_not_hang_at_the_end_of_a_title(sentence: str, title: str) -> None:
    assert [each.title for each in _plan(f"II. MỤC TIÊU\n- {sentence}").indicators] == [title]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Xin lỗi bằng văn bản đối với 100% hồ sơ quá hạn.", "Xin lỗi bằng văn bản đối với hồ sơ quá hạn"),
        (
            "Thực hiện trả lương qua tài khoản đối với trên 90% công chức.",
            "trả lương qua tài khoản đối với công chức",
        ),
        ("Mỗi phòng, ban có ít nhất 01 sáng kiến về CCHC.", "Mỗi phòng, ban có sáng kiến về CCHC"),
        ("Có ít nhất 01 sáng kiến về CCHC.", "sáng kiến về CCHC"),
        ("Tổ chức đối thoại với ít nhất 100 doanh nghiệp.", "Tổ chức đối thoại với doanh nghiệp"),
    ],
)
def test_what_joins_two_names_before_a_value_joins_them_in_the_title(sentence: str, title: str) -> None:
    assert [each.title for each in _plan(f"II. MỤC TIÊU\n- {sentence}").indicators] == [title]


@pytest.mark.parametrize(
    "body",
    [
        "II. MỤC TIÊU\n- {}.",
        "PHỤ LỤC\nTT\tChỉ tiêu\tCơ quan chủ trì\n1\t{}\tVăn phòng",
    ],
    ids=["body", "annex"],
)
@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("{}, trong đó TTHC về đất đai từ 86% trở lên", "TTHC về đất đai"),
        ("{}, trong đó lĩnh vực đất đai từ 86% trở lên", "lĩnh vực đất đai"),
        ("{} (trong đó lĩnh vực đất đai từ 86% trở lên)", "lĩnh vực đất đai"),
        ("{}, riêng lĩnh vực đất đai từ 86% trở lên", "riêng lĩnh vực đất đai"),
    ],
)
def test_the_value_of_one_field_in_a_sentence_is_of_that_field(body: str, sentence: str, scope: str) -> None:
    said = sentence.format("Từ 95% người dân trở lên hài lòng về giải quyết TTHC")
    (indicator,) = _plan(body.format(said)).indicators
    whole, part = indicator.targets
    assert (indicator.canonical, whole.value, part.value) == ("procedure_satisfaction_rate", 95, 86)
    assert (part.title, part.canonical, whole.other_content) == (None, None, None)
    assert part.other_content is not None
    assert part.scope in (scope, scope.removeprefix("riêng "))


def test_what_is_more_than_a_field_is_another_indicator() -> None:
    plan = _plan(
        "II. MỤC TIÊU\n- Tỷ lệ hồ sơ trực tuyến đạt 80%, trong đó hồ sơ trực tuyến toàn trình đạt 60%."
    )
    assert [each.canonical for each in plan.indicators] == ["online_dossier_rate", "full_online_dossier_rate"]


@pytest.mark.parametrize(
    ("cell", "titles"),
    [
        (
            "Tối thiểu 30% phòng, ban chuyên môn; 50% UBND xã, thị trấn được kiểm tra",
            [None, "UBND xã, thị trấn được kiểm tra"],
        ),
        ("30% số phòng, ban chuyên môn; 50% số xã, thị trấn", [None, None]),
    ],
)
def test_the_title_of_a_part_of_a_cell_holds_no_value(cell: str, titles: list[str | None]) -> None:
    rows = f"TT\tChỉ tiêu\tKế hoạch năm 2025\n1\tKiểm tra công tác CCHC\t{cell}"
    (indicator,) = _plan(f"PHỤ LỤC\n{rows}").indicators
    assert [target.title for target in indicator.targets] == titles
    assert [target.canonical for target in indicator.targets] == [
        "inspection_rate",
        "inspection_rate_commune",
    ]


def test_a_change_whose_verb_stands_before_another_part_keeps_it_in_its_title() -> None:
    cell = "Giảm 5% biên chế công chức và 10% biên chế sự nghiệp hưởng lương từ ngân sách"
    (indicator,) = _plan(
        f"PHỤ LỤC\nTT\tChỉ tiêu\tKế hoạch năm 2025\n1\tTinh giản biên chế\t{cell}"
    ).indicators
    assert [target.title for target in indicator.targets] == [
        "Giảm biên chế công chức",
        "Giảm biên chế sự nghiệp hưởng lương từ ngân sách",
    ]
