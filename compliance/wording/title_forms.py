"""Normal forms of the titles of indicators, in which two wordings of one promise look alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any

from compliance import builtin
from compliance.model.unit_names import unit_types
from compliance.vietnamese import alternatives, clean, fold, spaced_words, squash
from compliance.wording.capitals import UPPER
from compliance.wording.title_denials import DenialWords
from compliance.wording.title_meanings import ShortForm
from compliance.wording.title_narrowing import NarrowingWords
from compliance.wording.title_sides import Sides, SideWords

_WORD = re.compile(r"\w\w*")
# A word, or the number of a document, which has a stroke.
_TOKEN = re.compile(r"\d+(?:-[a-zđ]+)?/(?:\d{4}/)?[a-zđ]+(?:-[a-zđ0-9]+)*|\w+")
_NAME = re.compile(rf"[{UPPER}]")
_CAPITALS = re.compile(rf"[{UPPER}]{{3,9}}(?!\w)")
_BRACKET = re.compile(r"\(([^()]*)\)")
_QUOTES = re.compile("[\"'“”‘’*]")


@dataclass(frozen=True, eq=False)
class TitleForm:
    """A title in its normal forms; all but the first are made when they are first asked for.

    ``full`` has every word, abbreviations written out, numbers and punctuation off, a space at both
    ends; ``bare`` has no words of place, level or filling; ``tokens`` are the words of ``bare``.
    ``telling`` are those of them that speak of the indicator, not of outcome or population; ``content``
    those that say what is promised, without those that say of whom or of what.
    ``guards`` are the words that make another indicator of it, ``whole`` the words after "trên tổng số",
    ``acronyms`` short names in capitals that are not of the title's own words, ``documents`` numbers of
    documents, ``sides`` what it names of two or more things that exclude each other; ``counted`` is what
    a share or a number is of ("hộ", "xã"), where the title begins with it; ``named`` are words in
    capitals that stand for no others ("ISO"); ``spoken`` is ``bare`` with the verbs that it leaves out, each
    one word that begins with "_"; ``denials`` are its words of denying and failing ("không"; not by sense);
    ``others``, ``behind_counted``, ``behind_handled``, ``topics``, ``fields``, ``kinds`` and ``field_words``
    are what may narrow an indicator (``NarrowingWords``).
    """

    full: str
    _said: str
    _by_sense: bool
    _tables: TitleWords = field(repr=False)

    @cached_property
    def bare(self) -> str:
        return self._tables.bare(self._tables.without_light(self.full) if self._by_sense else self.full)

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(self.bare.split())

    @cached_property
    def _told(self) -> str:
        return " ".join(self._tables.telling(self.bare).split())

    @cached_property
    def telling(self) -> frozenset[str]:
        return frozenset(self._told.split())

    @cached_property
    def content(self) -> frozenset[str]:
        return frozenset(self._tables.content(self.bare).split())

    @cached_property
    def guards(self) -> frozenset[str]:
        return self._tables.guards_in(self.full)

    @cached_property
    def whole(self) -> frozenset[str]:
        return self._tables.whole_in(self.full)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        return self._tables.acronyms_in(self._said)

    @cached_property
    def documents(self) -> frozenset[str]:
        return frozenset(word for word in self.full.split() if "/" in word)

    @cached_property
    def sides(self) -> Sides:
        return self._tables.sides.of(self.full, self._said)

    @cached_property
    def counted(self) -> frozenset[str]:
        return self._tables.counted_in(self.full)

    @property
    def counts_places(self) -> bool:
        """Whether the title begins with units that it counts ("Tỷ lệ xã, phường đạt chuẩn ...")."""
        return bool(self.counted) and self.counted <= self._tables.places_counted

    @property
    def is_share(self) -> bool:
        """Whether the title says that it is a share ("Tỷ lệ …"), never a number."""
        return self._tables.is_share(self.full)

    @cached_property
    def named(self) -> frozenset[str]:
        """Unless the whole title is written in capitals."""
        if self._said.isupper():
            return frozenset()
        return frozenset(map(fold, _CAPITALS.findall(self._said))) & self.tokens

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The words side by side that both say what is promised, each pair once."""
        near = pairwise(self.bare.split())
        return tuple(dict.fromkeys(pair for pair in near if self.content.issuperset(pair)))

    @cached_property
    def spoken(self) -> str:
        return self._tables.spoken(self.full) if self._by_sense else self.bare

    @cached_property
    def denials(self) -> frozenset[str]:
        return frozenset() if self._by_sense else self._tables.denials.of(self.full)

    @cached_property
    def others(self) -> frozenset[str]:
        return self._tables.narrowing.others(self.full)

    @cached_property
    def behind_counted(self) -> frozenset[str]:
        return self._tables.narrowing.behind_counted(self._told)

    @cached_property
    def behind_handled(self) -> frozenset[str]:
        return self._tables.narrowing.behind_handled(self._told)

    @cached_property
    def topics(self) -> frozenset[str]:
        return self._tables.narrowing.topics(self.full)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return self._tables.narrowing.fields(self.full)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        return self._tables.narrowing.kinds(self.full)

    @cached_property
    def field_words(self) -> frozenset[str]:
        return self._tables.narrowing.field_words(self.full)

    def names(self, phrase: str) -> bool:
        """Whether the words of ``phrase`` (a normal form without spaces at the ends) stand in the title."""
        return f" {phrase} " in self.full


