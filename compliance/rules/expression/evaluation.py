"""From the checked tree to closures that answer in three values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.rules.expression import tree
from compliance.rules.expression.aggregates import aggregate
from compliance.rules.expression.calculating import as_quantity, calculate
from compliance.rules.expression.comparing import compare, within
from compliance.rules.expression.implying import implies
from compliance.rules.expression.kleene import all_of, any_of
from compliance.rules.expression.scope import Scope, read
from compliance.rules.expression.types import Environment, RecordType, Type
from compliance.rules.expression.values import (
    Absent,
    Truth,
    Unknown,
    false,
    truth,
    undecided,
)

Closure = Callable[[Scope], Any]

_UNUSABLE = (Absent, Unknown)


def compile_expression(
    node: tree.Expression,
    types: dict[int, Type],
    environment: Environment,
    words: str,
    *,
    traced: bool = False,
) -> Closure:
    """A closure for ``node``, which has been checked without errors; ``types`` are those of the check.

    A traced one notes in ``scope.steps`` what each part came to.
    """
    return _Compiler(types, environment, words, traced=traced).of(node)


class _Compiler:
    def __init__(self, types: dict[int, Type], environment: Environment, words: str, *, traced: bool) -> None:
        self.types = types
        self.traced = traced
        self.environment = environment
        self.words = words

    def of(self, node: tree.Expression) -> Closure:
        closure: Closure = getattr(self, f"_{type(node).__name__.lower()}")(node)
        if not self.traced or isinstance(node, tree.Literal | tree.Listed):
            return closure
        return _traced(closure, self.words[node.span[0] : node.span[1]])

    def _literal(self, node: tree.Literal) -> Closure:
        value = truth(node.value) if isinstance(node.value, bool) else node.value
        return lambda _: value

    def _name(self, node: tree.Name) -> Closure:
        name = node.name
        return lambda scope: scope.value(name)

    def _field(self, node: tree.Field) -> Closure:
        of, type_ = self.of(node.of), self.types[id(node.of)]
        assert isinstance(type_, RecordType)
        spec = self.environment.records[type_.name][node.name]
        rests_on_words = type_.name == "target" and node.name not in {"indicator", "plan", "section", "level"}

        def field(scope: Scope) -> Any:
            view = of(scope)
            if isinstance(view, _UNUSABLE):
                return view
            if rests_on_words:
                scope.touch(view)
            return read(spec, view)

        return field

    def _listed(self, node: tree.Listed) -> Closure:
        items = [self.of(item) for item in node.items]
        return lambda scope: [item(scope) for item in items]

    def _call(self, node: tree.Call) -> Closure:
        function = self.environment.functions[node.function]
        arguments = [self.of(argument) for argument in node.arguments]

        def call(scope: Scope) -> Any:
            values = [argument(scope) for argument in arguments]
            for value in values:
                scope.touch(value)
                unusable = undecided(value)
                if unusable is not None:
                    return unusable
            return function.call(*values)

        return call

    def _quantified(self, node: tree.Quantified) -> Closure:
        parts = (node.where, node.weight, node.body)
        where, weight, body = (self.of(part) if part is not None else None for part in parts)
        if isinstance(node.weight, tree.Literal) and isinstance(node.weight.value, str):
            weight = _named_weight(node.weight.value)
        over = self.of(node.over)
        return aggregate(node.quantifier, node.variable, over, where=where, weight=weight, body=body)

    def _existence(self, node: tree.Existence) -> Closure:
        of = self.of(node.of)

        def existence(scope: Scope) -> Truth | Unknown:
            value = of(scope)
            if isinstance(value, Unknown):
                return value
            if isinstance(value, Absent):
                return false(value.reason)
            return truth(value not in ([], ""), Reason.MISSING)

        return existence

    def _signed(self, node: tree.Signed) -> Closure:
        of = self.of(node.of)

        def signed(scope: Scope) -> Any:
            value = as_quantity(of(scope), scope)
            return Quantity(-value.value, value.unit, value.noun) if isinstance(value, Quantity) else value

        return signed

    def _arithmetic(self, node: tree.Arithmetic) -> Closure:
        left, right, sign = self.of(node.left), self.of(node.right), node.sign
        return lambda scope: calculate(
            sign, as_quantity(left(scope), scope), as_quantity(right(scope), scope)
        )

    def _comparison(self, node: tree.Comparison) -> Closure:
        left, right, sign = self.of(node.left), self.of(node.right), node.sign

        def comparison(scope: Scope) -> Any:
            one, other = left(scope), right(scope)
            scope.touch(one)
            scope.touch(other)
            return undecided(one) or undecided(other) or compare(sign, one, other)

        return comparison

    def _membership(self, node: tree.Membership) -> Closure:
        left, right = self.of(node.left), self.of(node.right)

        def membership(scope: Scope) -> Any:
            one, members = left(scope), right(scope)
            scope.touch(one)
            unusable = undecided(one) or undecided(members)
            if unusable is not None:
                return unusable
            answers = (undecided(item) or compare("=", one, item) for item in members)
            return any_of(answers, Reason.CONDITION_FAILED)

        return membership

    def _inside(self, node: tree.Inside) -> Closure:
        left, right = self.of(node.left), self.of(node.right)

        def inside(scope: Scope) -> Any:
            value, period = left(scope), right(scope)
            return undecided(value) or undecided(period) or within(value, period)

        return inside

    def _implication(self, node: tree.Implication) -> Closure:
        left, right = self.of(node.left), self.of(node.right)

        def implication(scope: Scope) -> Any:
            child, parent = left(scope), right(scope)
            return undecided(child) or undecided(parent) or implies(scope, child, parent)

        return implication

    def _negated(self, node: tree.Negated) -> Closure:
        of = self.of(node.of)

        def negated(scope: Scope) -> Any:
            value = of(scope)
            if isinstance(value, Truth):
                return truth(not value.holds)
            return undecided(value)

        return negated

    def _conjunction(self, node: tree.Conjunction) -> Closure:
        parts = [self.of(part) for part in node.parts]
        return lambda scope: all_of(part(scope) for part in parts)

    def _disjunction(self, node: tree.Disjunction) -> Closure:
        parts = [self.of(part) for part in node.parts]
        return lambda scope: any_of(part(scope) for part in parts)


def _traced(closure: Closure, words: str) -> Closure:
    def traced(scope: Scope) -> Any:
        value = closure(scope)
        if scope.steps is not None:
            scope.steps.append((words, value))
        return value

    return traced


def _named_weight(name: str) -> Closure:
    """A weight of the element's unit by its quoted name; applied to the element by the aggregate."""

    def weight(scope: Scope) -> Any:
        from compliance.rules.expression.weights import weight_of

        return weight_of(scope.value("__element__"), name)

    return weight
