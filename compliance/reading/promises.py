"""Words into targets by the grammar of phrases, each with its place and each number accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from compliance.model.target import Kind, Measure, Target
from compliance.reading.accounting import Ledger
from compliance.reading.column_words import bounded, only_counts, with_measure
from compliance.reading.nested import nested
from compliance.reading.notes import holds_values, runs_together, says_value
from compliance.reading.past import brought, left_between, past_stretches
from compliance.reading.placing import in_piece, placed, spans_in
from compliance.reading.promised import denies
from compliance.reading.unplaced import unplaced
from compliance.reading.words import NUMBER, Words
from compliance.records import record
from compliance.vietnamese import squash

if TYPE_CHECKING:
    from compliance.wording.phrases import Reading

_LONGEST_CELL = 200
_MOST_NUMBERS = 200
_LONGEST = 8_000
_RAN_TOGETHER = 0.5
"""Confidence in values of cells that ran into one, and of lines that are no sentence together."""

_LISTED = re.compile(r"(?:[;/\n]|(?<!\w)[a-zđ]\))\s*(?:[^\W\d]+\s){0,3}[<>≥≤]*\s*(?P<value>\d[\d.,]*)\s*%")
"""A share behind a mark of a list."""
_NOT_KNOWN = re.compile(r"#(?:\?|[A-Z][A-Z/0]*[!?]?)")
"""What a cell shows whose formula was never computed (its reader says so), or came to an error."""
_CLAUSE = re.compile(r"(?:\([^()]*\)|[^;()])+|[()]")


@record
class Promise:
    """One promise of a sentence: its words, the title they give it, and its targets.

    ``spans`` are the places of its numbers in the ``whole`` sentence.
    """

    words: Words
    title: str
    targets: tuple[Target, ...]
    whole: Words
    spans: tuple[tuple[int, int], ...] = ()


class Promises:
    """Reads the words of one document; what numbers went into targets is noted in its ledger."""

    def __init__(
        self, ledger: Ledger, *, year: int | None, city: str = "district", first: int | None = None
    ) -> None:
        """``year`` is that of a plan of one year, ``first`` the first of any plan, ``city`` as in phrases."""
        self._ledger = ledger
        self.year = year
        self.first = first or year
        self.city = city

    def read(
        self,
        words: Words,
        *,
        title: str | None,
        measure: str = "",
        bound: str = "",
        claim: bool = True,
        confidence: float = 1.0,
    ) -> tuple[Target, ...]:
        """The targets in a target cell under ``title``; what it does not give is a statement or unread.

        ``measure`` and ``bound`` are what a column says of bare values: their unit, "tối thiểu".
        """
        from compliance.wording.phrases import read_phrase

        text = bounded(with_measure(words.text, measure), bound)
        if not text or self._too_long(words):
            return ()
        if text[0] == "#" and _NOT_KNOWN.fullmatch(words.text):
            if words.text != "#?":
                self._ledger.leave(words, "office.unread_error")
            return ()
        reading = read_phrase(text, title=title, year=self.year, city=self.city)
        if only_counts(measure):
            reading = _counting(reading, "")
        elif text != words.text and not _has_value(reading.targets):
            reading = _counting(read_phrase(words.text, title=title, year=self.year, city=self.city), measure)
        if "\n" in text and _has_number_left(reading.targets):
            apart = read_phrase(text.replace("\n", ";\n"), title=title, year=self.year, city=self.city)
            if len(apart.targets) > text.count("\n") and not _has_number_left(apart.targets):
                reading, confidence = apart, min(confidence, _RAN_TOGETHER)
        if claim:
            for start, end in spans_in(reading.text, reading.used, words.text):
                self._ledger.claim(words, start, end)
            self._leave_unread(words, reading.targets)
        if len(reading.targets) > 1 and runs_together(words.text):
            confidence = min(confidence, _RAN_TOGETHER)
        return tuple(placed(target, words, confidence) for target in reading.targets)

    def with_nested(self, targets: tuple[Target, ...], row: Words) -> tuple[Target, ...]:
        """The targets of a cell with the level that the title of its ``row`` asks of each it counts."""
        found = nested(targets[0], row.text, year=self.year, city=self.city) if len(targets) == 1 else None
        if found is None:
            return targets
        for start, end in spans_in(found.title, found.spans, row.text):
            self._ledger.claim(row, start, end)
        return found.share, placed(found.inner, row, targets[0].confidence)

    def split(self, words: Words) -> tuple[Promise, ...]:
        """The promises of a sentence, one for each indicator that it names."""
        from compliance.wording.phrases import split_promises

        if self._too_long(words):
            return ()
        if past := past_stretches(words.text, self.first):
            left = left_between(past, len(words.text))
            return tuple(made for start, end in left for made in self.split(words.part(start, end)))
        made = []
        for part in split_promises(words.text, year=self.year, city=self.city):
            own = words.part(part.start, part.end)
            targets = tuple(
                placed(in_piece(target, part.text), own, 1.0, quote=words.text) for target in part.targets
            )
            spans = self._spans_in(words, part.start, part.end, part.numbers)
            made.append(Promise(own, part.title, targets, words, spans))
        return tuple(made)

    def parts(self, promise: Promise) -> tuple[Promise, ...]:
        """What each value of a promise says read alone; none where a part is not one promise by itself."""
        made: list[Promise] = []
        position = promise.whole.text.find(promise.words.text)
        for target in promise.targets:
            start = promise.whole.text.find(target.raw, max(position, 0))
            if position < 0 or start < 0:
                return ()
            position = start + len(target.raw)
            alone = self.split(promise.whole.part(start, position))
            if len(alone) != 1 or len(alone[0].targets) != 1 or alone[0].targets[0].value != target.value:
                return ()
            made.append(alone[0])
        return tuple(made)

    def _spans_in(self, words: Words, start: int, end: int, count: int) -> tuple[tuple[int, int], ...]:
        """The places of the ``count`` numbers of a piece that went into its targets."""
        runs = tuple(m.span() for m in NUMBER.finditer(words.text) if start <= m.start() and m.end() <= end)
        if len(runs) == count:
            return runs
        from compliance.wording.phrases import read_phrase

        reading = read_phrase(words.text, year=self.year, city=self.city)
        spans = spans_in(reading.text, reading.used, words.text)
        return tuple(span for span in spans if start <= span[0] and span[1] <= end)

    def is_past(self, promise: Promise) -> bool:
        """Whether a piece tells what a year before the plan brought ("Chỉ số SIPAS năm 2024 đạt 85,62%")."""
        years = [target.period for target in promise.targets]
        if (
            self.first is not None
            and years
            and all(year is not None and year >= self.first for year in years)
        ):
            return False
        return brought(promise.words.text, self.first)

    def whole(self, words: Words) -> tuple[Promise, ...]:
        """A sentence without a number that promises an act, as one promise."""
        from compliance.wording.phrases import read_phrase

        if self._is_too_long(words):
            return ()
        reading = read_phrase(words.text, year=self.year, city=self.city)
        if not reading.targets or any(target.kind is not Kind.DONE for target in reading.targets):
            return ()
        targets = tuple(placed(target, words, 1.0) for target in reading.targets)
        return (Promise(words, words.text.rstrip(" .;"), targets, words),)

    def leave(self, words: Words, why: str) -> None:
        """Note words that may promise something but are not read; ``why`` is a key of the messages."""
        self._ledger.leave(words, why)

    def leave_note(self, words: Words) -> None:
        """Note that a remark below the text speaks of a value; what only counts or cites is passed over."""
        if says_value(words.text):
            self._ledger.leave(words, "reading.why_note")

    def leave_denial(self, words: Words) -> None:
        """Note that something shall not be or shall end, where the grammar cannot tell what of it."""
        if denies(words.text):
            self._ledger.leave(words, "reading.why_denied")

    def leave_unplaced(self, words: Words, *, goal: bool) -> None:
        """Note each clause with a number that may be promised and that no target took up."""
        if not NUMBER.search(words.text):
            return
        for start, end in left_between(past_stretches(words.text, self.first), len(words.text)):
            told = words.part(start, end)
            for clause in _CLAUSE.finditer(told.text):
                part = told.part(*clause.span())
                if unplaced(part, self._ledger.in_targets, goal=goal):
                    self._ledger.leave(part, "reading.why_no_target")

    def leave_cells(self, lines: Sequence[Words]) -> None:
        """Note lines of an annex that hold values and stand in no table that was found."""
        for words in lines:
            alone = NUMBER.fullmatch(words.text.strip(" %<>≥≤")) is not None
            if alone or unplaced(words, self._ledger.in_targets, goal=True) or self._says_value(words):
                self._ledger.leave(words, "reading.why_unknown_table")

    def _says_value(self, words: Words) -> bool:
        """Whether words say how much, how high or how good, as a target cell does."""
        from compliance.wording.phrases import read_phrase

        if len(words.text) > _LONGEST_CELL:
            return False
        targets = read_phrase(words.text, year=self.year, city=self.city).targets
        return any(target.kind not in (Kind.DONE, Kind.STATEMENT) for target in targets)

    def claim(self, promise: Promise) -> None:
        """Note the numbers of a promise that became an indicator."""
        for start, end in promise.spans:
            self._ledger.claim(promise.whole, start, end)

    def _is_too_long(self, words: Words) -> bool:
        """Whether words, or the numbers in them, are more than any promise has."""
        return len(words.text) > _LONGEST or len(NUMBER.findall(words.text)) > _MOST_NUMBERS

    def _too_long(self, words: Words) -> bool:
        """The same; such words are said to be unread, and not searched."""
        if not self._is_too_long(words):
            return False
        self._ledger.leave(words, "reading.why_too_long")
        return True

    def _leave_unread(self, words: Words, targets: tuple[Target, ...]) -> None:
        """A value-like number of a cell that gave no target is said to be unread, as are two values in one
        cell of which only one was read."""
        if all(target.kind is Kind.STATEMENT for target in targets):
            lost = holds_values(words.text)
        else:
            lost = not self._ledger.claimed_all(words) and (
                runs_together(words.text) or self._lists_more(words) or _has_number_left(targets)
            )
        if lost:
            self._ledger.leave(words, "reading.why_no_target")

    def _lists_more(self, words: Words) -> bool:
        """Whether a share behind a mark of a list went into no target."""
        listed = (words.part(*found.span("value")) for found in _LISTED.finditer(words.text))
        return not all(map(self._ledger.claimed_all, listed))


def has_promise(text: str) -> bool:
    """Whether ``text`` promises an outcome that the grammar can tell; an act alone is none."""
    from compliance.wording.phrases import parse_targets

    return any(target.kind not in (Kind.STATEMENT, Kind.DONE) for target in parse_targets(text))


def _has_number_left(targets: tuple[Target, ...]) -> bool:
    """Whether the grammar knew no place for a number beside a target."""
    return any("number_left" in target.remarks for target in targets)


def _has_value(targets: tuple[Target, ...]) -> bool:
    return any(target.value is not None for target in targets)


def _counting(reading: Reading, measure: str) -> Reading:
    """A bare number under a unit of measure that the grammar does not know counts things of that name."""
    targets = tuple(
        replace(target, unit=Measure.COUNT, noun=squash(measure) or None)
        if target.unit is None and target.value
        else target
        for target in reading.targets
    )
    return replace(reading, targets=targets)
