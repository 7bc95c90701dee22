"""The words that readers go by (column headings, kinds of plans, names of parts), loaded from data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from compliance import builtin
from compliance.records import record
from compliance.vietnamese import alternatives, clean, fold, strip_diacritics, whole_words

_NOT_WORD = re.compile(r"[^\w%#*]+")
_YEARS = re.compile(r"(?<!\w)(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?(?!\w)")
_BRACKETED = re.compile(r"\((?:ĐVT:\s*)?([^()]+)\)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PLURAL = "cac "
_LONGEST_HEADING = 120
_MEASURE_OF_ALL = re.compile(
    r"(?:đơn vị(?: tính)?|đvt)\s*:\s*(?P<unit>%|[^\W\d_][^.;:()]{0,30})\)?\s*$", re.IGNORECASE
)
_SPACED_LETTERS = re.compile(r"(?<!\w)\w(?: \w)+(?!\w)")
_GLUED_YEAR = re.compile(r"(?<=[^\W\d_])(?=20\d\d(?!\d))")
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_SIGN = re.compile(r"(?:\bnam )?#")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """``text`` for matching words of headings: lower case, no diacritics or punctuation, any year as ``#``.

    Diacritics go because they are what scanning loses first ("phần đầu" for "phấn đấu").
    """
    words = _YEARS.sub("#", strip_diacritics(fold(clean(text))))
    words = _NOT_WORD.sub(" ", words).strip()
    return _SPACED_LETTERS.sub(lambda match: match[0].replace(" ", ""), words)


def heading_words(text: str) -> str:
    """``text`` as ``plain`` gives it, any year as "nam #", with or without the word "năm"."""
    if not _HAS_YEAR.search(text):
        return plain(text)
    return _YEAR_SIGN.sub("nam #", plain(_GLUED_YEAR.sub(" ", text)))


@cache
def load(name: str) -> Any:
    """The data of ``rulesets/reading/<name>.yaml``."""
    return builtin.table("reading", f"{name}.yaml")


def alternatives_in(data: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The words of each list of ``data`` as one alternative of a pattern over folded words."""
    return {name: f"(?:{alternatives(map(fold, words))})" for name, words in data.items()}


@record
class _Glob:
    """A heading with ``*`` for any further words; made into a pattern when one first begins as it does."""

    words: str
    beginning: str

    def fits(self, heading: str) -> bool:
        return heading.startswith(self.beginning) and _glob_pattern(self.words).fullmatch(heading) is not None


@cache
def _glob_pattern(words: str) -> re.Pattern[str]:
    *parts, last = (re.escape(part.strip()) for part in words.split("*"))
    return re.compile(r"\s*".join([*(part + "(?:\\b.*)?" for part in parts), last]))


@cache
def headings() -> tuple[dict[str, str], tuple[tuple[_Glob, str], ...]]:
    """Column headings: those known word for word, and patterns, the most specific first."""
    exact: dict[str, str] = {}
    globs: list[tuple[int, str, str]] = []
    for role, texts in load("columns")["headings"].items():
        for text in texts:
            words = heading_words(str(text))
            if "*" in words:
                globs.append((-len(words), words, role))
            else:
                exact.setdefault(words, role)
    return exact, tuple(
        (_Glob(words, words.partition("*")[0].strip()), role) for _, words, role in sorted(globs)
    )


@cache
def heading_signs() -> dict[str, re.Pattern[str]]:
    """Words that tell a column of values under an unknown heading, the surest first ("past_surely", …)."""
    made = {kind: any_word(words) for kind, words in load("columns")["signs"].items()}
    made["own_first"] = re.compile(f"^{made['own_first'].pattern}")
    return made


@cache
def heading_ends() -> re.Pattern[str]:
    """Last words of headings, which may stand in a row of their own."""
    one = alternatives(map(heading_words, load("columns")["heading_ends"]))
    return re.compile(rf"(?:{one})(?: (?:{one}))*")


@cache
def quantities() -> tuple[str, ...]:
    """Words of headings that tell apart two quantities promised side by side."""
    return tuple(heading_words(word) for word in load("columns")["quantities"])


def is_quantity(heading: str) -> bool:
    """Whether a heading only names a quantity ("Thứ hạng", "Điểm số"), so that the one above it counts."""
    return heading_words(heading) in quantities()


