"""Plans in YAML: read by the same grammar, every mistake at its line, written so that they read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.errors import ComplianceError, ComplianceErrors
from compliance.model.plan import Accounting, Indicator, Plan, PlanFile, Section, Task
from compliance.model.source import Source
from compliance.reading.dump import dump_plan
from compliance.reading.yaml import claims, read_plans, write_yaml
from tests.plans import NAMES, full_text
from tests.readings import context, plan_lines, read

HEAD = """plan:
  unit: binh-dinh/tay-son
  kind: annual
  title: Kế hoạch cải cách hành chính huyện Tây Sơn năm 2025
  issued: 2024-12
  period: 2025
"""
LAYOUTS = sorted((Path(__file__).parents[2] / "cases" / "reading" / "plans").glob("*.txt"))


def _read(text: str) -> Plan:
    (plan,) = read_plans(text.encode(), "x.yaml", context())
    return plan


def test_items_with_levels_are_targets_of_their_row() -> None:
    plan = _read(
        HEAD
        + """indicators:
  - code: "7.1"
    title: Tỷ lệ lập hồ sơ công việc (trừ hồ sơ mật) trên môi trường mạng
    monitor: Phòng Văn hóa và Thông tin huyện
    items:
      - {title: "Các phòng, ban, đơn vị thuộc huyện", target: 80%, level: district}
      - {title: "UBND các xã, thị trấn", target: 60%, level: commune}
"""
    )
    assert plan_lines(plan) == [
        "annex/7.1 work_dossier_rate: level = 80 percent @district",
        "annex/7.1 work_dossier_rate: level = 60 percent @commune",
    ]


def test_items_with_owners_own_their_targets_and_read_back_alike() -> None:
    plan = _read(
        HEAD
        + """indicators:
  - code: "10"
    title: Tỷ lệ hồ sơ giải quyết đúng hạn
    items:
      - {title: UBND huyện, target: 98%, monitor: Văn phòng, executor: "Các phòng, ban"}
      - {title: "UBND các xã, thị trấn", target: 95%, monitor: Văn phòng, executor: "UBND các xã, thị trấn"}
  - code: "11"
    title: Tỷ lệ hồ sơ trực tuyến
    executor: UBND các xã
    items:
      - {title: UBND huyện, target: 80%}
      - {title: "UBND các xã, thị trấn", target: 60%}
"""
    )
    first, second = plan.indicators
    assert (first.monitor, first.executor) == ("Văn phòng", "Các phòng, ban; UBND các xã, thị trấn")
    assert [target.executor for target in first.targets] == ["Các phòng, ban", "UBND các xã, thị trấn"]
    assert [target.executor for target in second.targets] == [None, None]
    own, shared = (dumped["targets"] for dumped in dump_plan(plan)["indicators"])
    assert [target["executor"] for target in own] == ["Các phòng, ban", "UBND các xã, thị trấn"]
    assert not any("executor" in target for target in shared)
    assert _bare(_read(write_yaml(plan))) == _bare(plan)


def test_items_that_name_indicators_are_indicators_of_their_group() -> None:
    plan = _read(
        HEAD
        + """indicators:
  - code: "7.2"
    title: Nâng cao chất lượng phục vụ
    items:
      - {title: Tỷ lệ xử lý phản ánh kiến nghị đúng hạn, target: 100%}
      - {title: Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, target: tối thiểu 80%}
"""
    )
    assert plan_lines(plan) == [
        "annex/7.2#1 feedback_on_time_rate: level = 100 percent",
        "annex/7.2#2 online_dossier_rate: level >= 80 percent",
    ]
    assert [(i.code, i.group) for i in plan.indicators] == [(None, "7.2"), (None, "7.2")]


def test_a_human_word_wins_over_matching() -> None:
    plan = _read(
        HEAD
        + """indicators:
  - {code: "5", canonical: commune_staff_qualified, title: Một tên khác hẳn, target: 90%}
"""
    )
    assert [(i.canonical, i.declared) for i in plan.indicators] == [("commune_staff_qualified", True)]


def test_structured_targets_need_no_words() -> None:
    plan = _read(
        HEAD
        + """indicators:
  - code: "8"
    title: Tỷ lệ hồ sơ trực tuyến
    targets: [{comparator: ">=", value: 80, unit: percent, level: null, baseline: null, period: 2025}]
