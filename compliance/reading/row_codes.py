"""Codes in the first column of tables that are drawn in text: "1", "1.2", "IV", "A", "b"."""

from __future__ import annotations

import re

_GROUP = r"[IVX]{1,5}|[A-HĐ]"
_GROUP_CODE = re.compile(rf"(?:{_GROUP})[.)]?")
_LETTER_CODE = re.compile(rf"\(?(?:{_GROUP}|[a-zđ])[.)]?")
_CODE = re.compile(rf"(?:\d{{1,3}}(?:\.\d{{1,2}})*|{_GROUP})[.)]?")
_GROUP_TITLE = re.compile(rf"(?:{_GROUP})[.)]\s+[^\W\d_]")
_SPAN_OF_YEARS = re.compile(r"-\s*(?:19|20)\d\d\b")
_PART_CODE = re.compile(r"[a-zđ][.)]?")


def is_code(text: str) -> bool:
    """Whether a cell holds the code of a row or a group and nothing else."""
    return _CODE.fullmatch(text) is not None


def is_part_code(text: str) -> bool:
    """Whether a cell holds the small letter of a part of a row."""
    return _PART_CODE.fullmatch(text) is not None


def is_group_code(text: str) -> bool:
    """Whether a cell holds the code of a group: a Roman number or a capital."""
    return _GROUP_CODE.fullmatch(text) is not None


def is_letter_code(text: str) -> bool:
    """Whether a cell holds a code without digits, in brackets or not."""
    return _LETTER_CODE.fullmatch(text) is not None


def begins_group_title(line: str) -> bool:
    """Whether a line begins with the code of a group and words behind it ("II. CHỈ TIÊU")."""
    return _GROUP_TITLE.match(line) is not None


def is_item(text: str) -> bool:
    """Whether words begin with the dash of a list, which is not that of years ("- 2025")."""
    return text.startswith(("-", "+")) and _SPAN_OF_YEARS.match(text) is None
