"""``names_level(text; level)``: whether words name a level of administration."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.rules.expression.types import TEXT, TRUTH, Choice
from compliance.rules.expression.values import Truth, truth
from compliance.rules.functions.declaring import Function, Parameter
from compliance.wording.levels import levels_named


def names_level(text: str, level: str) -> Truth:
    return truth(level in levels_named(text), Reason.CONDITION_FAILED)


FUNCTION = Function(
    name="names_level",
    parameters=(Parameter("text", TEXT), Parameter("level", Choice("level"))),
    returns=TRUTH,
    about={
        "vi": "Lời văn có nêu một cấp hành chính không (“UBND các xã, thị trấn” nêu cấp xã).",
        "en": "Whether words name a level of administration (“UBND các xã, thị trấn” names communes).",
    },
    example='names_level(task.partners; "commune")',
    call=names_level,
)
