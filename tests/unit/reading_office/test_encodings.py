"""Bytes into Vietnamese text: every encoding that offices used, never mojibake."""

from __future__ import annotations

import unicodedata

import pytest

from compliance.errors import ComplianceError
from compliance.reading.encodings import _TCVN3, _VNI_LETTERS, _VNI_MARKS, converted, decode, is_syllable
from compliance.reading.guards import looks_binary

TEXT = (
    "Kế hoạch cải cách hành chính năm 2025: tỷ lệ hồ sơ trực tuyến đạt 80%; mức độ hài lòng trên 90%, "
    "rút ngắn thời gian giải quyết thủ tục; ủy ban nhân dân các xã, phường, thị trấn; Đề án 06"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_tcvn3(text: str) -> str:
    letters = {letter: sign for sign, letter in _TCVN3.items()}
    return "".join(letters.get(char, char) for char in text)


def in_vni(text: str) -> str:
    marks = {marks: sign for sign, marks in _VNI_MARKS.items()}
    letters = {letter: sign for sign, letter in _VNI_LETTERS.items()}
    return "".join(_vni_letter(char, marks, letters) for char in text)


def _vni_letter(char: str, marks: dict[str, str], letters: dict[str, str]) -> str:
    low = char.lower()
    if low in letters or low in "íì" or low.isascii():
        written = letters.get(low, low)
    else:
        base, *signs = unicodedata.normalize("NFD", low)
        if "\u031b" in signs:
            base = {"o": "ô", "u": "ö"}[base]
            signs.remove("\u031b")
        signs.sort(key=lambda sign: sign in _TONES)
        written = base + (marks["".join(signs)] if signs else "")
    return written.upper() if char.isupper() else written


def in_cp1258(text: str) -> bytes:
    out = b""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(sign for sign in parts if sign in _TONES)
        base = unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES))
        out += (base + tones).encode("cp1258")
    return out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_marks(encoding: str):
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_decomposed_letters_are_composed():
    assert decode(unicodedata.normalize("NFD", TEXT).encode(), "a.txt") == TEXT


def test_windows_1258_is_recognised():
    assert decode(in_cp1258(TEXT), "a.txt") == TEXT


def test_tcvn3_is_recognised_as_bytes_and_as_letters_of_a_font():
    text = TEXT[0].lower() + TEXT[1:]
    assert decode(in_tcvn3(text).encode("latin-1"), "a.txt") == text
    assert converted(in_tcvn3(text)) == text


@pytest.mark.parametrize("text", [TEXT, TEXT.upper()])
def test_vni_is_recognised_as_bytes_and_as_letters_of_a_font(text: str):
    assert decode(in_vni(text).encode("cp1252"), "a.txt") == text
    assert converted(in_vni(text)) == text


def test_utf8_encoded_twice_is_recognised():
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in TEXT.encode())
    assert converted(twice) == TEXT


@pytest.mark.parametrize("text", [TEXT, "", "KH-UBND", "à la carte", "đã có", "Hồ sơ số 5", "cơ quan", "và"])
def test_text_that_is_right_is_left_alone(text: str):
    assert converted(text) == text


@pytest.mark.parametrize("data", [b"\xff\xfeK", b"\x80\x81\x82\x83\x84" * 40, "Привет мир".encode("cp1251")])
def test_what_is_no_vietnamese_text_is_refused_by_name(data: bytes):
    with pytest.raises(ComplianceError) as caught:
        decode(data, "a.txt")
    assert caught.value.code in ("office.encoding_unknown", "office.encoding_broken")
    assert caught.value.params["file"] == "a.txt"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(ComplianceError) as caught:
        decode(bytes(range(256)) * 8, "a.txt")
    assert caught.value.code == "office.no_text"


@pytest.mark.parametrize(
    ("word", "answer"), [("nghiêng", True), ("quyết", True), ("ế", True), ("xñt", False), ("hoặcc", False)]
)
def test_syllables(word: str, answer: bool):
    assert is_syllable(word) is answer


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_text_and_no_program(encoding: str):
    assert not looks_binary("KẾ HOẠCH cải cách hành chính năm 2025".encode(encoding))
    assert looks_binary(b"MZ\0\1ab\0cdef")
