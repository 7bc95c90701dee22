"""What to write instead: the usual slips in an expression, each with its remedy."""

from __future__ import annotations

import re
from typing import Any

_Hint = tuple[str, dict[str, Any]]

_SIGNS = {
    "==": "=",
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "&&": "and",
    "||": "or",
    "&": "and",
    "|": "or",
    "!": "not",
    "~": "not",
}
_WORDS = {
    "và": "and",
    "hoặc": "or",
    "không": "not",
    "trong": "in",
    "có": "exists",
    "is": "=",
    "bằng": "=",
    "thuộc": "in",
    "exist": "exists",
    "imply": "implies",
    "implied": "implies",
}
_KEYWORDS = ("and", "or", "not", "in", "within", "implies", "exists", "where", "weight")
_QUOTES = "'‘’“”«»`"
_WORD = re.compile(r"[^\W\d]\w*")
_NUMBER_BEFORE = re.compile(r"(\d+(?:[.,]\d+)?)\s+([^\W\d]\w*)\s+$")
_QUANTIFIER_BEFORE = re.compile(r"\b(all|any|none|count|sum|mean|min|max)\s*\(([^()]*)$")


def hint(words: str, offset: int, expected: frozenset[str]) -> _Hint:
    """The message key and parameters for a syntax error at ``offset``."""
    rest = words[offset:]
    return (
        _at_end(words, rest)
        or _left_side(words, offset, rest)
        or _sign(words, offset)
        or _quote(rest)
        or _quantifier(words, offset)
        or _comma(rest)
        or _word(words, offset, rest)
        or _operator_missing(words, offset, rest, expected)
        or ("rules.expression_syntax", {"found": _shown(rest)})
    )


def _at_end(words: str, rest: str) -> _Hint | None:
    if rest.strip():
        return None
    for opening, closing in ("()", "[]"):
        if words.count(opening) > words.count(closing):
            return "rules.bracket_open", {"opening": opening, "closing": closing}
    return "rules.expression_ends", {"words": words.strip()}


def _left_side(words: str, offset: int, rest: str) -> _Hint | None:
    if words[:offset].strip() or rest[0] not in "<>=≤≥≠":
        return None
    return "rules.left_side_missing", {"example": f"target {rest.strip()}"}


def _sign(words: str, offset: int) -> _Hint | None:
    for length in (2, 1):
        for start in (offset - 1, offset):
            if start >= 0 and (right := _SIGNS.get(words[start : start + length])) is not None:
                return "rules.write_instead", {"found": words[start : start + length], "right": right}
    return None


def _quote(rest: str) -> _Hint | None:
    if rest[0] == '"':
        return "rules.text_open", {"found": _shown(rest)}
    return ("rules.double_quotes", {"found": rest[0]}) if rest[0] in _QUOTES else None


def _quantifier(words: str, offset: int) -> _Hint | None:
    match = _QUANTIFIER_BEFORE.search(words[:offset])
    if match is None or " in " in match[2]:
        return None
    quantifier = match[1]
    if quantifier in {"min", "max"} and words[offset] == ";":
        return "rules.least_greatest", {
            "found": quantifier,
            "right": "least" if quantifier == "min" else "greatest",
        }
    return "rules.quantifier_form", {"quantifier": quantifier}


def _comma(rest: str) -> _Hint | None:
    return ("rules.semicolon", {}) if rest[0] == "," else None


def _word(words: str, offset: int, rest: str) -> _Hint | None:
    match = _WORD.match(rest)
    before = _WORD.findall(words[:offset])
    for word in (match[0] if match else "", before[-1] if before else ""):
        right = _WORDS.get(word.casefold()) or (
            word.lower() if word != word.lower() and word.lower() in _KEYWORDS else None
        )
        if right is not None:
            return "rules.write_instead", {"found": word, "right": right}
    number = _NUMBER_BEFORE.search(words[:offset])
    if number and match:
        return "rules.unit_of_several_words", {"example": f'{number[1]} "{number[2]} {match[0]}"'}
    return None


def _operator_missing(words: str, offset: int, rest: str, expected: frozenset[str]) -> _Hint | None:
    if "COMPARATOR" in expected and (rest[0].isalnum() or rest[0] in '"([') and words[:offset].strip():
        before = words[:offset].rsplit(maxsplit=1)[-1]
        return "rules.operator_missing", {"before": before, "after": _shown(rest)}
    return None


def _shown(rest: str) -> str:
    words = rest.split()
    return words[0] if words else ""
