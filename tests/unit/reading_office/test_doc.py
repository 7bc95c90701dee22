"""Old office files: known by content, converted where LibreOffice is, never by their name."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from compliance.errors import ComplianceError
from compliance.reading import doc, docx
from compliance.reading.options import ReaderOptions
from tests.unit.reading_office.building import grid, paragraph, saved, tables, texts, word, workbook


def written() -> bytes:
    """A Word file that every office opens."""
    from docx import Document

    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    made = document.add_table(rows=2, cols=3)
    for line, words in zip(
        made.rows, (("STT", "Chỉ tiêu", "Mục tiêu"), ("1", "Tỷ lệ hồ sơ", "80%")), strict=True
    ):
        for place, text in zip(line.cells, words, strict=True):
            place.text = text
    document.add_paragraph("Nơi nhận")  # the old format loses a table that ends the document
    return saved(document)


def converted(data: bytes, extension: str, form: str, folder: Path) -> bytes:
    """``data`` as LibreOffice saves it in another form; skips the test where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / f"a{extension}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return (folder / f"a.{form}").read_bytes()


def test_a_word_package_called_doc_is_read_as_word():
    data = word(paragraph("KẾ HOẠCH"))
    assert docx.claims(data, "a.doc")
    assert not doc.claims(data, "a.doc")


@pytest.mark.parametrize("form", ["doc", "rtf", "odt"])
def test_an_old_word_file_is_converted(form: str, tmp_path: Path):
    data = converted(written(), ".docx", form, tmp_path)
    assert doc.claims(data, "a.bin")
    document = doc.read(data, f"a.{form}")
    assert (document.format, texts(document)) == ("doc", ["KẾ HOẠCH", "Nơi nhận"])
    assert grid(tables(document)[0]) == [["STT", "Chỉ tiêu", "Mục tiêu"], ["1", "Tỷ lệ hồ sơ", "80%"]]


@pytest.mark.parametrize("form", ["xls", "ods"])
def test_an_old_workbook_is_converted(form: str, tmp_path: Path):
    book = workbook(("A", [["STT", "Chỉ tiêu", "Mục tiêu"], [1, "Tỷ lệ", 0.7]]))
    book["A"]["C2"].number_format = "0%"
    document = doc.read(converted(saved(book), ".xlsx", form, tmp_path), f"a.{form}")
    assert grid(tables(document)[0])[1] == ["1", "Tỷ lệ", "70%"]


def test_a_conversion_that_loses_a_table_is_refused(tmp_path: Path):
    from docx import Document

    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    made = document.add_table(rows=12, cols=3)
    for line in made.rows:
        for place in line.cells:
            place.text = "Tỷ lệ hồ sơ"
    data = converted(saved(document), ".docx", "doc", tmp_path)
    try:
        read = doc.read(data, "a.doc")
    except ComplianceError as error:
        assert error.code == "office.conversion_lost_tables"  # noqa: PT017
    else:
        assert len(tables(read)[0].rows) == 12


def test_a_conversion_that_takes_too_long_is_ended(tmp_path: Path):
    data = converted(written(), ".docx", "doc", tmp_path)
    with pytest.raises(ComplianceError) as caught:
        doc.read(data, "a.doc", ReaderOptions(convert_seconds=0.01))
    assert caught.value.code == "office.conversion_slow"


def test_an_old_file_that_is_none_is_refused(tmp_path: Path):
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    with pytest.raises(ComplianceError) as caught:
        doc.read(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(500), "a.doc"
        )
    assert caught.value.code.startswith("office.")
