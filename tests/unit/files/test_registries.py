"""Registries: which agency exists at which level and day, which act a citation must mean."""

from __future__ import annotations

import datetime as dt

import pytest

from compliance.files.registries import load_agencies, load_documents
from compliance.files.units import load_units
from compliance.model.dates import PartialDate
from compliance.model.plan import Citation

BEFORE, BETWEEN, AFTER = dt.date(2024, 12, 30), dt.date(2025, 4, 1), dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("name", "level", "day", "exists"),
    [
        ("Phòng Nội vụ huyện", "district", BEFORE, True),
        ("Phòng Nội vụ", "district", AFTER, False),
        ("Phòng Nội vụ xã", "commune", BEFORE, False),
        ("Phòng Tài chính - Kế hoạch xã", "commune", BEFORE, False),
        ("Phòng Văn hóa và Thông tin xã", "commune", BEFORE, False),
        ("Trung tâm VH-TT-TT xã", "commune", BEFORE, False),
        ("Văn phòng UBND thành phố", "province", AFTER, True),
        ("Công an thành phố", "province", BEFORE, True),
        ("Công an thành phố", "district", BEFORE, None),
        ("Văn phòng HĐND và UBND thành phố", "province", AFTER, None),
        ("Văn phòng HĐND và UBND thành phố", "district", BEFORE, True),
        ("Văn phòng HĐND và UBND thành phố", "district", AFTER, False),
        ("Phòng Nội vụ", "commune", AFTER, None),
        ("Phòng Văn hóa - Xã hội", "commune", AFTER, True),
        ("Phòng Kinh tế, Hạ tầng và Đô thị phường", "commune", AFTER, True),
        ("Văn phòng HĐND&UBND xã", "commune", BEFORE, None),
        ("Văn phòng HĐND&UBND xã", "commune", AFTER, True),
        ("Văn Phòng – thống kê xã", "commune", BEFORE, True),
        ("Tài chính – Kế toán xã", "commune", BEFORE, True),
        ("Phòng Tài chính và Kế hoạch huyện", "district", BEFORE, True),
        ("Phòng Tư pháp thị xã An Nhơn", "district", BEFORE, True),
        ("Sở Thông tin và Truyền thông", "province", BEFORE, True),
        ("Sở Thông tin và Truyền thông", "province", BETWEEN, None),
        ("Sở Thông tin và Truyền thông", "province", AFTER, False),
        ("Sở Nội vụ", None, AFTER, True),
        ("Phòng Nội vụ", None, BEFORE, True),
        ("Bất kỳ cơ quan nào", "district", AFTER, False),
        ("Hội Khuyến học", "commune", BEFORE, None),
        ("Phòng Nội vụ Thị xã", "commune", BEFORE, True),
        ("Sở Nội vụ", "commune", BEFORE, None),
        ("Ban Quản lý dự án", "province", BEFORE, None),
        ("Sở Thông tin và Truyền thông", None, AFTER, False),
        ("Trung tâm Văn hóa - Thông tin - Thể thao", None, AFTER, None),
        ("Phòng Nội vụ", None, AFTER, None),
        ("Phòng Nội vụ huyện", None, AFTER, False),
        ("Bộ phận Một cửa cấp xã", None, AFTER, True),
        ("Văn phòng - Thống kê xã", "commune", AFTER, None),
    ],
)
def test_an_agency_exists_does_not_exist_or_is_not_known(
    name: str, level: str | None, day: dt.date, exists: bool | None
) -> None:
    assert load_agencies().exists(name, level, day) is exists


def test_what_cannot_exist_says_why_in_both_languages() -> None:
    ground = load_agencies().ground("Phòng Nội vụ", "commune", BEFORE)
    assert ground is not None
    assert set(ground) == {"vi", "en"}
    assert load_agencies().ground("Phòng Nội vụ", "district", BEFORE) is None


def test_a_merged_department_names_its_heir() -> None:
    known = load_agencies().known("Sở Kế hoạch và Đầu tư", "province", BEFORE)
    assert known is not None
    assert known.successors == ("Sở Tài chính",)
    assert not known.verified
    assert load_agencies().known("Sở Kế hoạch và Đầu tư", "province", AFTER) is None


