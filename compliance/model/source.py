"""Where a value was read: it travels with every value from the first byte on."""

from __future__ import annotations

from compliance.records import record


@record
class Source:
    """A place in a document and the words that stand there.

    All numbers count from 1; what a format cannot tell is None. ``table`` counts the tables of the
    document, ``row`` the rows of that table as they stand in the file (repeated headers included),
    ``cell`` the columns of the grid, ``line`` the lines of a text file, ``paragraph`` the body
    paragraphs of an office document.
    """

    file: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    line: int | None = None
    paragraph: int | None = None
    quote: str = ""

    def quoting(self, quote: str) -> Source:
        """The same place with other words."""
        if quote == self.quote:
            return self
        return Source(self.file, self.page, self.table, self.row, self.cell, self.line, self.paragraph, quote)

    def source_at(self, start: int, quote: str) -> Source:
        """The place of the word at ``start`` of a text that stands here as a whole, with ``quote``."""
        return self.quoting(quote)
