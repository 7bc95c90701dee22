"""``same_words(one; other)``: whether two texts say the same words."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.model.vocabulary import plain
from compliance.rules.expression.types import TEXT, TRUTH
from compliance.rules.expression.values import Truth, truth
from compliance.rules.functions.declaring import Function, Parameter


def same_words(one: str, other: str) -> Truth:
    return truth(plain(one) == plain(other), Reason.NOT_EQUAL)


FUNCTION = Function(
    name="same_words",
    parameters=(Parameter("one", TEXT), Parameter("other", TEXT)),
    returns=TRUTH,
    about={
        "vi": "Hai đoạn chữ có cùng lời không; chữ viết tắt được viết đầy đủ, dấu câu không tính.",
        "en": "Whether two texts say the same words; abbreviations are written out, punctuation ignored.",
    },
    example="same_words(task.lead; task.partners)",
    call=same_words,
)
