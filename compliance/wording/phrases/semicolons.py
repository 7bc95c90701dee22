"""Semicolons that end no sentence: in a list of values, of changes, or of those who bear one share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from compliance.model.target import Measure
from compliance.vietnamese import fold
from compliance.wording.capitals import UPPER
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.openings import opened
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.tokens import Scanned, Token

# Plans cut or add up to so many percent in one breath; more is rather a share of its own.
MOST_CHANGED = 50


def goes_on(
    scanned: Scanned, elements: tuple[Element, ...], index: int, before: Sequence[Element]
) -> str | None:
    """What a semicolon at ``index`` is read as where it only parts a list; None where a sentence ends."""
    if scanned.folded[elements[index].start] != ";":
        return None
    if _lists_values(scanned, elements, index) or _lists_bearers(scanned, elements, index, before):
        return ","
    return ";" if _shares_baseline(scanned, elements, index, before) else None


def _lists_bearers(
    scanned: Scanned, elements: tuple[Element, ...], index: int, before: Sequence[Element]
) -> bool:
    """ "100% cơ quan chuyên môn; UBND cấp xã ban hành kế hoạch": one share of all those listed.

    Nothing but bodies stands between the share and the semicolon, and behind it other bodies of many do
    what the share is of.
    """
    part = elements[index]
    share = next((one for one in reversed(before) if isinstance(one, Bound)), None)
    if not isinstance(part, Token) or part.name != ";" or share is None or share.unit is not Measure.PERCENT:
        return False
    first = before[0].start
    lead = scanned.folded[opened(scanned.folded, first) : share.start]
    listed = _bare_words(scanned, share.end, part.start)
    if pattern("leads_bearers").fullmatch(lead) is None or pattern("bodies").fullmatch(listed) is None:
        return False
    start = part.end
    for other in elements[index + 1 :]:
        if isinstance(other, Bound) or other.kind == "OPEN":
            return False
        if other.kind == "STOP":
            if other.name != ";" or not pattern("bodies").fullmatch(_bare_words(scanned, start, other.start)):
                return _bodies_act(_bare_words(scanned, start, other.start))
            start = other.end
    return _bodies_act(_bare_words(scanned, start, len(scanned.text)))


def _bare_words(scanned: Scanned, start: int, end: int) -> str:
    """The folded words of a stretch without the names in it."""
    return " ".join(fold(_names().sub("", scanned.text[start:end])).split())


@cache
def _names() -> re.Pattern[str]:
    """Words with a capital behind others; short forms ("UBND") are none."""
    return re.compile(rf"(?<=\w\s)[{UPPER}](?![{UPPER}])\w*")


def _bodies_act(words: str) -> bool:
    """ "UBND cấp xã ban hành …": bodies of many, and what they do; "Sở Nội vụ tham mưu" is one alone."""
    bodies = pattern("bodies").match(words)
    if bodies is None or pattern("many_bodies").search(bodies[0]) is None:
        return False
    act = words[bodies.end() :].lstrip(" :")
    known = lexicon().predicates.match(act) or lexicon().acts.match(act)
    return known is not None and pattern("helps").match(act) is None


def _lists_values(scanned: Scanned, elements: tuple[Element, ...], index: int) -> bool:
    """ "95%; 90%; 85% tương ứng với cấp tỉnh, cấp huyện, cấp xã": the semicolon only parts a list."""
    around = elements[max(0, index - 1) : index + 2]
    if len(around) < len("a;b") or not isinstance(around[0], Bound) or not isinstance(around[2], Bound):
        return False
    alike = around[0].unit in (None, around[2].unit) and not around[2].heads
    return alike and pattern("respective").search(scanned.folded) is not None


def _shares_baseline(
    scanned: Scanned, elements: tuple[Element, ...], index: int, before: Sequence[Element]
) -> bool:
    """ "Giảm 5% biên chế; 10% đơn vị so với năm 2021": the verb before and the year behind are said once.

    Where no year follows either, a bare share may be a change or not: it stays in the sentence of the
    verb, and is doubted there.
    """
    element = elements[index]
    if not isinstance(element, Token) or element.name != ";" or not _changes(before):
        return False
    if not _bare(elements, index + 1):
        return False
    end = elements[index].end
    for place in range(index + 1, len(elements)):
        part = elements[place]
        if isinstance(part, Bound):
            if part.heads:
                return False
        elif part.name == "baseline":
            return True
        elif part.kind == "VERB" or (part.kind == "STOP" and not _bare(elements, place + 1)):
            break
        end = part.end
    return pattern("share_follows").search(scanned.folded, element.end, end) is None


def _bare(elements: tuple[Element, ...], index: int) -> bool:
    """Whether a small share without words before it stands at ``index``."""
    bound = elements[index] if index < len(elements) else None
    if not isinstance(bound, Bound) or bound.heads or bound.unit is not Measure.PERCENT:
        return False
    return bound.value <= MOST_CHANGED


def _changes(elements: Sequence[Element]) -> bool:
    """Whether a verb of change stands there, and no year it is compared with."""
    names = {name for part in elements if isinstance(part, Token) for name in part.name.split()}
    return bool(names & {"UP", "DOWN"}) and "baseline" not in names
