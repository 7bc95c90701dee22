"""Which reader a file goes to, and what is said when none will have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance import messages
from compliance.errors import ComplianceError
from compliance.reading.registry import READERS, read_bytes, read_file, reader_of
from tests.readings import context


@pytest.mark.parametrize(
    ("data", "file", "form"),
    [
        ("KẾ HOẠCH\nnăm 2025".encode(), "x.dat", "text"),
        (b"plan:\n  unit: binh-dinh\n", "x.txt", "yaml"),
        (b"<!DOCTYPE html><html><body></body></html>", "x.doc", "html"),
        ("STT\tChỉ tiêu\tMức\n1\tA\t90%\n".encode(), "ke-hoach.txt", "text"),
    ],
)
def test_a_file_is_told_by_what_it_holds(data: bytes, file: str, form: str) -> None:
    reader = reader_of(data, file)
    assert reader is not None
    assert reader.format == form


def test_every_reader_of_the_table_is_there() -> None:
    for reader in READERS:
        assert reader_of(b"", "x", [reader]) in (None, reader)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "reading.empty"),
        (b" \n ", "reading.empty"),
        (b"\x00\x01\x02\xff" * 40, "reading.unknown_format"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_file(data: bytes, code: str) -> None:
    with pytest.raises(ComplianceError) as error:
        read_bytes(data, "tep.bin", context())
    assert error.value.code == code
    for lang in messages.LANGUAGES:
        assert "tep.bin" in messages.text(code, lang, **error.value.params)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ComplianceError) as error:
        read_file(tmp_path / "khong-co.txt", context())
    assert error.value.code == "reading.cannot_open"


@pytest.mark.parametrize(
    ("text", "file", "claimed"),
    [
        ("hi", "notes.xyz", False),
        ("hi", "notes.txt", True),
        ("KẾ HOẠCH\nCải cách hành chính\n\nII. CHỈ TIÊU", "ke-hoach.bak", True),
    ],
)
def test_text_under_another_name_is_claimed_only_with_the_words_of_a_plan(
    text: str, file: str, claimed: bool
) -> None:
    assert (reader_of(text.encode(), file) is not None) is claimed
