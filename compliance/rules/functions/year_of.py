"""``year_of(text; words)``: the year that follows some words."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.rules.expression.comparing import text_key
from compliance.rules.expression.types import NUMBER, TEXT
from compliance.rules.expression.values import Absent
from compliance.rules.functions.declaring import Function, Parameter

_FOLLOWS = r"(?:\s+[^\s,.;:()\"“”]+){0,5}?\s+năm\s+(\d{4})(?!\d)"


def year_of(text: str, words: str) -> Quantity | Absent:
    match = re.search(re.escape(text_key(words)) + _FOLLOWS, text_key(text))
    return Quantity(Decimal(match[1])) if match else Absent(Reason.MISSING)


FUNCTION = Function(
    name="year_of",
    parameters=(Parameter("text", TEXT), Parameter("words", TEXT)),
    returns=NUMBER,
    about={
        "vi": "Năm đứng ngay sau một cụm từ (cách nhiều nhất năm chữ, không qua dấu câu); không có thì vắng.",
        "en": "The year right after some words (at most five words on, no punctuation between); else absent.",
    },
    example='year_of(mention.context; "cải cách hành chính")',
    call=year_of,
)
