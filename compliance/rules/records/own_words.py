"""What a superior asks, as the unit below would write it in its own plan."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compliance import builtin
from compliance.rules.records.plans import superior_of, unit_of
from compliance.rules.views import ObligationView, in_one
from compliance.vietnamese import fold, says_all, squash
from compliance.wording.capitals import UPPER

_ENDS = " .;:"


def own_words(view: ObligationView) -> str:
    """Title and value of what is asked, once where they are one sentence, with the unit's own bodies.

    "100% cơ quan chuyên môn thuộc UBND tỉnh" is asked of a district as "… thuộc UBND huyện".
    """
    return _here(view, asked_words(view))


def asked_words(view: ObligationView) -> str:
    """Title and value of what is asked as the superior writes them, once where they are one sentence."""
    title = squash(view.obligation.title).rstrip(_ENDS)
    words = in_one(dict.fromkeys(squash(str(up)).strip(_ENDS) for up in view.asked))
    return words if not title or says_all(words, title) else f"{title}: {words}"


def own_title(view: ObligationView) -> str:
    """The title of what is asked, in the words of the unit's level."""
    return _here(view, squash(view.obligation.title).rstrip(_ENDS))


def _here(view: ObligationView, said: str) -> str:
    unit, superior = unit_of(view.plan), superior_of(view.plan)
    above = unit_of(superior) if superior is not None else None
    if unit is None or above is None or unit.unit.level == above.unit.level:
        return said
    return _at(said, above.unit.type, unit.unit.type, unit.unit.level)


def _at(said: str, above: str, own: str, level: str) -> str:
    for pattern, instead in _patterns(fold(above), fold(own), level):
        said = pattern.sub(instead, said)
    return said


@lru_cache(maxsize=64)
def _patterns(above: str, own: str, level: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Words with what stands for them; a unit's name behind them ("của tỉnh Bình Định") stays."""
    words, bodies = _data()
    pairs = (*words.items(), *bodies.get(level, {}).items())
    return tuple(
        (
            re.compile(rf"(?<!\w)(?i:{re.escape(said.format(above=above, own=own))})(?!\w)(?!\s+[{UPPER}])"),
            instead.format(above=above, own=own),
        )
        for said, instead in pairs
    )


@cache
def _data() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    data = builtin.table("relations", "own_level.yaml")
    return data["words"], data["bodies"]
