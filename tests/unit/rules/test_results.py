"""What a result holds: words, sides, fingerprint, waiver, trace."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from compliance.files.waivers import parse_waivers
from compliance.messages import LANGUAGES, has
from compliance.model.finding import Reason, Result
from compliance.model.target import Kind
from compliance.rules.notices import NOTICES
from tests.unit.rules.worlds import district, judged, linked, percent, province, row

FLOOR = """
  - id: floor
    code: V01
    title: Mức sàn
    given: {each: target, indicator: online_dossier_rate, unit_level: district}
    require: target >= 70%
"""
SPOKEN = (
    FLOOR
    + """    severity: {default: error, boundary: info}
    message:
      below:
        vi: "{{ indicator.title }}: {{ target }}, mức {{ parent }} của {{ superior.unit }}"
        en: "{{ target }} is low"
    remedy: "Ghi “{{ parent }}” ({{ target.baseline }})"
"""
)


def district_result(folder: Path, rules: str, value: int = 65, **more: object) -> Result:
    plans = linked(
        province(row("online_dossier_rate", percent(70), code="7.2")),
        district(row("online_dossier_rate", percent(value), code="5")),
    )
    evaluation = judged(folder, rules, plans, **more)
    return next(found for found in evaluation.results if found.level == "district")


def test_a_message_of_its_own_speaks_in_the_language_asked_for(tmp_path: Path) -> None:
    assert (
        district_result(tmp_path, SPOKEN).message == "Tỷ lệ hồ sơ trực tuyến: 65%, mức 70% của tỉnh Bình Định"
    )
    assert district_result(tmp_path, SPOKEN, lang="en").message == "65% is low"


def test_a_target_that_is_a_sentence_is_quoted_and_its_title_not_said_twice(tmp_path: Path) -> None:
    said = "Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 65%"
    plans = linked(
        province(row("online_dossier_rate", percent(70), code="7.2")),
        district(row("online_dossier_rate", replace(percent(65), raw=said), code="5")),
    )
    found = judged(tmp_path, SPOKEN, plans).results
    result = next(result for result in found if result.level == "district")
    assert result.message == f"“{said}”, mức 70% của tỉnh Bình Định"


def test_a_target_behind_a_word_loses_its_capital(tmp_path: Path) -> None:
    plans = linked(
        province(row("online_dossier_rate", replace(percent(70), raw="Tối thiểu 70%"), code="7.2")),
        district(row("online_dossier_rate", replace(percent(65), raw="Đạt 65%"), code="5")),
    )
    found = judged(tmp_path, SPOKEN, plans).results
    result = next(result for result in found if result.level == "district")
    assert result.message == "Tỷ lệ hồ sơ trực tuyến: Đạt 65%, mức tối thiểu 70% của tỉnh Bình Định"
    assert result.remedy.startswith("Ghi “Tối thiểu 70%”")


CARRIED = """
  - id: carried
    title: Có chỉ tiêu
    given: {each: obligation}
    require: exists target
    message: "Chưa có chỉ tiêu “{{ obligation.title }}” ({{ superior.unit }} giao: {{ parent }})."
    remedy: "Đề nghị bổ sung: “{{ obligation.title }}: {{ parent }}”."
"""


@pytest.mark.parametrize("title", ["Tỷ lệ hồ sơ đúng hạn đạt tối thiểu 95%", "Hồ sơ đúng hạn"])
def test_what_is_asked_in_one_sentence_is_told_once(tmp_path: Path, title: str) -> None:
    said = "Tỷ lệ hồ sơ đúng hạn đạt tối thiểu 95%"
    asked = row("online_dossier_rate", replace(percent(95), raw=said), code="3")
    plans = linked(province(replace(asked, title=title)), district(row("other", percent(1))))
    (result,) = [found for found in judged(tmp_path, CARRIED, plans).results if found.rule == "carried"]
    assert result.remedy == f"Đề nghị bổ sung: “{said}”."
    given = "" if title == said else f": “{said}”"
    assert result.message == f"Chưa có chỉ tiêu “{title}” (tỉnh Bình Định giao{given})."


ASKED = """
  - id: asked
    title: Có chỉ tiêu
    given: {each: obligation}
    require: exists target
    remedy: "{{ obligation.own_title }} | {{ obligation.own_words }}"
