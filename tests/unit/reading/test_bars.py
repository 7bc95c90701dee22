"""Rows whose cells bars part, with bars around them or without: each is a row of the table."""

from __future__ import annotations

import pytest

from compliance.model.plan import Plan
from compliance.reading.accounting import ROWS
from compliance.reading.assemble import assemble
from compliance.reading.document import Paragraph, Table
from compliance.reading.text import document_of
from tests.readings import context

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN\n\nKẾ HOẠCH\nCải cách hành chính huyện Tây Sơn năm 2025\n\n"
    "PHỤ LỤC\nNHIỆM VỤ NĂM 2025\n\n"
)
TASKS = [
    "STT|Nhiệm vụ|Sản phẩm|Cơ quan chủ trì|Thời gian",
    "I|CHỈ ĐẠO, ĐIỀU HÀNH|||",
    "1|Tổ chức hội nghị|Hội nghị, báo cáo|Phòng Nội vụ|Quý I",
    "II|CẢI CÁCH THỂ CHẾ|||",
    "2|Rà soát văn bản|Báo cáo|Phòng Tư pháp|Cả năm",
]


def _tables(text: str) -> list[list[list[str]]]:
    blocks = document_of(text, "x").blocks
    return [[[cell.text for cell in row.cells] for row in b.rows] for b in blocks if isinstance(b, Table)]


def _read(rows: list[str]) -> Plan:
    (plan,) = assemble(document_of(HEAD + "\n".join(rows) + "\n", "x.txt"), context())
    told = plan.accounting
    assert told.rows == sum(getattr(told, place) for place in ROWS)
    assert told.numbers == told.numbers_in_targets + told.numbers_elsewhere + told.numbers_unread
    return plan


@pytest.mark.parametrize(
    "rows",
    [
        TASKS,
        [TASKS[0], "---|---|---|---|---", *TASKS[1:]],
        [TASKS[0], "--- | --- | --- | --- | ---", *(row.replace("|", " | ") for row in TASKS[1:])],
        [f"|{row}|" for row in TASKS],
        [f"|{row}" for row in TASKS],
        [f"{row}|" for row in TASKS],
        [row.rstrip("|") for row in TASKS],
        [TASKS[0], "I. CHỈ ĐẠO, ĐIỀU HÀNH", TASKS[2], "", "II. CẢI CÁCH THỂ CHẾ", TASKS[4]],
    ],
    ids=["bare", "rule", "spaces", "framed", "left", "right", "short groups", "groups without bars"],
)
def test_tasks_are_read_however_the_bars_stand(rows: list[str]) -> None:
    plan = _read(rows)
    assert [(task.no, task.title, task.lead, task.due) for task in plan.tasks] == [
        ("1", "Tổ chức hội nghị", "Phòng Nội vụ", "Quý I"),
        ("2", "Rà soát văn bản", "Phòng Tư pháp", "Cả năm"),
    ]
    assert (plan.accounting.rows, plan.accounting.groups, plan.unread) == (5, 2, ())


@pytest.mark.parametrize("rule", [[], ["---|---"]], ids=["no rule", "rule"])
def test_two_columns_are_a_table_under_headings_or_over_a_rule(rule: list[str]) -> None:
    plan = _read(
        ["Chỉ tiêu|Chỉ tiêu phấn đấu", *rule, "Tỷ lệ hồ sơ trực tuyến|80%", "Tỷ lệ hồ sơ đúng hạn|98%"]
    )
    assert [(each.title, each.targets[0].value) for each in plan.indicators] == [
        ("Tỷ lệ hồ sơ trực tuyến", 80),
        ("Tỷ lệ hồ sơ đúng hạn", 98),
    ]


def test_two_words_are_a_table_right_over_a_rule_with_a_bar() -> None:
    assert _tables("Nơi gửi|Nơi nhận\n---|---\nPhòng A|Phòng B") == [
        [["Nơi gửi", "Nơi nhận"], ["Phòng A", "Phòng B"]]
    ]
    assert _tables("Nơi gửi|Nơi nhận\n-------\nPhòng A|Phòng B") == []
    assert _tables("Nơi gửi|Nơi nhận\nPhòng A\n---|---") == []


def test_a_blank_first_cell_stays_one() -> None:
    rows = ["STT|Chỉ tiêu|Mức", "1|Tỷ lệ hồ sơ trực tuyến|", "|- Cấp tỉnh|80%", "|- Cấp xã|60%"]
    assert _tables("\n".join(rows)) == [
        [
            ["STT", "Chỉ tiêu", "Mức"],
            ["1", "Tỷ lệ hồ sơ trực tuyến", ""],
            ["", "- Cấp tỉnh", "80%"],
            ["", "- Cấp xã", "60%"],
        ]
    ]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["1|Tổ chức hội nghị đánh giá", "kết quả năm 2024|Báo cáo|Phòng Nội vụ|Quý I"],
            "Tổ chức hội nghị đánh giá kết quả năm 2024",
        ),
        (["1|Tổ chức hội nghị|Báo cáo kết", "quả|Phòng Nội vụ|Quý I"], "Tổ chức hội nghị"),
    ],
)
def test_a_row_that_a_wrap_cut_in_two_is_one(lines: list[str], title: str) -> None:
    plan = _read([*TASKS[:2], *lines, TASKS[4]])
    assert [(task.no, task.title, task.lead, task.due) for task in plan.tasks] == [
        ("1", title, "Phòng Nội vụ", "Quý I"),
        ("2", "Rà soát văn bản", "Phòng Tư pháp", "Cả năm"),
    ]
    assert plan.accounting.rows == 4


def test_a_short_row_that_the_next_does_not_go_on_with_stays_one() -> None:
    rows = ["STT|Nhiệm vụ|Sản phẩm", "1|Rà soát văn bản.", "tổng hợp|Báo cáo", "2|Tập huấn", "a|Báo cáo"]
    assert len(_tables("\n".join(rows))[0]) == len(rows)


def test_one_bar_or_escaped_ones_in_running_text_are_no_table() -> None:
    words = "Nội dung chi tiết | Liên hệ: phòng A\nĐịnh dạng a|b của tệp\nMột dấu \\| đã thoát"
    words += "\nHệ thống A \\| B \\| C đạt 90% hồ sơ trực tuyến."
    blocks = document_of(words, "x").blocks
    assert all(isinstance(block, Paragraph) for block in blocks)


def test_bars_inside_cells_between_tabs_part_nothing() -> None:
    assert _tables("STT\tNhiệm vụ\n1\tMã a|b|c") == [[["STT", "Nhiệm vụ"], ["1", "Mã a|b|c"]]]
