"""Words by which a title counts some of what an indicator counts ("hồ sơ vay vốn", "cán bộ xóm")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from compliance import builtin
from compliance.vietnamese import alternatives, fold, spaced_words


class NarrowingWords:
    """The persons, bodies, fields and nouns of ``wording/titles.yaml`` that narrow an indicator."""

    def __init__(self, data: Mapping[str, Any], bare: Callable[[str], str]) -> None:
        self._others = spaced_words(map(fold, data["others"]))
        self._not_others = spaced_words(map(fold, data["not_others"]))
        self._counted, self._handled = (
            [
                _behind(*([bare(fold(word)) for word in one[key]] for key in ("nouns", "harmless")))
                for one in data[name]
            ]
            for name in ("counted_nouns", "handled_nouns")
        )
        self._topics = [
            _about(*(alternatives(map(fold, one[key])) for key in ("nouns", "about", "passing", "harmless")))
            for one in data["topics"]
        ]
        self._in_passing = _in_passing(data["in_passing"], data["others"])
        self._fields, self._other_field, self._name = _fields(data["fields"])
        self._of_field: str = data["fields"]["reason"]
        self._kinds = [_Kinds(one) for one in data["kinds"]]

    def others(self, full: str) -> frozenset[str]:
        """Persons and bodies of whom few indicators speak, named as what or whose is counted."""
        if self._others.search(full) is None:
            return frozenset()
        for harmless in (self._fields, self._not_others, self._in_passing):
            full = harmless.sub(" ", full)
        return frozenset(self._others.findall(full))

    def behind_counted(self, telling: str) -> frozenset[str]:
        """The words right behind what is counted first, where they may narrow it."""
        return _words_behind(self._counted, telling)

    def behind_handled(self, telling: str) -> frozenset[str]:
        """The words right behind what is inspected, found, issued or assigned first, where they narrow it."""
        return _words_behind(self._handled, telling)

    def topics(self, full: str) -> frozenset[str]:
        """The word that begins what is spoken about ("phản ánh … về rác thải"), where it may narrow it."""
        return _words_behind(self._topics, full)

    def fields(self, full: str) -> tuple[str, ...]:
        """The fields of which alone a full form speaks; none where it names none, all, or others beside."""
        found = self._fields.search(full)
        if found is not None:
            return () if found["more"] else tuple(self._name.findall(found[0]))
        other = self._other_field.search(full)
        return (other["name"],) if other is not None and other["name"] else ()

    def field_words(self, full: str) -> frozenset[str]:
        """The words by which a full form names fields and kinds that are known, and others beside them."""
        found = self._fields.search(full)
        named = [found[0]] if found is not None else []
        return frozenset(word for words in (*named, *self.kinds(full).values()) for word in words.split())

    def kinds(self, full: str) -> dict[str, str]:
        """The kinds of what is counted of which alone a full form speaks, each with its words there."""
        found = ((one, one.of(full)) for one in self._kinds)
        return {one.names[words]: words for one, words in found if words}

    def reason(self, fields: Iterable[str], kinds: Iterable[str]) -> str:
        """Why what speaks of these alone is of other content."""
        of_fields = self._of_field.format(field=", ".join(fields)) if fields else ""
        return ", ".join(filter(None, (of_fields, *kinds)))


class _Kinds:
    """Kinds of one thing that is counted: behind its first mention, with no more of it behind."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.names: dict[str, str] = {
            fold(word): why for why, words in data["kinds"].items() for word in words
        }
        nouns, passing, joined, wider = (
            alternatives(map(fold, data[key])) for key in ("nouns", "passing", "joined", "wider")
        )
        more = rf"(?> (?:{passing})(?!\S))* (?:{wider})|(?: \S+)* (?:{joined})(?: \S+)?? (?:{wider})"
        self._named = re.compile(
            rf"(?<!\S)(?:{nouns})(?!\S)"
            rf"(?:(?> (?:{passing})(?!\S))* (?P<kind>{alternatives(self.names)})(?!\S)(?!(?:{more})(?!\S)))?"
        )

    def of(self, full: str) -> str:
        found = self._named.search(full)
        return found["kind"] or "" if found is not None else ""


def _words_behind(nouns: list[re.Pattern[str]], telling: str) -> frozenset[str]:
    found = (pattern.search(telling) for pattern in nouns)
    return frozenset(match["word"] for match in found if match is not None and match["word"])


def _behind(nouns: list[str], harmless: list[str]) -> re.Pattern[str]:
    """One of the nouns or several in a row, and the word behind that is none of those that are harmless."""
    counted, passing = alternatives(nouns), alternatives([*nouns, *harmless])
    return re.compile(
        rf"(?<!\S)(?:{counted})(?: (?:{counted}))*(?!\S)(?: (?!(?:{passing})(?!\S))(?P<word>\S+))?"
    )


def _about(nouns: str, about: str, passing: str, harmless: str) -> re.Pattern[str]:
    """One of the nouns, and the first telling word of what it is about, unless that is harmless."""
    return re.compile(
        rf"(?<!\S)(?:{nouns})(?!\S)(?: \S+)*? (?>{about}) (?:(?:{passing}) )*+"
        rf"(?!(?:{harmless})(?!\S))(?P<word>\S+)"
    )


def _in_passing(data: Mapping[str, Any], others: list[str]) -> re.Pattern[str]:
    """Others in a list with what entries speak of, as a means, as who assigns, or behind "kể cả"."""
    joined, means, including, assigning = (
        alternatives(map(fold, data[key])) for key in ("joined", "means", "including", "assigning")
    )
    no_assigning = alternatives(builtin.table("wording", "words.yaml")["no_assigning"])
    assigned = rf"giao(?! (?:{no_assigning})(?!\S))"
    ways = [
        rf"(?:{means})(?:(?: (?:{joined}))* (?:{alternatives(map(fold, others))}))+",
        rf"(?:{including}) [^|]*",
        rf"(?<!của )(?:{assigning})(?: (?!(?:của|tại|thuộc|được) )[^\s|]+){{0,10}}? {assigned}",
    ]
    for one in data["lists"]:
        other, behind, before = (
            rf"(?:{alternatives(map(fold, one[key]))})" for key in ("others", "behind", "before")
        )
        ways.append(rf"{behind}(?:(?: (?:{joined}))* {other})+")
        ways.append(rf"{other}(?:(?: (?:{joined}))* {other}){{0,6}}(?: (?:{joined}))* {before}")
    return re.compile(rf"(?<!\S)(?:{'|'.join(ways)})(?!\S)")


def _fields(data: Mapping[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Fields that are known, one or several in a row; another, or that all are meant; the name of one."""
    names, behind, joined, every, others = (
        alternatives(map(fold, data[key])) for key in ("names", "behind", "joined", "every", "others")
    )
    known = alternatives(map(fold, [*data["names"], *data["listed"]]))
    listed = re.compile(
        rf"(?<!\S)(?:(?:{behind}) (?:{names})|(?:các )?lĩnh vực (?:{known}))(?!\S)"
        rf"(?:(?: (?:{joined}))* (?:{known})(?!\S))*"
        rf"(?P<more>(?: (?:{joined}|{behind}))+ (?:{others})(?!\S))?"
    )
    other = re.compile(rf"(?<!\S)(?:(?:{every})|lĩnh vực (?P<name>\S+ \S+))")
    return listed, other, re.compile(rf"(?<!\S)(?:{known})(?!\S)")
