"""Where names get their values while a rule is judged on one subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compliance.model.link import Link
from compliance.rules.expression.types import FieldSpec
from compliance.rules.expression.values import Absent
from compliance.rules.views import TargetView

_UNSET = object()


class Scope:
    """The names of one subject, looked up when first asked for.

    ``touched`` collects the targets whose words the judgement rests on, ``links`` the links it used;
    ``steps``, where it is a list, what each part of the expression came to.
    """

    __slots__ = ("_memo", "_names", "links", "parameters", "steps", "subject", "touched", "variables")

    def __init__(
        self,
        subject: Any,
        names: Mapping[str, FieldSpec],
        parameters: Any,
        steps: list[tuple[str, Any]] | None = None,
    ) -> None:
        self.subject = subject
        self.parameters = parameters
        self.variables: dict[str, Any] = {}
        self.touched: list[TargetView] = []
        self.links: list[Link] = []
        self.steps = steps
        self._names = names
        self._memo: dict[str, Any] = {}

    def value(self, name: str) -> Any:
        """The value of ``name``; an Absent where there is none."""
        if name in self.variables:
            return self.variables[name]
        found = self._memo.get(name, _UNSET)
        if found is _UNSET:
            found = self.parameters if name == "parameters" else read(self._names[name], self.subject)
            self._memo[name] = found
        return found

    def touch(self, value: Any) -> None:
        """Record that the judgement rests on a target."""
        if isinstance(value, TargetView) and value not in self.touched:
            self.touched.append(value)


def read(spec: FieldSpec, view: Any) -> Any:
    """A field of ``view``, Absent with the field's reason where it is not there."""
    value = spec.get(view)
    return Absent(spec.absent) if value is None else value
