"""``greatest(a; b)``: the larger of two quantities."""

from __future__ import annotations

from typing import Any

from compliance.rules.expression.comparing import compare
from compliance.rules.expression.types import QUANTITY
from compliance.rules.expression.values import Truth
from compliance.rules.functions.declaring import Function, Parameter


def greatest(one: Any, other: Any) -> Any:
    answer = compare(">=", one, other)
    if not isinstance(answer, Truth):
        return answer
    return one if answer.holds else other


FUNCTION = Function(
    name="greatest",
    parameters=(Parameter("a", QUANTITY), Parameter("b", QUANTITY)),
    returns=lambda types: types[0],
    about={
        "vi": "Giá trị lớn hơn trong hai giá trị cùng đơn vị đo.",
        "en": "The larger of two values of one unit.",
    },
    example="greatest(parent.value; 95%)",
    call=greatest,
)
