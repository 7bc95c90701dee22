"""``well_formed_number(number)``: whether a document's number is written as the rules of layout say."""

from __future__ import annotations

import re

from compliance.model.finding import Reason
from compliance.rules.expression.types import TEXT, TRUTH
from compliance.rules.expression.values import Truth, truth
from compliance.rules.functions.declaring import Function, Parameter

_ISSUERS = r"(?:UBND|HĐND|CP|TTg|QH\d*)"
_REVERSED = re.compile(rf"^\s*\d+\s*/\s*{_ISSUERS}\s*-\s*[A-ZĐ]+", re.IGNORECASE)


def well_formed_number(number: str) -> Truth:
    return truth(_REVERSED.match(number) is None, Reason.CONDITION_FAILED)


FUNCTION = Function(
    name="well_formed_number",
    parameters=(Parameter("number", TEXT),),
    returns=TRUTH,
    about={
        "vi": "Ký hiệu có ghi loại văn bản trước, cơ quan sau không (132/KH-UBND, không phải 132/UBND-KH).",
        "en": "Whether the kind of document stands before its issuer (132/KH-UBND, not 132/UBND-KH).",
    },
    example="well_formed_number(citation.number)",
    call=well_formed_number,
)
