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

    ``memo`` may be shared by the rules that look at one subject: a name means the same to all of them.
    ``touched`` collects the targets whose words the judgement rests on, ``links`` the links it used;
    ``steps``, where it is a list, what each part of the expression came to.
    """

    __slots__ = ("_memo", "_names", "links", "parameters", "steps", "subject", "touched", "variables")

    def __init__(
        self,
        subject: Any,
        names: Mapping[str, FieldSpec],
        parameters: Any,
        *,
        steps: list[tuple[str, Any]] | None = None,
        memo: dict[str, Any] | None = None,
    ) -> None:
        self.subject = subject
        self.parameters = parameters
        self.variables: dict[str, Any] = {}
        self.touched: list[TargetView] = []
        self.links: list[Link] = []
        self.steps = steps
        self._names = names
        self._memo = memo if memo is not None else {}

    def value(self, name: str) -> Any:
        """The value of ``name``; an Absent where there is none."""
        if name in self.variables:
            return self.variables[name]
        if name == "parameters":
            return self.parameters
        found = self._memo.get(name, _UNSET)
        if found is _UNSET:
            found = self._memo[name] = read(self._names[name], self.subject)
        return found

    def touch(self, value: Any) -> None:
        """Record that the judgement rests on a target."""
        if isinstance(value, TargetView) and value not in self.touched:
            self.touched.append(value)


def read(spec: FieldSpec, view: Any) -> Any:
    """A field of ``view``, Absent with the field's reason where it is not there."""
    value = spec.get(view)
    return Absent(spec.absent) if value is None else value
