"""Whether two phrases name one indicator, as far as the catalogue and the words of titles tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from compliance.model.vocabulary import narrowed, sense, specialties
from compliance.model.vocabulary_tables import vocabulary
from compliance.wording.title_forms import TitleForm, form_of, sense_of, title_words
from compliance.wording.title_sides import Sides, SideWords, opposed
from compliance.wording.titles import TitleMatch, TitleMatcher

# A value, whose digits are no class ("mức 0,95%").
_VALUE = re.compile(r"\d[\d.,]* ?[%‰]")
# The words that say that there is to be none: they deny the number, not what is counted.
_NONE = re.compile(r"^(?:phấn đấu )?không (?:có|để)(?!\w)")


def one_subject(one: str, other: str, of_one: str = "", of_other: str = "") -> bool | None:
    """Whether both phrases name the same indicator; None where neither the catalogue nor their sense tells.

    Different sides of one distinction ("bảo hiểm y tế", "bảo hiểm xã hội") and a part of a whole beside the
    whole ("toàn trình") make another indicator; of what the catalogue does not know, a word that narrows it
    on one side only ("nội bộ") does as well, and another thing that is counted. ``of_one`` and ``of_other``
    are the sentences that the phrases are parts of, up to them: what a part leaves unsaid stands there.
    """
    if opposed(_sides(one), _sides(other)) or not _wholly(one, other, of_one, of_other):
        return False
    if specialties(one) != specialties(other):
        return False
    if _narrows(one, other, of_other) or _narrows(other, one, of_one):
        return False
    first, second = _named(one), _named(other)
    if first is not None and second is not None and (first == second or not _guessed(one, other)):
        return first == second
    own, asked = sense_of(one), sense_of(other)
    if _counts_other(own, asked):
        return False
    if _telling(own.guards - asked.guards) and _telling(asked.guards - own.guards):
        return False
    return True if own.tokens <= asked.tokens or asked.tokens <= own.tokens else None


def _narrows(one: str, other: str, of_other: str) -> bool:
    """Whether ``one`` says a word that narrows it, which neither the other nor its sentence says."""
    own = narrowed(one)
    return bool(own) and not own <= narrowed(f"{other} {of_other}".strip())


def _counts_other(own: TitleForm, asked: TitleForm) -> bool:
    """Whether each of two phrases begins with what it counts, and neither names what the other counts."""
    if not own.counted or not asked.counted:
        return False
    return not any(map(asked.names, own.counted)) and not any(map(own.names, asked.counted))


def _wholly(one: str, other: str, of_one: str, of_other: str) -> bool:
    """Whether neither phrase names a part of what the other does, in its own words or in its sentence's."""
    whole = title_words().sides
    return not (
        _left(_sides(one), _sides(other), _sides(of_other), whole)
        or _left(_sides(other), _sides(one), _sides(of_one), whole)
    )


def _left(own: Sides, asked: Sides, beside: Sides, words: SideWords) -> bool:
    """Whether ``own`` names a side that neither ``asked`` nor ``beside`` names."""
    said = dict(beside) | dict(asked)
    return any(words.is_part(group) and not named <= said.get(group, frozenset()) for group, named in own)


@lru_cache(maxsize=4096)
def _sides(phrase: str) -> Sides:
    """What a phrase names of things that exclude each other."""
    return form_of(_NONE.sub(" ", " ".join(sense(_VALUE.sub(" ", phrase))))).sides


def _telling(guards: frozenset[str]) -> bool:
    """Whether one of the words that make another indicator says more than how much ("giảm", "tăng")."""
    return any(vocabulary().measuring.sub("", guard).strip() for guard in guards)


def _named(phrase: str) -> tuple[str, str | None] | None:
    """The indicator that a phrase names, and why its wording promises something else under that name."""
    match = _match(phrase)
    if match is None or match.canonical is None:
        return None
    return _in_any_measure().get(match.canonical, match.canonical), match.other_content


def _guessed(one: str, other: str) -> bool:
    """Whether one of two phrases is only like a title of the catalogue: no ground to tell them apart."""
    return any(match is not None and match.method == "similar" for match in map(_match, (one, other)))


@lru_cache(maxsize=4096)
def _match(phrase: str) -> TitleMatch | None:
    return _matcher().match(phrase)


@cache
def _in_any_measure() -> Mapping[str, str]:
    """The index that each of its entries is of: its place and its score are told apart by their kinds."""
    entries = _matcher().catalogue.entries
    return {part: name for name, entry in entries.items() for part in entry.by_measure.values()}


@cache
def _matcher() -> TitleMatcher:
    """The built-in catalogue; loaded only where two phrases name something and differ in it."""
    from compliance.files.catalogue import load_catalogue

    return TitleMatcher(load_catalogue("cchc"))
