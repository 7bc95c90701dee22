"""An indicator table says the same in whatever order and under whatever headings its columns stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.reading.assemble import assemble
from tests.readings import context, target_line
from tests.unit.reading.tables import document, table

HEADINGS = {
    "number": ("STT", "TT", "Số TT"),
    "title": ("Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu", "Nội dung"),
    "target": ("Chỉ tiêu năm 2025", "Mục tiêu năm 2025", "KH năm 2025", "Mức phấn đấu", "Năm 2025 (%)"),
    "past": ("Kết quả năm 2024", "Năm 2024", "Ước TH năm 2024", "Thực hiện năm 2024"),
    "given": ("Tỉnh giao", "Chỉ tiêu tỉnh giao năm 2025", "Chỉ tiêu cấp trên giao"),
    "measure": ("ĐVT", "Đơn vị tính"),
    "monitor": ("Đơn vị theo dõi", "Cơ quan chủ trì theo dõi"),
    "executor": ("Đơn vị thực hiện", "Cơ quan thực hiện"),
}
ROWS = (("Tỷ lệ hồ sơ trực tuyến", 80), ("Tỷ lệ hồ sơ đúng hạn", 98), ("Tỷ lệ văn bản được ký số", 95))
BOUNDS = {"": "=", "≥ ": ">=", "trên ": ">", "tối thiểu ": ">="}
BESIDE = ("past", "given", "measure", "monitor", "executor")


@st.composite
def layouts(draw: st.DrawFn) -> tuple[list[str], list[str], str]:
    """The roles of the columns from left to right, their headings, and how values are bounded."""
    beside = draw(st.lists(st.sampled_from(BESIDE), unique=True))
    roles = ["number", *draw(st.permutations(["title", "target", *beside]))]
    return (
        roles,
        [draw(st.sampled_from(HEADINGS[role])) for role in roles],
        draw(st.sampled_from(list(BOUNDS))),
    )


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_the_order_and_the_headings_of_columns_change_no_target(
    layout: tuple[list[str], list[str], str],
) -> None:
    roles, headings, bound = layout
    rows = [headings]
    for code, (title, value) in enumerate(ROWS, 1):
        cells = {
            "number": str(code),
            "title": title,
            "target": f"{bound}{value}%",
            "past": f"{value - 7},5%",
            "given": f"{value - 2}%",
            "measure": "%",
            "monitor": "Văn phòng",
            "executor": "UBND các xã",
        }
        rows.append([cells[role] for role in roles])
    title = "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH HUYỆN TÂY SƠN NĂM 2025"
    (plan,) = assemble(document("PHỤ LỤC 1", title, table(rows)), context())
    assert [(each.title, [target_line(target) for target in each.targets]) for each in plan.indicators] == [
        (name, [f"level {BOUNDS[bound]} {value} percent"]) for name, value in ROWS
    ]
