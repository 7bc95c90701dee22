"""Globs in filters: ``*`` any words, ``?`` one sign."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase


def is_glob(pattern: str) -> bool:
    """Whether ``pattern`` stands for more than itself."""
    return any(sign in pattern for sign in "*?[")


def matches(value: str | None, patterns: Sequence[str]) -> bool:
    """Whether ``value`` is one of ``patterns``; no patterns let everything through."""
    if not patterns:
        return True
    return value is not None and any(
        value == pattern or (is_glob(pattern) and fnmatchcase(value, pattern)) for pattern in patterns
    )
