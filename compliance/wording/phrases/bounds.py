"""A number with its comparator, unit and range, and the words that close it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Comparator, Measure
from compliance.records import record
from compliance.wording.phrases.numbers import GUESSED, SURE, fraction_as_percent
from compliance.wording.phrases.tokens import Token


@record
class Bound:
    """A number with what its words say about it. ``numbers`` are the places of all its digits.

    ``over`` is the scale or field of "90/100", ``fraction`` says that it may be a share; ``open_from``
    marks "từ n" whose "trở lên" may still follow; ``names`` holds the words that stood before the number.
    """

    start: int
    end: int
    value: Decimal
    comparator: Comparator | None = None
    upper: Decimal | None = None
    upper_open: bool = False
    unit: Measure | None = None
    noun: str | None = None
    over: Decimal | None = None
    share: bool = False
    open_from: bool = False
    closed: bool = False
    heads: tuple[Token, ...] = ()
    number_start: int = 0
    number_end: int = 0
    remarks: tuple[str, ...] = ()
    confidence: float = SURE

    @property
    def as_fraction(self) -> Bound:
        """The share that "2/3" is, in percent."""
        if self.over is None:
            return self
        if self.over == 0 or self.value > self.over:
            return replace(self, over=None, confidence=GUESSED, remarks=(*self.remarks, "ambiguous_number"))
        return replace(
            self,
            value=fraction_as_percent(self.value, self.over),
            unit=Measure.PERCENT,
            noun=None,
            over=None,
            share=True,
        )


Element = Token | Bound


def close(bound: Bound, tail: Token) -> Bound:
    """``bound`` with "trở lên" or "trở xuống" after it."""
    end = max(bound.end, tail.end)
    if tail.kind == "OR_LESS":
        return replace(bound, end=end, comparator=Comparator.AT_MOST, closed=True)
    remarks = bound.remarks
    if bound.comparator is Comparator.ABOVE:
        remarks = (*remarks, "above_and_up")
    elif bound.unit is Measure.PERCENT and bound.value == 100:
        remarks = (*remarks, "whole_and_up")
    return replace(bound, end=end, comparator=Comparator.AT_LEAST, remarks=remarks, closed=True)
