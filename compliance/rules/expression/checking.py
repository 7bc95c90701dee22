"""Types and units of an expression, told before any plan is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import field
from difflib import get_close_matches
from typing import Any

from compliance.files.fields import parse_period
from compliance.model.quantity import Quantity
from compliance.records import record
from compliance.rules.expression import tree
from compliance.rules.expression.parsing import ExpressionError
from compliance.rules.expression.terms import terms
from compliance.rules.expression.types import (
    ANY,
    DATE,
    NUMBER,
    PERIOD,
    TEXT,
    TRUTH,
    Choice,
    Environment,
    ListType,
    QuantityType,
    RecordType,
    Type,
    type_key,
)
from compliance.rules.expression.units import arithmetic_type, unit_clash

AGGREGATES = frozenset({"sum", "mean", "min", "max"})
ORDERED = frozenset({"<", "<=", ">", ">="})


@record(frozen=False)
class Checked:
    """The types of all parts of an expression by the identity of their nodes, and the errors."""

    types: dict[int, Type] = field(default_factory=dict)
    errors: list[ExpressionError] = field(default_factory=list)


def check(node: tree.Expression, environment: Environment) -> Checked:
    """The types of ``node``; the errors are in the order of the words."""
    checker = _Checker(environment)
    checker.of(node)
    checker.checked.errors.sort(key=lambda error: error.offset)
    return checker.checked


def check_truth(node: tree.Expression, environment: Environment) -> Checked:
    """As ``check``; the whole must be true or false."""
    checked = check(node, environment)
    type_ = checked.types[id(node)]
    if type_ not in (TRUTH, ANY):
        checked.errors.append(
            ExpressionError("rules.not_a_truth", node.span[0], **terms(found=type_), example="target >= 70%")
        )
    return checked


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that ``name`` was most likely meant to be."""
    folded = {item.casefold(): item for item in known}
    close = get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


