"""The words of target phrases, from the data tables, ready for scanning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any

from compliance import builtin
from compliance.model.target import Measure
from compliance.records import record
from compliance.vietnamese import alternatives, fold
from compliance.wording.phrases.lookalikes import Lookalikes
from compliance.wording.phrases.numerals import NUMERALS

PIECE = re.compile(r"[^\W\d_]+|[≥≤><=~≈]+|%|[^\w\s]|\d+|_")

# "1/2 ngày" and "nửa ngày" are half a day, where "1/2 số xã" is a share.
PARTED = (Measure.DAY, Measure.HOUR, Measure.MONTH, Measure.YEAR)


@record
class MeasureWord:
    """What a word of measure after a number says."""

    unit: Measure
    noun: str | None = None
    factor: Decimal = Decimal(1)


@record
class GradeWord:
    """A class of an ordered scale; ``place`` counts from the lowest."""

    scale: str
    grade: str
    place: int


class Trie:
    """Phrases by their pieces; finds the longest that begins at a piece."""

    __slots__ = ("_root",)

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, phrase: str, value: object) -> None:
        """Enter ``phrase``; a later entry of the same phrase joins the earlier ones."""
        node = self._root
        for piece in PIECE.findall(fold(phrase)):
            node = node.setdefault(piece, {})
        node.setdefault("", []).append(value)

    def longest(self, pieces: list[str], start: int) -> tuple[int, list[Any]]:
        """How many pieces from ``start`` the longest phrase takes, and its values; 0 if none does."""
        node, best, values = self._root, 0, []
        for index in range(start, len(pieces)):
            following = node.get(pieces[index])
            if following is None:
                break
            node = following
            if "" in node:
                best, values = index - start + 1, node[""]
        return best, values


@record
class Lexicon:
    """All tables of words, compiled once."""

    words: Trie
    measures: Trie
    nouns: Trie
    grades: Trie
    ordinals: Mapping[str, int]
    shares: Mapping[str, tuple[int, int]]
    multiples: Mapping[str, Decimal]
    factors: Mapping[str, int]
    numerals: frozenset[str]
    acts: re.Pattern[str]
    predicates: re.Pattern[str]
    title_starts: re.Pattern[str]
    uncounted: re.Pattern[str]
    lookalikes: Lookalikes
    whole_grades: frozenset[str]
    closed_grades: frozenset[str]

    @property
    def prepositions(self) -> re.Pattern[str]:
        """A text that ends with a word behind which a number bounds nothing."""
        return _prepositions()

    @property
    def demanding(self) -> re.Pattern[str]:
        """A text that ends with a word behind which a number must follow."""
        return _demanding()

    def grade_mark(self, scale: str) -> re.Pattern[str]:
        """A text that ends with words that announce a class of ``scale``."""
        return _grade_marks(scale)


@cache
def lexicon() -> Lexicon:
    """The built-in words of target phrases."""
    words, measures, grades, looks = (
        load_table(name) for name in ("words.yaml", "measures.yaml", "grades.yaml", "lookalikes.yaml")
    )
    spelled = [fold(word) for name in ("shares", "multiples", "ordinals") for word in words[name]]
    return Lexicon(
        words=_word_trie(words),
        measures=_measure_trie(measures),
        nouns=_trie((noun, noun) for noun in measures["nouns"]),
        grades=_grade_trie(grades["scales"]),
        ordinals={fold(word): value for word, value in words["ordinals"].items()},
        shares={fold(word): _pair(value) for word, value in words["shares"].items()},
        multiples={fold(word): Decimal(str(value)) for word, value in words["multiples"].items()},
        factors={fold(word): value for word, value in measures["factors"].items()},
        numerals=NUMERALS.union(word.split()[0] for word in spelled),
        acts=_starts(words["acts"], words["not_acts"]),
        predicates=_anywhere(words["predicates"]),
        title_starts=_starts(words["title_starts"]),
        uncounted=_starts(words["uncounted"]),
        lookalikes=Lookalikes(looks["lookalikes"]),
        closed_grades=frozenset(scale["id"] for scale in grades["scales"] if scale.get("closed")),
        whole_grades=frozenset(scale["id"] for scale in grades["scales"] if scale.get("whole")),
    )


@cache
def load_table(name: str) -> Any:
    """A data table of ``rulesets/wording``; nobody may change what it holds."""
    return builtin.table("wording", name)


@cache
def words_of(name: str) -> tuple[str, ...]:
    """One list of ``wording/words.yaml``, folded."""
    return tuple(fold(word) for word in load_table("words.yaml")[name])


_DEMANDING = (
    "approximate", "from", "to", "up", "down", "landing_down", "landing_up", "multiple", "higher", "lower",
    "rank_group", "rank_place", "fillers",
)  # fmt: skip

_CHANGES = ("up", "down")

_PLAIN_LISTS = (
    "fixed",
    "from", "to", "or_more", "or_less", "up", "down", "landing_down", "landing_up", "multiple", "improve",
    "higher", "lower", "denied", "share", "class", "past", "assigned", "zero", "nested", "excepting",
    "condition", "rank_group", "rank_among", "rank_place", "ordinal", "class_of", "ranks", "leading",
    "leaders", "respectively",
)  # fmt: skip


@cache
def _prepositions() -> re.Pattern[str]:
    return _ends(words_of("prepositions"))


@cache
def _grade_marks(scale: str) -> re.Pattern[str]:
    grades = load_table("grades.yaml")
    marks = next(each["marks"] for each in grades["scales"] if each["id"] == scale)
    return _ends(marks, grades["between"])


@cache
def _demanding() -> re.Pattern[str]:
    """Words after which a number must follow: no line of a list ends with one."""
    words = load_table("words.yaml")
    found = [phrase for kind in _DEMANDING for phrase in words[kind]]
    found += [phrase for phrases in words["comparators"].values() for phrase in phrases]
    return _ends(phrase for phrase in found if phrase[0].isalpha() and phrase not in words["closing"])


def _word_trie(words: Mapping[str, Any]) -> Trie:
    trie = Trie()
    for sign, phrases in words["comparators"].items():
        for phrase in phrases:
            trie.add(phrase, ("COMPARATOR", sign))
    for phrase in words["approximate"]:
        trie.add(phrase, ("APPROX", None))
    for phrase in words["fillers"]:
        trie.add(phrase, ("FILLER", None))
    for kind in _PLAIN_LISTS:
        for phrase in words[kind]:
            trie.add(phrase, (kind.upper(), None))
    for more, kind in product(words["more"], _CHANGES):
        for phrase in words[kind]:
            if not phrase.endswith(f" {more}") and f"{phrase} {more}" not in words[kind]:
                trie.add(f"{phrase} {more}", (kind.upper(), None))
    for level, phrases in words["levels"].items():
        for phrase in phrases:
            trie.add(phrase, ("LEVEL", level))
    return trie


def _measure_trie(data: Mapping[str, Any]) -> Trie:
    trie = Trie()
    for entry in data["measures"]:
        measure = MeasureWord(Measure(entry["unit"]), entry.get("noun"), Decimal(str(entry.get("factor", 1))))
        for word in entry["words"]:
            trie.add(word, measure)
    return trie


def _grade_trie(scales: Iterable[Mapping[str, Any]]) -> Trie:
    trie = Trie()
    for scale in scales:
        for place, entry in enumerate(scale["classes"]):
            for word in entry["words"]:
                trie.add(word, GradeWord(scale["id"], entry["grade"], place))
    return trie


def _trie(entries: Iterable[tuple[str, object]]) -> Trie:
    trie = Trie()
    for phrase, value in entries:
        trie.add(phrase, value)
    return trie


def _starts(words: Iterable[str], but: Iterable[str] = ()) -> re.Pattern[str]:
    unless = rf"(?!(?:{alternatives(map(fold, but))})(?!\w))" if but else ""
    return re.compile(rf"{unless}(?:{alternatives(map(fold, words))})(?!\w)")


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!tự )(?:{alternatives(map(fold, words))})(?!\w)")


def _ends(words: Iterable[str], between: Iterable[str] = ()) -> re.Pattern[str]:
    """A text that ends with one of ``words``; words of ``between``, colons and quotes may follow."""
    also = rf"(?:\s+(?:{alternatives(map(fold, between))}))*" if between else ""
    return re.compile(rf"(?<!\w)(?:{alternatives(map(fold, words))}){also}\s*[:\"“”'‘’]*\s*$")


def _pair(text: str) -> tuple[int, int]:
    part, _, whole = str(text).partition("/")
    return int(part), int(whole)
