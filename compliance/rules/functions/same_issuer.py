"""``same_issuer(one; other)``: whether two names mean one issuing body."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.model.vocabulary import plain
from compliance.rules.expression.types import TEXT, TRUTH
from compliance.rules.expression.values import Truth, truth
from compliance.rules.functions.declaring import Function, Parameter


def same_issuer(one: str, other: str) -> Truth:
    first, second = f" {plain(one)} ", f" {plain(other)} "
    return truth(first in second or second in first, Reason.CONDITION_FAILED)


FUNCTION = Function(
    name="same_issuer",
    parameters=(Parameter("one", TEXT), Parameter("other", TEXT)),
    returns=TRUTH,
    about={
        "vi": "Hai tên có chỉ cùng một cơ quan ban hành không; tên ngắn hơn có thể lược tên địa phương.",
        "en": "Whether two names mean one issuing body; the shorter may leave out the name of the unit.",
    },
    example="same_issuer(citation.issuer; known.issuer)",
    call=same_issuer,
)
