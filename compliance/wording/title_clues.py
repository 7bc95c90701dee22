"""The wordings, patterns and signs of a catalogue in normal form: what titles are held against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compliance.model.catalogue import Alias, CatalogueEntry, Sign
from compliance.records import record
from compliance.wording.title_forms import TitleForm, TitleWords


@record
class Wording:
    id: str
    alias: Alias
    form: TitleForm
    is_title: bool


@record
class Clue:
    """A sign of an entry in normal form."""

    id: str
    groups: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]
    alias: Alias


def wordings_of(entry: CatalogueEntry, words: TitleWords) -> Iterator[Wording]:
    title = Alias(entry.title["vi"])
    yield Wording(entry.id, title, words.form(title.text), True)
    for alias in entry.aliases:
        if not alias.pattern:
            yield Wording(entry.id, alias, words.form(alias.text), False)


def patterns_of(entry: CatalogueEntry, words: TitleWords) -> Iterator[tuple[str, Alias, re.Pattern[str]]]:
    for alias in entry.aliases:
        if alias.pattern:
            pieces = (re.escape(words.full(piece)) for piece in alias.text.split("*"))
            yield entry.id, alias, re.compile(r"\b.*\b".join(pieces))


def clue_of(canonical: str, sign: Sign, words: TitleWords) -> Clue:
    groups = tuple(tuple(words.full(word) for word in group) for group in sign.all)
    text = ", ".join("|".join(group) for group in sign.all)
    return Clue(
        canonical, groups, tuple(words.full(word) for word in sign.none), Alias(text, sign.same, sign.reason)
    )


def vocabulary_of(wordings: Iterable[Wording], clues: Iterable[Clue]) -> frozenset[str]:
    """The words of the wordings and signs of one entry."""
    tokens = {token for one in wordings for token in one.form.tokens}
    signs = (word for clue in clues for group in clue.groups for word in group)
    tokens.update(token for word in signs for token in word.split())
    return frozenset(tokens)


def vocabulary_of_entry(entry: CatalogueEntry, words: TitleWords) -> frozenset[str]:
    """The same of an entry alone."""
    return vocabulary_of(wordings_of(entry, words), (clue_of(entry.id, sign, words) for sign in entry.signs))
