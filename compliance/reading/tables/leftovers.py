"""Values in the rows of an indicator table that become no target: each is said, none is lost."""

from __future__ import annotations

from compliance.reading.accounting import Ledger
from compliance.reading.notes import holds_values
from compliance.reading.tables.columns import Header
from compliance.reading.tables.line import Line
from compliance.reading.words import NUMBER, join_all


class Leftovers:
    """Notes in a ledger what the columns of one table hold beside the targets."""

    def __init__(self, header: Header, ledger: Ledger) -> None:
        self._ledger = ledger
        self._targets = header.indices("target")
        self._interim = header.indices("interim")
        self._beside = header.indices("past", "given")

    def interim(self, line: Line) -> None:
        """Say the values on the way to the year's ("Quý I")."""
        if self._interim and (words := join_all([line.cell(each) for each in self._interim], by=" | ")):
            self._ledger.leave(words, "reading.why_interim")

    def group(self, line: Line) -> None:
        """Enter a row that heads others; the values that it holds all the same are said to be unread."""
        beside = self._leave_beside(line)
        in_title = holds_values(line.title.text)
        if in_title:
            self._ledger.leave(line.title, "reading.why_no_target", source=line.source)
        self._ledger.row("unread" if beside or in_title else "groups")

    def indicator(self, line: Line) -> None:
        """Say what stands beside target cells of which some are blank, as their words may have slid there."""
        if len(self._targets) < 2 or line.shows_merges:
            return
        filled = [bool(line.cell(column)) for column in self._targets]
        if any(filled) and not all(filled):
            self._leave_beside(line)

    def _leave_beside(self, line: Line) -> bool:
        """Say what stands in columns of other values; whether anything does."""
        cells = [cell for column in self._beside if NUMBER.search((cell := line.cell(column)).text)]
        if cells:
            self._ledger.leave(join_all(cells, by=" | "), "reading.why_two_columns", source=line.source)
        return bool(cells)
