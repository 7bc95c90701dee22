"""From words to the tree, or an error that says what was expected and how to write it."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance.grammars import Grammar
from compliance.model.quantity import Quantity
from compliance.model.target import Measure
from compliance.rules.expression import tree
from compliance.rules.expression.hints import hint
from compliance.rules.expression.measures import UnknownUnit, measure_of

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

MAX_LENGTH = 2048
MAX_DEPTH = 50
_SIGNS = {"≤": "<=", "≥": ">=", "≠": "!=", "−": "-", "×": "*"}


class ExpressionError(Exception):
    """An expression that cannot be accepted: a message key, its parameters, and the offset in the words."""

    def __init__(self, code: str, offset: int, /, **params: Any) -> None:
        super().__init__(code, offset, params)
        self.code, self.offset, self.params = code, offset, params


GRAMMAR = Grammar(Path(__file__).with_name("grammar.lark"), positions=True)
"""The rule language; ``tools/compile_grammar.py`` makes the tables beside it."""


def parse(words: str) -> tree.Expression:
    """The tree of ``words``; raises ExpressionError."""
    from lark import UnexpectedInput

    if len(words) > MAX_LENGTH:
        raise ExpressionError("rules.expression_too_long", 0, length=len(words), limit=MAX_LENGTH)
    words = unicodedata.normalize("NFC", words)
    _guard_brackets(words)
    try:
        parsed = _parser().parse(words)
    except UnexpectedInput as error:
        offset = _offset(error, words)
        code, params = hint(words, offset, frozenset(_expected(error)))
        raise ExpressionError(code, offset, **params) from error
    _guard_depth(parsed)
    return _build(parsed.children[0])


@cache
def _parser() -> Lark:
    return GRAMMAR.parser()


def _offset(error: Any, words: str) -> int:
    position = getattr(error, "pos_in_stream", None)
    token = getattr(error, "token", None)
    if token is not None and token.type == "$END":
        return len(words)
    return position if position is not None else len(words)


def _expected(error: Any) -> set[str]:
    return set(
        getattr(error, "accepts", None)
        or getattr(error, "expected", None)
        or getattr(error, "allowed", None)
        or ()
    )


def _guard_brackets(words: str) -> None:
    depth = 0
    for offset, sign in enumerate(words):
        depth += (sign in "([") - (sign in ")]")
        if depth > MAX_DEPTH:
            raise ExpressionError("rules.expression_too_deep", offset, limit=MAX_DEPTH)


def _guard_depth(parsed: Tree[Any]) -> None:
    """The tree is walked without recursion first, so that what follows may recurse."""
    todo: list[tuple[Any, int]] = [(parsed, 0)]
    while todo:
        node, depth = todo.pop()
        if depth > MAX_DEPTH:
            raise ExpressionError("rules.expression_too_deep", node.meta.start_pos, limit=MAX_DEPTH)
        todo.extend((child, depth + 1) for child in node.children if hasattr(child, "children"))


def _build(node: Any) -> tree.Expression:
    builder: Callable[[list[Any], tree.Span], tree.Expression] = _BUILDERS[node.data]
    return builder(node.children, (node.meta.start_pos, node.meta.end_pos))


def _quantity(children: list[Any], span: tree.Span) -> tree.Expression:
    number, unit = children
    value = _number(number)
    if unit is None:
        return tree.Literal(Quantity(value), span)
    word = unit.children[0]
    if word.type == "PERCENT":
        return tree.Literal(Quantity(value, Measure.PERCENT), span)
    quoted = word.type == "STRING"
    try:
        measure, noun = measure_of(word.value.strip('"') if quoted else word.value, quoted=quoted)
    except UnknownUnit as error:
        raise ExpressionError(
            error.code, word.start_pos, unit=word.value, near=error.near, number=number.value
        ) from error
    return tree.Literal(Quantity(value, measure, noun), span)


def _number(token: Token) -> Decimal:
    """Decimal comma or point; a point before exactly three digits could mean thousands and is refused."""
    words, start = token.value, token.start_pos or 0
    marks = [mark for mark in words if mark in ".,"]
    if len(marks) > 1:
        plain = words.replace(".", "").replace(",", ".", 1).replace(",", "").replace(".", ",")
        raise ExpressionError("rules.number_ambiguous", start, number=words, plain=plain)
    if marks == ["."] and len(words.partition(".")[2]) == 3:
        raise ExpressionError("rules.number_ambiguous", start, number=words, plain=words.replace(".", ""))
    return Decimal(words.replace(",", "."))


def _date(children: list[Any], span: tree.Span) -> tree.Expression:
    try:
        return tree.Literal(dt.date.fromisoformat(children[0].value), span)
    except ValueError as error:
        raise ExpressionError("rules.no_such_date", span[0], date=children[0].value) from error


def _comparison(children: list[Any], span: tree.Span) -> tree.Expression:
    if len(children) > 3:
        left, first, middle, second, right = (_source(child) for child in children[:5])
        raise ExpressionError(
            "rules.chained_comparison",
            children[3].start_pos,
            example=f"{left} {first} {middle} and {middle} {second} {right}",
        )
    left, sign, right = children
    return tree.Comparison(_SIGNS.get(sign.value, sign.value), _build(left), _build(right), span)


def _source(child: Any) -> str:
    """A short stand-in for a part of the words, for an example."""
    if not hasattr(child, "children"):
        return str(child)
    tokens = [str(token) for token in child.scan_values(lambda _: True)]
    return ".".join(tokens) if child.data == "field" else "".join(tokens)


def _chain(children: list[Any], span: tree.Span) -> tree.Expression:
    result = _build(children[0])
    for sign, operand in zip(children[1::2], children[2::2], strict=True):
        right = _build(operand)
        result = tree.Arithmetic(
            _SIGNS.get(sign.value, sign.value), result, right, (result.span[0], right.span[1])
        )
    return result


def _signed(children: list[Any], span: tree.Span) -> tree.Expression:
    sign, operand = children
    return _build(operand) if sign.value == "+" else tree.Signed(_build(operand), span)


def _quantified(children: list[Any], span: tree.Span) -> tree.Expression:
    quantifier, variable, over, *rest = children
    where, weight, body = (None if part is None else _build(part) for part in rest)
    return tree.Quantified(quantifier.value, variable.value, _build(over), where, weight, body, span)


def _items(children: list[Any]) -> tuple[tree.Expression, ...]:
    return tuple(_build(child) for child in children if child is not None)


_BUILDERS: dict[str, Any] = {
    "disjunction": lambda children, span: tree.Disjunction(_items(children), span),
    "conjunction": lambda children, span: tree.Conjunction(_items(children), span),
    "negated": lambda children, span: tree.Negated(_build(children[0]), span),
    "comparison": _comparison,
    "membership": lambda children, span: tree.Membership(_build(children[0]), _build(children[1]), span),
    "inside": lambda children, span: tree.Inside(_build(children[0]), _build(children[1]), span),
    "implication": lambda children, span: tree.Implication(_build(children[0]), _build(children[1]), span),
    "sum": _chain,
    "product": _chain,
    "existence": lambda children, span: tree.Existence(_build(children[0]), span),
    "signed": _signed,
    "field": lambda children, span: tree.Field(
        _build(children[0]), children[1].value, span, (children[1].start_pos, children[1].end_pos)
    ),
    "quantity": _quantity,
    "date": _date,
    "text": lambda children, span: tree.Literal(children[0].value[1:-1], span),
    "truth": lambda children, span: tree.Literal(children[0].value == "true", span),
    "name": lambda children, span: tree.Name(children[0].value, span),
    "quantified": _quantified,
    "call": lambda children, span: tree.Call(children[0].value, _items(children[1:]), span),
    "listed": lambda children, span: tree.Listed(_items(children), span),
}
