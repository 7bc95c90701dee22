"""``assigned_to(text; level)``: whether words say that bodies of a level are given something to do."""

from __future__ import annotations

import re

from compliance.model.finding import Reason
from compliance.rules.expression.types import TEXT, TRUTH, Choice
from compliance.rules.expression.values import Truth, truth
from compliance.rules.functions.declaring import Function, Parameter
from compliance.vietnamese import clean
from compliance.wording.levels import levels_named

# Whom something is given to stands right behind the verb.
_RECEIVER = re.compile(r"(?<!\w)giao(?: cho)? ((?:[^\W\d]+,? ?){1,6})", re.IGNORECASE)


def assigned_to(text: str, level: str) -> Truth:
    receivers = _RECEIVER.findall(" ".join(clean(text).split()))
    return truth(any(level in levels_named(each) for each in receivers), Reason.CONDITION_FAILED)


FUNCTION = Function(
    name="assigned_to",
    parameters=(Parameter("text", TEXT), Parameter("level", Choice("level"))),
    returns=TRUTH,
    about={
        "vi": "Lời văn có nêu việc được giao cho một cấp không (“nhiệm vụ Chính phủ giao UBND tỉnh”).",
        "en": "Whether words say that a level is assigned something (“nhiệm vụ Chính phủ giao UBND tỉnh”).",
    },
    example='assigned_to(parent.words; "province")',
    call=assigned_to,
)
