"""Tokens into bounds: numbers with comparator, unit and range, by the grammar in grammar.lark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance.grammars import Grammar
from compliance.model.target import Comparator, Measure
from compliance.records import record
from compliance.wording.phrases.bounds import Bound, Element, close
from compliance.wording.phrases.lexicon import PARTED, MeasureWord
from compliance.wording.phrases.numbers import GUESSED, SURE, fraction_as_percent, plain, read_number
from compliance.wording.phrases.tokens import Token

if TYPE_CHECKING:
    from lark import Lark

GRAMMAR = Grammar(Path(__file__).with_name("grammar.lark"))
"""Bounds by the kinds of their tokens; ``tools/compile_grammar.py`` makes the tables beside it."""

# What the grammar makes bounds of; it lets all other tokens pass, so that only these runs need to be parsed.
_OF_BOUNDS = frozenset(
    {"COMPARATOR", "APPROX", "FROM", "FILLER", "TO", "NUMBER", "OVER", "FACTOR", "MEASURE", "SHARE"}
)
_TAILS = ("OR_MORE", "OR_LESS")


def read_bounds(tokens: tuple[Token, ...]) -> tuple[Element, ...]:
    """``tokens`` with every bound in one piece; all else as it was."""
    if not any(token.kind in ("NUMBER", "SHARE") for token in tokens):
        return tokens
    from lark.exceptions import UnexpectedInput

    try:
        return tuple(_parsed(tokens))
    except UnexpectedInput:
        # No order of tokens is known that the grammar refuses; should one be found, no number gets lost.
        return tuple(map(_doubtful, _parsed(tuple(map(_bare, tokens)))))


def _parsed(tokens: tuple[Token, ...]) -> list[Element]:
    elements: list[Element] = []
    place = 0
    while place < len(tokens):
        run = tokens[place : _run_end(tokens, place)]
        if run:
            elements += [_made(part, run) for part in _shape(tuple([token.kind for token in run]))]
        else:
            elements.append(tokens[place])
        place += len(run) or 1
    return elements


def _run_end(tokens: tuple[Token, ...], place: int) -> int:
    """Where the words of bounds that begin at ``place`` end, the "trở lên" behind them included."""
    end = place
    while end < len(tokens) and tokens[end].kind in _OF_BOUNDS:
        end += 1
    closed = place < end < len(tokens) and tokens[end].kind in _TAILS
    return end + closed


def _bare(token: Token) -> Token:
    """``token`` as plain text, if it is neither a number nor its measure."""
    if token.kind in ("NUMBER", "SHARE"):
        return token
    kind = "BREAK" if token.kind in ("TO", "OVER") else "TEXT"
    known = ("REFERENCE", "YEAR", "STOP", "BREAK", "OPEN", "CLOSE", "GRADE")
    return token if token.kind in known else Token(kind, token.name, token.start, token.end, token.value)


def _doubtful(part: Element) -> Element:
    if not isinstance(part, Bound):
        return part
    return replace(part, confidence=GUESSED, remarks=(*part.remarks, "unclear_words"))


@record
class _Numeral:
    """The places of the tokens of a number, and of those that measure it."""

    number: tuple[int, ...]
    measures: tuple[int, ...]


@record
class _Shape:
    """A bound by its rule of the grammar: the places of its tokens, and its numbers."""

    rule: str
    parts: tuple[int | _Numeral, ...]


@lru_cache(maxsize=1024)
def _shape(kinds: tuple[str, ...]) -> tuple[int | _Shape, ...]:
    """How the grammar puts together tokens of these ``kinds``, of which there are few orders."""
    from lark import Token as Kind

    parsing = _parser().parse_interactive()
    for place, kind in enumerate(kinds):
        parsing.feed_token(Kind(kind, place))
    tree = parsing.feed_eof()  # type: ignore[no-untyped-call]
    return tuple(_shaper().transform(tree))


def _made(part: int | _Shape, run: tuple[Token, ...]) -> Element:
    if isinstance(part, int):
        return run[part]
    told = tuple([run[each] if isinstance(each, int) else _numeral(each, run) for each in part.parts])
    return _one(told) if part.rule == "one" else _range(told)


def _numeral(places: _Numeral, run: tuple[Token, ...]) -> _Quantity:
    return _quantity(
        tuple([run[place] for place in places.number]), [run[place] for place in places.measures]
    )


@cache
def _parser() -> Lark:
    return GRAMMAR.parser()


@cache
def _shaper() -> Any:
    import lark

    def place_of(part: Any) -> Any:
        return part.value if isinstance(part, lark.Token) else part

    @lark.v_args(inline=True)
    class Build(lark.Transformer[Any, Any]):
        """Trees of the grammar as shapes."""

        def start(self, *parts: Any) -> list[int | _Shape]:
            return [place_of(part) for part in parts]

        def head(self, token: lark.Token) -> Any:
            return token.value

        def tail(self, token: lark.Token) -> Any:
            return token.value

        def number(self, *parts: lark.Token) -> tuple[Any, ...]:
            return tuple(part.value for part in parts)

        def quantity(self, number: tuple[int, ...], *parts: lark.Token) -> _Numeral:
            return _Numeral(number, tuple(map(place_of, parts)))

        def one(self, *parts: Any) -> _Shape:
            return _Shape("one", parts)

        def range(self, *parts: Any) -> _Shape:
            return _Shape("range", tuple(map(place_of, parts)))

    return Build()


@record
class _Quantity:
    value: Decimal
    start: int
    end: int
    unit: Measure | None
    noun: str | None
    over: Decimal | None
    share: bool
    remarks: tuple[str, ...]
    confidence: float
    number_end: int
    scale: Decimal = Decimal(1)


def _quantity(number: Sequence[Token], parts: Sequence[Token]) -> _Quantity:
    factor = next((Decimal(str(part.value)) for part in parts if part.kind == "FACTOR"), Decimal(1))
    measure = next((part for part in parts if part.kind == "MEASURE"), None)
    unit, noun, scale = _unit(measure)
    last = (parts or number)[-1]
    share = number[0].kind == "SHARE"
    over: Decimal | None = None
    remarks: tuple[str, ...] = ()
    confidence = SURE
    if share:
        part, whole = _pair(number[0])
        if unit in PARTED:
            half = plain(Decimal(part) / Decimal(whole))
            return _Quantity(
                half, number[0].start, last.end, unit, noun, None, False, (), SURE, number[-1].end
            )  # fmt: skip
        value, unit, noun = fraction_as_percent(Decimal(part), Decimal(whole)), Measure.PERCENT, None
    else:
        counted = unit is Measure.COUNT and factor == 1
        read = read_number(number[0].name, counted=counted, share=unit is Measure.PERCENT)
        value, confidence = read.value, read.confidence
        remarks = (read.remark,) if read.remark else ()
        if len(number) == 3:
            over = read_number(number[2].name).value
    value = plain(value * factor * scale)
    return _Quantity(
        value,
        number[0].start,
        last.end,
        unit,
        noun,
        over,
        share,
        remarks,
        confidence,
        number[-1].end,
        factor * scale,
    )


def _pair(share: Token) -> tuple[int, int]:
    assert isinstance(share.value, tuple)
    return int(share.value[0]), int(share.value[1])


def _unit(measure: Token | None) -> tuple[Measure | None, str | None, Decimal]:
    if measure is None:
        return None, None, Decimal(1)
    if isinstance(measure.value, MeasureWord):
        return measure.value.unit, measure.value.noun, measure.value.factor
    return Measure.COUNT, str(measure.value), Decimal(1)


def _one(parts: tuple[Any, ...]) -> Bound:
    heads = tuple(
        part for part in parts if isinstance(part, Token) and part.kind not in ("OR_MORE", "OR_LESS")
    )
    tail = next(
        (part for part in parts if isinstance(part, Token) and part.kind in ("OR_MORE", "OR_LESS")), None
    )
    quantity = next(part for part in parts if isinstance(part, _Quantity))
    bound = Bound(
        start=heads[0].start if heads else quantity.start,
        end=quantity.end,
        value=quantity.value,
        unit=quantity.unit,
        noun=quantity.noun,
        over=quantity.over,
        share=quantity.share,
        heads=heads,
        number_start=quantity.start,
        number_end=quantity.number_end,
        remarks=quantity.remarks,
        confidence=quantity.confidence,
    )
    bound = _compared(bound, heads)
    return close(bound, tail) if tail is not None else bound


def _compared(bound: Bound, heads: tuple[Token, ...]) -> Bound:
    """The comparator that the words before the number say together."""
    if not heads:
        return bound
    signs = [str(head.value) for head in heads if head.kind == "COMPARATOR"]
    has_from = any(head.kind == "FROM" for head in heads)
    comparator = Comparator(signs[-1]) if signs else None
    remarks = bound.remarks
    if len(set(signs)) > 1:
        comparator, remarks, sure = _combined(signs, remarks)
        bound = bound if sure else replace(bound, confidence=min(bound.confidence, GUESSED))
    if comparator is None and has_from:
        comparator = Comparator.AT_LEAST
    if any(head.kind == "APPROX" for head in heads):
        remarks = (*remarks, "approximate")
    return replace(
        bound,
        comparator=comparator,
        open_from=has_from,
        remarks=remarks,
        closed=bool(signs),
    )


def _combined(signs: list[str], remarks: tuple[str, ...]) -> tuple[Comparator, tuple[str, ...], bool]:
    """ "tối thiểu trên 70%": the easier of two bounds on one side; bounds on both sides are unclear."""
    if set(signs) <= {">=", ">"}:
        return Comparator.AT_LEAST, (*remarks, "two_comparators"), True
    if set(signs) <= {"<=", "<"}:
        return Comparator.AT_MOST, (*remarks, "two_comparators"), True
    return Comparator(signs[-1]), (*remarks, "contradictory_comparators"), False


def _range(parts: tuple[Any, ...]) -> Bound:
    low, high = (part for part in parts if isinstance(part, _Quantity))
    middle = parts.index(high)
    before = tuple(part for part in parts[: parts.index(low)] if isinstance(part, Token))
    between = tuple(part for part in parts[parts.index(low) + 1 : middle] if isinstance(part, Token))
    low, high = _shares(low, high)
    unit, noun = high.unit or low.unit, high.noun or low.noun
    upper_open = any(head.value == "<" for head in between)
    remarks = low.remarks + high.remarks
    if any(head.value == ">" for head in before):
        remarks = (*remarks, "lower_open")
    if any(head.kind == "APPROX" for head in before):
        remarks = (*remarks, "approximate")
    return Bound(
        start=before[0].start if before else low.start,
        end=high.end,
        value=_same_scale(low, high),
        comparator=Comparator.BETWEEN,
        upper=high.value,
        upper_open=upper_open,
        unit=unit,
        noun=noun,
        over=high.over,
        heads=before,
        number_start=low.start,
        number_end=high.number_end,
        closed=True,
        remarks=remarks,
        confidence=min(low.confidence, high.confidence),
    )


def _shares(low: _Quantity, high: _Quantity) -> tuple[_Quantity, _Quantity]:
    """ "từ 1/3 đến 1/2": two fractions are shares; an end beyond the other is no range."""
    if low.over and high.over and high.unit is None and low.value <= low.over and high.value <= high.over:
        low, high = (
            replace(
                part, value=fraction_as_percent(part.value, part.over or Decimal(1)), over=None, share=True
            )
            for part in (low, high)
        )
        return replace(low, unit=Measure.PERCENT), replace(high, unit=Measure.PERCENT)
    if _same_scale(low, high) > high.value or (low.over is None) < (high.over is None):
        remarks = (*high.remarks, "ambiguous_number")
        return low, replace(high, confidence=min(high.confidence, GUESSED), remarks=remarks)
    return low, high


def _same_scale(low: _Quantity, high: _Quantity) -> Decimal:
    """ "1,5 - 2 tỷ đồng": what is said of the second number alone holds for the first."""
    return plain(low.value * high.scale) if low.unit is None and low.scale == 1 else low.value
