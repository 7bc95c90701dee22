"""``least(a; b)``: the smaller of two quantities."""

from __future__ import annotations

from typing import Any

from compliance.rules.expression.comparing import compare
from compliance.rules.expression.types import QUANTITY
from compliance.rules.expression.values import Truth
from compliance.rules.functions.declaring import Function, Parameter


def least(one: Any, other: Any) -> Any:
    answer = compare("<=", one, other)
    if not isinstance(answer, Truth):
        return answer
    return one if answer.holds else other


FUNCTION = Function(
    name="least",
    parameters=(Parameter("a", QUANTITY), Parameter("b", QUANTITY)),
    returns=lambda types: types[0],
    about={
        "vi": "Giá trị nhỏ hơn trong hai giá trị cùng đơn vị đo.",
        "en": "The smaller of two values of one unit.",
    },
    example="least(parent.value; 95%)",
    call=least,
)
