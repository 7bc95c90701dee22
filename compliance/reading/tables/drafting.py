"""Lines of an indicator table into drafts: which row promises, which heads a group, which is another's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from compliance.reading.accounting import Ledger
from compliance.reading.milestones import milestone
from compliance.reading.tables.bearers import bearer, bodies_of_a_kind
from compliance.reading.tables.cell_values import CellValues, shared_by
from compliance.reading.tables.columns import Header
from compliance.reading.tables.drafts import (
    Draft,
    listed_bearers,
    promises,
)
from compliance.reading.tables.inheritance import (
    Owners,
    inherited_target,
    merged_above,
    named_below,
    owners_of,
    part_owners,
)
from compliance.reading.tables.leftovers import Leftovers
from compliance.reading.tables.line import Line, Rank, is_title_row, is_total
from compliance.reading.tables.structure import structure_of
from compliance.reading.words import join_all
from compliance.records import record

_TITLE_VALUE = re.compile(
    r"(?:(?<!\w)(?:đạt|tối thiểu|ít nhất|tối đa|không quá|trên|dưới|giảm|tăng|còn|từ)|[<>≥≤=:])"
    r"\s*(?:\w+\s)?\d"
    r"|^\W*\d[\d.,]*\s*%",
    re.IGNORECASE,
)


@record(frozen=False)
class _State:
    part: str | None = None
    part_title: str = ""
    area: str = ""
    coded: Line | None = None
    coded_draft: Draft | None = None
    titles: dict[str, str] = field(default_factory=dict)


def drafts_of(lines: Sequence[Line], header: Header, ledger: Ledger) -> list[Draft]:
    """The indicators of a table, in order; every line is noted in ``ledger``."""
    table = _Table(lines, header, ledger)
    for index in range(len(lines)):
        table.take(index)
    return table.drafts


class _Table:
    """One pass over the lines; what stands above is what a line inherits from."""

    def __init__(self, lines: Sequence[Line], header: Header, ledger: Ledger) -> None:
        self.lines = lines
        self.header = header
        self.ledger = ledger
        self.targets = header.indices("target")
        self.values = CellValues(header)
        self.leftovers = Leftovers(header, ledger)
        self.drafts: list[Draft] = []
        self.state = _State()
        self.owners: list[Owners] = []
        self.structure = structure_of(lines, self.targets)
        self.named = named_below(lines, self.structure, header)
        self.filled = [self._is_filled(index) for index in range(len(lines))]

    def take(self, index: int) -> None:
        line = self.lines[index]
        leads = self.structure.leads[index] and not self._children_are_targets(index)
        self.owners.append(
            owners_of(
                self.lines, index, self.structure, self.header, self.owners, leads=leads, named=self.named
            )
        )
        self.leftovers.interim(line)
        if line.code is None and is_total(line.title.text) and not self._opens_parts(index):
            self.ledger.row("unread")
            self.ledger.leave(join_all(line.cells, by=" | "), "reading.why_total", source=line.source)
            return
        if line.bearer_column is not None and self.drafts:
            self._share_title(self.drafts[-1], line)
            return
        if line.rank is not Rank.ROMAN and self._is_part_of_row(index):
            self._add_to_row(index)
            return
        self._remember(line)
        if self._is_group(index):
            self.leftovers.group(line)
            over = milestone((line.title.text,))
            self.values.milestone = over if line.rank is Rank.ROMAN else over or self.values.milestone
            if line.code is not None:
                self.state.coded, self.state.coded_draft = line, None
            return
        draft = self._draft(index)
        self.drafts.append(draft)
        self.ledger.row("indicators")
        self.leftovers.indicator(line)
        if line.code is not None and line.rank is not Rank.LETTER:
            self.state.coded, self.state.coded_draft = line, draft

    def _remember(self, line: Line) -> None:
        if line.rank is Rank.ROMAN:
            self.state.part, self.state.part_title = line.code, line.title.text
        elif line.code is not None:
            self.state.titles[line.code] = line.title.text

    def _is_part_of_row(self, index: int) -> bool:
        """Whether the line is a target of the coded row above: its words name units or a level."""
        line = self.lines[index]
        if self.state.coded is None or self.state.coded_draft is None or not self.filled[index]:
            return False
        if line.rank is Rank.NUMBER and not (line.code or "").startswith(f"{self.state.coded.code}."):
            return False
        return shared_by(line.title.text) is not None

    def _opens_parts(self, index: int) -> bool:
        """Whether a line is the first below a row that leaves its value to such lines ("- Bình quân")."""
        above = index - 1
        return above >= 0 and self.structure.leads[above] and not self.filled[above] and self.filled[index]

    def _add_to_row(self, index: int) -> None:
        line, draft = self.lines[index], self.state.coded_draft
        assert draft is not None
        who = shared_by(line.title.text)
        values = [self.values.whole_cell(line, column, who) for column in self.targets if line.cell(column)]
        level = who is not None and who.level is not None
        own = part_owners(line, self.owners[index], draft.owners, self.header, level=level)
        draft.values += values if own is None else [replace(value, owners=own) for value in values]
        self.ledger.row("joined")

    def _share_title(self, draft: Draft, line: Line) -> None:
        """Add a row that shares the title above and says in a column of its own whom its value is for."""
        column = line.bearer_column
        assert column is not None
        first = bearer(draft.line.cell(column).text)
        draft.values = [replace(value, bearer=value.bearer or first) for value in draft.values]
        who = bearer(line.title.text)
        values = [self.values.whole_cell(line, each, who) for each in self.targets if line.cell(each)]
        if self.header.columns[column].role == "executor":
            draft.values = [replace(value, owners=value.owners or draft.owners) for value in draft.values]
            own = replace(draft.owners, executor=line.title.text, doubtful=False)
            values = [replace(value, owners=own) for value in values]
            executors = "; ".join(words for words in (draft.owners.executor, line.title.text) if words)
            draft.owners = replace(draft.owners, executor=executors)
        draft.values += values
        self.ledger.row("joined")

    def _is_group(self, index: int) -> bool:
        line = self.lines[index]
        if self.filled[index]:
            return False
        if merged_above(line, self.targets) or self._says_value(index):
            return False
        if line.rank is Rank.ROMAN or is_title_row(line, self.header):
            return True
        if self.structure.leads[index]:
            return not self._children_are_targets(index)
        if not self.targets:
            return not promises(line.title.text) and not any(self.owners[index].texts)
        if line.rank is Rank.NONE and (_heads(line.title.text) or line.cell(0).text == line.title.text):
            return True
        bare = not any(line.cell(column) for column in self.header.indices("monitor", "executor"))
        return (
            bare
            and line.code is not None
            and inherited_target(self.lines, index, self.structure, self.targets) is None
        )

    def _children_are_targets(self, index: int) -> bool:
        for place in range(index + 1, len(self.lines)):
            below = self.lines[place]
            part = below.rank is Rank.NUMBER and (below.code or "").startswith(f"{self.lines[index].code}.")
            if below.rank not in (Rank.BULLET, Rank.NONE, Rank.LETTER) and not part:
                return False
            if self.filled[place]:
                return shared_by(below.title.text) is not None
            if part:
                return False
        return False

    def _is_filled(self, index: int) -> bool:
        if self.targets:
            return self.structure.shares[index] == index
        return bool(self.lines[index].title) and promises(self.lines[index].title.text)

    def _draft(self, index: int) -> Draft:
        line = self.lines[index]
        draft = Draft(
            code=self._code(line),
            group=self.structure.groups[index],
            title=line.title,
            line=line,
            context=self._context(index),
            owners=self.owners[index],
        )
        if not self.targets:
            draft.values, draft.in_sentence = [self.values.in_title(line)], True
        elif self.filled[index]:
            draft.title, bearers = listed_bearers(line.title)
            paired = self.values.listed(line) if not bearers else []
            if paired:
                draft.values = paired
                draft.owners = _with_bodies(draft)
                return draft
            draft.values = [
                value
                for column in self.targets
                if line.cell(column)
                for value in self.values.in_cell(line, column, bearers)
            ]
        elif self._says_value(index):
            draft.values, draft.in_sentence = [self.values.in_title(line)], True
        elif not self.structure.leads[index] or merged_above(line, self.targets):
            self._inherit(draft, index)
        draft.owners = _with_bodies(draft)
        return draft

    def _says_value(self, index: int) -> bool:
        """Whether the title itself gives the value beside a blank cell ("Tỷ lệ … đạt 80%")."""
        line = self.lines[index]
        if self.structure.leads[index] or not _TITLE_VALUE.search(line.title.text):
            return False
        return not (merged_above(line, self.targets) or self.filled[index]) and promises(line.title.text)

    def _inherit(self, draft: Draft, index: int) -> None:
        found = inherited_target(self.lines, index, self.structure, self.targets)
        if found is None or self.values.measure(found[0]) != self.values.measure(self.lines[index]):
            return
        origin, confidence = found
        draft.merged = True
        draft.values = [
            self.values.whole_cell(origin, column, None, inherited=True, confidence=confidence)
            for column in self.targets
            if origin.cell(column)
        ]

    def _code(self, line: Line) -> str | None:
        if line.rank is Rank.LETTER:
            above = self.state.coded
            return f"{above.code}.{line.code}" if above is not None and above.code else line.code
        return line.code

    def _context(self, index: int) -> str:
        group = self.structure.groups[index]
        area = self.header.index("area")
        if area is not None and self.lines[index].cell(area):
            self.state.area = self.lines[index].cell(area).text
        titles = [self.state.part_title, self.state.area, self.state.titles.get(group or "", "")]
        return "; ".join(dict.fromkeys(title for title in titles if title))


def _heads(title: str) -> bool:
    """Whether a row without code and value is a heading: in capitals, or one that ends in a colon."""
    return title.isupper() or title.endswith(":")


def _with_bodies(draft: Draft) -> Owners:
    """The owners of a row; where nobody is said to act, those whom its columns name one by one."""
    named = (value.column.scope for value in draft.values if value.column is not None)
    single = [scope for scope in named if scope and not bodies_of_a_kind(scope)]
    if draft.owners.executor or not single:
        return draft.owners
    return replace(draft.owners, executor="; ".join(dict.fromkeys(single)))
