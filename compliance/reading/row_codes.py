"""Codes in the first column of tables that are drawn in text: "1", "1.2", "IV", "A", "b"."""

from __future__ import annotations

import re

_GROUP = r"[IVX]{1,5}|[A-H]"
_GROUP_CODE = re.compile(rf"(?:{_GROUP})[.)]?")
_LETTER_CODE = re.compile(rf"\(?(?:{_GROUP}|[a-zđ])[.)]?")
_CODE = re.compile(rf"(?:\d{{1,3}}(?:\.\d{{1,2}})*|{_GROUP})[.)]?")
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
