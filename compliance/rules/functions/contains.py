"""``contains(text; part)``: whether words hold other words."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.rules.expression.comparing import text_key
from compliance.rules.expression.types import TEXT, TRUTH
from compliance.rules.expression.values import Truth, truth
from compliance.rules.functions.declaring import Function, Parameter


def contains(text: str, part: str) -> Truth:
    return truth(text_key(part) in text_key(text), Reason.CONDITION_FAILED)


FUNCTION = Function(
    name="contains",
    parameters=(Parameter("text", TEXT), Parameter("part", TEXT)),
    returns=TRUTH,
    about={
        "vi": "Đoạn chữ có chứa cụm từ hay không; không phân biệt chữ hoa, chữ thường, cách đặt dấu.",
        "en": "Whether a text holds some words; case and tone placement do not count.",
    },
    example='contains(task.due; "thường xuyên")',
    call=contains,
)
