"""With which signs a text can begin that a pattern takes: where it begins otherwise no trial is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

DIGITS = frozenset("0123456789")
SPACES = frozenset(" \t\n")


def first_signs(pattern: str) -> frozenset[str] | None:
    """The signs with which every match of ``pattern`` begins; None where it may be any, or nothing at all.

    ``DIGITS`` stand for every decimal digit and ``SPACES`` for every space that there is. Python keeps its
    parser of patterns to itself: where there is none, any sign may begin a match, and all are tried.
    """
    parser = getattr(re, "_parser", None)
    signs, blank = _first(parser.parse(pattern)) if parser is not None else (None, True)
    return None if blank else signs


def _first(parts: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str] | None, bool]:
    """The first signs of a sequence of parts, and whether it can match nothing."""
    found: frozenset[str] = frozenset()
    for kind, part in parts:
        signs, blank = _first_of(str(kind), part)
        if signs is None:
            return None, False
        found |= signs
        if not blank:
            return found, False
    return found, True


def _first_of(kind: str, part: Any) -> tuple[frozenset[str] | None, bool]:
    match kind:
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset(), True
        case "LITERAL":
            return frozenset(chr(part)), False
        case "IN":
            return _one_of(part), False
        case "SUBPATTERN":
            _, flags, _, inner = part
            return (None, False) if flags else _first(inner)
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, _, repeated = part
            signs, blank = _first(repeated)
            return signs, blank or least == 0
        case "BRANCH":
            ways = [_first(way) for way in part[1]]
            known = [signs for signs, _ in ways if signs is not None]
            every = frozenset().union(*known) if len(known) == len(ways) else None
            return every, any(blank for _, blank in ways)
    return None, False


def _one_of(signs: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    found: set[str] = set()
    for kind, sign in signs:
        match str(kind), str(sign):
            case "LITERAL", _:
                found.add(chr(sign))
            case "RANGE", _:
                found.update(map(chr, range(sign[0], sign[1] + 1)))
            case "CATEGORY", "CATEGORY_DIGIT":
                found |= DIGITS
            case "CATEGORY", "CATEGORY_SPACE":
                found |= SPACES
            case _:
                return None
    return frozenset(found)
