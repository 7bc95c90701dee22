"""How a function declares itself, and how the declared ones are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from compliance.records import record
from compliance.rules.expression.types import Type


@record
class Parameter:
    """A parameter with its type; what it is measured in stands in the type."""

    name: str
    type: Type


@record
class Function:
    """A function of the rule language.

    ``returns`` is its type, or a function from the types of the arguments. ``call`` gets the values of the
    arguments, never an absent or unknown one: those make the answer unknown before it is called.
    """

    name: str
    parameters: tuple[Parameter, ...]
    returns: Type | Callable[[Sequence[Type]], Type]
    about: Mapping[str, str]
    example: str
    call: Callable[..., Any]

    @property
    def signature(self) -> str:
        return f"{self.name}({'; '.join(parameter.name for parameter in self.parameters)})"

    def type_of(self, arguments: Sequence[Type]) -> Type:
        """The type of a call with arguments of these types."""
        return self.returns(arguments) if callable(self.returns) else self.returns


@cache
def all_functions() -> Mapping[str, Function]:
    """Every function by name: each module of this package that declares ``FUNCTION``."""
    from compliance.rules import functions

    modules = (
        importlib.import_module(f"{functions.__name__}.{info.name}")
        for info in sorted(pkgutil.iter_modules(functions.__path__), key=lambda info: info.name)
    )
    found = (module.FUNCTION for module in modules if hasattr(module, "FUNCTION"))
    return MappingProxyType({function.name: function for function in found})
