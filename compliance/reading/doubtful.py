"""``read --doubtful``: the readings that need an eye, as a ``readings.yaml`` to go through and keep."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from compliance import messages
from compliance.model.plan import Indicator, Plan
from compliance.reading.confirmations import said_fields, words_hash
from compliance.reading.understood import is_doubtful, row_doubts, say, source_words, understood

NONE = "readings: []\n"
"""What is listed where every reading is sure."""


def doubtful(plans: Iterable[Plan], lang: str = messages.DEFAULT_LANGUAGE) -> str:
    """A ``readings.yaml`` of every doubtful reading, each with its place, its words and the reason."""
    found = [(plan, row) for plan in plans for row in plan.indicators if is_doubtful(row)]
    if not found:
        return NONE
    lines = [*_told(say("doubtful_head", lang).splitlines(), ""), "readings:"]
    for plan, row in found:
        lines += ["", *_told(_about(plan, row, lang), "  "), *_entry(plan, row)]
    return "\n".join(lines) + "\n"


def _about(plan: Plan, row: Indicator, lang: str) -> Iterator[str]:
    place = ", ".join(filter(None, (plan.source.file, source_words(row.source, lang))))
    yield f"{place}: {row.title}"
    yield say("doubtful_words_above" if row.merged else "doubtful_words", lang, words=row.cell)
    for target in row.targets:
        yield say("doubtful_understood", lang, understood=understood(target, lang))
    yield say("doubtful_why", lang, why=row_doubts(row.targets, row, plan, lang))


def _entry(plan: Plan, row: Indicator) -> Iterator[str]:
    yield f"  - plan: {_quoted(plan.id)}"
    yield f"    indicator: {_quoted(row.id)}"
    yield f"    words: {words_hash(row)}"
    yield f"    targets: {_quoted([said_fields(target) for target in row.targets])}"
    yield '    by: ""'
    yield "    date: null"


def _told(lines: Iterable[str], indent: str) -> Sequence[str]:
    """Lines as comments; what a document holds never ends one, whatever signs it is made of."""
    return [f"{indent}# {' '.join(_printable(line).split())}" for line in lines]


def _printable(line: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in line)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
