"""Hostile and broken files: one message each, with the file's name, before any harm is done."""
# ruff: noqa: E501 (markup reads better unbroken)

from __future__ import annotations

import io
import zipfile

import pytest

from compliance import messages
from compliance.errors import ComplianceError
from compliance.reading import doc, docx, ocr, pdf, xlsx
from compliance.reading.guards import Archive, broken_if_it_fails
from compliance.reading.options import MEGABYTE, ReaderOptions
from compliance.reading.pages.content import PageContent
from compliance.reading.registry import reader_of
from tests.unit.reading_office.building import (
    archive,
    page,
    paragraph,
    row,
    saved,
    table,
    word,
    word_members,
    workbook,
)
from tests.unit.reading_office.building import pdf as pdf_of

BODY = paragraph("Kế hoạch") + table(row("1", "2"))


def code_of(reader, data: bytes, file: str, options: ReaderOptions | None = None) -> str:
    """The code of the refusal; its message exists in both languages and names the file."""
    with pytest.raises(ComplianceError) as caught:
        reader.read(data, file, options or ReaderOptions())
    error = caught.value
    for lang in messages.LANGUAGES:
        assert file in messages.text(error.code, lang, **error.params)
    return error.code


def with_member(name: str, content: bytes | str) -> bytes:
    return archive({**word_members(BODY), name: content})


