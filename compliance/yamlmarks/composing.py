"""From text to nodes, over the event stream of PyYAML's C parser."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from compliance.errors import ComplianceError, ComplianceErrors, Place
from compliance.yamlmarks.nodes import Mapping, Node, Scalar, Sequence
from compliance.yamlmarks.quoting import quoted
from compliance.yamlmarks.traps import explain, sign_trap

MAX_SIZE = 5_000_000
"""Largest text in code points; the libraries of a whole country's plans stay far below."""
MAX_DEPTH = 60
"""Deepest nesting; the C parser's own composer would end the process at some ten thousand levels."""
MAX_REPAIRS = 50

_STARTS = frozenset({yaml.SequenceStartEvent, yaml.MappingStartEvent})
_ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})


def compose(text: str, file: str) -> Node:
    """The nodes of ``text``; raises ComplianceErrors with every error that can be told in one go.

    A text without content is an empty mapping.
    """
    node, errors = compose_tolerantly(text, file)
    if errors or node is None:
        raise ComplianceErrors(errors)
    return node


def compose_tolerantly(text: str, file: str) -> tuple[Node | None, tuple[ComplianceError, ...]]:
    """The nodes and the errors. A trap with an obvious correction is corrected, so that what follows
    is looked at too; the errors still refuse the text. The node is None where nothing could be made of it.
    """
    if len(text) > MAX_SIZE:
        return None, (ComplianceError("yaml.too_large", place=Place(file), size=len(text), limit=MAX_SIZE),)
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n")
    errors: list[ComplianceError] = []
    for _ in range(MAX_REPAIRS):
        builder = _Builder(text, file)
        try:
            node = builder.build()
        except yaml.YAMLError as error:
            told, corrected = explain(text, file, error)
            again = any(told.code == known.code and told.place == known.place for known in errors)
            if not again:
                errors.append(told)
            if corrected is None or corrected == text or again:
                return None, tuple(errors)
            text = corrected
        except ComplianceError as error:
            return None, (*errors, error)
        else:
            return node, tuple(errors + builder.errors)
    return None, tuple(errors)


class _Builder:
    """Builds nodes from events with a stack of its own: no recursion, however deep the text nests."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.errors: list[ComplianceError] = []

    def build(self) -> Node:
        stack: list[tuple[Any, list[Node]]] = []
        root: Node | None = None
        for event in self._events():
            node: Node
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node = self._scalar(event)
            elif kind in _STARTS:
                self._guard(event, len(stack))
                stack.append((event, []))
                continue
            elif kind in _ENDS:
                node = self._collection(*stack.pop(), event)
            else:
                continue
            if stack:
                stack[-1][1].append(node)
            else:
                root = node
        return root if root is not None else Mapping(Place(self.file, 1, 1), source=self.text)

    def _events(self) -> Iterator[Any]:
        documents = 0
        for event in yaml.parse(self.text, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.AliasEvent):
                raise ComplianceError("yaml.alias", place=self._place(event.start_mark), name=event.anchor)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise ComplianceError("yaml.several_documents", place=self._place(event.start_mark))
            yield event

    def _guard(self, event: Any, depth: int) -> None:
        if depth >= MAX_DEPTH:
            raise ComplianceError("yaml.too_deep", place=self._place(event.start_mark), limit=MAX_DEPTH)
        self._no_sign(event)

    def _no_sign(self, event: Any) -> None:
        """Tags and anchors are not part of our files: mostly a text that begins with ``!`` or ``&``."""
        if event.anchor or self.text.startswith("!", event.start_mark.index):
            self.errors.append(sign_trap(self.text, self.file, event.start_mark.index))

    def _scalar(self, event: Any) -> Scalar:
        self._no_sign(event)
        start, end = event.start_mark.index, event.end_mark.index
        return Scalar(
            self._place(event.start_mark),
            event.value,
            event.style or None,
            self.text,
            start,
            end,
        )

    def _collection(self, start: Any, items: list[Node], end: Any) -> Node:
        place = self._place(start.start_mark)
        span = (self.text, start.start_mark.index, end.end_mark.index)
        if isinstance(start, yaml.SequenceStartEvent):
            return Sequence(place, tuple(items), bool(start.flow_style), *span)
        pairs: list[tuple[Scalar, Node]] = []
        first: dict[str, Place] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.errors.append(sign_trap(self.text, self.file, span[1]))
                continue
            if start.flow_style and isinstance(value, Scalar) and not value.text and value.start == key.end:
                self.errors.append(_lone_key(key, pairs[-1] if pairs else None))
                continue
            if key.text in first:
                self.errors.append(
                    ComplianceError(
                        "yaml.duplicate_key", place=key.place, key=key.text, first=str(first[key.text])
                    )
                )
                continue
            first[key.text] = key.place
            pairs.append((key, value))
        return Mapping(place, tuple(pairs), bool(start.flow_style), *span)

    def _place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)


def _lone_key(key: Scalar, before: tuple[Scalar, Node] | None) -> ComplianceError:
    """A word between commas of ``{}`` that has no value: mostly the rest of a list or of a text."""
    name, value = ("…", "…")
    if before is not None and isinstance(before[1], Scalar):
        name, value = before[0].text, before[1].text
    return ComplianceError(
        "yaml.comma_in_braces",
        place=key.place,
        text=key.text,
        as_list=f"{name}: [{value}, {key.text}]",
        as_text=f"{name}: {quoted(f'{value}, {key.text}')}",
    )
