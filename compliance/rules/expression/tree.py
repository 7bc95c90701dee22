"""The tree of an expression: each node with the span of its words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from compliance.model.quantity import Quantity

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Literal:
    """A quantity, date, text or truth value as written."""

    value: Quantity | dt.date | str | bool
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name in scope."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """``of.name``; ``name_span`` is the span of the name alone."""

    of: Expression
    name: str
    span: Span
    name_span: Span


@dataclass(frozen=True, slots=True)
class Listed:
    """``[a; b]``."""

    items: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Quantified:
    """``all(x in xs where c weight w; e)``: a quantifier or an aggregate over a list."""

    quantifier: str
    variable: str
    over: Expression
    where: Expression | None
    weight: Expression | None
    body: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Existence:
    """``exists x``."""

    of: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Signed:
    """``-x``."""

    of: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``a + b``, ``a - b``, ``a * b``, ``a / b``."""

    sign: str
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """``a <= b``; signs are ``= != < <= > >=``."""

    sign: str
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Membership:
    """``a in list``."""

    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Inside:
    """``a within period``."""

    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Implication:
    """``child implies parent``: inclusion of admissible outcomes."""

    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Negated:
    """``not a``."""

    of: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Conjunction:
    """``a and b and …``."""

    parts: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
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