class _Checker:
    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.checked = Checked()

    def of(self, node: tree.Expression) -> Type:
        type_: Type = getattr(self, f"_{type(node).__name__.lower()}")(node)
        self.checked.types[id(node)] = type_
        return type_

    def _tell(self, code: str, offset: int, /, **params: Any) -> Type:
        self.checked.errors.append(ExpressionError(code, offset, **params))
        return ANY

    def _unknown_name(self, code: str, name: str, offset: int, known: Iterable[str], **params: Any) -> Type:
        names = sorted(known)
        synonym = self.environment.synonyms.get(name.casefold())
        near = synonym if synonym in names else nearest(name, names)
        if near is None:
            return self._tell(code, offset, name=name, known=", ".join(names), **params)
        return self._tell(f"{code}_near", offset, name=name, near=near, known=", ".join(names), **params)

    def _literal(self, node: tree.Literal) -> Type:
        value = node.value
        if isinstance(value, Quantity):
            return QuantityType(value.unit, known=True)
        if isinstance(value, bool):
            return TRUTH
        return DATE if isinstance(value, dt.date) else TEXT

    def _name(self, node: tree.Name) -> Type:
        type_ = self.environment.names.get(node.name)
        if type_ is not None:
            return type_
        return self._unknown_name("rules.unknown_name", node.name, node.span[0], self.environment.names)

    def _field(self, node: tree.Field) -> Type:
        of = self.of(node.of)
        if of == ANY:
            return ANY
        if not isinstance(of, RecordType):
            return self._tell("rules.no_fields", node.name_span[0], name=node.name, **terms(found=of))
        type_ = self.environment.field_type(of, node.name)
        if type_ is not None:
            return type_
        known = self.environment.records.get(of.name, {})
        return self._unknown_name("rules.unknown_field", node.name, node.name_span[0], known, record=of.name)

    def _listed(self, node: tree.Listed) -> Type:
        types = [self.of(item) for item in node.items]
        for item, type_ in zip(node.items[1:], types[1:], strict=True):
            self._comparable(types[0], type_, node.items[0], item, "=")
        return ListType(types[0] if types else ANY)

    def _call(self, node: tree.Call) -> Type:
        types = [self.of(argument) for argument in node.arguments]
        function = self.environment.functions.get(node.function)
        if function is None:
            return self._unknown_name(
                "rules.unknown_function", node.function, node.span[0], self.environment.functions
            )
        if len(types) != len(function.parameters):
            return self._tell(
                "rules.argument_count",
                node.span[0],
                signature=function.signature,
                found=len(types),
                expected=len(function.parameters),
                example=function.example,
            )
        for argument, type_, parameter in zip(node.arguments, types, function.parameters, strict=True):
            if not fits(type_, parameter.type, argument):
                self._tell(
                    "rules.argument_type",
                    argument.span[0],
                    signature=function.signature,
                    parameter=parameter.name,
                    **terms(found=type_),
                    **terms(expected=parameter.type),
                    example=function.example,
                )
        result: Type = function.type_of(types)
        return result

    def _quantified(self, node: tree.Quantified) -> Type:
        over = self.of(node.over)
        if over != ANY and not isinstance(over, ListType):
            self._tell("rules.not_a_list", node.over.span[0], **terms(found=over), quantifier=node.quantifier)
        if node.variable in self.environment.names:
            self._tell("rules.variable_taken", node.span[0], name=node.variable)
        outer = self.environment
        item = over.item if isinstance(over, ListType) else ANY
        self.environment = outer.with_name(node.variable, item)
        if node.where is not None:
            self._truth(node.where)
        if node.weight is not None:
            self._weight(node)
        result = self._body(node, item)
        self.environment = outer
        return result

    def _weight(self, node: tree.Quantified) -> None:
        assert node.weight is not None
        type_ = self.of(node.weight)
        if node.quantifier != "mean":
            self._tell("rules.weight_only_mean", node.weight.span[0], quantifier=node.quantifier)
        elif type_ not in (TEXT, ANY) and not isinstance(type_, QuantityType):
            self._tell("rules.bad_weight", node.weight.span[0], **terms(found=type_))

    def _body(self, node: tree.Quantified, item: Type) -> Type:
        if node.quantifier == "count":
            if node.body is not None:
                self._tell("rules.count_has_no_body", node.body.span[0], variable=node.variable)
                self.of(node.body)
            return NUMBER
        if node.quantifier in AGGREGATES:
            type_ = self.of(node.body) if node.body is not None else item
            if not fits(type_, QuantityType(), node.body):
                at = node.body.span[0] if node.body is not None else node.span[0]
                self._tell("rules.not_a_quantity", at, quantifier=node.quantifier, **terms(found=type_))
            return (
                QuantityType(type_.unit, type_.unit is not None) if isinstance(type_, RecordType) else type_
            )
        if node.body is None:
            self._tell("rules.quantifier_form", node.span[0], quantifier=node.quantifier)
        else:
            self._truth(node.body)
        return TRUTH

    def _truth(self, node: tree.Expression) -> None:
        type_ = self.of(node)
        if type_ not in (TRUTH, ANY):
            self._tell("rules.not_a_truth", node.span[0], **terms(found=type_), example="target >= 70%")

    def _existence(self, node: tree.Existence) -> Type:
        self.of(node.of)
        return TRUTH

    def _signed(self, node: tree.Signed) -> Type:
        type_ = self.of(node.of)
        if not fits(type_, QuantityType(), node.of):
            return self._tell("rules.not_a_number", node.of.span[0], **terms(found=type_))
        return type_

    def _arithmetic(self, node: tree.Arithmetic) -> Type:
        left, right = self.of(node.left), self.of(node.right)
        if ANY in (left, right):
            return ANY
        result = arithmetic_type(node.sign, left, right)
        if isinstance(result, str):
            return self._tell(result, node.span[0], sign=node.sign, **terms(left=left), **terms(right=right))
        return result

    def _comparison(self, node: tree.Comparison) -> Type:
        left, right = self.of(node.left), self.of(node.right)
        self._comparable(left, right, node.left, node.right, node.sign)
        return TRUTH

    def _comparable(
        self, left: Type, right: Type, one: tree.Expression, other: tree.Expression, sign: str
    ) -> None:
        if ANY in (left, right):
            return
        if _quantitative(left) and _quantitative(right):
            clash = unit_clash(left, right)
            if clash is not None:
                number = one if isinstance(one, tree.Literal) else other
                self._tell(
                    clash[0], number.span[0], **terms(left=left), **terms(right=right), example=clash[1]
                )
            return
        if (
            _is_period(left, one)
            and _is_period(right, other)
            and PERIOD in (left, right)
            and sign not in ORDERED
        ):
            return
        if _kind(left) != _kind(right) or (sign in ORDERED and _kind(left) not in {"date"}):
            self._tell(
                "rules.not_comparable", other.span[0], **terms(left=left), **terms(right=right), sign=sign
            )
            return
        self._choice(left, other)
        self._choice(right, one)

    def _choice(self, type_: Type, node: tree.Expression) -> None:
        if isinstance(type_, Choice) and isinstance(node, tree.Literal):
            known: Sequence[str] = self.environment.choices.get(type_.name, ())
            if known and node.value not in known:
                self._unknown_name("rules.unknown_value", str(node.value), node.span[0], known)

    def _membership(self, node: tree.Membership) -> Type:
        left, right = self.of(node.left), self.of(node.right)
        if right != ANY and not isinstance(right, ListType):
            self._tell("rules.in_needs_list", node.right.span[0], **terms(found=right))
        elif isinstance(node.right, tree.Listed):
            for item in node.right.items:
                self._comparable(left, self.checked.types[id(item)], node.left, item, "=")
        elif isinstance(right, ListType):
            self._comparable(left, right.item, node.left, node.right, "=")
        return TRUTH

    def _inside(self, node: tree.Inside) -> Type:
        left, right = self.of(node.left), self.of(node.right)
        if left not in (DATE, PERIOD, NUMBER, ANY):
            self._tell("rules.within_left", node.left.span[0], **terms(found=left))
        if right != ANY and not _is_period(right, node.right):
            self._tell("rules.within_right", node.right.span[0], **terms(found=right))
        return TRUTH

    def _implication(self, node: tree.Implication) -> Type:
        for side in (node.left, node.right):
            type_ = self.of(side)
            if type_ != ANY and not (isinstance(type_, RecordType) and type_.name == "target"):
                self._tell("rules.implies_needs_targets", side.span[0], **terms(found=type_))
        return TRUTH

    def _negated(self, node: tree.Negated) -> Type:
        self._truth(node.of)
        return TRUTH

    def _conjunction(self, node: tree.Conjunction) -> Type:
        for part in node.parts:
            self._truth(part)
        return TRUTH

    _disjunction = _conjunction


def fits(type_: Type, wanted: Type, node: tree.Expression | None) -> bool:
    """Whether a value of ``type_`` can stand where ``wanted`` is asked: a target where its quantity is."""
    if ANY in (type_, wanted):
        return True
    if isinstance(wanted, QuantityType):
        return _quantitative(type_) and unit_clash(type_, wanted) is None
    if isinstance(wanted, ListType):
        return isinstance(type_, ListType) and fits(type_.item, wanted.item, None)
    if wanted == PERIOD:
        return node is not None and _is_period(type_, node)
    if isinstance(wanted, RecordType):
        return isinstance(type_, RecordType) and type_.name == wanted.name
    return _kind(type_) == _kind(wanted)


def _quantitative(type_: Type) -> bool:
    return isinstance(type_, QuantityType) or (isinstance(type_, RecordType) and type_.name == "target")


def _is_period(type_: Type, node: tree.Expression) -> bool:
    if type_ == PERIOD:
        return True
    return (
        isinstance(node, tree.Literal)
        and isinstance(node.value, str)
        and parse_period(node.value) is not None
    )


def _kind(type_: Type) -> str:
    if isinstance(type_, RecordType):
        return f"record {type_.name}"
    return type_key(type_)
