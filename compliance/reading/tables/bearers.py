"""Rows that only say whom a target is for: "UBND các xã, thị trấn", "Cấp tỉnh"."""

from __future__ import annotations

import re
from functools import cache

from compliance.reading.vocabulary import load
from compliance.records import record
from compliance.vietnamese import alternatives, fold, squash, whole_words

CITY = "city"
"""The level of a city of which only the plan tells whether it is centrally run."""

_LONGEST = 200
_ADDRESSED = re.compile(
    r"(?:chỉ tiêu|mục tiêu)(?:(?!chỉ tiêu|mục tiêu)[^.;:])*?\s"
    r"(?:(?:đối với|dành cho|giao cho|áp dụng cho|cho|khối)\s+(?P<whom>[^.;:]+?)"
    r"|(?:của|tại)\s+(?P<whose>(?:các|ubnd|cấp|sở)\s[^.;:]+?))"
    r"(?:\s+(?:trong |đến )?(?:năm|giai đoạn)\s+20\d\d.*)?$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[()]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def settled(level: str | None, city: str) -> str | None:
    """``level``, with ``city`` for that of a city."""
    return city if level == CITY else level


@record
class Bearer:
    """Whom a target is for: the words of the row, and the level they name (``CITY`` for "cấp thành phố")."""

    scope: str
    level: str | None


def bearer(title: str) -> Bearer | None:
    """Whom the row with ``title`` is for, if its words name units or a level and nothing else."""
    words = title.strip(" .;:,-+")
    leading, bodies, predicates = _patterns()
    folded = leading.sub("", fold(words))
    if not folded or len(folded) > _LONGEST or not bodies.match(folded):
        return None
    if predicates.search(_IN_BRACKETS.sub("", folded)):
        return None
    return Bearer(words, _level(words))


def field_of(title: str) -> Bearer | None:
    """Of what field or area the row with ``title`` gives the value of the row above ("Lĩnh vực đất đai").

    "Tính chung" gives it for all fields.
    """
    leading, _, predicates = _patterns()
    words = title.strip(" .;:,-+")
    if len(words) > _LONGEST or not _fields().match(leading.sub("", fold(words))):
        return None
    return None if predicates.search(_IN_BRACKETS.sub("", fold(words))) else Bearer(words, None)


@cache
def _fields() -> re.Pattern[str]:
    fields, wholes = (alternatives(map(fold, load("parts")["bearers"][key])) for key in ("fields", "wholes"))
    return re.compile(rf"(?:(?:{fields})\s|(?:{wholes})$)")


def addressed_in(caption: str) -> Bearer | None:
    """Whom the title of a table says that its values are for ("Chỉ tiêu đối với UBND cấp xã năm 2025").

    Words that say more than kinds of bodies name the unit whose plan it is: "Chỉ tiêu của huyện Hải Lăng".
    """
    found = _ADDRESSED.search(_IN_BRACKETS.sub(" ", caption))
    who = bodies_of_a_kind(found["whom"] or found["whose"]) if found is not None else None
    return who if who is not None and who.level is not None else None


def bodies_of_a_kind(text: str) -> Bearer | None:
    """Whom words are for that name kinds of bodies and nothing else ("UBND cấp xã", "Các sở, ban, ngành")."""
    return bearer(text) if _kinds().fullmatch(_without_lead(text)) else None


def bodies_before(title: str) -> tuple[str, str]:
    """The bodies of a level that a title begins with, and what it says of them, without brackets."""
    words = squash(_BRACKET.sub(" ", title)).split()
    begins = _kinds().match(_without_lead(" ".join(words))) is not None
    for count in range(len(words) if begins else 0, 0, -1):
        if bodies_of_a_kind(" ".join(words[:count])) is not None:
            return " ".join(words[:count]), " ".join(words[count:])
    return "", " ".join(words)


def _without_lead(text: str) -> str:
    return _patterns()[0].sub("", fold(text).strip(" .;:-"))


def only_names_bodies(text: str) -> bool:
    """Whether words name bodies, their kinds and whose they are, and say nothing of what these have."""
    words = " ".join(word for word in text.split() if not word[0].isupper() or fold(word) in _heads())
    return not words or _whose().fullmatch(fold(words).strip(" .;:-")) is not None


@cache
def _heads() -> frozenset[str]:
    """First words of the names of bodies, which may be written with a capital."""
    data = load("parts")["bearers"]
    return frozenset(
        fold(words).split()[0] for key in ("bodies", "joining", "belonging", "leading") for words in data[key]
    )


@cache
def _whose() -> re.Pattern[str]:
    data = load("parts")["bearers"]
    keys = ("bodies", "joining", "belonging", "leading")
    words = alternatives(map(fold, [each for key in keys for each in data[key]]))
    return re.compile(rf"(?:(?:{words})(?!\w)[\s,;/()-]*)+")


@cache
def _kinds() -> re.Pattern[str]:
    """Words that name kinds of bodies and no single one."""
    data = load("parts")["bearers"]
    words = alternatives(map(fold, [*data["bodies"], *data["joining"]]))
    return re.compile(rf"(?:(?:{words})(?!\w)[\s,;/-]*)+")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("parts")["bearers"]
    leading, bodies = (alternatives(map(fold, data[key])) for key in ("leading", "bodies"))
    return (
        re.compile(rf"^(?:{leading})\s*:?\s+"),
        re.compile(rf"^(?:các |toàn bộ |mỗi |từng |100% )*(?:{bodies})(?!\w)"),
        whole_words(map(fold, data["predicates"])),
    )


def names_level(words: str) -> bool:
    """Whether ``words`` name a level of units, or several."""
    from compliance.wording.places import levels_named

    return bool(levels_named(words))


def _level(words: str) -> str | None:
    from compliance.wording.places import levels_named

    levels = levels_named(words, city=CITY)
    return levels[0] if len(levels) == 1 else None