"""


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Hồ sơ của các sở, ban, ngành thuộc tỉnh", "Hồ sơ của các phòng, ban, đơn vị thuộc huyện"),
        ("Cơ quan chuyên môn thuộc UBND tỉnh", "Cơ quan chuyên môn thuộc UBND huyện"),
        ("Chỉ số của tỉnh Bình Định", "Chỉ số của tỉnh Bình Định"),
        ("Cơ quan thuộc tỉnh được kiểm tra", "Cơ quan thuộc huyện được kiểm tra"),
        ("Cán bộ, công chức cấp xã", "Cán bộ, công chức cấp xã"),
    ],
)
def test_a_unit_is_given_the_words_of_its_own_level(tmp_path: Path, title: str, own: str) -> None:
    asked = row("online_dossier_rate", percent(95), code="3")
    plans = linked(province(replace(asked, title=title)), district(row("other", percent(1))))
    (result,) = [found for found in judged(tmp_path, ASKED, plans).results if found.rule == "asked"]
    assert result.remedy == f"{own} | {own}: 95%"


def test_the_words_of_a_target_are_quoted_without_what_joins_them_to_those_before(tmp_path: Path) -> None:
    asked = row("online_dossier_rate", replace(percent(95), raw="và tối thiểu 95%"), code="3")
    plans = linked(province(replace(asked, title="Hồ sơ trực tuyến")), district(row("other", percent(1))))
    (result,) = [found for found in judged(tmp_path, ASKED, plans).results if found.rule == "asked"]
    assert result.remedy == "Hồ sơ trực tuyến | Hồ sơ trực tuyến: tối thiểu 95%"


def test_a_target_in_brackets_stands_beside_the_one_before_it(tmp_path: Path) -> None:
    """A class and its score are one promise in the superior's words."""
    score = replace(percent(90), raw="(từ 90% trở lên)")
    asked = row("online_dossier_rate", replace(percent(95), raw="loại Tốt"), score, code="3")
    plans = linked(province(replace(asked, title="Chỉ số 766")), district(row("other", percent(1))))
    rules = ASKED.replace("{{ obligation.own_title }}", "{{ parents }}")
    (result,) = [found for found in judged(tmp_path, rules, plans).results if found.rule == "asked"]
    assert result.remedy == "loại Tốt (từ 90% trở lên) | Chỉ số 766: loại Tốt (từ 90% trở lên)"


@pytest.mark.parametrize("blank", ["…%", "…", "...."])
def test_a_cell_left_blank_is_not_quoted(tmp_path: Path, blank: str) -> None:
    rules = "\n  - {id: carried, title: Có chỉ tiêu, given: {each: obligation}, require: exists target}\n"
    empty = replace(percent(65), kind=Kind.STATEMENT, value=None, comparator=None, unit=None, raw=blank)
    answer = replace(row("online_dossier_rate", empty, code="5"), cell=blank)
    plans = linked(province(row("online_dossier_rate", percent(70), code="3")), district(answer))
    (result,) = judged(tmp_path, rules, plans).results
    assert (result.verdict.value, result.reason) == ("undecided", Reason.UNQUANTIFIED)
    assert result.message == "Tỷ lệ hồ sơ trực tuyến: chưa lượng hóa."


def test_a_unit_in_brackets_stays_in_a_title(tmp_path: Path) -> None:
    rules = "\n  - {id: carried, title: Có chỉ tiêu, given: {each: obligation}, require: exists target}\n"
    asked = replace(row("online_dossier_rate", percent(70), code="3"), title="Hồ sơ trực tuyến (%)")
    plans = linked(province(asked), district(row("other", percent(1))))
    (result,) = judged(tmp_path, rules, plans).results
    assert "Hồ sơ trực tuyến (%)" in result.message


def test_what_is_not_there_is_a_blank_to_fill_in(tmp_path: Path) -> None:
    assert district_result(tmp_path, SPOKEN).remedy == "Ghi “70%” (…)"


def test_a_reason_without_a_message_speaks_from_the_catalogue(tmp_path: Path) -> None:
    result = district_result(tmp_path, FLOOR)
    assert result.message == "Tỷ lệ hồ sơ trực tuyến: mức 65% thấp hơn mức 70% của cấp trên giao."


def test_a_result_names_its_row_and_both_sides(tmp_path: Path) -> None:
    result = district_result(tmp_path, FLOOR)
    assert (result.plan, result.unit, result.level) == (
        "binh-dinh/tay-son@2025",
        "binh-dinh/tay-son",
        "district",
    )
    assert (result.indicator, result.code, result.canonical) == ("annex/5", "5", "online_dossier_rate")
    assert result.child is not None
    assert result.parent is not None
    assert (result.child.text, result.child.source.line) == ("65%", 7)
    assert (result.parent.text, result.parent.plan) == ("70%", "binh-dinh@2025")