_LAW_OF_2015 = "Luật Tổ chức chính quyền địa phương"


@pytest.mark.parametrize(
    ("number", "date", "words", "within", "known"),
    [
        ("3416/QĐ-UBND", PartialDate(2023, 9, 14), "", ("binh-dinh",), "3416/QĐ-UBND"),
        (
            "3416/QĐ-UBND",
            PartialDate(2024, 9, 14),
            "về năng lực tự chủ tài chính",
            ("binh-dinh",),
            "3416/QĐ-UBND",
        ),
        ("3416/QĐ-UBND", PartialDate(2021, 5, 5), "về việc thành lập Tổ công tác", ("binh-dinh",), None),
        ("3416/QĐ-UBND", PartialDate(2023, 9, 14), "", ("quang-nam",), None),
        ("03416/QĐ-UBND", PartialDate(2023), "", None, "3416/QĐ-UBND"),
        ("61/2018/NĐ-CP", None, "", ("quang-nam",), "61/2018/NĐ-CP"),
        ("76/NQ-CP", None, "", None, None),
        ("76/NQ-CP", None, "Chương trình tổng thể cải cách hành chính nhà nước", None, "76/NQ-CP"),
        ("57-NQ/TW", PartialDate(2024), "", None, "57-NQ/TW"),
        ("76/NQ-CP", PartialDate(2020, 1, 1), "về phòng, chống dịch", None, None),
        ("09-CTr/TU", PartialDate(2021, 5, 14), "", ("binh-dinh",), "09-CTr/TU"),
        ("77/2015/QH13", None, "", None, "Luật Tổ chức chính quyền địa phương"),
        ("Luật Tổ chức chính quyền địa phương", PartialDate(2025, 6, 16), "", None, "72/2025/QH15"),
        ("Luật Tổ chức chính quyền địa phương", PartialDate(2025, 2, 19), "", None, "65/2025/QH15"),
        ("Luật Tổ chức chính quyền địa phương", PartialDate(2015, 6, 18), "", None, _LAW_OF_2015),
        ("Luật Tổ chức chính quyền địa phương", PartialDate(2025, 6, 1), "", None, None),
        ("Luật Tổ chức chính quyền địa phương", None, "", None, None),
        ("1/QĐ-UBND", None, "", None, None),
    ],
)
def test_a_citation_means_a_known_act_only_where_it_must(
    number: str, date: PartialDate | None, words: str, within: tuple[str, ...] | None, known: str | None
) -> None:
    found = load_documents().known(number, date=date, words=words, within=within)
    assert (found.number if found is not None else None) == known


def test_the_one_stop_decrees_end_with_the_reform() -> None:
    old, new = load_documents().known("61/2018/NĐ-CP"), load_documents().known("118/2025/NĐ-CP")
    assert old is not None
    assert new is not None
    assert old.superseded_by == new.number
    assert (old.in_force(BEFORE), old.in_force(AFTER)) == (True, False)
    assert (new.in_force(BEFORE), new.in_force(AFTER)) == (False, True)


def test_a_citation_is_known_by_what_it_says_of_itself() -> None:
    citation = Citation(
        number="3416/QĐ-UBND", date=PartialDate(2024, 9, 14), title="về năng lực tự chủ tài chính"
    )
    found = load_documents().cited(citation, within=["binh-dinh/tay-son", "binh-dinh"])
    assert found is not None
    assert (str(found.date), found.issuer) == ("2023-09-14", "UBND tỉnh Bình Định")
    assert load_documents().cited(citation, within=["quang-nam"]) is None


def test_the_registries_are_sound() -> None:
    units, documents = load_units(), load_documents()
    numbers = {entry.number for entry in documents.entries}
    for document in documents.entries:
        assert document.level in units.levels
        assert document.under is None or units.get(document.under) is not None
        assert document.superseded_by is None or document.superseded_by in numbers
    for agency in load_agencies().entries:
        assert agency.level in units.levels
        assert agency.gone_from is None or (
            agency.valid_to is not None and agency.valid_to < agency.gone_from
        )
        for heir in agency.successors:
            assert load_agencies().find(heir, agency.level)
