"""``assigned_to(text; level)``: whether words say that one level alone is given something to do."""

from __future__ import annotations

import re
from functools import cache

from compliance import builtin
from compliance.model.finding import Reason
from compliance.rules.expression.types import TEXT, TRUTH, Choice
from compliance.rules.expression.values import Truth, truth
from compliance.rules.functions.declaring import Function, Parameter
from compliance.vietnamese import alternatives, clean, squash
from compliance.wording.levels import levels_named


@cache
def _receivers() -> re.Pattern[str]:
    """Those that something is given to: the words right behind the verb, up to the next one."""
    words = builtin.table("relations", "acting.yaml")["assigning"]
    verb, ends = (alternatives(words[name]) for name in ("verbs", "ends"))
    others = alternatives(builtin.table("wording", "words.yaml")["no_assigning"])
    return re.compile(
        rf"(?<!\w)(?:{verb})(?! (?:{others})(?!\w))(?: cho)? "
        rf"(?P<whom>(?:(?!(?:{ends})(?!\w))[^\W\d]+[,;]? ?)+)",
        re.IGNORECASE,
    )


def assigned_to(text: str, level: str) -> Truth:
    found = [levels_named(match["whom"]) for match in _receivers().finditer(squash(clean(text)))]
    return truth(any(set(levels) == {level} for levels in found), Reason.CONDITION_FAILED)


FUNCTION = Function(
    name="assigned_to",
    parameters=(Parameter("text", TEXT), Parameter("level", Choice("level"))),
    returns=TRUTH,
    about={
        "vi": "Lời văn có nêu việc chỉ giao cho một cấp không (“nhiệm vụ Chính phủ giao UBND tỉnh”).",
        "en": "Whether one level alone is assigned something (“nhiệm vụ Chính phủ giao UBND tỉnh”).",
    },
    example='assigned_to(parent.words; "province")',
    call=assigned_to,
)