class TitleWords:
    """The tables of words that titles are compared by (``wording/titles.yaml``).

    Patterns that not every title asks for are made when one first does.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.abbreviations: dict[str, str] = {fold(k): fold(v) for k, v in data["abbreviations"].items()}
        self._short_beside = [ShortForm(short, sense) for short, sense in data["short_beside"].items()]
        self._variants = {fold(k): fold(v) for k, v in data["variants"].items()}
        self._variant = spaced_words(self._variants)
        self._place = spaced_words(map(fold, data["places"]))
        self._filler = _counting(data["fillers"], data["digital"])
        self._guards = tuple(map(fold, data["guards"]))
        ages, self._grown_up = data["grown_up"]["from"], fold(data["grown_up"]["words"])
        self._age = re.compile(
            rf"(?<!\w)từ (?:đủ )?(?:{'|'.join(map(str, ages))}) tuổi(?: trở lên)?(?!\w)", re.IGNORECASE
        )
        self.bodies = tuple(map(fold, data["bodies"]))
        self._synonyms = {body: body for body in self.bodies}
        self._synonyms |= {fold(k): fold(v) for k, v in data["synonyms"].items()}
        self._verbs = {fold(word): "_" + same[0].replace(" ", "_") for same in data["verbs"] for word in same}
        self.places_counted = frozenset(map(fold, data["counted"]))
        self._shares = tuple(f" {fold(word)} " for word in data["shares"])
        self.denials = DenialWords(data)
        self._not_names = frozenset(map(fold, data["not_names"]))
        self._names = frozenset(data["names"])
        self.sides = SideWords(data)
        self.narrowing = NarrowingWords(data, self.bare)
        lists = ("guards", "fillers", "places", "populations", "outcomes", "denominators")
        self.known = frozenset(
            word for name in lists for phrase in data[name] for word in fold(phrase).split()
        )

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return self._any_of("denominators")

    @cached_property
    def _outcome(self) -> re.Pattern[str]:
        return self._any_of("outcomes")

    @cached_property
    def _act(self) -> re.Pattern[str]:
        return self._any_of("acts")

    @cached_property
    def _population(self) -> re.Pattern[str]:
        return _counting(self._data["populations"], self._data["digital"])

    @cached_property
    def _synonym(self) -> re.Pattern[str]:
        return spaced_words(self._synonyms)

    @cached_property
    def _light(self) -> re.Pattern[str]:
        return self._any_of("light")

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return spaced_words(self._verbs)

    @cached_property
    def _bearer(self) -> re.Pattern[str]:
        return self._any_of("bearers", "common")

    @cached_property
    def _counting(self) -> re.Pattern[str]:
        return self._any_of("bearers", "counted")

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        counting = self._counting.pattern
        return re.compile(rf" (?:(?:tỷ lệ|số lượng|tổng số|số|các|những) )*({counting}(?: {counting})*)")

    @cached_property
    def _unit_name(self) -> re.Pattern[str]:
        types = alternatives(word for each in unit_types() for word in (each, each.capitalize()))
        return re.compile(rf"\b({types})((?:[ -]+[{UPPER}]\w*){{1,4}})")

    @cached_property
    def _condition(self) -> re.Pattern[str]:
        excepting = alternatives(builtin.table("wording", "words.yaml")["excepting"])
        return re.compile(
            rf"\((?:{excepting}|{alternatives(self._data['conditions'])})\b[^()]*\)"
            rf"|,\s*(?:{excepting})\s[^;.()]*?(?=$|,\s*(?:được|đạt|có|phải)\s)",
            re.IGNORECASE,
        )

    def _any_of(self, *names: str) -> re.Pattern[str]:
        return spaced_words(fold(word) for name in names for word in self._data[name])

    def form(self, title: str, *, by_sense: bool = False) -> TitleForm:
        """The normal forms of ``title``; ``by_sense``: one of all synonyms, no verbs of having or using."""
        words = _QUOTES.sub("", squash(clean(title)))
        words = self._age.sub(self._grown_up, self._condition.sub(" ", words))
        full = f" {self.full(words)} "
        if by_sense:
            full = self._synonym.sub(lambda found: self._synonyms[found[0]], full)
        return TitleForm(full, words, by_sense, self)

    def is_share(self, full: str) -> bool:
        """Whether a full form begins with a word for a share."""
        return full.startswith(self._shares)

    def spoken(self, full: str) -> str:
        """The bare form with each verb as one word that begins with "_"."""
        verbs = self._verb.sub(lambda found: self._verbs[found[0]], self._place.sub(" ", full))
        return self.bare(self.without_light(verbs))

    def without_light(self, full: str) -> str:
        """A full form without verbs of having and using, and what else adds nothing to the sense."""
        return self._light.sub(" ", full)

    def guards_in(self, full: str) -> frozenset[str]:
        """The words of a full form that make another indicator of it."""
        return frozenset(guard for guard in self._guards if f" {guard} " in full)

    def whole_in(self, full: str) -> frozenset[str]:
        """The words of what a share is of, where the full form says it ("trên tổng số")."""
        whole = self._whole.split(full, maxsplit=1)
        return frozenset(self.bare(whole[1]).split()) if len(whole) > 1 else frozenset()

    def counted_in(self, full: str) -> frozenset[str]:
        """What a share or a number is of, where the full form begins with it."""
        counted = self._counted.match(full)
        return frozenset(self._counting.findall(counted[1])) if counted is not None else frozenset()

    def full(self, words: str) -> str:
        """``words`` with abbreviations written out, one variant of each, no numbers, no names of units."""
        if _NAME.search(words, 1) and not words.isupper():
            words = self._unit_name.sub(self._without_name, words)
        tokens = []
        said = fold(words)
        for token in (_TOKEN if "/" in said else _WORD).findall(said):
            if token.isdigit() and token not in self._names:
                continue
            tokens.append(self.abbreviations.get(token, token))
        spoken = f" {' '.join(tokens)} "
        for short in self._short_beside:
            spoken = short.written_out(spoken)
        return self._variant.sub(lambda found: self._variants[found[0]], spoken).strip()

    def bare(self, full: str) -> str:
        """A full form without words of place, level and filling; the full form where nothing else is left."""
        without = self._filler.sub(" ", self._place.sub(" ", full))
        return " ".join(without.split()) or full.strip()

    def subject(self, form: TitleForm) -> frozenset[str]:
        """The words of a task's title that say what it is about, without those that say it is done."""
        return frozenset(self._act.sub(" ", form.bare).split()) or form.tokens

    def telling(self, bare: str) -> str:
        """The words of a bare form that speak of the indicator."""
        return self._population.sub(" ", self._outcome.sub(" ", bare))

    def content(self, bare: str) -> str:
        """The telling words without those that say of whom."""
        return self._bearer.sub(" ", self.telling(bare))

    def only_population(self, form: TitleForm) -> bool:
        """Whether the title says nothing but who is counted."""
        return not self._population.sub(" ", form.full).split()

    def _without_name(self, match: re.Match[str]) -> str:
        first = fold(match[2].split()[0].strip("-")) if match[2].split() else ""
        return match[0] if first in self._not_names else match[1]

    def acronyms_in(self, words: str) -> frozenset[str]:
        """Capitals in brackets that are not made of the first letters of the words before them."""
        if words.isupper():
            return frozenset()
        found = []
        for bracket in _BRACKET.finditer(words):
            short = fold(" ".join(_CAPITALS.findall(bracket[1])))
            if short and short not in self.abbreviations and short not in _initials(words[: bracket.start()]):
                found.append(short)
        return frozenset(found)


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", fold(words)))


def _counting(phrases: Iterable[str], digital: Iterable[str]) -> re.Pattern[str]:
    """``phrases`` where "số" counts things; after the words of ``digital`` it is of their word ("ký số")."""
    counting: list[str] = []
    others: list[str] = []
    for phrase in map(fold, phrases):
        (counting if phrase.split()[0] == "số" else others).append(phrase)
    of_no_other = "".join(f"(?<!{re.escape(fold(head))} )" for head in digital)
    return re.compile(rf"(?<!\S)(?:{alternatives(others)}|{of_no_other}(?:{alternatives(counting)}))(?!\S)")


@lru_cache(maxsize=16384)
def form_of(title: str) -> TitleForm:
    """The normal forms of ``title`` by the built-in tables; plans of one province share most titles."""
    return title_words().form(title)


@lru_cache(maxsize=16384)
def sense_of(title: str) -> TitleForm:
    """The normal forms by which two titles that no catalogue knows are compared."""
    return title_words().form(title, by_sense=True)


@cache
def title_words() -> TitleWords:
    """The built-in tables."""
    return TitleWords(builtin.table("wording", "titles.yaml"))
