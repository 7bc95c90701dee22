"""``same_issuer(one; other)``: whether two names mean one issuing body."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.model.vocabulary import plain
from compliance.rules.expression.types import TEXT, TRUTH
from compliance.rules.expression.values import TRUE, Truth, Unknown, false, unknown
from compliance.rules.functions.declaring import Function, Parameter
from compliance.wording.levels import levels_named


def same_issuer(one: str, other: str) -> Truth | Unknown:
    first, second = f" {plain(one)} ", f" {plain(other)} "
    if first in second or second in first:
        return TRUE
    levels, others = levels_named(one), levels_named(other)
    if levels and others and not set(levels) & set(others):
        return false(Reason.CONDITION_FAILED)
    return unknown(Reason.NO_DATA)


FUNCTION = Function(
    name="same_issuer",
    parameters=(Parameter("one", TEXT), Parameter("other", TEXT)),
    returns=TRUTH,
    about={
        "vi": "Hai tên có chỉ cùng một cơ quan ban hành không; khác cấp thì sai, khác cách gọi thì chưa rõ.",
        "en": "Whether two names mean one issuing body: false for another level, undecided for other words.",
    },
    example="same_issuer(citation.issuer; known.issuer)",
    call=same_issuer,
)
