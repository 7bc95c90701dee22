"""The law of conservation: every table row and every number of a document ends in exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from compliance.model.plan import Accounting, Unread
from compliance.model.source import Source
from compliance.reading.words import NUMBER, Piece, Words
from compliance.records import record

ROWS = ("indicators", "groups", "tasks", "headers", "joined", "unread")
"""The places a table row may end in."""

_SAID_ONLY = frozenset(
    f"office.unread_{what}" for what in ("hidden_sheet", "hidden_rows", "hidden_columns", "formula")
)
"""Entries that name what was read all the same, or what is no word of the document."""


@record(frozen=False)
class Ledger:
    """What has been read so far and where it went; one per document, filled while it is read.

    ``aside`` counts numbers that stand outside all words that are read (dates and years of a plan in YAML).
    """

    texts: list[str] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    in_targets: set[tuple[int, int]] = field(default_factory=set)
    not_read: set[tuple[int, int]] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    aside: int = 0

    def enter(self, text: str, source: Source) -> Words:
        """``text`` as words of the document, each number of it to be accounted for once."""
        unit = len(self.texts)
        self.texts.append(text)
        return Words(text, (Piece(0, unit, 0, source),)) if text else Words()

    def enter_unread(self, entries: Iterable[Unread]) -> None:
        """Count the numbers of words that a reader has left unread (a hidden sheet, words struck out)."""
        for entry in (each for each in entries if each.why not in _SAID_ONLY):
            words = self.enter(entry.text, entry.source)
            self.not_read.update(identity for _, _, identity in words.numbers())

    def row(self, place: str, count: int = 1) -> None:
        """Note that ``count`` table rows ended in ``place``."""
        if place not in ROWS:
            raise ValueError(place)
        self.rows[place] += count

    def claim(self, words: Words, start: int, end: int) -> None:
        """Note that the numbers between ``start`` and ``end`` went into a target."""
        self.in_targets.update(words.numbers_between(start, end))

    def claimed_all(self, words: Words) -> bool:
        """Whether every number of ``words`` went into a target."""
        return all(identity in self.in_targets for _, _, identity in words.numbers())

    def leave(self, words: Words, why: str, *, source: Source | None = None, text: str = "") -> None:
        """Note ``words`` that were not understood; ``why`` is a key of the message catalogue.

        ``text`` is what is shown for them, if not they themselves.
        """
        self.unread.append(Unread(text or words.text, why, source or words.source))
        self.not_read.update(identity for _, _, identity in words.numbers())

    @property
    def entered(self) -> int:
        """How many numbers the words entered so far hold."""
        return len(NUMBER.findall("\n".join(self.texts)))

    def account(self, rows: int) -> Accounting:
        """The accounting of the document, which has ``rows`` table rows."""
        numbers = self.entered + self.aside
        not_read = len(self.not_read - self.in_targets)
        return Accounting(
            rows=rows,
            **{place: self.rows[place] for place in ROWS},
            numbers=numbers,
            numbers_in_targets=len(self.in_targets),
            numbers_elsewhere=numbers - len(self.in_targets) - not_read,
            numbers_unread=not_read,
        )