def test_the_fingerprint_does_not_depend_on_lines_values_or_other_rows(tmp_path: Path) -> None:
    one = district_result(tmp_path, FLOOR)
    assert re.fullmatch(r"[0-9a-f]{16}", one.id)
    assert district_result(tmp_path, FLOOR, value=90).id == one.id
    plans = linked(
        province(),
        district(row("late_dossier_rate", percent(1)), row("online_dossier_rate", percent(65), code="9")),
    )
    assert one.id in {found.id for found in judged(tmp_path, FLOOR, plans).results}


def test_equal_subjects_are_numbered_in_order(tmp_path: Path) -> None:
    plans = linked(
        province(),
        district(
            row("online_dossier_rate", percent(65), code="1"),
            row("online_dossier_rate", percent(66), code="2"),
        ),
    )
    ids = [found.id for found in judged(tmp_path, FLOOR, plans).results]
    assert len(ids) == len(set(ids)) == 2


def test_a_waiver_in_force_waives_and_one_that_met_nothing_is_told(tmp_path: Path) -> None:
    words = """waivers:
  - rule: floor
    unit: huyện Tây Sơn
    indicator: online_dossier_rate
    period: 2025
    reason: Mức riêng
    approved_by: UBND tỉnh
  - {rule: floor, unit: binh-dinh/tuy-phuoc, reason: Mức riêng, approved_by: UBND tỉnh}
  - {rule: floor, reason: Mức riêng, approved_by: UBND tỉnh, expires: 2024-12-31}
"""
    plans = linked(province(), district(row("online_dossier_rate", percent(65))))
    evaluation = judged(tmp_path, FLOOR, plans, waivers=parse_waivers(words, "w.yaml"))
    (result,) = evaluation.results
    assert (result.verdict.value, result.waiver) == ("waived", "Mức riêng; UBND tỉnh")
    assert [waiver.unit for waiver in evaluation.unused_waivers] == ["binh-dinh/tuy-phuoc"]
    assert len(evaluation.expired_waivers) == 1


def test_an_expired_waiver_restores_the_finding(tmp_path: Path) -> None:
    words = "waivers:\n  - {rule: floor, reason: Mức riêng, approved_by: UBND tỉnh, expires: 2024-12-31}\n"
    result = district_result(tmp_path, FLOOR, waivers=parse_waivers(words, "w.yaml"))
    assert result.verdict.value == "violates"


def test_select_and_ignore_take_ids_codes_and_patterns(tmp_path: Path) -> None:
    plans = linked(province(), district(row("online_dossier_rate", percent(65))))
    for pattern in ("floor", "V01", "fl*"):
        assert judged(tmp_path, FLOOR, plans, select=[pattern]).rulesets[0].rules == 1
        assert judged(tmp_path, FLOOR, plans, ignore=[pattern]).rulesets[0].rules == 0


def test_out_of_scope_is_not_applicable(tmp_path: Path) -> None:
    from compliance.rules.engine import evaluate
    from tests.unit.rules.worlds import AS_OF, CATALOGUE, rulesets, units

    found = rulesets(tmp_path, f"ruleset: small\nscope: {{under: binh-dinh, period: 2024}}\nrules:{FLOOR}")
    plans = linked(province(), district(row("online_dossier_rate", percent(65))))
    (result,) = evaluate(plans, found, units=units(), catalogue=CATALOGUE, as_of=AS_OF).results
    assert (result.verdict.value, result.reason) == ("not_applicable", Reason.OUT_OF_SCOPE)


def test_a_parameter_may_depend_on_unit_and_day(tmp_path: Path) -> None:
    from compliance.rules.engine import evaluate
    from tests.unit.rules.worlds import AS_OF, CATALOGUE, rulesets, units

    words = """ruleset: small
parameters:
  floor:
    - {value: 70%}
    - {value: 60%, unit: binh-dinh/tay-son}
    - {value: 90%, level: commune}
rules:
  - {id: own, title: Sàn, given: {each: target, unit_level: district}, require: target >= parameters.floor}
"""
    plans = linked(province(), district(row("online_dossier_rate", percent(65))))
    found = rulesets(tmp_path, words)
    (result,) = evaluate(plans, found, units=units(), catalogue=CATALOGUE, as_of=AS_OF).results
    assert result.verdict.value == "conforms"


