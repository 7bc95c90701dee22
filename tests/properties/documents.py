"""Strategies of documents: tables as offices might draw them, with text around, and plain nonsense."""

from __future__ import annotations

from hypothesis import strategies as st

from compliance.model.source import Source
from compliance.reading.document import Block, Cell, Document, Merge, Paragraph, Row, Table

CODES = [
    "1",
    "1.1",
    "1.2",
    "2",
    "2.1.",
    "3. 1",
    "I",
    "II CẢI CÁCH THỂ CHẾ",
    "A",
    "a",
    "b)",
    "-",
    "(1)",
    "",
    "",
    "12",
]
TITLES = [
    "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ",
    "- UBND các xã, thị trấn",
    "Cấp huyện",
    "CẢI CÁCH TÀI CHÍNH CÔNG",
    "Thực hiện theo Quyết định số 3416/QĐ-UBND ngày 14/9/2023",
    "sau rà soát",
    "TTHC",
    "",
]
VALUES = [
    "80%", "Tối thiểu 30% số cơ quan, 100% UBND các xã", "Giảm 10% so với năm 2021", "-", "", "", "trở lên",
    "Nhóm 25 cả nước và nhóm 03 khu vực", "từ 70% đến dưới 100% chi thường xuyên", "1.200 hồ sơ",
    "Đạt loại xuất sắc", "và nhóm 05 địa phương", "12/34", "x" * 30,
]  # fmt: skip
OWNERS = ["Sở Nội vụ", "UBND các xã; Phòng Nội vụ", "-", "", "", "vị", "Tháng 3", "Quý I/2025"]
HEADERS = [
    ["STT", "Chỉ tiêu", "Chỉ tiêu phấn đấu năm 2025", "Đơn vị theo dõi", "Đơn vị thực hiện"],
    ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian"],
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2024", "Mục tiêu năm 2025"],
    ["Đơn vị", "TT", "Mức phấn đấu", "Nội dung", "Ghi chú"],
    ["STT", "Chỉ tiêu thống kê", "Số liệu", "Xếp loại", "Ghi chú"],
    ["TT", "Chỉ tiêu", "Chủ trì", "", ""],
    ["a", "1", "b", "2", "c"],
]
SENTENCES = [
    "KẾ HOẠCH", "Cải cách hành chính tỉnh Bình Định năm 2025", "I. MỤC TIÊU", "PHỤ LỤC 1", "12",
    "- Tỷ lệ hồ sơ trực tuyến đạt 70%; tỷ lệ số hóa đạt 90%.",
    "a) Mục tiêu: giảm 5% biên chế so với năm 2021.",
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;", "1. Trên 90% cán bộ, công chức đạt chuẩn",
    "(Kèm theo Quyết định số 538/QĐ-UBND ngày 30/12/2024)", "90% cấp tỉnh, 80% cấp huyện, 60% cấp xã.",
]  # fmt: skip

cells = st.one_of(st.sampled_from([*CODES, *TITLES, *VALUES, *OWNERS]), st.text(max_size=12))
merges = st.sampled_from([Merge.NONE, Merge.NONE, Merge.NONE, Merge.ABOVE, Merge.LEFT])


@st.composite
def rows(draw: st.DrawFn) -> list[str]:
    """A row in the usual order of columns, a header, or any five cells."""
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return draw(st.sampled_from(HEADERS))
    if kind == 1:
        return draw(st.lists(cells, min_size=5, max_size=5))
    parts = [st.sampled_from(each) for each in (CODES, TITLES, VALUES, OWNERS, OWNERS)]
    return list(draw(st.tuples(*parts)))


@st.composite
def tables(draw: st.DrawFn, number: int) -> Table:
    """A table of up to twelve rows, with or without merges shown."""
    grid = draw(st.lists(rows(), min_size=1, max_size=12))
    shows = draw(st.booleans())
    made = []
    for index, texts in enumerate(grid):
        source = Source(file="x", table=number, row=index + 1)
        merged = [draw(merges) if shows and index else Merge.NONE for _ in texts]
        made.append(
            Row(
                tuple(
                    Cell("" if merge is not Merge.NONE else text, source, merge)
                    for text, merge in zip(texts, merged, strict=True)
                ),
                source,
                header=draw(st.booleans()) and index == 0,
            )
        )
    return Table(tuple(made), Source(file="x", table=number), shows_merges=shows)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Text, then tables with text between."""
    blocks: list[Block] = []
    for index in range(draw(st.integers(1, 8))):
        if draw(st.booleans()):
            text = draw(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=30)))
            blocks.append(Paragraph(text, Source(file="x", paragraph=index)))
        else:
            blocks.append(draw(tables(index)))
    return Document("x", "docx", "", tuple(blocks))
