"""Whether a document tells merged cells from empty ones: only where its author merged cells at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compliance.reading.document import Block, Merge, Row, Table

# The rows at the top of a table, where headings of several lines are always merged.
_HEADING_ROWS = 3
# A row with a number of its own is none of them.
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]*$")


def with_merges_judged(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, their tables marked as showing merges if any body of a table in the document has one.

    Tables typed again page by page often leave blank what the original merged. A document without
    a single merge below its headings says nothing about its blank cells.
    """
    found = tuple(blocks)
    if any(_has_merge(block) for block in found if isinstance(block, Table)):
        return found
    return tuple(replace(block, shows_merges=False) if isinstance(block, Table) else block for block in found)


def _has_merge(table: Table) -> bool:
    heading = 0
    for row in table.rows:
        if row is table.rows[0] or _begins_again(row, table.rows[0]):
            heading = _HEADING_ROWS + 1
        heading = 0 if _NUMBER.match(row.cells[0].text) else heading - 1
        if heading <= 0 and not row.header and Merge.ABOVE in [cell.merge for cell in row.cells]:
            return True
    return False


def _begins_again(row: Row, first: Row) -> bool:
    """Whether the headings are typed again here, as they are on every page; its first words tell."""
    return bool(first.cells[0].text) and row.cells[0].text == first.cells[0].text