def encrypted(data: bytes) -> bytes:
    """The same archive with the sign of encryption set on its members."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = out.find(mark)
        while start >= 0:
            out[start + offset] |= 1
            start = out.find(mark, start + 4)
    return bytes(out)


def test_a_zip_bomb_is_refused_by_its_ratio():
    assert code_of(docx, with_member("word/media/a.bin", b"\0" * (30 * MEGABYTE)), "a.docx") == "office.ratio"


def test_a_zip_bomb_is_refused_by_its_size():
    options = ReaderOptions(max_unpacked=MEGABYTE, max_ratio=10**9)
    assert (
        code_of(docx, with_member("word/x.bin", b"\0" * (2 * MEGABYTE)), "a.docx", options) == "office.bomb"
    )


def test_sizes_are_counted_while_unpacking():
    data = archive({"a": b"x" * 3000}, compression=zipfile.ZIP_STORED)
    found = Archive(data, "a.docx", ReaderOptions(max_unpacked=4000))
    found.read("a")
    with pytest.raises(ComplianceError) as caught:
        found.read("a")
    assert caught.value.code == "office.bomb"


def test_too_many_members_are_refused():
    members = {f"word/{number}": b"" for number in range(2_001)}
    assert code_of(docx, archive(members), "a.docx") == "office.too_many_members"


@pytest.mark.parametrize("name", ["../../etc/x", "/etc/x", "word/../../x", "C:/x", "..\\x"])
def test_paths_that_lead_outside_are_refused(name: str):
    assert code_of(docx, with_member(name, b"x"), "a.docx") == "office.path_trick"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused():
    buffer = io.BytesIO(word(BODY))
    with zipfile.ZipFile(buffer, "a") as target:
        target.writestr("word/document.xml", "<x/>")
    assert code_of(docx, buffer.getvalue(), "a.docx") == "office.twice"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_declaration_is_refused(encoding: str):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    members = word_members(BODY)
    text = f'<?xml version="1.0" encoding="{encoding}"?>{laughs}{members["word/document.xml"]}'
    members["word/document.xml"] = text.encode(encoding)
    assert code_of(docx, archive(members), "a.docx") == "office.doctype"


def test_a_document_type_declaration_in_any_part_of_a_workbook_is_refused():
    data = saved(workbook(("A", [["1", "2", "3"]])))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        members: dict[str, bytes | str] = {name: book.read(name) for name in book.namelist()}
    members["xl/styles.xml"] = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    assert code_of(xlsx, archive(members), "a.xlsx") == "office.doctype"


def test_an_encrypted_archive_is_refused():
    assert code_of(docx, encrypted(word(BODY)), "a.docx") == "office.encrypted"


def test_a_package_under_a_password_is_refused():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert doc.claims(data, "a.docx")
    assert not docx.claims(data, "a.docx")
    assert code_of(doc, data, "a.docx") == "office.encrypted"


def test_a_pdf_under_a_password_is_refused():
    assert code_of(pdf, pdf_of(page([(50, 50, "x")]), encrypt=True), "a.pdf") == "office.encrypted"


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_truncated_file_is_refused(keep: float):
    data = word(BODY)
    assert code_of(docx, data[: int(len(data) * keep)], "a.docx") == "office.truncated"
    assert docx.claims(data[:400], "a.bin")


@pytest.mark.parametrize("keep", [3, 40])
def test_a_file_cut_to_its_first_bytes_is_refused_by_its_name(keep: int):
    data = word(BODY)[:keep]
    assert docx.claims(data, "a.docx")
    assert code_of(docx, data, "a.docx") == "office.truncated"


def test_text_called_by_an_office_name_is_left_to_the_reader_of_text():
    assert not docx.claims("Kế hoạch năm 2025".encode(), "a.docx")
    assert not xlsx.claims(word(BODY), "a.xlsx")
    assert not pdf.claims(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.pdf")
    assert not docx.claims(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.docx")


def test_a_damaged_member_is_refused():
    data = bytearray(archive(word_members(BODY * 50)))
    start = data.find(b"word/document.xml") + 40
    data[start : start + 30] = b"\xff" * 30
    assert code_of(docx, bytes(data), "a.docx") == "office.truncated"


@pytest.mark.parametrize("reader", [docx, xlsx, pdf])
def test_an_empty_file_is_refused_by_its_name(reader):
    name = f"a.{reader.FORMAT}"
    assert reader.claims(b"", name)
    assert code_of(reader, b"", name) == "office.empty"


def test_a_document_without_words_is_refused():
    assert code_of(docx, word("<w:p/>"), "a.docx") == "office.empty"


def test_a_document_of_pictures_only_is_refused():
    body = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>"
    assert code_of(docx, word(body), "a.docx") == "office.pictures_only"


def test_a_document_with_macros_is_refused():
    types = '<Types xmlns="x"><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    assert code_of(docx, with_member("[Content_Types].xml", types), "a.docm") == "office.macros"


def test_a_package_without_its_document_is_refused():
    assert code_of(docx, archive({"word/styles.xml": b"<x/>"}), "a.docx") == "office.no_main_part"


@pytest.mark.parametrize("inner", ["<w:p>", "<w:p><w:r><w:t>\x01</w:t></w:r></w:p>", "&nbsp;"])
def test_malformed_xml_is_refused(inner: str):
    assert code_of(docx, word(inner), "a.docx") == "office.broken"


def test_tables_nested_beyond_reason_are_refused():
    body = "<w:tbl><w:tr><w:tc>" * 120 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 120
    assert code_of(docx, word(body), "a.docx", ReaderOptions(max_depth=100)) in (
        "office.too_deep",
        "office.broken",
    )


def test_a_table_beyond_the_limit_is_refused():
    body = table(*[row("1", "2", "3") for _ in range(60)])
    assert code_of(docx, word(body), "a.docx", ReaderOptions(max_rows=50)) == "office.too_many_cells"


def test_a_span_beyond_reason_is_refused():
    body = table(*['<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr>'] * 3)
    assert code_of(docx, word(body), "a.docx") == "office.too_many_cells"


def test_ten_thousand_rows_are_read():
    document = docx.read(
        word(table(*[row(str(number), "Tỷ lệ", "80%") for number in range(10_000)])), "a.docx"
    )
    assert len(document.blocks[0].rows) == 10_000


def test_a_file_beyond_the_limit_is_refused():
    assert code_of(docx, word(BODY), "a.docx", ReaderOptions(max_bytes=100)) == "office.too_large"


def test_a_pdf_of_too_many_pages_is_refused():
    pages = [page([(50, 50, "x")])] * 6
    assert code_of(pdf, pdf_of(*pages), "a.pdf", ReaderOptions(max_pages=5)) == "office.too_many_pages"


def test_a_pdf_that_takes_too_long_is_refused():
    pages = [page([(50, 50, "x")])] * 3
    assert code_of(pdf, pdf_of(*pages), "a.pdf", ReaderOptions(pdf_seconds=-1)) == "office.too_slow"


def test_two_hundred_pages_are_read():
    document = pdf.read(pdf_of(*[page([(50, 100, f"dong {number}")]) for number in range(200)]), "a.pdf")
    assert len(document.blocks) == 200


def test_a_broken_pdf_is_refused():
    assert code_of(pdf, b"%PDF-1.7\nnothing of the kind", "a.pdf") == "office.broken"


def test_external_targets_are_never_followed():
    members = word_members(BODY)
    members["word/_rels/document.xml.rels"] = str(members["word/_rels/document.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="x" Type="a/styles" Target="http://example.invalid/s.xml" TargetMode="External"/></Relationships>',
    )
    body = '<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    members["word/document.xml"] = str(members["word/document.xml"]).replace("<w:body>", f"<w:body>{body}")
    assert docx.read(archive(members), "a.docx").blocks


def test_an_old_file_without_a_converter_asks_for_another_format():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0" * 600
    assert code_of(doc, data, "a.doc", ReaderOptions(convert=False)) == "office.needs_conversion"


def test_a_picture_without_recognition_is_refused():
    assert (
        code_of(ocr, b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "a.png", ReaderOptions(ocr=False))
        == "office.pictures_only"
    )


REFUSALS = [
    *[code for code in sorted(messages._catalogue("office", "vi")) if not code.startswith("office.unread_")],
    *[code for code in sorted(messages._catalogue("reading", "vi")) if code.startswith("reading.no_plan")],
    "reading.empty",
    "reading.unknown_format",
]


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_says_what_to_do(code: str):
    # An officer cannot do anything with what is wrong alone; nor with the English words of a library.
    words = messages.text(code, "vi")
    assert "Đề nghị" in words or "cài thành phần" in words or "cần cài" in words


def test_the_words_of_a_library_are_kept_apart_from_the_message():
    with pytest.raises(ComplianceError) as caught:
        pdf.read(b"%PDF-1.4\n1 0 obj", "a.pdf", ReaderOptions())
    assert caught.value.params["detail"]
    assert caught.value.params["detail"] not in messages.text(caught.value.code, "vi", **caught.value.params)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.odt"])
def test_an_open_document_goes_to_the_converter_whatever_it_is_called(name: str):
    data = archive({"mimetype": "application/vnd.oasis.opendocument.text"}, compression=zipfile.ZIP_STORED)
    found = reader_of(data, name)
    assert found is not None
    assert found.format == "doc"


def test_a_pdf_of_pictures_is_no_empty_file():
    # The picture is too small for a page that was scanned, yet it is why there are no words.
    assert pdf._without_words([PageContent(1, 595, 842, pictures=1)], scanned=False) == "pictures_only"
    assert pdf._without_words([PageContent(1, 595, 842)], scanned=True) == "ocr_failed"
    assert pdf._without_words([PageContent(1, 595, 842)], scanned=False) == "empty"


def test_every_message_of_this_room_stands_in_both_languages():
    assert sorted(messages._catalogue("office", "vi")) == sorted(messages._catalogue("office", "en"))


def test_a_refusal_names_no_place_in_memory():
    with pytest.raises(ComplianceError) as caught, broken_if_it_fails("a.tif"):
        raise OSError(f"cannot identify image file {io.BytesIO()}")
    assert caught.value.params["detail"] == "OSError: cannot identify image file"
