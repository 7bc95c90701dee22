"""Letters of a PDF that do not run from left to right, and letters crossed out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from compliance.reading.pages.content import Word

Char = dict[str, Any]

_STRIKE = (0.3, 0.82)  # where a line through letters runs, in parts of their height
_SLACK = 1.0
_SAME_LINE = 3.0
_GAP = 0.35  # of the letters' height: more between two of them is a space


def upright(page: Any) -> Any:
    """The page as its words want to be read: turned where most of them stand on their heads or sides."""
    turns = Counter(_turn(char) for char in page.chars if char["text"].strip())
    turn = max(turns, key=lambda one: (turns[one], -one), default=0)
    if not turn:
        return page
    found = page.page_obj
    found.rotate = (found.rotate + turn) % 360
    found.attrs["Rotate"] = found.rotate
    return type(page)(page.pdf, found, page.page_number, page.initial_doctop)


def _turn(char: Char) -> int:
    """By how many degrees, clockwise, the page must be turned for this letter to stand."""
    right, up = char["matrix"][:2]
    if abs(right) >= abs(up):
        return 180 if right < 0 else 0
    return 90 if up > 0 else 270


def turned_words(chars: Iterable[Char]) -> list[Word]:
    """The lines of letters that run up or down the page, each as one word that fills its place."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda one: (_runs_up(one), _middle(one))):
        if lines and _is_one_line(lines[-1][-1], char):
            lines[-1].append(char)
        else:
            lines.append([char])
    return [word for word in map(_turned_word, lines) if word.text]


def _runs_up(char: Char) -> bool:
    return bool(char["matrix"][1] > 0)


def _middle(char: Char) -> float:
    return float(char["x0"] + char["x1"]) / 2


def _is_one_line(one: Char, other: Char) -> bool:
    return _runs_up(one) == _runs_up(other) and abs(_middle(one) - _middle(other)) <= _SAME_LINE


def _turned_word(line: Sequence[Char]) -> Word:
    left, right = min(char["x0"] for char in line), max(char["x1"] for char in line)
    top, bottom = min(char["top"] for char in line), max(char["bottom"] for char in line)
    text, before = "", None
    for char in sorted(line, key=lambda one: one["top"], reverse=_runs_up(line[0])):
        if before and max(char["top"] - before["bottom"], before["top"] - char["bottom"]) > _GAP * (
            right - left
        ):
            text += " "
        text, before = text + char["text"], char
    return Word(" ".join(text.split()), left, right, top, bottom, float(right - left))


def struck(chars: Iterable[Char], edges: Iterable[dict[str, Any]]) -> list[Char]:
    """The letters that a line is drawn through."""
    lines = sorted((edge for edge in edges if edge["orientation"] == "h"), key=_height)
    heights = [_height(line) for line in lines]
    return [char for char in chars if any(_runs_through(line, char) for line in _over(char, lines, heights))]


def _height(edge: dict[str, Any]) -> float:
    return float(edge["top"])


def _over(char: Char, lines: list[dict[str, Any]], heights: list[float]) -> list[dict[str, Any]]:
    """The lines that run at the middle of a letter, wherever they begin and end."""
    height = char["bottom"] - char["top"]
    first = bisect_right(heights, char["top"] + _STRIKE[0] * height)
    return lines[first : bisect_left(heights, char["top"] + _STRIKE[1] * height, first)]


def _runs_through(edge: dict[str, Any], char: Char) -> bool:
    return bool(edge["x0"] <= char["x0"] + _SLACK and edge["x1"] >= char["x1"] - _SLACK)
