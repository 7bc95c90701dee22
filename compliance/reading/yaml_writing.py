"""A plan written as YAML that reads back to the same plan, fit for a git repository."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from compliance.model.dates import PartialDate, Period
from compliance.model.plan import Accounting, Indicator, Plan, Task
from compliance.model.target import Target
from compliance.reading.yaml_targets import group_of
from compliance.vietnamese import squash

_TARGET_KEYS = (
    "kind", "comparator", "value", "upper", "upper_open", "period", "unit", "noun", "scope", "level",
    "baseline", "direction", "group", "grade", "due", "role", "condition", "document", "canonical",
    "title", "raw", "remarks",
    "repaired", "confidence",
)  # fmt: skip
_CITED = ("number", "date", "issuer", "kind", "title", "period", "quote")
_MENTIONED = ("kind", "text", "value", "context", "section")
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n\r\t\"'\\\[\]{}]|:(?=\S))*(?<![\s:])")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_EMPTY: tuple[Any, ...] = ("", (), [])


def write_yaml(plan: Plan, *, accounting: bool = True) -> str:
    """``plan`` as YAML; the words of a target cell stand as they are where the grammar reads them alike.

    With ``accounting``, comments at the end say where every row and number of the document went, and
    what was not read.
    """
    year = plan.period.first if plan.period is not None else None
    data: dict[str, Any] = {
        "plan": _filled(
            unit=plan.unit or plan.unit_name,
            kind=plan.kind,
            title=plan.title,
            number=plan.number,
            issued=plan.issued,
            period=plan.period,
            supersedes=plan.supersedes,
            parts=sorted(plan.parts),
        ),
        "citations": [_filled(**{name: getattr(each, name) for name in _CITED}) for each in plan.citations],
        "indicators": [_indicator(each, year) for each in plan.indicators],
        "tasks": [_task(each) for each in plan.tasks],
        "sections": [_filled(code=each.code, title=each.title or each.code) for each in plan.sections],
        "mentions": [_filled(**{name: getattr(each, name) for name in _MENTIONED}) for each in plan.mentions],
    }
    notes = _notes(plan) if accounting else ()
    return "".join([*_lines({key: value for key, value in data.items() if value}, 0), *notes])


def _notes(plan: Plan) -> Iterable[str]:
    counts = (f"{name}: {getattr(plan.accounting, name)}" for name in Accounting.__dataclass_fields__)
    yield f"# accounting: {{{', '.join(counts)}}}\n"
    for entry in plan.unread:
        place = next((n for n in (entry.source.line, entry.source.row, entry.source.paragraph) if n), "?")
        yield f"# unread: {place}: {squash(entry.text)}\n"


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if _is_said(value)}


def _is_said(value: Any) -> bool:
    """Whether a value says anything: 0 does ("không có xã nào" is a target of 0)."""
    return value is not None and value is not False and value not in _EMPTY


def _indicator(indicator: Indicator, year: int | None) -> dict[str, Any]:
    group = indicator.group if indicator.group != group_of(indicator.code) else None
    head = _filled(
        code=indicator.code,
        group=group,
        section=indicator.section if indicator.section != "annex" else None,
        canonical=indicator.canonical if indicator.declared else None,
        title=indicator.title,
    )
    words = _words(indicator, year)
    tail = _filled(
        context=indicator.context,
        monitor=indicator.monitor,
        executor=indicator.executor,
        merged=indicator.merged,
        owner_merged=indicator.owner_merged,
    )
    return {**head, **words, **tail}


def _words(indicator: Indicator, year: int | None) -> dict[str, Any]:
    """The target as the words of the document where they read back alike, else field by field."""
    if not indicator.targets:
        return _filled(cell=indicator.cell)
    if _reads_alike(indicator, year):
        return {"target": indicator.cell}
    return _filled(cell=indicator.cell, targets=[_target(target) for target in indicator.targets])


def _reads_alike(indicator: Indicator, year: int | None) -> bool:
    from compliance.wording.phrases import parse_targets

    if not indicator.cell or indicator.merged:
        return False
    read = parse_targets(indicator.cell, title=indicator.title, year=year)
    return tuple(map(_bare, read)) == tuple(map(_bare, indicator.targets))


def _bare(target: Target) -> Target:
    """The target without what is looked up later: its place and the names of the catalogue."""
    named = target.other_content is not None or target.canonical is not None
    return replace(
        target, source=None, canonical=None, other_content=None, title=None if named else target.title
    )


def _target(target: Target) -> dict[str, Any]:
    values = {name: getattr(target, name) for name in _TARGET_KEYS}
    if target.confidence == 1.0:
        del values["confidence"]
    owners = {"monitor": target.monitor, "executor": target.executor}
    kept = _filled(**values) | {name: words for name, words in owners.items() if words is not None}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in kept.items()}


def _task(task: Task) -> dict[str, Any]:
    return _filled(
        no=task.no,
        title=task.title,
        outputs=task.outputs,
        lead=task.lead,
        partners=task.partners,
        due=task.due,
        area=task.area,
        items=[_task(item) for item in task.items],
    )


def _lines(value: Any, depth: int) -> Iterable[str]:
    """Block style: a line for each key, so that a change shows as the line it is."""
    pad = "  " * depth
    for key, item in value.items():
        if isinstance(item, Mapping):
            yield f"{pad}{key}:\n"
            yield from _lines(item, depth + 1)
        elif isinstance(item, list) and item and isinstance(item[0], Mapping):
            yield f"{pad}{key}:\n"
            for each in item:
                yield from _entry(each, depth + 1)
        elif isinstance(item, list):
            yield f"{pad}{key}: [{', '.join(_scalar(each) for each in item)}]\n"
        else:
            yield f"{pad}{key}: {_scalar(item)}\n"


def _entry(value: Mapping[str, Any], depth: int) -> Iterable[str]:
    pad = "  " * depth
    for index, line in enumerate(_lines(value, depth + 1)):
        yield f"{pad}- {line[len(pad) + 2 :]}" if index == 0 else line


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal | PartialDate | Period):
        return str(value)
    text = str(value)
    return (
        text
        if _PLAIN.fullmatch(text) and text.lower() not in _WORDS
        else json.dumps(text, ensure_ascii=False)
    )
