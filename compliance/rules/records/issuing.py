"""Whether what the superior asks is that the very plan under review be issued."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from compliance import builtin
from compliance.rules.views import ObligationView
from compliance.vietnamese import alternatives, clean, squash
from compliance.wording.title_forms import sense_of


def asks_for_this_plan(view: ObligationView) -> bool:
    """Whether the obligation is to issue a plan on what this one is on: the plan itself keeps it.

    "100% địa phương ban hành kế hoạch cải cách hành chính năm 2025" beside such a plan of that year; a plan
    of inspection or communication is another.
    """
    asked = _asked_for().search(_plain(view.obligation.title))
    own = _of_plan().search(_plain(view.plan.plan.title))
    if asked is None or own is None:
        return False
    subject = sense_of(own["what"]).content
    return bool(subject) and sense_of(asked["what"]).content == subject


def _plain(text: str) -> str:
    return squash(clean(text))


@cache
def _asked_for() -> re.Pattern[str]:
    acts = alternatives(_words()["acts"])
    return re.compile(rf"(?i)(?<!\w)(?:{acts})(?!\w).{{0,40}}?{_named_plan()}")


@cache
def _of_plan() -> re.Pattern[str]:
    return re.compile(rf"(?i){_named_plan()}")


def _named_plan() -> str:
    """A plan with what it is on, up to the words that end its name."""
    return rf"\bkế hoạch (?P<what>.+?)(?=\s+(?:{alternatives(_words()['ends'])})(?!\w)|[,;.(]|$)"


def _words() -> Mapping[str, Sequence[str]]:
    words: Mapping[str, Sequence[str]] = builtin.table("wording", "titles.yaml")["issuing"]
    return words
