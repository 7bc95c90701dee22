"""Targets of a plan in YAML that are written field by field, and those of rows under an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.model.source import Source
from compliance.model.target import Kind, Target

if TYPE_CHECKING:
    from compliance.reading.plan_file import WrittenTarget


def group_of(code: str | None) -> str | None:
    """The code of the group that a code stands in: "7.1" of "7.1.2"; None at the top."""
    return (code.rpartition(".")[0] or None) if code else None


def target_of(written: WrittenTarget, source: Source) -> Target:
    """The target that fields describe; its kind follows from them where it is left unsaid."""
    values = {name: getattr(written, name) for name in type(written).model_fields}
    values["kind"] = written.kind or _kind_of(written)
    return Target(**values, source=source)


def _kind_of(written: WrittenTarget) -> Kind:
    """What the fields amount to where the kind is left unsaid."""
    if written.group is not None:
        return Kind.RANK
    if written.grade is not None:
        return Kind.GRADE
    if written.direction is not None:
        return Kind.CHANGE if written.value is not None else Kind.TREND
    return Kind.LEVEL if written.value is not None else Kind.STATEMENT