def test_a_more_specific_rule_speaks_instead_of_a_general_one(tmp_path: Path) -> None:
    general = FLOOR.replace("id: floor", "id: general").replace("V01", "V02")
    rules = general + FLOOR + "    instead_of: [general]\n"
    plans = linked(province(), district(row("online_dossier_rate", percent(65))))
    verdicts = {found.rule: found.verdict.value for found in judged(tmp_path, rules, plans).results}
    assert verdicts == {"floor": "violates", "general": "not_applicable"}


def test_the_trace_shows_what_each_part_came_to(tmp_path: Path) -> None:
    plans = linked(province(), district(row("online_dossier_rate", percent(65))))
    (result,) = judged(tmp_path, FLOOR, plans, traced=True).results
    assert result.trace == (
        "Áp dụng cho từng mức phấn đấu; chỉ tiêu: online_dossier_rate; cấp của đơn vị: cấp huyện",
        "target [mức phấn đấu đang xét]: 65%",
        "Yêu cầu (require): sai (thấp hơn mức cấp trên giao)",
        "Kết luận: chưa phù hợp (thấp hơn mức cấp trên giao)",
    )


LISTED = """
  - id: listed
    title: Có mức phần trăm
    given: {each: indicator, section: annex}
    when: exists indicator.cascade and indicator.cascade = "at_least"
    require: count(t in indicator.targets where t.kind = "level") > 0
"""


def test_the_trace_tells_of_a_list_as_a_whole_and_speaks_words_for_closed_lists(tmp_path: Path) -> None:
    plans = linked(province(), district(row("online_dossier_rate", percent(65))))
    (result,) = judged(tmp_path, LISTED, plans, traced=True).results
    assert result.trace[0] == "Áp dụng cho từng chỉ tiêu; phần: phụ lục"
    assert any(line.endswith(": không thấp hơn cấp trên") for line in result.trace)
    assert not any(line.startswith("t.kind") for line in result.trace)
    assert result.trace[-2:] == ("Yêu cầu (require): đúng", "Kết luận: phù hợp")


def test_a_file_that_overrides_a_rule_changes_only_the_keys_it_gives(tmp_path: Path) -> None:
    from tests.unit.rules.worlds import rulesets

    (tmp_path / "base.yaml").write_text(f"ruleset: base\nrules:{FLOOR}", encoding="utf-8")
    words = "ruleset: small\nextends: base.yaml\nrules:\n  - {id: floor, severity: info}\n"
    (rule,) = rulesets(tmp_path, words)[0].rules
    assert rule.severity_for(None).value == "info"
    assert (rule.code, rule.require.words, rule.ruleset) == ("V01", "target >= 70%", "base")


def test_a_rule_shared_by_two_rulesets_is_judged_once(tmp_path: Path) -> None:
    from compliance.rules.loading import load_rulesets
    from tests.unit.rules.worlds import CATALOGUE

    (tmp_path / "base.yaml").write_text(f"ruleset: base\nrules:{FLOOR}", encoding="utf-8")
    (tmp_path / "over.yaml").write_text("ruleset: over\nextends: base.yaml\nrules: []\n", encoding="utf-8")
    first, second = load_rulesets([tmp_path / "base.yaml", tmp_path / "over.yaml"], catalogue=CATALOGUE)
    assert [len(first.rules), len(second.rules)] == [1, 0]


def test_every_reason_and_notice_has_words_in_both_languages() -> None:
    for lang in LANGUAGES:
        assert all(has(f"findings.{reason.value}", lang) for reason in Reason)
        assert all(has(f"findings.{notice.replace('-', '_')}", lang) for notice in NOTICES)


def test_an_indicator_without_a_target_is_judged_by_its_row(tmp_path: Path) -> None:
    rules = """
  - {id: filled, title: Có mức, given: {each: indicator}, require: count(t in indicator.targets) > 0}
"""
    empty = replace(row("online_dossier_rate", code="1"), cell="")
    plans = linked(province(), district(empty))
    (result,) = judged(tmp_path, rules, plans).results
    assert (result.verdict.value, result.indicator) == ("violates", "annex/1")


def test_units_are_known_by_id_by_pattern_and_by_name(tmp_path: Path) -> None:
    plans = linked(province(), district(row("online_dossier_rate", percent(65))))
    for unit in ("binh-dinh/tay-son", "binh-dinh/*", "huyện Tây Sơn", "Huyện TÂY SƠN"):
        rules = FLOOR.replace("unit_level: district", f'unit: "{unit}"')
        assert len(judged(tmp_path, rules, plans).results) == 1
    assert (
        judged(tmp_path, FLOOR.replace("unit_level: district", "unit: huyện Tuy Phước"), plans).results == ()
    )
