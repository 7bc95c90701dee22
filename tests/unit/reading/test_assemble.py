"""Documents into plans: merges, inheritance, children, tasks, what is not a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compliance.errors import ComplianceError
from compliance.model.plan import Plan
from compliance.reading.assemble import assemble
from compliance.reading.context import ReadingContext
from compliance.reading.document import Table
from tests.readings import context, indicator_lines, plan_lines, target_line
from tests.unit.reading.tables import document, table

TITLE = "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH HUYỆN TÂY SƠN NĂM 2025"
HEADER = ["STT", "Chỉ tiêu", "Chỉ tiêu phấn đấu năm 2025", "Đơn vị theo dõi", "Đơn vị thực hiện"]


def _plan(*blocks: str | Table, knowledge: ReadingContext | None = None) -> Plan:
    (plan,) = assemble(document("PHỤ LỤC 1", TITLE, *blocks), knowledge or context())
    return plan


def _targets(plan: Plan) -> dict[str, list[str]]:
    return {i.id: [target_line(target) for target in i.targets] for i in plan.indicators}


def test_a_real_merge_gives_a_trusted_target() -> None:
    rows = [HEADER, ["1.1", "Chỉ số A", "Cải thiện vị trí", "X", "Y"], ["1.2", "Chỉ số B", "", "X", ""]]
    plan = _plan(table(rows, above=[(2, 2), (2, 4)]))
    second = plan.indicators[1]
    assert (second.merged, second.targets[0].confidence, second.executor) == (True, 1.0, "Y")
    assert not second.owner_merged


def test_an_empty_cell_of_a_format_that_shows_merges_inherits_nothing() -> None:
    rows = [
        HEADER,
        ["1.1", "Chỉ số A", "90%", "X", "Y"],
        ["1.2", "Chỉ số B", "", "X", ""],
        ["1.3", "C", "1%", "", ""],
    ]
    plan = _plan(table(rows, above=[(3, 3)]))
    second = plan.indicators[1]
    assert (second.targets, second.executor, second.merged) == ((), "", False)


def test_a_blank_target_below_a_filled_one_inherits_with_doubt() -> None:
    rows = [HEADER, ["1.1", "Chỉ số A", "90%", "X", "Y"], ["1.2", "Chỉ số B", "", "X", ""]]
    second = _plan(table(rows)).indicators[1]
    assert second.merged
    assert second.targets[0].confidence < 1
    assert (second.executor, second.owner_merged) == ("Y", True)


@pytest.mark.parametrize("above", [(), ((1, 4),)], ids=["text", "a format that shows merges"])
def test_the_owners_of_a_row_that_heads_a_group_are_those_of_its_rows(
    above: tuple[tuple[int, int], ...],
) -> None:
    # Blank cells, not merged ones: the owners stand once, in the row that has no value of its own.
    rows = [
        HEADER,
        ["11", "Số hóa hồ sơ", "95%", "A", "B"],
        ["12", "Nâng cao chất lượng dịch vụ công", "", "X", "Y"],
        ["-", "Tỷ lệ hồ sơ trực tuyến", "80%", "", ""],
        ["-", "Tỷ lệ cấp kết quả điện tử", "100%", "", ""],
        ["13", "Tỷ lệ hồ sơ đúng hạn", "99%", "", "Z"],
    ]
    found = _plan(table(rows, above=above)).indicators
    assert [(each.monitor, each.executor, each.owner_merged) for each in found[1:3]] == [("X", "Y", True)] * 2
    assert found[3].monitor == ("" if above else "X")


@pytest.mark.parametrize(("owner", "told"), [("", "Y"), ("Z", "Z")])
def test_rows_below_a_group_without_owners_inherit_as_if_it_were_not_there(owner: str, told: str) -> None:
    # A merged cell that plain text leaves blank runs over the row that heads the group, too.
    rows = [
        HEADER,
        ["III", "Thủ tục hành chính", "", "", ""],
        ["7", "Công khai thủ tục hành chính", "100%", "X", "Y"],
        ["9", "Cung cấp dịch vụ công trực tuyến:", "", "", owner],
        ["", "- Tỷ lệ hồ sơ trực tuyến", "65%", "", ""],
        ["", "- Tỷ lệ thanh toán trực tuyến", "60%", "", ""],
        ["10", "Số hóa hồ sơ", "90%", "", ""],
    ]
    found = _plan(table(rows)).indicators[1:]
    assert [(each.executor, each.owner_merged) for each in found] == [(told, True)] * 3


def test_a_group_has_nothing_of_the_owners_that_another_group_names() -> None:
    rows = [
        HEADER,
        ["1", "Chỉ đạo điều hành", "", "X", "Y"],
        ["1.1", "Chỉ số A", "90%", "", ""],
        ["2", "Cải cách thể chế", "", "", ""],
        ["2.1", "Chỉ số B", "80%", "", ""],
    ]
    assert [each.executor for each in _plan(table(rows)).indicators] == ["Y", ""]


def test_each_value_in_the_lines_of_a_table_with_a_cell_a_line_is_said_to_be_unread() -> None:
    # What an office program saves as text: nothing tells the columns, but no value may vanish.
    values = [
        "Thuộc nhóm 15 tỉnh, thành phố dẫn đầu cả nước",
        "Đạt từ 86% trở lên",
        "Tối thiểu 2/3 số cuộc họp",
        "Cao hơn năm 2024",
        "Đạt loại Tốt trở lên",
        "≥ 95",
        "Số xã được kiểm tra Ít nhất 03 xã",
    ]
    others = ["Cơ quan theo dõi", "Phòng Nội vụ", "Trước ngày 15/3/2025", "(Kèm theo Kế hoạch số 5/KH-UBND)"]
    body = ["KẾ HOẠCH", TITLE, "I. MỤC TIÊU", "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%."]
    (plan,) = assemble(
        document(*body, "PHỤ LỤC I", "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH", *others, *values), context()
    )
    assert [entry.text for entry in plan.unread] == values


def test_lines_of_a_cell_that_are_no_sentence_together_each_give_their_value() -> None:
    # A table in a cell, or a line for each: neither value may be lost, and which is the year's is doubtful.
    rows = [HEADER, ["1", "Điểm chỉ số phục vụ", "Quý ≥ 88 điểm\nCả năm ≥ 90 điểm", "X", "Y"]]
    plan = _plan(table(rows))
    found = [(str(target.value), target.confidence < 1) for target in plan.indicators[0].targets]
    assert found == [("88", True), ("90", True)]
    assert not plan.unread


@pytest.mark.parametrize(("sign", "left"), [("#?", []), ("#REF!", ["#REF!"])])
def test_a_cell_whose_value_is_not_known_promises_nothing(sign: str, left: list[str]) -> None:
    # The reader of a sheet says where a formula was never computed; an error of a text table is said here.
    plan = _plan(table([HEADER, ["1", "Tỷ lệ giải ngân", sign, "X", "Y"], ["2", "Hồ sơ", "80%", "X", "Y"]]))
    assert [each.text for each in plan.unread] == left
    assert [len(each.targets) for each in plan.indicators] == [0, 1]


def test_a_number_that_a_cell_has_beside_its_target_is_said_to_be_unread() -> None:
    rows = [HEADER, ["1", "Điểm chỉ số phục vụ", "6 tháng ≥ 88 điểm Cả năm ≥ 90 điểm", "X", "Y"]]
    (left,) = _plan(table(rows)).unread
    assert left.text == "6 tháng ≥ 88 điểm Cả năm ≥ 90 điểm"


def test_an_inherited_number_counts_once() -> None:
    rows = [HEADER, ["1.1", "Chỉ số A", "90%", "X", "Y"], ["1.2", "Chỉ số B", "", "X", ""]]
    assert _plan(table(rows)).accounting.numbers_in_targets == 1


def test_a_row_that_heads_a_group_inherits_nothing() -> None:
    rows = [
        HEADER,
        ["1", "Chỉ số A", "90%", "X", "Y"],
        ["2", "Nhóm", "", "", ""],
        ["2.1", "Chỉ số B", "80%", "X", "Y"],
        ["3", "Nhóm khác", "", "", ""],
        ["", "Tỷ lệ C", "70%", "X", "Y"],
    ]
    plan = _plan(table(rows))
    assert list(_targets(plan)) == ["annex/1", "annex/2.1", "annex/3#1"]
    assert plan.accounting.groups == 2


def test_children_that_name_levels_are_targets_and_others_are_indicators() -> None:
    rows = [
        HEADER,
        ["1", "Tỷ lệ lập hồ sơ công việc", "", "X", "Y"],
        ["", "- Cấp huyện", "80%", "-", "-"],
        ["", "- UBND các xã, thị trấn", "60%", "-", "-"],
        ["2", "Dịch vụ công", "", "", ""],
        ["", "- Tỷ lệ hồ sơ trực tuyến của UBND cấp xã", "50%", "Z", "-"],
    ]
    plan = _plan(table(rows))
    assert _targets(plan) == {
        "annex/1": ["level = 80 percent @district", "level = 60 percent @commune"],
        "annex/2#1": ["level = 50 percent"],
    }
    assert plan.accounting.joined == 2


def test_children_numbered_by_letters_are_targets_too() -> None:
    rows = [
        HEADER,
        ["1", "Tỷ lệ số hóa hồ sơ", "", "X", "Y"],
        ["a", "Cấp tỉnh", "90%", "", ""],
        ["b", "Cấp xã", "75%", "", ""],
    ]
    assert _targets(_plan(table(rows))) == {
        "annex/1": ["level = 90 percent @province", "level = 75 percent @commune"]
    }


def test_a_dash_under_another_unit_of_measure_is_no_target() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2025"],
        ["1", "Số quy định", "quy định", "1.200"],
        ["2", "Tỷ lệ", "%", "-"],
    ]
    assert _targets(_plan(table(rows))) == {"annex/1": ["level = 1200 count"], "annex/2": []}


def test_repeated_codes_are_numbered_in_order() -> None:
    rows = [
        HEADER,
        ["1.4", "Chỉ số A", "90%", "", ""],
        ["1.4", "Chỉ số B", "80%", "", ""],
        ["1.5", "Chỉ số C", "1%", "", ""],
    ]
    assert list(_targets(_plan(table(rows)))) == ["annex/1.4#1", "annex/1.4#2", "annex/1.5"]


def test_values_by_year_carry_their_year() -> None:
    rows = [["TT", "Chỉ tiêu", "Năm 2025", "Năm 2026"], ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "85%"]]
    assert _targets(_plan(table(rows))) == {
        "annex/1": ["level = 80 percent in 2025", "level = 85 percent in 2026"]
    }


def test_tables_of_results_give_no_target_and_are_said() -> None:
    rows = [["STT", "Chỉ tiêu thống kê", "Số liệu"], ["1", "Số hồ sơ", "12.345"]]
    plan = _plan("II. MỤC TIÊU", "- 90% hồ sơ được giải quyết đúng hạn.", table(rows))
    assert [entry.why for entry in plan.unread] == ["reading.why_results"]
    assert plan.accounting.numbers_unread == 2


def test_a_table_that_lays_out_the_head_of_a_page_is_furniture() -> None:
    head = table([["UBND HUYỆN TÂY SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
    rows = [HEADER, ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "", ""]]
    plan = _plan(head, "KẾ HOẠCH", table(rows, number=2))
    assert (plan.accounting.headers, plan.accounting.unread) == (2, 0)


def test_the_head_of_a_page_laid_out_as_a_table_tells_number_date_and_unit() -> None:
    left = "ỦY BAN NHÂN DÂN\nHUYỆN TUY PHƯỚC\nSố: 15/KH-UBND"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTuy Phước, ngày 05 tháng 01 năm 2025"
    rows = [HEADER, ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "", ""]]
    blocks = (table([[left, right]]), "KẾ HOẠCH", "Cải cách hành chính năm 2025", table(rows, number=2))
    (plan,) = assemble(document(*blocks), context())
    assert (plan.unit, plan.number, str(plan.issued)) == ("binh-dinh/tuy-phuoc", "15/KH-UBND", "2025-01-05")


def test_titles_inside_a_table_above_its_header_are_no_rows() -> None:
    blank = ["", "", "", ""]
    rows = [
        ["CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH XÃ NHƠN HẬU NĂM 2025", *blank],
        ["(Kèm theo Quyết định số 538/QĐ-UBND ngày 30/12/2024)", *blank],
    ]
    rows += [HEADER, ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "", ""]]
    (plan,) = assemble(document(table(rows)), context())
    assert (plan.unit, plan.number) == ("binh-dinh/an-nhon/nhon-hau", "538/QĐ-UBND")
    assert (plan.accounting.headers, plan.accounting.unread) == (3, 0)


def test_a_split_table_with_its_header_typed_again_is_one() -> None:
    first = table([HEADER, ["1", "Chỉ số A", "90%", "X", "Y"]])
    second = table([HEADER, ["", "", "trở lên", "", ""], ["2", "Chỉ số B", "80%", "X", "Y"]], number=2)
    plan = _plan(first, "2", second)
    assert plan_lines(plan) == ["annex/1 ?: level >= 90 percent", "annex/2 ?: level = 80 percent"]
    assert (plan.accounting.headers, plan.accounting.joined) == (2, 1)


def test_values_of_columns_that_may_all_be_the_target_are_said_to_be_unread() -> None:
    header = ["STT", "Chỉ tiêu thành phần", "Chỉ tiêu tỉnh giao", "Định mức", "Đơn vị thực hiện"]
    plan = _plan(table([header, ["1", "Tỷ lệ số hóa hồ sơ", "90%", "95%", "UBND xã"]]))
    assert [indicator.targets for indicator in plan.indicators] == [()]
    assert [(each.text, each.why) for each in plan.unread] == [
        ("90%", "reading.why_two_columns"),
        ("95%", "reading.why_two_columns"),
    ]
    assert plan.accounting.numbers_unread == 2


def test_a_row_of_several_promises_names_each() -> None:
    words = (
        "100% thủ tục hành chính nội bộ được công bố; - Thực hiện đơn giản hóa 20% thủ tục hành chính nội bộ"
    )
    rows = [HEADER, ["3.1", "Thủ tục hành chính nội bộ được công bố, đơn giản hóa", words, "", ""]]
    (indicator,) = _plan(table(rows)).indicators
    assert indicator_lines(indicator) == [
        "annex/3.1 internal_procedures_announced_rate: level = 100 percent",
        "annex/3.1 internal_procedures_simplified_rate: level = 20 percent",
    ]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        (
            "Công bố 100%, đơn giản hóa tối thiểu 20%",
            [
                "internal_procedures_announced_rate: level = 100",
                "internal_procedures_simplified_rate: level >= 20",
            ],
        ),
        ("Công bố 100%", ["internal_procedures_announced_rate: level = 100"]),
        ("Niêm yết 100%", ["?: level = 100"]),
        ("Cấp tỉnh 100%, cấp xã 80%", ["?: level = 100 @province", "?: level = 80 @commune"]),
    ],
)
def test_what_the_words_beside_a_value_leave_unsaid_is_in_the_title(cell: str, lines: list[str]) -> None:
    rows = [HEADER, ["3.1", "Thủ tục hành chính nội bộ của UBND xã", cell, "", ""]]
    (indicator,) = _plan(table(rows)).indicators
    said = [line.removeprefix("annex/3.1 ").replace(" percent", "") for line in indicator_lines(indicator)]
    assert said == lines


def test_a_cell_of_which_several_values_are_parts_stands_as_it_is_written() -> None:
    title = "Tỷ lệ công bố TTHC nội bộ và tỷ lệ đơn giản hóa TTHC nội bộ"
    (indicator,) = _plan(table([HEADER, ["1", title, "100% và tối thiểu 20%", "", ""]])).indicators
    assert indicator.cell == "100% và tối thiểu 20%"
    assert len(indicator.targets) == 2


def test_the_words_beside_values_tell_them_apart_before_the_names_that_the_title_lists() -> None:
    title = "Giảm số lượng đơn vị sự nghiệp công lập theo kế hoạch, giảm số lượng người làm việc hưởng lương"
    cell = "Giảm 10% đơn vị sự nghiệp công lập và 5% biên chế sự nghiệp hưởng lương từ ngân sách nhà nước"
    (indicator,) = _plan(table([HEADER, ["4", title, cell, "", ""]])).indicators
    assert [indicator.canonical_of(target) for target in indicator.targets] == [
        "public_service_unit_reduction",
        "public_service_staff_reduction",
    ]
    assert [target.confidence for target in indicator.targets] == [1, 1]


def test_a_title_of_several_things_means_the_one_its_target_speaks_of() -> None:
    rows = [
        HEADER,
        [
            "3.1",
            "Thủ tục hành chính nội bộ được công bố, đơn giản hóa",
            "Đơn giản hóa 20% TTHC nội bộ",
            "",
            "",
        ],
    ]
    (indicator,) = _plan(table(rows)).indicators
    assert indicator.canonical == "internal_procedures_simplified_rate"


def test_targets_of_a_product_column_are_read_and_counts_of_papers_are_not() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian"],
        [
            "1",
            "Kiểm tra cải cách hành chính",
            "02 kế hoạch; tối thiểu 30% cơ quan được kiểm tra",
            "Sở Nội vụ",
            "Quý I",
        ],
        ["1.1", "Báo cáo", "04 báo cáo", "", ""],
    ]
    plan = _plan(table(rows))
    assert plan_lines(plan) == ["annex/1#1 inspection_rate: level >= 30 percent"]
    assert [(task.no, [item.no for item in task.items]) for task in plan.tasks] == [("1", ["1.1"])]


def test_words_with_an_unaccepted_change_carry_a_remark() -> None:
    made = table([HEADER, ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "X", "Y"]])
    cells = made.rows[1].cells
    row = replace(made.rows[1], cells=(*cells[:2], replace(cells[2], tracked=True), *cells[3:]))
    plan = _plan(replace(made, rows=(made.rows[0], row)))
    assert plan.indicators[0].targets[0].remarks == ("unaccepted_change",)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["TT", "Chỉ tiêu", "Chủ trì"], ["1", "Tỷ lệ hồ sơ trực tuyến đạt trên 90%", "Phòng Nội vụ"]),
        (
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Bảo đảm 100% hồ sơ được giải quyết đúng hạn", "Phòng Nội vụ", "Quý I"],
        ),
    ],
    ids=["a table without a column of values", "a table of tasks"],
)
def test_a_sentence_with_an_unaccepted_change_carries_a_remark(head: list[str], row: list[str]) -> None:
    # Nobody has decided between the two texts of the target, in whatever column its words stand.
    made = table([head, row])
    cells = made.rows[1].cells
    changed = replace(made.rows[1], cells=(cells[0], replace(cells[1], tracked=True), *cells[2:]))
    plan = _plan(replace(made, rows=(made.rows[0], changed)))
    assert [target.remarks for each in plan.indicators for target in each.targets] == [("unaccepted_change",)]


def test_doubt_of_a_scan_stays_with_the_target() -> None:
    made = table([HEADER, ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "X", "Y"]])
    cells = made.rows[1].cells
    row = replace(made.rows[1], cells=(*cells[:2], replace(cells[2], confidence=0.8), *cells[3:]))
    assert _plan(replace(made, rows=(made.rows[0], row))).indicators[0].targets[0].confidence == 0.8


def test_a_document_that_is_no_plan_is_refused() -> None:
    with pytest.raises(ComplianceError) as error:
        assemble(document("Kính gửi các anh chị", "Trân trọng cảm ơn."), context())
    assert error.value.code == "reading.no_plan"


@pytest.mark.parametrize(
    ("form", "texts", "code"),
    [
        ("text", [], "reading.empty"),
        ("text", ["y" * 5000], "reading.no_plan_words"),
        ("text", ["chữ " * 6000], "reading.no_plan_long"),
        ("ocr", ["Trân trọng cảm ơn các anh chị."], "reading.no_plan_picture"),
    ],
)
def test_what_holds_no_plan_is_told_what_it_is_instead(form: str, texts: list[str], code: str) -> None:
    # "No plan was found" alone tells nobody what to do with a blank file, a picture or a broken export.
    with pytest.raises(ComplianceError) as error:
        assemble(replace(document(*texts), format=form), context())
    assert error.value.code == code


def test_a_reading_without_units_and_catalogue_still_reads_the_words() -> None:
    rows = [HEADER, ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "X", "Y"]]
    plan = _plan(table(rows), knowledge=ReadingContext())
    assert (plan.unit, plan_lines(plan)) == (None, ["annex/1 ?: level = 80 percent"])
