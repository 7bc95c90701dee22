"""What other rooms ask of the grammar: the targets of a phrase, the promises of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from compliance.model.target import Kind, Target
from compliance.wording.phrases.composing import Composed, Found, compose
from compliance.wording.phrases.hints import read_hints
from compliance.wording.phrases.scanning import Scanned, scan


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase read: its targets, and for each the places of its digits in the cleaned words ``text``."""

    text: str
    targets: tuple[Target, ...]
    spans: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A piece of a body sentence the size of an indicator: the words of its title, and its targets."""

    title: str
    targets: tuple[Target, ...]
    text: str
    start: int
    end: int


def parse_targets(text: str, *, title: str | None = None, year: int | None = None) -> tuple[Target, ...]:
    """The targets that ``text`` promises, in the order of its words.

    ``title`` is the row it stands under: it supplies unit, direction, baseline and scale where the words
    are silent. ``year`` is the plan's first year, for "năm trước". Words without a target give one
    ``done`` or ``statement``, or nothing.
    """
    return read_phrase(text, title=title, year=year).targets


@lru_cache(maxsize=16384)
def read_phrase(text: str, *, title: str | None = None, year: int | None = None) -> Reading:
    """``parse_targets`` with the places of the digits that each target used."""
    scanned = scan(text)
    composed = compose(scanned, read_hints(title), year)
    targets = tuple(_finished(item, scanned, composed) for item in composed.found)
    return Reading(scanned.text, targets, tuple(item.numbers for item in composed.found))


def split_promises(text: str, *, year: int | None = None) -> tuple[Promise, ...]:
    """The promises of a body sentence or paragraph; none where it promises nothing countable."""
    reading = read_phrase(text, year=year)
    targets = [target for target in reading.targets if target.kind not in (Kind.DONE, Kind.STATEMENT)]
    return tuple(Promise(target.raw, (target,), target.raw, 0, len(text)) for target in targets)


def _finished(item: Found, scanned: Scanned, composed: Composed) -> Target:
    target = item.target
    raw = scanned.text if len(composed.found) == 1 else _words(item, scanned, composed)
    return replace(
        target,
        raw=raw.strip(),
        repaired=scanned.repaired,
        confidence=min(target.confidence, scanned.confidence),
    )


def _words(item: Found, scanned: Scanned, composed: Composed) -> str:
    sentence = composed.sentences[item.sentence]
    return scanned.text[sentence.start : sentence.end]
