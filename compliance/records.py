"""Frozen records: what the program passes on, quick to make and quick to define."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

_Record = TypeVar("_Record")
_Values = Callable[[Any], tuple[Any, ...]]


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(made: type[_Record], /) -> type[_Record]: ...


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(
    *, frozen: bool = True, eq: bool = True, order: bool = False
) -> Callable[[type[_Record]], type[_Record]]: ...


def record(
    made: type[Any] | None = None, /, *, frozen: bool = True, eq: bool = True, order: bool = False
) -> Any:
    """What ``dataclass(frozen=True, slots=True)`` makes of a class without a base, at a part of the price.

    There are some three hundred of them, and a dataclass writes six functions for each and has them compiled
    at every start; here all share theirs but the one that makes an instance, which is written when the first
    is made. And a frozen dataclass sets each field through ``object.__setattr__``, as its own door is locked;
    of sources, cells and words a folder of plans has a million. Here an instance is filled while it is one
    of an open twin with the same slots, and locked in one step by becoming one of the record.
    """
    if made is None:
        return lambda later: _record(later, frozen=frozen, eq=eq, order=order)
    return _record(made, frozen=frozen, eq=eq, order=order)


def _record(cls: type[Any], *, frozen: bool, eq: bool, order: bool) -> type[Any]:
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    if made.__base__ is not object or any(each.kw_only for each in fields(made)):
        raise TypeError(made.__name__)
    _with(made, __new__=staticmethod(_first), __repr__=_shown, __reduce__=_reduced)
    if frozen:
        _with(made, __setattr__=_refuse_to_set, __delattr__=_refuse_to_delete)
    if eq:
        values = _values([each.name for each in fields(made) if each.compare])
        hashed = (lambda self: hash(values(self))) if frozen else None
        _with(made, __eq__=_compared(operator.eq, values), __hash__=hashed)
        if order:
            for sign in ("__lt__", "__le__", "__gt__", "__ge__"):
                setattr(made, sign, _compared(getattr(operator, sign), values))
    return made


def _with(made: type[Any], **methods: Any) -> None:
    for name, method in methods.items():
        setattr(made, name, method)


def _first(made: type[_Record], *values: Any, **named: Any) -> _Record:
    """``__new__`` until the first instance is asked for."""
    setattr(made, "__new__", staticmethod(_maker(made)))  # noqa: B010
    return made(*values, **named)


def _maker(made: type[Any]) -> Callable[..., Any]:
    slots, frozen = fields(made), "__setattr__" in vars(made)
    names = tuple([each.name for each in slots])
    scope: dict[str, Any] = {
        "_twin_": type(made.__name__, (), {"__slots__": names}) if frozen else made,
        "_new_": object.__new__,
        "_missing_": MISSING,
        "_record_": made,
        **{f"_default_{each.name}": _default(each) for each in slots},
    }
    exec(_source(slots, locks=frozen, ends=hasattr(made, "__post_init__")), scope)
    maker: Callable[..., Any] = scope["made"]
    maker.__qualname__ = f"{made.__qualname__}.__new__"
    return maker


def _default(slot: Field[Any]) -> Any:
    return slot.default_factory if slot.default is MISSING else slot.default


def _source(slots: tuple[Field[Any], ...], *, locks: bool, ends: bool) -> str:
    """The words of ``__new__``: a parameter and an assignment for each field."""
    parameters, lines = ["_"], ["self = _new_(_twin_)"]
    for each in slots:
        name, value = each.name, each.name
        default, factory = each.default is not MISSING, each.default_factory is not MISSING
        if not each.init:
            value = f"_default_{name}" + "()" * factory
        elif factory:
            parameters.append(f"{name}=_missing_")
            value = f"_default_{name}() if {name} is _missing_ else {name}"
        else:
            parameters.append(f"{name}=_default_{name}" if default else name)
        if each.init or default or factory:
            lines.append(f"self.{name} = {value}")
    lines += ["self.__class__ = _record_"] * locks + ["self.__post_init__()"] * ends + ["return self"]
    return "\n    ".join([f"def made({', '.join(parameters)}):", *lines])


def _values(names: list[str]) -> _Values:
    """What gives the values of the fields ``names`` of a record."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])


def _compared(sign: Callable[[Any, Any], Any], values: _Values) -> Callable[[Any, Any], Any]:
    def compare(self: Any, other: Any) -> Any:
        if other.__class__ is self.__class__:
            return sign(values(self), values(other))
        return NotImplemented

    return compare


@recursive_repr()
def _shown(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _reduced(self: Any) -> tuple[Any, ...]:
    """What copies and pickles are made from."""
    return self.__class__, tuple([getattr(self, name) for name in self.__match_args__])


def _refuse_to_set(self: Any, name: str, _value: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
