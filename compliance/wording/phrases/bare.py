"""Words that are nothing but a value: they name nothing that it could be the value of."""

from __future__ import annotations

import re

from compliance.wording.phrases.lexicon import MeasureWord
from compliance.wording.phrases.scanning import scan
from compliance.wording.phrases.tokens import Token

_LONGEST = 60
_DIGIT = re.compile(r"\d")
_OF_VALUES = frozenset({"COMPARATOR", "FACTOR", "FILLER", "FROM", "NUMBER", "OR_MORE", "OVER", "STOP", "TO"})


def is_bare_value(text: str, *, counted: bool = False) -> bool:
    """Whether ``text`` is a number with its bound and unit alone ("≥ 65", "6 tháng", "Dưới 1%").

    With ``counted`` what it counts may be said, too ("Ít nhất 10 thủ tục").
    """
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return False
    return all(_is_of_value(token, counted=counted) for token in scan(text).tokens)


def _is_of_value(token: Token, *, counted: bool) -> bool:
    if token.kind == "MEASURE":
        return counted or isinstance(token.value, MeasureWord)
    return token.kind in _OF_VALUES or not any(sign.isalnum() for sign in token.name)
