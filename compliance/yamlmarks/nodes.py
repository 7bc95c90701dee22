"""What a YAML text is made of: scalars, sequences and mappings, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from compliance.errors import Place
from compliance.records import record

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@record
class Scalar:
    """A value as written. ``style`` is the quote or block sign (None: plain).

    ``source`` is the whole text, ``start`` and ``end`` the span of the scalar in it.
    """

    place: Place
    text: str
    style: str | None = None
    source: str = field(default="", repr=False, compare=False)
    start: int = field(default=0, repr=False, compare=False)
    end: int = field(default=0, repr=False, compare=False)

    @property
    def is_null(self) -> bool:
        """Whether it says "nothing": only a plain scalar can."""
        return self.style is None and self.text in _NULLS

    @property
    def comment(self) -> str | None:
        """The comment that follows a plain value on its line, with the spaces before it."""
        stop = self.source.find("\n", self.end)
        rest = self.source[self.end : stop if stop >= 0 else len(self.source)]
        return rest if self.style is None and rest.lstrip(" ").startswith("#") else None

    @property
    def line(self) -> str:
        """The line of the text on which the scalar begins."""
        first = self.source.rfind("\n", 0, self.start) + 1
        last = self.source.find("\n", self.start)
        return self.source[first : last if last >= 0 else len(self.source)]

    def at(self, offset: int) -> Place:
        """The place of character ``offset`` of the value, through quotes, escapes and folded lines."""
        position = self._position(offset)
        line_start = self.source.rfind("\n", 0, position) + 1
        line = (self.place.line or 1) + self.source.count("\n", self.start, position)
        column = position - line_start + 1
        if line_start <= self.start:
            column = (self.place.column or 1) + position - self.start
        return Place(self.place.file, line, column)

    def _position(self, offset: int) -> int:
        position = self.start + (self.style in {"'", '"'})
        if self.style in {"|", ">"}:
            position = self.source.find("\n", self.start) + 1
        for index, wanted in enumerate(self.text[: offset + 1]):
            while position < self.end and not _same(self.source[position], wanted):
                position += 1
            if index < offset:
                position += 1
        return min(position, self.end)


@record
class Sequence:
    """A list; ``flow`` says that it is written in brackets."""

    place: Place
    items: tuple[Node, ...] = ()
    flow: bool = False
    source: str = field(default="", repr=False, compare=False)
    start: int = field(default=0, repr=False, compare=False)
    end: int = field(default=0, repr=False, compare=False)


@record
class Mapping:
    """Keys with their values in the order of the file; ``flow`` says that it is written in braces."""

    place: Place
    pairs: tuple[tuple[Scalar, Node], ...] = ()
    flow: bool = False
    source: str = field(default="", repr=False, compare=False)
    start: int = field(default=0, repr=False, compare=False)
    end: int = field(default=0, repr=False, compare=False)

    def get(self, key: str) -> Node | None:
        """The value under ``key``, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself as written, or None."""
        return next((name for name, _ in self.pairs if name.text == key), None)


Node = Scalar | Sequence | Mapping


def to_python(node: Node) -> Any:
    """Plain lists, dicts and texts; a plain null is None."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if isinstance(node, Sequence):
        return [to_python(item) for item in node.items]
    return {key.text: to_python(value) for key, value in node.pairs}


def find(node: Node, path: Iterable[str | int]) -> Node:
    """The node at ``path`` (keys and indexes), or the nearest one above it; unknown steps are skipped."""
    for step in path:
        below: Node | None = None
        if isinstance(node, Mapping):
            below = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        node = below if below is not None else node
    return node


def _same(raw: str, wanted: str) -> bool:
    return raw == wanted or (raw in " \n" and wanted in " \n")
