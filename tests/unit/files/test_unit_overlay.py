"""A workspace's units.yaml: what it adds, whose place it takes, and every mistake in one go."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from compliance import messages
from compliance.errors import ComplianceErrors
from compliance.files.units import load_units
from compliance.model.units import Units

DAY = dt.date(2024, 12, 30)


def loaded(folder: Path, text: str) -> Units:
    path = folder / "units.yaml"
    path.write_text(text, encoding="utf-8")
    return load_units(path)


def told(folder: Path, text: str) -> list[str]:
    with pytest.raises(ComplianceErrors) as caught:
        loaded(folder, text)
    return [
        f"{error.place.line}:{error.place.column} {messages.text(error.code, 'vi', **error.params)}"
        for error in caught.value.errors
        if error.place is not None
    ]


def test_a_unit_is_added_with_its_weight_and_heirs(tmp_path: Path) -> None:
    units = loaded(
        tmp_path,
        """\
units:
  - {id: x, name: tỉnh X, type: tỉnh, level: province, parent: null}
  - {id: x/y, name: huyện Y, type: huyện, level: district, parent: x, code: null, valid_from: null,
     valid_to: 2025-06-30, successors: [{id: gia-lai-2025/tay-son, part: part}], weight: {dân số: 1200.5}}
""",
    )
    unit = units.resolve("UBND huyện Y", day=DAY).unit
    assert unit is not None
    assert (unit.id, unit.code, unit.weight) == ("x/y", None, {"dân số": Decimal("1200.5")})
    assert [(heir.id, heir.part) for heir in unit.successors] == [("gia-lai-2025/tay-son", "part")]
    assert units.resolve("huyện Y", day=dt.date(2025, 7, 1)).unit is None
    above = units.superior("x/y", DAY)
    assert above is not None
    assert above.id == "x"
    assert units.get("binh-dinh/tay-son") is not None


def test_type_and_level_follow_from_the_name(tmp_path: Path) -> None:
    units = loaded(
        tmp_path,
        "units:\n  - {id: binh-dinh/z, name: Thị xã Z, parent: tỉnh Bình Định, valid_to: 2025-06-30}\n",
    )
    unit = units.get("binh-dinh/z")
    assert unit is not None
    assert (unit.name, unit.type, unit.level, unit.parent) == ("thị xã Z", "thị xã", "district", "binh-dinh")
    assert len(units.children("binh-dinh", DAY)) == 12


def test_a_unit_of_the_same_name_type_parent_and_dates_takes_the_place_of_a_built_in_one(
    tmp_path: Path,
) -> None:
    units = loaded(
        tmp_path,
        """\
units:
  - {id: quy-nhon, name: thành phố Quy Nhơn, type: thành phố, level: district, parent: binh-dinh,
     valid_to: 2025-06-30, weight: {dân số: 290000}}
""",
    )
    found = units.resolve("TP. Quy Nhơn", day=DAY)
    assert found.unit is not None
    assert found.unit.id == "quy-nhon"
    assert found.unit.code == "540"
    assert units.get("binh-dinh/quy-nhon") == found.unit
    assert len(units.children("binh-dinh", DAY)) == 11
    assert [unit.id for unit in units.ancestors("binh-dinh/quy-nhon/dong-da")][:2] == [
        "quy-nhon",
        "binh-dinh",
    ]
    assert units.resolve("phường Đống Đa", day=DAY, under="quy-nhon").unit is not None
    assert len(units.children("quy-nhon", DAY)) == len(load_units().children("binh-dinh/quy-nhon", DAY))


def test_an_entry_with_a_built_in_id_overrides_that_unit(tmp_path: Path) -> None:
    units = loaded(
        tmp_path,
        """\
units:
  - {id: binh-dinh/tay-son, name: huyện Tây Sơn, parent: binh-dinh, valid_to: 2025-06-30, weight: {dân số: 5}}
""",
    )
    unit = units.resolve("huyện Tây Sơn", day=DAY).unit
    assert unit is not None
    assert unit.weight == {"dân số": Decimal(5)}
    assert len(unit.successors) == 5
    assert len(units.children("binh-dinh/tay-son", DAY)) == 15


def test_a_workspace_may_have_a_level_and_a_type_of_its_own(tmp_path: Path) -> None:
    units = loaded(
        tmp_path,
        """\
levels:
  - {id: hamlet, title: {vi: cấp thôn, en: hamlet}, below: commune}
units:
  - {id: h/1, name: thôn Một, type: thôn, level: hamlet, parent: binh-dinh/an-nhon/nhon-hau}
""",
    )
    assert units.levels[-1] == "hamlet"
    assert units.level_of_type("thôn") == "hamlet"
    unit = units.resolve("thôn Một, xã Nhơn Hậu", day=DAY).unit
    assert unit is not None
    assert [above.level for above in units.ancestors(unit.id)] == [
        "commune",
        "district",
        "province",
        "central",
    ]


def test_every_mistake_is_told_in_one_go_at_its_place(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        """\
units:
  - {id: a/x, name: huyện X, type: huyện, level: district, parent: a/y}
  - {id: a/y, name: huyện Y, type: huyện, level: distrit, parent: a/x}
  - {id: a/y, name: huyện Y, type: huyện, level: district, parent: bin-dinh}
  - {id: b, name: tỉnh B, parent: zzz}
  - {id: c, name: làng C, successors: [{id: nowhere}]}
  - {id: d, name: tỉnh D, valid_from: 2025-07-01, valid_to: 2025-06-30}
""",
    ) == [
        "2:68 Đơn vị cấp trên khai vòng tròn: a/x → a/y → a/x.",
        "3:50 Không có cấp “distrit”; có phải là “district”?",
        "3:67 Đơn vị cấp trên khai vòng tròn: a/y → a/x → a/y.",
        "4:10 Mã đơn vị “a/y” được khai hai lần; mỗi mã chỉ dùng cho một đơn vị.",
        "5:35 Không có đơn vị cấp trên “zzz” (parent); ví dụ: parent: binh-dinh.",
        "6:19 Không có cấp “làng C”. Các cấp dùng được: central, province, district, commune.",
        "6:45 Không có đơn vị kế thừa “nowhere” (successors); ví dụ: gia-lai-2025/tay-son.",
        "7:61 Ngày kết thúc 2025-06-30 trước ngày bắt đầu 2025-07-01 (valid_to, valid_from).",
    ]


def test_a_unit_that_is_its_own_superior_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, "units:\n  - {id: a, name: tỉnh A, parent: a}\n") == [
        "2:35 Đơn vị cấp trên khai vòng tròn: a → a."
    ]


def test_a_bad_date_an_unknown_key_and_a_bad_id_are_told_by_the_model(tmp_path: Path) -> None:
    errors = told(
        tmp_path,
        """\
units:
  - {id: a b, name: tỉnh A}
  - {id: b, name: tỉnh B, valid_to: 2025-02-30}
  - {id: c, name: tỉnh C, parnt: b}
""",
    )
    assert [error.split()[0] for error in errors] == ["2:10", "3:37", "4:27"]
    assert "a b" in errors[0]
    assert "parent" in errors[2]


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_errors_have_words_in_every_language(lang: str) -> None:
    assert messages.text("units.cycle", lang, chain="a → a")
