"""What a user may be told went wrong, and the exit status that goes with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from compliance.records import record

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_FAILED = 2


@record(order=True)
class Place:
    """Where in a file something stands; line and column count from 1, in code points."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class ComplianceError(Exception):
    """Something the user can put right: a message key, its parameters and the place.

    The words come from the message catalogue (``messages.text(error.code, lang, **error.params)``),
    so that an error can be shown in any language at the door.
    """

    exit_status = EXIT_FAILED

    def __init__(self, code: str, /, *, place: Place | None = None, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
        self.place = place


class ComplianceErrors(ComplianceError):
    """Several errors found in one go; a file is refused whole, with all of them."""

    def __init__(self, errors: Iterable[ComplianceError]) -> None:
        self.errors: tuple[ComplianceError, ...] = tuple(errors)
        first = self.errors[0]
        super().__init__(first.code, place=first.place, **first.params)


@record
class Problem:
    """A file that could not be used as asked; the run goes on without it, exit status 2."""

    file: str
    code: str
    params: tuple[tuple[str, Any], ...] = ()
    line: int | None = None
    column: int | None = None
    others: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, file: str, error: ComplianceError) -> Problem:
        """The first mistake of ``file``; further ones stand in ``others``."""
        if isinstance(error, ComplianceErrors):
            first, *others = (cls.of(file, one) for one in error.errors)
            return replace(first, others=tuple(others))
        line, column = (error.place.line, error.place.column) if error.place is not None else (None, None)
        return cls(file, error.code, tuple(sorted(error.params.items())), line, column)

    @property
    def place(self) -> Place:
        """Where in the file the problem stands, as far as it is known."""
        return Place(self.file, self.line, self.column)
