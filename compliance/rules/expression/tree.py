"""The tree of an expression: each node with the span of its words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from compliance.model.quantity import Quantity
from compliance.records import record

Span = tuple[int, int]


@record
class Literal:
    """A quantity, date, text or truth value as written."""

    value: Quantity | dt.date | str | bool
    span: Span


@record
class Name:
    """A name in scope."""

    name: str
    span: Span


@record
class Field:
    """``of.name``; ``name_span`` is the span of the name alone."""

    of: Expression
    name: str
    span: Span
    name_span: Span


@record
class Listed:
    """``[a; b]``."""

    items: tuple[Expression, ...]
    span: Span


@record
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Expression, ...]
    span: Span


@record
class Quantified:
    """``all(x in xs where c weight w; e)``: a quantifier or an aggregate over a list."""

    quantifier: str
    variable: str
    over: Expression
    where: Expression | None
    weight: Expression | None
    body: Expression | None
    span: Span


@record
class Existence:
    """``exists x``."""

    of: Expression
    span: Span


@record
class Signed:
    """``-x``."""

    of: Expression
    span: Span


@record
class Arithmetic:
    """``a + b``, ``a - b``, ``a * b``, ``a / b``."""

    sign: str
    left: Expression
    right: Expression
    span: Span


@record
class Comparison:
    """``a <= b``; signs are ``= != < <= > >=``."""

    sign: str
    left: Expression
    right: Expression
    span: Span


@record
class Membership:
    """``a in list``."""

    left: Expression
    right: Expression
    span: Span


@record
class Inside:
    """``a within period``."""

    left: Expression
    right: Expression
    span: Span


@record
class Implication:
    """``child implies parent``: inclusion of admissible outcomes."""

    left: Expression
    right: Expression
    span: Span


@record
class Negated:
    """``not a``."""

    of: Expression
    span: Span


@record
class Conjunction:
    """``a and b and …``."""

    parts: tuple[Expression, ...]
    span: Span


@record
class Disjunction:
    """``a or b or …``."""

    parts: tuple[Expression, ...]
    span: Span


Expression = (
    Literal
    | Name
    | Field
    | Listed
    | Call
    | Quantified
    | Existence
    | Signed
    | Arithmetic
    | Comparison
    | Membership
    | Inside
    | Implication
    | Negated
    | Conjunction
    | Disjunction
)


def children(node: Expression) -> tuple[Expression, ...]:
    """The parts of ``node``, in the order of the words."""
    found: list[Any] = []
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        for item in value if isinstance(value, tuple) else (value,):
            if hasattr(item, "__dataclass_fields__") and hasattr(item, "span"):
                found.append(item)
    return tuple(found)


def names_in(node: Expression) -> frozenset[str]:
    """Every name that occurs in ``node`` (variables of quantifiers included)."""
    found: set[str] = set()
    todo = [node]
    while todo:
        current = todo.pop()
        if isinstance(current, Name):
            found.add(current.name)
        todo.extend(children(current))
    return frozenset(found)
