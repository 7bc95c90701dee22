"""Who monitors and carries out what a row promises: the whole row, or each target that names its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compliance.linking.item import Item
from compliance.linking.parts import Part
from compliance.records import record


@record
class Owners:
    """The words of a row, or of one of its targets, that say who monitors it and who carries it out."""

    monitor: str
    executor: str

    @property
    def acting(self) -> bool:
        """Whether anybody is said to carry it out."""
        return bool(self.executor.strip())


def given(parts: Sequence[Part], level: str | None, means: Callable[[Owners], bool]) -> tuple[Part, ...]:
    """``parts`` without those given to others than ``level``, where owners that it ``means`` have some."""
    own = [part for part in parts if _names_own(part) and not _of_another(part, level)]
    others = {part.place for part in own if not means(_owners(part, _NOBODY))}
    if level is None or len(others) == len(own):
        return tuple(parts)
    return tuple(part for part in parts if part.place not in others)


def _names_own(part: Part) -> bool:
    """Whether a target has owners of its own, not those of its row."""
    return part.target is not None and part.target.executor is not None


def owners_of(item: Item, level: str | None, asked: Sequence[Part] = ()) -> tuple[Owners, ...]:
    """The owners of what is ``asked`` of an item; where none of it is, of all that may be of ``level``."""
    row = Owners(item.indicator.monitor, item.indicator.executor)
    if not any(map(_names_own, item.parts)):
        return (row,)
    places = {part.place for part in asked}
    own = [part for part in item.parts if part.place in places]
    parts = own or [part for part in item.parts if not _of_another(part, level)] or item.parts
    return tuple(dict.fromkeys(_owners(part, row) for part in parts))


def holding(rows: Sequence[Item], asked: Sequence[Part]) -> Sequence[Item]:
    """Those of the ``rows`` of a group that hold what is asked; all, where none does."""
    places = {part.place for part in asked}
    return [row for row in rows if any(part.place in places for part in row.parts)] or rows


_NOBODY = Owners("", "")


def _of_another(part: Part, level: str | None) -> bool:
    return part.target is not None and part.target.level not in (None, level)


def _owners(part: Part, row: Owners) -> Owners:
    if part.target is None or part.target.executor is None:
        return row
    return Owners(part.target.monitor or "", part.target.executor)
