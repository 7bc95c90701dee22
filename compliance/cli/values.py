"""What options take: one of a closed list of names, a number of processes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from compliance.errors import ComplianceError

TRACKED = ("accept", "reject")

if TYPE_CHECKING:
    _NameType = click.ParamType[str]
else:
    _NameType = click.ParamType  # generic in newer versions of click alone


class OneOf(_NameType):
    """One of a closed list of names; an unknown one is refused with the list and the nearest."""

    name = "name"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return "|".join(self.names)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value in self.names:
            return value
        raise unknown("cli.unknown_value", value, self.names, option=param.opts[0] if param else "")


def unknown(code: str, name: str, known: Sequence[str], **params: Any) -> ComplianceError:
    """The error for a name that is not in ``known``: it lists them, the nearest first said."""
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    code = f"{code}_near" if near else code
    return ComplianceError(code, name=name, known=", ".join(known), nearest="".join(near), **params)


def jobs_of(value: str | None) -> int:
    """How many processes were asked for; one where nothing was said."""
    if value is None:
        return 1
    if not (value.isdecimal() and int(value) > 0):
        raise ComplianceError("cli.bad_jobs", value=value)
    return int(value)
