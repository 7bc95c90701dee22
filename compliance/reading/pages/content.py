"""What a page holds before it is understood: words with their boxes, ruled tables, pictures."""

from __future__ import annotations

from dataclasses import field, replace

from compliance.records import record


@record
class Clip:
    """The edges of a table whose cells the page break left open: words there stand over the edge."""

    top: float
    bottom: float


@record
class Word:
    """A word and its box in points from the top left of the page; ``size`` is the height of its letters."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    confidence: float = 1.0

    def within(self, clip: Clip | None) -> Word:
        """The word, drawn inside an edge that it crosses; the same word where it crosses none."""
        if clip is None or not (self.top < clip.bottom < self.bottom or self.top < clip.top < self.bottom):
            return self
        return replace(self, top=max(self.top, clip.top), bottom=min(self.bottom, clip.bottom))

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@record
class Line:
    """Words of one line that stand close to each other."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        weights: dict[float, int] = {}
        for word in self.words:
            size = round(word.size * 2) / 2
            weights[size] = weights.get(size, 0) + len(word.text)
        return max(sorted(weights), key=lambda size: weights[size])

    @property
    def confidence(self) -> float:
        return min(word.confidence for word in self.words)


Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


@record(frozen=False)
class PageContent:
    """One page; each table is the boxes of its cells.

    ``open_at`` are edges of tables that the page break left open, ``unclear`` lines of a table whose cells
    cannot be told apart, ``turned`` lines of letters that run up or down, ``struck`` words crossed out,
    ``blurred`` what could not be recognised.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    tables: list[list[Box]] = field(default_factory=list)
    open_at: list[float] = field(default_factory=list)
    unclear: list[list[Word]] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    blurred: list[str] = field(default_factory=list)
    without_text: bool = False
    picture_with_words: bool = False
    pictures: int = 0
