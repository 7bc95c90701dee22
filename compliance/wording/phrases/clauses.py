"""A sentence of a phrase with all that is known around it, and the place of one number in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from compliance.model.target import Target
from compliance.records import record
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.hints import Hints
from compliance.wording.phrases.openings import opens_act
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token


@record
class Clause:
    """A sentence, its number in the phrase, what the title says, and the plan's year."""

    scanned: Scanned
    sentence: Sentence
    number: int
    hints: Hints
    year: int | None

    @property
    def elements(self) -> list[Element]:
        return self.sentence.elements

    def words(self, start: int, end: int) -> str:
        """The folded words of a stretch."""
        return self.scanned.folded[start:end]

    def tokens(self, start: int, stop: int) -> list[Token]:
        """The tokens among the elements from ``start`` to ``stop``."""
        return [part for part in self.elements[start:stop] if isinstance(part, Token)]


@record
class Found:
    """A target with the place of the words that make it: ``anchor`` is its number or mark.

    ``which`` is the place of words with a number that tell which of those counted are meant.
    """

    target: Target
    anchor: int
    end: int
    sentence: int
    numbers: tuple[tuple[int, int], ...] = ()
    which: tuple[int, int] | None = None


@dataclass(frozen=True, eq=False)
class Place:
    """One number in its clause: ``start`` and ``stop`` are the elements between its neighbours.

    What stands around it is looked up once: dozens of questions are asked of the same words.
    """

    clause: Clause
    index: int
    start: int
    stop: int

    @cached_property
    def bound(self) -> Bound:
        bound = self.clause.elements[self.index]
        assert isinstance(bound, Bound)
        return bound

    @cached_property
    def alone(self) -> bool:
        """Whether the number is all there is in its sentence."""
        return len(self.clause.elements) == 1

    @cached_property
    def lead(self) -> list[Token]:
        """The tokens between the number before and this one."""
        return self.clause.tokens(self.start, self.index)

    @cached_property
    def own_lead(self) -> list[Token]:
        """The same without what the number before it says of itself: up to the first comma or "và"."""
        lead = self.lead
        joints = [at for at, token in enumerate(lead) if token.kind == "BREAK"]
        return lead[joints[0] :] if self.start and joints else lead

    @cached_property
    def previous(self) -> Token | None:
        """The token right before, if there is one."""
        before = self.clause.elements[self.index - 1] if self.index else None
        return before if isinstance(before, Token) else None

    @cached_property
    def after_break(self) -> bool:
        """Whether a comma or "và" stands right before."""
        return self.previous is not None and self.previous.kind == "BREAK"

    @cached_property
    def head_names(self) -> set[str]:
        """What the words that belong to the number say (comparators, verbs)."""
        return {name for head in self.bound.heads for name in head.name.split()}

    @cached_property
    def before(self) -> str:
        """The folded words of the sentence before the number."""
        return self.clause.words(self.clause.sentence.start, self.bound.start)

    @cached_property
    def before_digits(self) -> str:
        """The folded words of the sentence before the digits, those of the bound included."""
        return self.clause.words(self.clause.sentence.start, self.bound.number_start)

    @cached_property
    def promises(self) -> bool:
        """Whether a word of promise stands before the digits."""
        return pattern("promising").search(self.before_digits) is not None

    @cached_property
    def after(self) -> str:
        """The folded words of the phrase after the number."""
        return self.clause.scanned.folded[self.bound.end :].lstrip()

    @cached_property
    def own_start(self) -> int | None:
        """Where the words after the last comma or "và" before the number begin; None without one."""
        for token in reversed(self.lead):
            if token.kind == "BREAK":
                return token.end
        return None

    @cached_property
    def opens_act(self) -> bool:
        """Whether a comma or "và" before the number begins another act ("…, bố trí tối thiểu 1%")."""
        start = self.own_start
        if start is None:
            return False
        return opens_act(self.clause.words(start, self.bound_start))

    @cached_property
    def bound_start(self) -> int:
        """Where the words of the bound itself begin, verbs such as "đạt" left aside."""
        starts = [head.start for head in self.bound.heads if head.kind != "FILLER"]
        return min([self.bound.number_start, *starts])

    @cached_property
    def led_by(self) -> str:
        """The folded words since the number before, up to those of the bound itself."""
        start = self.clause.elements[self.start - 1].end if self.start else self.clause.sentence.start
        return self.clause.words(start, self.bound_start)

    @cached_property
    def since_last(self) -> str:
        """The folded words since the number before, up to the digits."""
        start = self.clause.elements[self.start - 1].end if self.start else self.clause.sentence.start
        return self.clause.words(start, self.bound.number_start)

    @cached_property
    def is_rate(self) -> bool:
        """Whether it says how many come to each so many ("3 kỹ sư/1.000 dân")."""
        for token in self.clause.tokens(self.index + 1, self.stop):
            if token.kind not in ("TEXT", "MARK"):
                each = pattern("so_many_each").match(self.clause.scanned.folded, token.start)
                return token.name == "per" and each is not None
        return False
