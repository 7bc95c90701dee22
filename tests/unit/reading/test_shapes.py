"""Whole tables in the shapes that offices give them: the indicators and targets they hold, nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.model.plan import Plan
from compliance.reading.accounting import ROWS
from compliance.reading.assemble import assemble
from compliance.reading.document import Table
from tests.readings import context, target_line
from tests.unit.reading.tables import document, table

CASES = Path(__file__).parents[2] / "cases" / "reading" / "shapes.yaml"
each_shape = pytest.mark.parametrize(
    "case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda each: each["name"]
)
TITLES = {
    "province": "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH TỈNH BÌNH ĐỊNH NĂM {year}",
    "district": "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH HUYỆN TÂY SƠN NĂM {year}",
    "commune": "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH XÃ TÂY XUÂN NĂM {year}",
}


@pytest.mark.parametrize(
    "case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda each: each["name"]
)
def test_a_table_is_read_in_its_shape(case: dict[str, Any]) -> None:
    plan = _plan(case)
    assert [_indicator(plan, index) for index in range(len(plan.indicators))] == [
        [title, targets if isinstance(targets, list) else [targets]] for title, targets in case["indicators"]
    ]
    assert [entry.text for entry in plan.unread] == case.get("unread", [])
    assert [[task.no, task.title] for task in plan.tasks] == case.get("tasks", [])
    for place, told in case.get("told", {}).items():
        own = [f"{target.title}: {target.canonical or '?'}" for target in plan.indicators[place].targets]
        assert own == told
    for place, words in case.get("executors", []):
        assert plan.indicators[place].executor == words
    for place, said in case.get("carried_out", {}).items():
        assert [target.executor for target in plan.indicators[place].targets] == said
    for place in case.get("doubtful", []):
        assert all(target.confidence < 1 for target in plan.indicators[place].targets)
    for place, lead, partners in case.get("owners", []):
        assert (plan.tasks[place].lead, plan.tasks[place].partners) == (lead, partners)


@pytest.mark.parametrize(
    "case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda each: each["name"]
)
def test_every_row_and_number_of_a_table_ends_in_one_place(case: dict[str, Any]) -> None:
    told = _plan(case).accounting
    assert told.rows == sum(getattr(told, place) for place in ROWS)
    assert told.numbers == told.numbers_in_targets + told.numbers_elsewhere + told.numbers_unread


def _plan(case: dict[str, Any]) -> Plan:
    blocks = [
        _table(block, n + 1) if isinstance(block, list) else block for n, block in enumerate(case["blocks"])
    ]
    title = case.get("title") or TITLES[case.get("level", "district")].format(year=case.get("year", 2025))
    (plan,) = assemble(document("KẾ HOẠCH", title, *blocks), context())
    return plan


def _block(block: str | list[list[str]], number: int) -> str | Table:
    return block if isinstance(block, str) else _table(block, number)


def _table(rows: Sequence[Sequence[str]], number: int) -> Table:
    """A table of texts; "^" continues the cell above in a format that shows merges."""
    above = [(r, c) for r, row in enumerate(rows) for c, text in enumerate(row) if text == "^"]
    return table([["" if text == "^" else text for text in row] for row in rows], number=number, above=above)


def _indicator(plan: Plan, index: int) -> list[Any]:
    indicator = plan.indicators[index]
    return [indicator.title, [" ".join(filter(None, (target_line(t), t.role))) for t in indicator.targets]]


def test_promises_of_one_row_about_different_things_have_titles_of_their_own() -> None:
    rows = [
        ["TT", "Lĩnh vực", "Chỉ tiêu", "Cơ quan theo dõi"],
        ["1", "TTHC", "Tỷ lệ hồ sơ trực tuyến đạt 85%; tỷ lệ thanh toán không tiền mặt đạt 75%", "Văn phòng"],
        ["2", "Số hóa", "95% hồ sơ cấp huyện và 80% hồ sơ cấp xã được số hóa", "Văn phòng"],
    ]
    first, second = _plan({"blocks": [rows]}).indicators
    assert [(target.title, target.canonical) for target in first.targets] == [
        ("Tỷ lệ hồ sơ trực tuyến", "online_dossier_rate"),
        ("tỷ lệ thanh toán không tiền mặt", None),
    ]
    assert [target.title for target in second.targets] == [None, None]


def test_a_row_without_a_column_of_values_gives_each_name_its_own() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Bộ phận chủ trì"],
        ["1", "Tỷ lệ hồ sơ nộp trực tuyến, thanh toán trực tuyến đạt lần lượt 82%, 51%", "Văn phòng"],
        ["2", "Tỷ lệ số hóa hồ sơ và số hóa kết quả đạt 90%, 85%", "Văn phòng"],
        ["3", "100% văn bản được ký số", "Văn phòng"],
    ]
    titles = [[target.title for target in each.targets] for each in _plan({"blocks": [rows]}).indicators]
    assert titles[:2] == [
        ["Tỷ lệ hồ sơ nộp trực tuyến", "Tỷ lệ thanh toán trực tuyến"],
        ["Tỷ lệ số hóa hồ sơ", "Tỷ lệ số hóa kết quả"],
    ]


def test_values_of_levels_are_never_those_of_names() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Mức phấn đấu"],
        ["1", "Hồ sơ công việc được tạo lập, xử lý hoàn toàn trên môi trường số", "Cấp tỉnh 94%, cấp xã 83%"],
    ]
    (only,) = _plan({"blocks": [rows]}).indicators
    assert [(target.title, target.level) for target in only.targets] == [
        (None, "province"),
        (None, "commune"),
    ]


def test_each_name_of_a_row_that_joins_several_is_the_title_of_its_value() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Mức phấn đấu"],
        ["1", "Tỷ lệ hồ sơ nộp trực tuyến, thanh toán trực tuyến", "83% và 71%"],
        ["2", "Mức độ hài lòng của người dân; của doanh nghiệp", "92% và 91%"],
        ["3", "Tỷ lệ số hóa hồ sơ và số hóa kết quả", "theo thứ tự đạt tối thiểu 90%, 85%"],
    ]
    titles = [[target.title for target in each.targets] for each in _plan({"blocks": [rows]}).indicators]
    assert titles == [
        ["Tỷ lệ hồ sơ nộp trực tuyến", "Tỷ lệ thanh toán trực tuyến"],
        ["Mức độ hài lòng của người dân", "Mức độ hài lòng của doanh nghiệp"],
        ["Tỷ lệ số hóa hồ sơ", "Tỷ lệ số hóa kết quả"],
    ]
