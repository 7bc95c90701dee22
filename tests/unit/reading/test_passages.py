"""Running text: paragraphs whole again, marks set apart, headings told from sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compliance.model.source import Source
from compliance.reading.accounting import Ledger
from compliance.reading.document import Document, Paragraph
from compliance.reading.passages import passages_of
from compliance.reading.sections import Part, outline_of
from compliance.reading.telling import is_goal, is_narrative
from compliance.reading.text import document_of


def _texts(text: str) -> list[str]:
    return [passage.whole for passage in passages_of(document_of(text, "x"), Ledger())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thực hiện hiệu quả công\n\ntác quản lý.", ["thực hiện hiệu quả công tác quản lý."]),
        ("cơ quan thuộc huyện,\n\nThủ trưởng các cơ quan.", ["cơ quan thuộc huyện, Thủ trưởng các cơ quan."]),
        ("KẾ HOẠCH\n\nCải cách hành chính năm 2025", ["KẾ HOẠCH", "Cải cách hành chính năm 2025"]),
        ("2.7. Chính quyền số\n\nĐạt từ 60% hồ sơ.", ["2.7. Chính quyền số", "Đạt từ 60% hồ sơ."]),
        ("Cải cách hành chính năm 2026 trên địa bàn huyện A\nThực hiện Nghị quyết số 5, tỉnh ban hành",
         ["Cải cách hành chính năm 2026 trên địa bàn huyện A", "Thực hiện Nghị quyết số 5, tỉnh ban hành"]),
        ("- Một việc\n- việc khác;", ["- Một việc", "- việc khác;"]),
        ("Đầu dòng dài hơn năm mươi chữ cái để cho thấy là bị ngắt\nThủ tướng Chính phủ.",
         ["Đầu dòng dài hơn năm mươi chữ cái để cho thấy là bị ngắt Thủ tướng Chính phủ."]),
        ("Căn cứ kết quả rà soát (toàn xã có 61 hộ nghèo;\n38 hộ cận nghèo, chiếm 15%);",
         ["Căn cứ kết quả rà soát (toàn xã có 61 hộ nghèo; 38 hộ cận nghèo, chiếm 15%);"]),
        ("việc này kéo dài\n\n12\n\nsang trang sau.", ["việc này kéo dài sang trang sau."]),
        ("**Điều 1.** Ban hành Kế hoạch.", ["Điều 1. Ban hành Kế hoạch."]),
        ("*(Kèm theo Quyết định số 1\nngày 02/01/2025)*", ["(Kèm theo Quyết định số 1 ngày 02/01/2025)"]),
    ],
)  # fmt: skip
def test_paragraphs_are_put_together_again(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


def test_two_columns_of_a_head_on_one_line_are_two_paragraphs() -> None:
    line = "Số: 05/KH-UBND              Tây Sơn, ngày 05 tháng 01 năm 2026"
    assert _texts(line) == ["Số: 05/KH-UBND", "Tây Sơn, ngày 05 tháng 01 năm 2026"]


TEXT = """KẾ HOẠCH
Cải cách hành chính năm 2025

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao chất lượng.
II. MỤC TIÊU, CHỈ TIÊU
1. Mục tiêu chung
Xây dựng nền hành chính hiện đại.
2. Chỉ tiêu cụ thể (02 chỉ tiêu)
a) Công tác chỉ đạo:
- Tối thiểu 30% cơ quan được kiểm tra.
b) Chỉ số SIPAS đạt 90%.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
Theo dõi, báo cáo.

PHỤ LỤC 1
CHỈ TIÊU CỦA KẾ HOẠCH
NĂM 2025
"""


def test_headings_open_sections_and_sentences_do_not() -> None:
    outline = outline_of(passages_of(document_of(TEXT, "x"), Ledger()))
    codes = [section.code for section in outline.sections]
    assert codes == ["I", "1", "II", "1", "2", "a", "III", "1", "PHỤ LỤC 1"]
    assert outline.sections[-1].title == "CHỈ TIÊU CỦA KẾ HOẠCH NĂM 2025"


def test_sentences_know_their_headings_and_what_these_say() -> None:
    outline = outline_of(passages_of(document_of(TEXT, "x"), Ledger()))
    by_text = {item.passage.text: item for item in outline.placed}
    check, sipas = by_text["Tối thiểu 30% cơ quan được kiểm tra."], by_text["Chỉ số SIPAS đạt 90%."]
    assert (check.path, check.code, is_goal(check.headings)) == ("II.2.a", "a", True)
    assert (sipas.path, is_goal(sipas.headings)) == ("II.2", True)
    assert is_narrative(by_text["Nâng cao chất lượng."].headings)
    assert is_narrative(by_text["Theo dõi, báo cáo."].headings)
    assert by_text["PHỤ LỤC 1"].part is Part.ANNEX


def test_the_decision_that_issues_a_plan_is_no_part_of_it() -> None:
    decision = "QUYẾT ĐỊNH\nBan hành Kế hoạch\n\nĐiều 1. Ban hành.\n\n"
    text = f"{decision}KẾ HOẠCH\nNăm 2025\n\nI. MỤC TIÊU\n- 90% hồ sơ."
    outline = outline_of(passages_of(document_of(text, "x"), Ledger()))
    parts = [item.part for item in outline.placed]
    assert parts == [Part.DECISION] * 3 + [Part.BODY] * 4


def test_a_page_says_where_its_paragraphs_end() -> None:
    lines = ["Các cơ quan, đơn vị theo dõi việc cải cách hành chính nhà nước", "Sở Nội vụ chủ trì"]
    blocks = tuple(Paragraph(text, Source("x", line=at)) for at, text in enumerate(lines, 1))
    pages = Document(file="x", format="html", sha256="", blocks=blocks)
    assert [passage.text for passage in passages_of(pages, Ledger())] == lines
    assert len(passages_of(replace(pages, format="text"), Ledger())) == 1
