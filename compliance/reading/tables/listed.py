"""Rows whose name lists several things beside a cell that lists as many values: each value with its part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance.reading.names import bare_names, behind_pairing, name_lists, with_shared_tail
from compliance.reading.tables.bearers import bearer, names_level
from compliance.reading.words import Words
from compliance.records import record
from compliance.vietnamese import fold, squash
from compliance.wording.phrases.patterns import pattern

_LEVELS = re.compile(r"(?P<head>.+?)\s*\((?P<parts>[^()/]+(?:/[^()/]+)+)\)\s*", re.DOTALL)
_LETTER = re.compile(r"(?<!\w)(?P<letter>[a-zđ])\)\s*")
_DASH = re.compile(r"(?:^|\n|(?<=[:;,])\s|(?<=\s))[-+•]\s+(?=[^\W\d_])")
_COLON = re.compile(r"(?P<head>[^:;\d]{3,}):\s*(?P<parts>[^:;\d]{5,}(?:;[^:;\d]{5,})+)")
_LETTERS = "abcdđeghiklmn"
_LINE = re.compile(r"[^\n]+")
_BETWEEN = re.compile(r"[^;]+")
_SLASHED = re.compile(r"[^/]+")
_JOINED = re.compile(r"(?:(?!,\s|\svà\s|;|\n).)+")
_VALUE = re.compile(
    r"\D{0,20}\d[\d.,]*\s*(?:%|[^\W\d]+(?:\s[^\W\d]+){0,3})?(?:\s+trở (?:lên|xuống))?"
    r"(?:\s+so với\s\D*(?:20\d\d)?)?\W*"
)
_PIECES = re.compile(r",\s|\svà\s|[;/]")
_DIGIT = re.compile(r"\d")
_TWO = re.compile(r"\d[^\d]*[^\d.,][^\d]*\d")
_SHARED = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)*(?=\s+\d)")
_FRACTION = re.compile(r"\d\s*/\s*\d")
_AND = re.compile(r"(?<!\w)và(?!\w)")
_APART = re.compile(r"[,;/]\s")
_LEAST, _MOST = 2, 5
# How many words of its name a value says before its number, and how many others ("đạt tối thiểu").
_LEAST_NAMED, _MOST_OTHER = 2, 3


@record
class Listed:
    """What a name lists: the words before the parts, and the parts."""

    head: str
    parts: tuple[str, ...]

    def title(self, part: str) -> str:
        """The name of one part, led by the words before all."""
        return f"{self.head} {part}" if part[:1].islower() else f"{self.head}: {part}"


def may_list(text: str) -> bool:
    """Whether a cell holds two numbers at least."""
    return _TWO.search(text) is not None


def listed_in(title: str) -> Listed | None:
    """The parts that a name lists: by letters, dashes, semicolons behind a colon, or levels in brackets."""
    levels = _LEVELS.fullmatch(title)
    if levels is not None:
        parts = tuple(squash(part) for part in levels["parts"].split("/"))
        return Listed(squash(levels["head"]), parts) if all(map(bearer, parts)) else None
    for spans in (_letters(title), [found.span() for found in _DASH.finditer(title)]):
        head = squash(title[: spans[0][0]]).rstrip(" :;,") if spans else ""
        if head and len(spans) >= _LEAST:
            return Listed(head, tuple(_behind(title, spans)))
    behind = _COLON.fullmatch(title)
    if behind is None:
        return None
    return Listed(squash(behind["head"]), tuple(squash(part) for part in behind["parts"].split(";")))


def values_listed(words: Words, count: int) -> list[Words]:
    """The ``count`` values that a cell lists; none where it does not list as many."""
    if start := behind_pairing(words.text):
        words = words.part(start, len(words.text))
    text = words.text
    letters = _letters(text)
    starts = [end for _, end in letters]
    ends = [*(start for start, _ in letters[1:]), len(text)]
    lists = (
        list(zip(starts, ends, strict=True)) if letters else [],
        *(
            [found.span() for found in parted.finditer(text)]
            for parted in (_LINE, _BETWEEN, _SLASHED, _JOINED)
        ),
    )
    for spans in lists:
        pieces = [piece for start, end in spans if (piece := words.part(start, end)).text.strip(" ;,.\n")]
        if len(pieces) == count and all(_VALUE.fullmatch(piece.text.strip(" ;,.-+\n")) for piece in pieces):
            return pieces
    return []


def named_values(title: str, words: Words) -> tuple[list[tuple[str, Words]], bool]:
    """Names that a title joins by "và", commas or strokes, each with its value, if the cell joins as many;
    and whether it may join others, too ("văn bản đi, đến và hồ sơ").

    Values joined so are of one kind and on one line; one in brackets explains another, and those of levels
    are of one name.
    """
    if _PIECES.search(words.text) is None and _LETTER.search(words.text) is None:
        return [], False
    alike = len({"%" in piece for piece in _PIECES.split(words.text) if _DIGIT.search(piece)}) == 1
    if not alike or "(" in words.text or "\n" in words.text.strip() or names_level(words.text):
        return [], False
    changes = pattern("title_changes").match(fold(words.text.strip())) is not None
    lists = [*name_lists(title), _changing(title, words.text) if changes else []]
    for names in lists:
        if _LEAST <= len(names) <= _MOST and (told := _told_by_name(names, words)):
            return told, False
    for count in range(_MOST, _LEAST - 1, -1):
        ways = [each for each in lists if len(each) == count]
        names = _likeliest(ways, words.text)
        if names and not all(map(names_level, names)) and (values := values_listed(words, count)):
            names = with_shared_tail(names, words.text) if changes else names
            return list(zip(names, values, strict=True)), _in_several_ways(title, ways)
    return [], False


def _told_by_name(names: Sequence[str], words: Words) -> list[tuple[str, Words]]:
    """The names with their values, where each value says its own ("Hồ sơ trực tuyến 80%; thanh toán …")."""
    pieces = [words.part(*found.span()) for found in _BETWEEN.finditer(words.text)]
    found: dict[str, Words] = {}
    for piece in pieces if len(pieces) == len(names) else ():
        said = fold(_DIGIT.split(piece.text, maxsplit=1)[0]).replace(":", " ").split()
        named = [_named(said, fold(name)) for name in names]
        best = max(named)
        if best < _LEAST_NAMED or named.count(best) > 1 or len(said) - best > _MOST_OTHER:
            return []
        found[names[named.index(best)]] = piece
    return [(name, found[name]) for name in names] if len(found) == len(names) else []


def _named(said: Sequence[str], name: str) -> int:
    """With how many words ``said`` begins that stand in ``name``."""
    return max(
        count for count in range(len(said) + 1) if f" {' '.join(said[:count])} " in f" {name} " or not count
    )


def _likeliest(ways: Sequence[list[str]], cell: str) -> list[str]:
    """The first way to part names; beside values joined by "và" alone the one that parts them there, too."""
    there = [names for names in ways if not any(_AND.search(name) for name in names)]
    joined = _AND.search(cell) is not None and not _APART.search(cell)
    return next(iter([*(there if joined else []), *ways]), [])


def _in_several_ways(title: str, ways: Sequence[list[str]]) -> bool:
    """Whether a title parts into as many names otherwise, too, and does not say anew what each measures."""
    said = all(fold(name) in fold(title) for name in ways[0])
    return not said and any(names != ways[0] for names in ways)


def shared_lead(values: Sequence[Words]) -> str:
    """The words before the first of several values, where they are said of the bare ones behind it, too
    ("Giảm 10% / 8%"); or ""."""
    lead = _SHARED.match(values[0].text.strip()) if values else None
    bare = all(value.text.lstrip(" ;,")[:1].isdigit() for value in values[1:])
    return lead[0] if lead is not None and bare else ""


def _changing(title: str, cell: str) -> list[str]:
    """The names of what a cell says shall rise or fall: with its verb the shortest says enough."""
    names = bare_names(title) if _FRACTION.search(cell) is None else []
    return names if not any(map(bearer, names)) else []


def _letters(text: str) -> list[tuple[int, int]]:
    """Where letters in order stand before parts: "a) … b) …"; nothing where they are not in order."""
    found = [(match["letter"], match.span()) for match in _LETTER.finditer(text)]
    in_order = "".join(letter for letter, _ in found) == _LETTERS[: len(found)]
    return [span for _, span in found] if in_order and len(found) >= _LEAST else []


def _behind(title: str, spans: list[tuple[int, int]]) -> list[str]:
    ends = [*(start for start, _ in spans[1:]), len(title)]
    return [squash(title[end:last]).strip(" ;,.") for (_, end), last in zip(spans, ends, strict=True)]
