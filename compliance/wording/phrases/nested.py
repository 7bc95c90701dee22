"""Nested promises: shares of bodies, and what these are to reach."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.target import Kind, Measure
from compliance.wording.phrases.clauses import Clause, Found
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.tokens import Token

COVERAGE = "coverage"


def of_bearers(clause: Clause, found: list[Found]) -> list[Found]:
    """``found`` with its last as a share of bearers, and those before it that count other bodies alone.

    "90% sở, ngành và 80% UBND cấp xã có tỷ lệ … từ 70%": both are shares of those who reach it.
    """
    result = list(found)
    result[-1] = _covering(result[-1])
    for place in range(len(result) - 2, -1, -1):
        if not _counts_bodies(clause, result[place], result[place + 1]):
            break
        result[place] = _covering(result[place])
    return result


def _covering(item: Found) -> Found:
    return replace(item, target=replace(item.target, role=COVERAGE))


def _counts_bodies(clause: Clause, item: Found, following: Found) -> bool:
    """Whether nothing but bodies of a level stands between a share and the next."""
    if item.target.kind is not Kind.LEVEL or item.target.unit is not Measure.PERCENT:
        return False
    words = clause.words(item.end, following.anchor)
    bodies = [
        part
        for part in clause.elements
        if isinstance(part, Token)
        and "LEVEL" in part.name.split()
        and item.end <= part.start < following.anchor
    ]
    heads = (
        bool(bodies) and pattern("bodies_of_level").fullmatch(words[: bodies[0].start - item.end]) is not None
    )
    return heads and lexicon().predicates.search(words) is None
