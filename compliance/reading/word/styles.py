"""What the styles of a Word document say about numbering, headings and hidden text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from compliance.errors import ComplianceError
from compliance.reading.guards import refusal
from compliance.reading.ooxml import Element, parse
from compliance.reading.word import names as w
from compliance.records import record


@record
class Style:
    """The properties of one style after inheritance; None is unsaid."""

    num_id: str | None = None
    ilvl: int | None = None
    heading: int | None = None
    hidden: bool = False


def read_styles(data: bytes, file: str) -> Mapping[str, Style]:
    """Style id to its properties; raises ComplianceError where the part is malformed."""
    try:
        return _styles(data)
    except ComplianceError as error:
        raise refusal(error.code.removeprefix("office."), file, **_without_file(error)) from None


def _without_file(error: ComplianceError) -> dict[str, object]:
    return {key: value for key, value in error.params.items() if key != "file"}


@lru_cache(maxsize=8)
def _styles(data: bytes) -> Mapping[str, Style]:
    # Kept by content, whatever the file: the documents of one office share their template.
    raw = {style.get(w.STYLE_ID, ""): style for style in parse(data, "").iterchildren(w.STYLE)}
    resolved: dict[str, Style] = {}
    for name in raw:
        _resolve(name, raw, resolved, frozenset())
    return MappingProxyType(resolved)


def _resolve(name: str, raw: dict[str, Element], resolved: dict[str, Style], above: frozenset[str]) -> Style:
    if name in resolved:
        return resolved[name]
    if name not in raw or name in above or len(above) > 50:
        return Style()
    element = raw[name]
    parent = element.find(w.BASED_ON)
    base = Style() if parent is None else _resolve(parent.get(w.VAL, ""), raw, resolved, above | {name})
    resolved[name] = _own(element, base)
    return resolved[name]


def _own(element: Element, base: Style) -> Style:
    num_id, ilvl, heading, hidden = base.num_id, base.ilvl, base.heading, base.hidden
    paragraph = element.find(w.P_PR)
    if paragraph is not None:
        outline = paragraph.find(w.OUTLINE)
        if outline is not None:
            heading = heading_level(outline.get(w.VAL))
        numbered = paragraph.find(w.NUM_PR)
        if numbered is not None:
            num_id, ilvl = number_properties(numbered, num_id, ilvl)
    run = element.find(w.R_PR)
    if run is not None and (vanish := run.find(w.VANISH)) is not None:
        hidden = w.on(vanish.get(w.VAL))
    return Style(num_id, ilvl, heading, hidden)


def heading_level(value: str | None) -> int | None:
    """Outline level 0 to 8 as heading 1 to 9; 9 is body text."""
    return int(value) + 1 if value is not None and value.isdigit() and int(value) < 9 else None


def number_properties(
    element: Element, num_id: str | None, ilvl: int | None
) -> tuple[str | None, int | None]:
    """List and level of a ``numPr``, what it leaves unsaid taken from the style."""
    number, level = element.find(w.NUM_ID), element.find(w.ILVL)
    if number is not None:
        num_id = number.get(w.VAL)
    if level is not None and (value := level.get(w.VAL, "")).isdigit():
        ilvl = min(int(value), 8)
    return num_id, ilvl