@cache
def interim() -> re.Pattern[str]:
    """Parts of the year that a heading names ("Quý I", "6 tháng đầu năm")."""
    return re.compile("|".join(load("columns")["interim"]))


@cache
def givers() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How a heading says whose value stands below it ("Tỉnh giao", "của huyện"), and its level."""
    data = load("columns")
    kinds = ("given", "own_surely", "own_first", "own")
    sets = alternatives(plain(word) for kind in kinds for word in data["signs"][kind])
    made = []
    for level, words in data["givers"].items():
        who = alternatives(map(plain, words))
        made.append(
            (
                re.compile(
                    rf"\b(?:cua|do|theo|theo \w+|theo \w+ \w+) (?:{who})\b|\b(?:{who})(?: \w+)? (?:{sets})\b"
                ),
                level,
            )
        )
    return tuple(made)


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of ``words`` inside plain text."""
    return whole_words(map(plain, words))


@cache
def spelled(name: str) -> re.Pattern[str]:
    """A pattern for the words called ``name`` in ``parts``, to be searched in folded text with its tones."""
    return whole_words(map(fold, load("parts")[name]))


@cache
def counting() -> str:
    """A pattern for a word that says how many there are ("số hồ sơ", not "số hóa hồ sơ")."""
    data = load("parts")["counting"]
    return rf"(?:{alternatives(data['words'])})(?!\s+(?:{alternatives(data['other'])})(?!\w))"


@cache
def measures() -> frozenset[str]:
    """Words that alone fill a cell of a column of units of measure."""
    return frozenset(plain(word) for word in load("columns")["measures"])


@lru_cache(maxsize=1024)
def measure_in(heading: str) -> str:
    """The unit of measure that a heading names ("Tỉnh giao (%)", "Mục tiêu / Thứ hạng"); "" for none."""
    found = _BRACKETED.findall(heading)
    told = next((words for words in reversed(found) if plain(words) in measures()), "")
    if told:
        return told
    lowest = heading.rpartition(" / ")[2]
    return next((measure for sign, measure in _quantity_signs() if sign.search(heading_words(lowest))), "")


def measure_of_all(caption: str) -> str:
    """The unit that the title of a table gives for all its values ("Đơn vị tính: %"); "" for none."""
    found = _MEASURE_OF_ALL.search(caption)
    words = found["unit"].strip(" .)") if found is not None else ""
    return words if plain(words) in measures() or words == "%" else ""


@cache
def _quantity_signs() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Quantities that a heading may name, and what its bare numbers are then measured in."""
    named = load("columns")["quantity_measures"].items()
    return tuple((re.compile(rf"(?<!thoi )\b{heading_words(words)}\b"), str(unit)) for words, unit in named)


@lru_cache(maxsize=1024)
def bound_in(heading: str) -> str:
    """The words by which a heading bounds the bare values below it ("Mức tối thiểu"); "" for none."""
    words = plain(heading)
    return next((str(bound) for sign, bound in load("columns")["bounds"].items() if plain(sign) in words), "")


@cache
def place_words() -> frozenset[str]:
    """Units of measure under which a bare number is a place in a ranking."""
    return frozenset(plain(word) for word in load("columns")["places"])


@lru_cache(maxsize=4096)
def heading_role(text: str) -> str | None:
    """What a column with the heading ``text`` holds, as far as the heading alone tells; None when unknown.

    What stands in brackets counts only where it is needed ("Năm 2025 (%)" is "Năm 2025"), and so does a
    plural ("Các đơn vị phối hợp").
    """
    role = _role_of(heading_words(text.rstrip("* ")))
    if role is None and "(" in text:
        role = _role_of(heading_words(_IN_BRACKETS.sub(" ", text)))
    if role is None and (words := heading_words(text)).startswith(_PLURAL):
        role = _role_of(words.removeprefix(_PLURAL))
    if role is None:
        from compliance.reading.composed import composed_role

        role = composed_role(_IN_BRACKETS.sub(" ", text))
    return role


def _role_of(words: str) -> str | None:
    if not words or len(words) > _LONGEST_HEADING:
        return None
    exact, globs = headings()
    if words in exact:
        return exact[words]
    return next((role for glob, role in globs if glob.fits(words)), None)
