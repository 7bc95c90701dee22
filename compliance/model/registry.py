"""What is known of agencies and of documents, whatever a plan says about them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from compliance import vietnamese
from compliance.model.dates import PartialDate, Period
from compliance.model.plan import Citation
from compliance.model.unit_names import unit_types
from compliance.records import record

FULL_WORDS = (("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"))
_NO_MATTER = re.compile(r"[-‐-―−,.;/()]|(?<!\w)và(?!\w)")
# Numbers with their year inside ("61/2018/NĐ-CP") and names of laws stand alone.
_HAS_DIGIT = re.compile(r"\d")
_OWN_YEAR = re.compile(r"/(?:19|20)\d{2}/|^\D")


def agency_key(name: str) -> str:
    """The form by which spellings of one agency are the same ("HĐND&UBND", "HĐND và UBND")."""
    folded = vietnamese.fold(name).replace("&", " và ")
    for full, short in FULL_WORDS:
        folded = folded.replace(full, short)
    return vietnamese.squash(_NO_MATTER.sub(" ", folded))


def number_key(number: str) -> str:
    """The form by which numbers of documents are the same: no spaces, no padding zeros, one case."""
    return re.sub(r"\s", "", vietnamese.fold(number)).lstrip("0")


@record
class AgencyEntry:
    """An agency at a level, from ``valid_from`` to ``valid_to``; from ``gone_from`` on it surely is no more.

    ``verified`` is False where the entry rests on general knowledge.
    """

    name: str
    level: str
    aliases: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    gone_from: dt.date | None = None
    successors: tuple[str, ...] = ()
    verified: bool = True

    def exists_on(self, day: dt.date) -> bool | None:
        """Whether the agency exists on ``day``; None before its time and between the days that are sure."""
        if self.valid_from is not None and day < self.valid_from:
            return None
        if self.valid_to is None or day <= self.valid_to:
            return True
        if self.gone_from is not None and day < self.gone_from:
            return None
        return False


@record
class Impossible:
    """Bodies that cannot exist at a level: names (``*`` at the end for any words), days and the ground."""

    names: tuple[str, ...]
    level: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    basis: Mapping[str, str]

    def covers(self, key: str, level: str, day: dt.date) -> bool:
        """Whether an agency of this key cannot exist at ``level`` on ``day``."""
        if level != self.level or (self.valid_from is not None and day < self.valid_from):
            return False
        if self.valid_to is not None and day > self.valid_to:
            return False
        return any(_matches(key, name) for name in self.names)


@dataclass(frozen=True)
class Agencies:
    """Agencies by level and date."""

    entries: tuple[AgencyEntry, ...]
    impossible: tuple[Impossible, ...] = ()

    def known(self, name: str, level: str | None, day: dt.date | None) -> AgencyEntry | None:
        """The entry in force on ``day`` for an agency of ``level`` (None: whichever level has it).

        A level behind the name ("Phòng Nội vụ thị xã") counts before ``level``, here as below.
        """
        found = self.find(name, level_behind(name) or level)
        return next((entry for entry in found if day is None or entry.exists_on(day)), None)

    def exists(self, name: str, level: str | None, day: dt.date | None) -> bool | None:
        """Whether the agency exists at ``level`` on ``day``.

        False only where the data say so; None where they do not know the name, or not on that day. Without
        a level an office may also be a part of another body, so that only a "Sở" can be said not to exist.
        """
        level = level_behind(name) or level
        found = self.find(name, level)
        if day is None:
            return True if found else None
        if level is not None and self.ground(name, level, day) is not None:
            return False
        answers = [entry.exists_on(day) for entry in found]
        if True in answers:
            return True
        sure = level is not None or agency_key(name).startswith("sở ")
        return False if answers and sure and None not in answers else None

    def ground(self, name: str, level: str, day: dt.date) -> Mapping[str, str] | None:
        """Why no such agency can exist at ``level`` on ``day``, by language; None where it may."""
        level = level_behind(name) or level
        names = dict.fromkeys(entry.name for entry in self.find(name))
        keys = (agency_key(name), _without_level(name), *(agency_key(known) for known in names))
        for rule in self.impossible:
            if any(rule.covers(key, level, day) for key in keys):
                return rule.basis
        return None

    def find(self, name: str, level: str | None = None) -> tuple[AgencyEntry, ...]:
        """All entries of any time for a name, which may end with a level or a unit ("Phòng Nội vụ huyện").

        A body of a centrally run city is called as that of a "tỉnh".
        """
        of_level = _without_level(name)
        for key in (agency_key(name), of_level, f"{of_level} tỉnh" if level == "province" else of_level):
            found = [entry for entry in self._by_key.get(key, ()) if level in (None, entry.level)]
            if found:
                return tuple(found)
        return ()

    @property
    def keys(self) -> Collection[str]:
        """The keys of all names and aliases."""
        return self._by_key.keys()

    @cached_property
    def _by_key(self) -> dict[str, list[AgencyEntry]]:
        table: dict[str, list[AgencyEntry]] = {}
        for entry in self.entries:
            for key in dict.fromkeys(agency_key(name) for name in (entry.name, *entry.aliases)):
                table.setdefault(key, []).append(entry)
        return table


@record
class DocumentEntry:
    """An act as it is: what a citation of it should say.

    Of local bodies it holds for plans of units at or below ``under``. ``about`` are folded words that every
    honest citation of it has; ``level`` is the issuer's.
    """

    number: str
    kind: str
    date: PartialDate
    issuer: str
    level: str = "central"
    title: str = ""
    about: str = ""
    under: str | None = None
    period: Period | None = None
    aliases: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    superseded_by: str | None = None
    verified: bool = True

    def in_force(self, day: dt.date) -> bool:
        """Whether the act is in force on ``day``, as far as the registry knows."""
        return not (
            (self.valid_from is not None and day < self.valid_from)
            or (self.valid_to is not None and day > self.valid_to)
        )


@dataclass(frozen=True)
class Documents:
    """Known acts; a number alone rarely names one, since every office and year counts anew."""

    entries: Sequence[DocumentEntry] = field(default=())

    def known(
        self,
        number: str,
        *,
        date: PartialDate | None = None,
        words: str = "",
        within: Iterable[str] | None = None,
    ) -> DocumentEntry | None:
        """The act that a citation must mean, or None where it may mean another one.

        ``date`` and ``words`` (its title) are what the citation says; ``within`` the ids of the plan's unit
        and of those above it (None: not asked). A number that other years or offices may give again is
        known only if the year or the words agree.
        """
        units = None if within is None else frozenset(within)
        folded = vietnamese.fold(words)
        entries = self._by_key.get(number_key(number), ())
        if len(entries) > 1 and not _HAS_DIGIT.search(number):
            return _of_that_date(entries, date)
        for entry in entries:
            if entry.under is not None and units is not None and entry.under not in units:
                continue
            if _OWN_YEAR.search(entry.number) or _agrees(entry, date, folded):
                return entry
        return None

    def cited(self, citation: Citation, *, within: Iterable[str]) -> DocumentEntry | None:
        """The act that ``citation``, in a plan of a unit ``within`` these, must mean."""
        words = citation.title or citation.quote
        return self.known(citation.number, date=citation.date, words=words, within=within)

    @cached_property
    def _by_key(self) -> dict[str, list[DocumentEntry]]:
        table: dict[str, list[DocumentEntry]] = {}
        for entry in self.entries:
            for number in (entry.number, *entry.aliases, *_without_symbol(entry)):
                table.setdefault(number_key(number), []).append(entry)
        return table


def _without_symbol(entry: DocumentEntry) -> tuple[str, ...]:
    """ "Nghị định 61/2018" for "61/2018/NĐ-CP": the year stands for the symbol."""
    if entry.level != "central" or entry.kind not in {"nghị định", "thông tư"} or "/20" not in entry.number:
        return ()
    return (entry.number.rpartition("/")[0],)


def _of_that_date(entries: Sequence[DocumentEntry], date: PartialDate | None) -> DocumentEntry | None:
    """Of acts that bear one name, one after the other, the one that a citation's date points to.

    That is the act of the very day, else the only one of the year; without a date nobody can tell.
    """
    if date is None:
        return None
    same_day = [entry for entry in entries if entry.date == date]
    same_year = [entry for entry in entries if entry.date.year == date.year]
    found = same_day or same_year
    return found[0] if len(found) == 1 else None


def _agrees(entry: DocumentEntry, date: PartialDate | None, folded: str) -> bool:
    """Whether year or words point to the act."""
    if date is not None and date.year == entry.date.year:
        return True
    return bool(entry.about) and vietnamese.fold(entry.about) in folded


def level_behind(name: str) -> str | None:
    """The level that the words behind an agency's name give; none for a city, which may be of two."""
    match = _level_behind().search(vietnamese.fold(vietnamese.squash(name)))
    levels = unit_types()[match["type"]] if match else ()
    return levels[0] if len(levels) == 1 else None


@cache
def _level_behind() -> re.Pattern[str]:
    types = vietnamese.alternatives(unit_types())
    return re.compile(rf"\s+(?:cấp\s+)?(?!xã\s+hội)(?P<type>{types})(?:\s+\S+){{0,4}}$")


def _without_level(name: str) -> str:
    return agency_key(_level_behind().sub("", vietnamese.fold(name)))


def _matches(key: str, name: str) -> bool:
    if name.endswith("*"):
        return key.startswith(agency_key(name[:-1]))
    return key == agency_key(name)
