"""Tables made by hand for tests."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.model.source import Source
from compliance.reading.document import Block, Cell, Document, Merge, Paragraph, Row, Table


def table(rows: Sequence[Sequence[str]], *, number: int = 1, above: Sequence[tuple[int, int]] = ()) -> Table:
    """A table of texts; ``above`` names cells (row, column) that continue the one above, counted from 0.

    With ``above`` the format is one that shows merges.
    """
    made = []
    for index, texts in enumerate(rows):
        source = Source(file="x", table=number, row=index + 1)
        cells = tuple(
            Cell(
                text,
                Source(file="x", table=number, row=index + 1, cell=column + 1, quote=text),
                Merge.ABOVE if (index, column) in above else Merge.NONE,
            )
            for column, text in enumerate(texts)
        )
        made.append(Row(cells, source))
    return Table(tuple(made), Source(file="x", table=number), shows_merges=bool(above))


def document(*blocks: str | Table) -> Document:
    """A document of paragraphs (texts) and tables."""
    made: list[Block] = [
        Paragraph(block, Source(file="x", paragraph=index + 1)) if isinstance(block, str) else block
        for index, block in enumerate(blocks)
    ]
    return Document("x", "docx", "", tuple(made))
