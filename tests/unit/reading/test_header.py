"""The head of a plan: whose it is, for when, under which title, number and date."""

from __future__ import annotations

import pytest

from compliance.model.dates import Period
from compliance.model.plan import Plan
from compliance.reading.header import kind_of
from tests.readings import read_words

BODY = "\n\nI. MỤC TIÊU\n- Tỷ lệ hồ sơ trực tuyến đạt 80%.\n"


def _plan(head: str) -> Plan:
    return read_words(head + BODY)


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("KẾ HOẠCH\nCải cách hành chính huyện Tây Sơn, tỉnh Bình Định năm 2025", "binh-dinh/tay-son"),
        (
            "KẾ HOẠCH\nCải cách hành chính của tỉnh Gia Lai trên địa bàn xã Tây Sơn năm 2026",
            "gia-lai-2025/tay-son",
        ),
        ("ỦY BAN NHÂN DÂN\nHUYỆN TUY PHƯỚC\n\nKẾ HOẠCH\nCải cách hành chính năm 2025", "binh-dinh/tuy-phuoc"),
        ("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH THỊ XÃ AN NHƠN NĂM 2025", "binh-dinh/an-nhon"),
        (
            "KẾ HOẠCH\nCải cách hành chính phường An Nhơn năm 2026\n\nUBND tỉnh Gia Lai giao",
            "gia-lai-2025/an-nhon",
        ),
    ],
)
def test_the_unit_is_the_one_the_title_or_the_head_names(head: str, unit: str) -> None:
    assert _plan(head).unit == unit


def test_a_name_of_several_units_stays_open_with_its_candidates() -> None:
    plan = _plan("KẾ HOẠCH\nCải cách hành chính phường An Nhơn năm 2026")
    assert (plan.unit, plan.level, len(plan.unit_candidates)) == (None, "commune", 2)


def test_units_are_those_of_the_plan_s_date() -> None:
    assert _plan("KẾ HOẠCH\nCải cách hành chính huyện Tây Sơn năm 2025").unit == "binh-dinh/tay-son"
    assert (
        _plan("KẾ HOẠCH\nCải cách hành chính xã Tây Sơn, tỉnh Gia Lai năm 2026").unit
        == "gia-lai-2025/tay-son"
    )


@pytest.mark.parametrize(
    ("line", "number", "issued"),
    [
        ("(Kèm theo Quyết định số 538 /QĐ-UBND ngày 30 /12/2024 của UBND xã)", "538/QĐ-UBND", "2024-12-30"),
        ("(Kèm theo Kế hoạch số /KH-UBND ngày /12/2024 của UBND huyện)", None, "2024-12"),
        ("(Kèm theo Quyết định số /QĐ-UBND ngày tháng năm 2024 của UBND huyện)", None, "2024"),
    ],
)
def test_number_and_date_come_from_the_act_it_is_attached_to(line: str, number: str, issued: str) -> None:
    plan = _plan(f"KẾ HOẠCH\nCải cách hành chính xã Nhơn Hậu năm 2025\n{line}")
    assert (plan.number, str(plan.issued)) == (number, issued)


def test_number_and_date_come_from_the_head() -> None:
    head = "UBND HUYỆN TÂY SƠN\nSố: 15/KH-UBND\nTây Sơn, ngày 05 tháng 01 năm 2025\n\n"
    plan = _plan(f"{head}KẾ HOẠCH\nCải cách hành chính năm 2025")
    assert (plan.number, str(plan.issued), plan.unit) == ("15/KH-UBND", "2025-01-05", "binh-dinh/tay-son")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kế hoạch cải cách hành chính tỉnh Bình Định năm 2025", "annual"),
        (
            "Kế hoạch nâng cao Chỉ số cải cách hành chính huyện Tuy Phước giai đoạn 2023 - 2025",
            "index_improvement",
        ),
        ("Kế hoạch cải cách hành chính giai đoạn 2026 - 2030", "multi_year"),
        ("Kế hoạch kiểm tra cải cách hành chính năm 2025", "inspection"),
        ("Kế hoạch tuyên truyền cải cách hành chính năm 2025", "communication"),
        ("Kế hoạch chuyển đổi số xã Nhơn Hậu năm 2025", "digital_transformation"),
    ],
)
def test_the_title_tells_the_kind_of_plan(title: str, kind: str) -> None:
    years = [int(word) for word in title.replace("-", " ").split() if word.isdigit()]
    assert kind_of(title, Period(min(years), max(years))) == kind


