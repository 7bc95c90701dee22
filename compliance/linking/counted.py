"""Shares of other things under one indicator: bodies and what these handle, procedures and their time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from compliance import builtin
from compliance.model.finding import Reason
from compliance.model.link import Related, Relation
from compliance.model.relation import Pairing
from compliance.model.relations.population import names_level
from compliance.model.target import Kind, Measure, Target
from compliance.reading.tables.bearers import bodies_before
from compliance.vietnamese import alternatives, fold
from compliance.wording.title_forms import form_of

# What stands right behind the number of a share ("80% các UBND cấp huyện xử lý …").
_BEHIND = re.compile(r"\d\s*(?:%|phần trăm)\s*(?:số\s+)?(?P<whom>[^\W\d].*)", re.IGNORECASE | re.DOTALL)
_SHARE = re.compile(r"(?:tỷ|tỉ) lệ (?:số )?(?P<whom>.+)", re.IGNORECASE | re.DOTALL)


def counted_apart(own: Sequence[Target], title: str, asked: Sequence[Target], asked_title: str) -> bool:
    """Whether one side gives shares of bodies and the other shares of what these handle.

    "80% UBND cấp xã xử lý hồ sơ công việc trên môi trường mạng" says nothing of the share of dossiers that
    each of them handles so.
    """
    mine, theirs = _are_bodies(own, title), _are_bodies(asked, asked_title)
    return mine != theirs and bool(_things(asked_title if mine else title))


def counts_exchanged(title: str, asked_title: str) -> bool:
    """Whether two titles of shares each count what the other only names ("TTHC được cắt giảm thời gian")."""
    if not (_SHARE.match(title) and _SHARE.match(asked_title)):
        return False
    mine, theirs = _things(title), _things(asked_title)
    own, other = form_of(title), form_of(asked_title)
    apart = bool(mine and theirs) and mine.isdisjoint(theirs)
    return apart and all(map(other.names, mine)) and all(map(own.names, theirs))


def of_other_populations(pairings: Sequence[Pairing], asked: Sequence[Target]) -> tuple[Pairing, ...]:
    """The ``pairings`` as of populations that do not compare; the whole of one may be the whole of both."""
    apart = Related(Relation.INCOMPARABLE, Reason.OTHER_POPULATION)
    return tuple(
        pairing
        if None in (pairing.child, pairing.parent) or _is_whole(pairing, asked)
        else replace(pairing, related=apart)
        for pairing in pairings
    )


def _is_whole(pairing: Pairing, asked: Sequence[Target]) -> bool:
    same = pairing.related is not None and pairing.related.relation is Relation.EQUAL
    return same and pairing.parent is not None and asked[pairing.parent].value == 100


def _are_bodies(targets: Sequence[Target], title: str) -> bool:
    """Whether all of ``targets`` are shares of bodies."""
    if any(target.kind is not Kind.LEVEL or target.unit is not Measure.PERCENT for target in targets):
        return False
    share = _SHARE.match(title)
    said = [_BEHIND.search(target.raw) or share for target in targets]
    return bool(said) and all(found is not None and _is_body(found["whom"]) for found in said)


@lru_cache(maxsize=4096)
def _is_body(words: str) -> bool:
    """Whether ``words`` begin with bodies; a level alone ("cấp xã") tells whose value it is."""
    bodies, _ = bodies_before(words)
    return bool(bodies) and not names_level(bodies)


def _things(title: str) -> frozenset[str]:
    """What a title begins by counting, unless that is bodies."""
    share = _SHARE.match(title)
    if _is_body(share["whom"] if share else title):
        return frozenset()
    form = form_of(title)
    handled = _handled().match(form.full) if share else None
    return form.counted or (frozenset({handled["what"]}) if handled else frozenset())


@cache
def _handled() -> re.Pattern[str]:
    """How the full form of a share begins that counts what bodies handle, which nothing else counts."""
    data = builtin.table("relations", "acting.yaml")
    before, things = (alternatives(map(fold, data[name])) for name in ("before", "handled"))
    return re.compile(rf" (?:tỷ lệ )(?:(?:{before}) )*(?P<what>{things})(?!\S)")