"""
    )
    assert plan_lines(plan) == ["annex/8 online_dossier_rate: level >= 80 percent in 2025"]


def test_units_are_accepted_by_name_at_the_plan_s_date() -> None:
    assert _read(HEAD.replace("binh-dinh/tay-son", "huyện Tây Sơn")).unit == "binh-dinh/tay-son"


def test_an_unknown_unit_is_told_at_its_place() -> None:
    with pytest.raises(ComplianceError) as error:
        _read(HEAD.replace("binh-dinh/tay-son", "huyện Không Có"))
    assert (error.value.code, error.value.place.line) == ("reading.unknown_unit", 2)  # type: ignore[union-attr]


def test_every_mistake_is_told_at_its_line() -> None:
    text = HEAD.replace("2024-12", "thang 12") + "indicators:\n  - {code: 1, titel: X, target: 90%}\n"
    with pytest.raises(ComplianceErrors) as error:
        _read(text)
    assert [each.place.line for each in error.value.errors if each.place] == [5, 8, 8]


def test_a_title_that_lists_indices_sets_a_target_for_each_as_in_a_table() -> None:
    plan = _read(
        HEAD
        + """indicators:
  - {code: "1", title: "Chỉ số PAR INDEX, SIPAS", target: "Tăng 02 bậc so với năm 2024"}
"""
    )
    (indicator,) = plan.indicators
    assert [(each.title, each.canonical) for each in indicator.targets] == [
        ("Chỉ số PAR INDEX", "par_index_rank"),
        ("Chỉ số SIPAS", "sipas_rank"),
    ]


def test_a_row_takes_words_or_fields_not_both() -> None:
    text = HEAD + "indicators:\n  - {title: X, target: 90%, targets: [{value: 90}]}\n"
    with pytest.raises(ComplianceErrors) as error:
        _read(text)
    assert [each.code for each in error.value.errors] == ["reading.two_targets"]


def test_yaml_is_told_by_name_or_by_its_first_key() -> None:
    assert claims(b"plan:\n  unit: x\n", "x.txt")
    assert claims(b"a: b", "x.yaml")
    assert not claims("KẾ HOẠCH\nplan".encode(), "x.txt")


def _bare(plan: Plan) -> Plan:
    """The plan without the places of its values, which are those of another file."""

    def indicator(each: Indicator) -> Indicator:
        targets = tuple(replace(target, source=None) for target in each.targets)
        return replace(each, source=Source(), targets=targets)

    def task(each: Task) -> Task:
        return replace(each, source=Source(), items=tuple(map(task, each.items)))

    return replace(
        plan,
        source=PlanFile("", "", ""),
        accounting=Accounting(),
        unread=(),
        announced=frozenset(),
        indicators=tuple(map(indicator, plan.indicators)),
        tasks=tuple(map(task, plan.tasks)),
        sections=tuple(Section(each.code, each.title) for each in plan.sections),
        citations=tuple(replace(each, source=Source()) for each in plan.citations),
        mentions=tuple(replace(each, source=Source()) for each in plan.mentions),
    )


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_plan_written_as_yaml_reads_back_to_the_same_plan(path: Path) -> None:
    plan = read(path)
    assert _bare(_read(write_yaml(plan))) == _bare(plan)


@pytest.mark.parametrize("name", NAMES)
def test_a_full_text_written_as_yaml_reads_back_to_the_same_plan(name: str) -> None:
    plan = read(full_text(name))
    assert _bare(_read(write_yaml(plan))) == _bare(plan)


def test_a_written_plan_is_itself_written_alike() -> None:
    written = write_yaml(read(LAYOUTS[0]), accounting=False)
    assert write_yaml(_read(written), accounting=False) == written


def test_the_accounting_stands_below_as_a_comment() -> None:
    written = write_yaml(read(LAYOUTS[0]))
    assert "# accounting: {rows: 6, indicators: 4," in written


def test_a_target_of_none_at_all_reads_back_as_zero() -> None:
    plan = _read(HEAD + "indicators:\n  - {title: Số xã yếu, targets: [{value: 0, unit: count}]}\n")
    assert [target.value for each in _read(write_yaml(plan)).indicators for target in each.targets] == [0]


def test_a_level_asked_of_each_of_a_share_is_read_from_the_title_and_written_back() -> None:
    text = (
        "plan: {unit: binh-dinh/tay-son, period: 2025}\nindicators:\n"
        '  - {code: "1", title: Đơn vị có tỷ lệ hồ sơ trực tuyến đạt từ 50% trở lên, target: 100%}\n'
    )
    first = _read(text)
    (indicator,) = first.indicators
    assert [(t.role, t.comparator, t.value) for t in indicator.targets] == [
        ("coverage", "=", 100),
        (None, ">=", 50),
    ]
    assert first.accounting.numbers_in_targets == 2
    again = _read(write_yaml(first)).indicators[0].targets
    assert [(t.role, t.comparator, t.value) for t in again] == [("coverage", "=", 100), (None, ">=", 50)]