@pytest.mark.parametrize(
    ("head", "title", "year"),
    [
        (
            "## KẾ HOẠCH\n\n## Cải cách hành chính huyện Tây Sơn năm 2025\n"
            "(Kèm theo Quyết định số 7/QĐ-UBND ngày 5/1/2025 của UBND huyện)",
            "Kế hoạch cải cách hành chính huyện Tây Sơn năm 2025",
            2025,
        ),
        (
            "KẾ HOẠCH\nThực hiện mục tiêu cải cách hành chính huyện Tây Sơn năm 2025",
            "Kế hoạch thực hiện mục tiêu cải cách hành chính huyện Tây Sơn năm 2025",
            2025,
        ),
        (
            "## KẾ HOẠCH\n\n## Cải cách hành chính huyện Tây Sơn năm 2025\n\n## I. MỤC ĐÍCH",
            "Kế hoạch cải cách hành chính huyện Tây Sơn năm 2025",
            2025,
        ),
        (
            "KẾ HOẠCH\n\nChăm sóc sức khỏe huyện Tây Sơn năm 2025\n\nI. KẾT QUẢ NĂM 2024\n\nĐạt 93,2%.",
            "Kế hoạch chăm sóc sức khỏe huyện Tây Sơn năm 2025",
            2025,
        ),
        (
            "KẾ HOẠCH\n\nNâng cao chất lượng phục vụ\n\nUBND huyện Tây Sơn ban hành Kế hoạch năm 2025:\n\n"
            "I. KẾT QUẢ NĂM 2024\n\nĐạt 93,2%.",
            "Kế hoạch nâng cao chất lượng phục vụ",
            2025,
        ),
    ],
)
def test_a_section_is_never_the_title_and_its_year_never_the_plan_s(head: str, title: str, year: int) -> None:
    plan = _plan(head)
    assert (plan.title, plan.period) == (title, Period(year, year))


def test_the_plan_that_is_replaced_is_named() -> None:
    head = "KẾ HOẠCH\nCải cách hành chính huyện Tây Sơn năm 2025\n\n"
    assert _plan(f"{head}Thay thế Kế hoạch số 12/KH-UBND ngày 02/01/2025.").supersedes == "12/KH-UBND"


def test_a_report_promises_nothing() -> None:
    head = "BÁO CÁO\nKết quả cải cách hành chính huyện Tây Sơn năm 2024\n\n"
    plan = read_words(f"{head}I. KẾT QUẢ\n- Tỷ lệ hồ sơ đúng hạn đạt 98%.")
    assert (plan.kind, plan.indicators) == ("report", ())


@pytest.mark.parametrize("gap", ["\t", "      ", " | "])
def test_place_and_date_stand_beside_the_number_at_the_head(gap: str) -> None:
    head = f"UBND XÃ NHƠN HẬU\nSố: 05/KH-UBND{gap}Nhơn Hậu, ngày 10 tháng 01 năm 2025\n\n"
    plan = _plan(f"{head}KẾ HOẠCH\nCải cách hành chính năm 2025")
    assert (plan.number, str(plan.issued)) == ("05/KH-UBND", "2025-01-10")


def test_place_and_date_below_the_title_are_no_part_of_it() -> None:
    title = "Cải cách hành chính xã Nhơn Hậu, thị xã An Nhơn, tỉnh Bình Định năm 2025"
    plan = _plan(f"UBND XÃ NHƠN HẬU\nKẾ HOẠCH\n{title}\nNhơn Hậu, ngày 22 tháng 01 năm 2025")
    assert plan.title.endswith("năm 2025")
    assert "ngày" not in plan.title
    assert str(plan.issued) == "2025-01-22"


@pytest.mark.parametrize(
    "head",
    [
        "UBND XÃ ĐỒNG VINH\n\nKẾ HOẠCH\n"
        "Cải cách hành chính xã Đồng Vinh, huyện Yên Thành, tỉnh Nghệ An năm 2024",
        "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG VINH\n\nKẾ HOẠCH\nCải cách hành chính năm 2024",
        "UBND HUYỆN YÊN THÀNH\nUBND XÃ ĐỒNG VINH\n\nKẾ HOẠCH\nCải cách hành chính năm 2024",
    ],
)
def test_a_unit_that_nobody_knows_is_never_taken_for_its_superior(head: str) -> None:
    plan = _plan(head)
    assert (plan.unit, plan.unit_name, plan.level) == (None, "xã Đồng Vinh", "commune")
    assert [each.why for each in plan.unread] == ["reading.why_unknown_unit"]


def test_a_unit_that_does_not_lie_under_the_superior_in_the_head_is_not_meant() -> None:
    head = "UBND XÃ AN THỦY\nHUYỆN BA TRI\n\nKẾ HOẠCH\nCải cách hành chính xã An Thủy năm 2022"
    plan = _plan(head)
    assert (plan.unit, plan.unit_name, plan.level) == (None, "xã An Thủy", "commune")
    assert [entry.text for entry in plan.unread] == ["xã An Thủy"]


def test_a_unit_of_that_name_elsewhere_is_not_meant() -> None:
    plan = _plan("KẾ HOẠCH\nCải cách hành chính xã Tây Sơn, huyện Yên Thành, tỉnh Nghệ An năm 2024")
    assert (plan.unit, plan.level) == (None, "commune")


@pytest.mark.parametrize(
    "title",
    [
        "Phát triển kinh tế - xã hội huyện Tây Sơn năm 2025",
        "PHÁT TRIỂN KINH TẾ - XÃ HỘI HUYỆN TÂY SƠN NĂM 2025",
    ],
)
def test_words_that_look_like_a_type_of_unit_name_none(title: str) -> None:
    assert _plan(f"UBND HUYỆN TÂY SƠN\n\nKẾ HOẠCH\n{title}").unit == "binh-dinh/tay-son"


def test_the_year_before_is_not_known_in_a_plan_of_several_years() -> None:
    head = "KẾ HOẠCH\nCải cách hành chính huyện Tây Sơn giai đoạn 2023 - 2025"
    plan = read_words(f"{head}\n\nI. MỤC TIÊU\n- Giảm 10% số hồ sơ quá hạn so với năm trước.\n")
    assert [target.baseline for each in plan.indicators for target in each.targets] == [None]


def test_a_line_of_the_head_that_names_an_unknown_unit_is_not_its_superior() -> None:
    title = "KẾ HOẠCH\nCải cách hành chính năm 2025"
    plan = _plan(f"UBND TỈNH BÌNH ĐỊNH\n\nỦY BAN NHÂN DÂN\n\nHUYỆN TÂYY SƠN\n\n{title}")
    assert (plan.unit, plan.unit_name) == (None, "huyện Tâyy Sơn")


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nỦY BAN NHÂN DÂN\nQUẬN 7", "ho-chi-minh/quan-7"),
        ("UBND QUẬN GÒ VẤP\nUBND PHƯỜNG 12", "ho-chi-minh/go-vap/phuong-12"),
        ("UBND TỈNH THÁI BÌNH\nSỞ NỘI VỤ", None),
        ("UBND HUYỆN HOÀI ĐỨC\nPHÒNG NỘI VỤ", None),
    ],
)
def test_the_lowest_body_of_the_head_issues_the_plan(head: str, unit: str | None) -> None:
    plan = read_words(f"{head}\n\nKẾ HOẠCH\nCải cách hành chính năm 2025\n{BODY}")
    assert plan.unit == unit


@pytest.mark.parametrize(
    ("head", "title", "unit", "name"),
    [
        ("PHƯỜNG QUY NHƠN BẮC", "của UBND tỉnh Gia Lai về", None, "phường Quy Nhơn Bắc"),
        ("XÃ BÌNH AN", "trên địa bàn tỉnh Gia Lai", None, "xã Bình An"),
        ("HUYỆN TÂY SƠN", "của UBND tỉnh Bình Định về", "binh-dinh/tay-son", "huyện Tây Sơn"),
        ("PHƯỜNG HỘI AN\nTHÀNH PHỐ ĐÀ NẴNG", "", None, "phường Hội An"),
    ],
)
def test_the_unit_in_the_head_issues_the_plan_though_the_title_names_its_superior(
    head: str, title: str, unit: str | None, name: str
) -> None:
    plan = _plan(f"ỦY BAN NHÂN DÂN\n{head}\n\nKẾ HOẠCH\nCải cách hành chính {title} năm 2025")
    assert (plan.unit, plan.unit_name) == (unit, name)


def test_a_unit_of_another_day_is_a_candidate() -> None:
    plan = _plan(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG HỘI AN\nTHÀNH PHỐ ĐÀ NẴNG\n\nKẾ HOẠCH\nCải cách hành chính năm 2025"
    )
    assert plan.unit_candidates == ("da-nang-2025/hoi-an",)


def test_the_place_of_the_seat_is_not_the_unit_of_the_plan() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH\nThành phố Quy Nhơn, ngày 5 tháng 1 năm 2025"
    assert _plan(f"{head}\n\nKẾ HOẠCH\nCải cách hành chính năm 2025").unit == "binh-dinh"


def test_a_unit_that_only_later_lies_under_the_superior_in_the_head_is_a_candidate() -> None:
    plan = _plan("UBND TỈNH GIA LAI\nUBND XÃ AN LÃO\n\nKẾ HOẠCH\nCải cách hành chính năm 2025")
    assert (plan.unit, plan.unit_candidates) == (None, ("gia-lai-2025/an-lao",))


def test_the_year_of_a_date_may_stand_on_a_line_of_its_own() -> None:
    plan = _plan(
        "ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN\nSố:     /KH-UBND\nTây Sơn, ngày     tháng 12 năm\n2024\n\n"
        "KẾ HOẠCH\nCải cách hành chính năm 2025"
    )
    assert str(plan.issued) == "2024-12"


def test_the_number_of_the_plan_itself_cites_nothing() -> None:
    head = "ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN\nSố:     /KH-UBND\n\nKẾ HOẠCH\nCải cách hành chính năm 2025\n"
    plan = _plan(f"{head}Căn cứ Kế hoạch số 12/KH-UBND ngày 02/01/2025 của UBND tỉnh.")
    assert [each.number for each in plan.citations] == ["12/KH-UBND"]


def test_an_unknown_unit_keeps_the_unit_that_the_head_names_above_it() -> None:
    plan = _plan("UBND HUYỆN TÂY SƠN\nỦY BAN NHÂN DÂN\nXÃ BÌNH LẠ\n\nKẾ HOẠCH\nCải cách hành chính năm 2025")
    assert (plan.unit, plan.level, plan.unit_under) == (None, "commune", "binh-dinh/tay-son")
