"""Pieces of a sentence that only say for whom or when a value is: they belong to what stands before."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from compliance.model.plan import Indicator
from compliance.model.target import Kind, Measure, Target
from compliance.reading.promises import Promise
from compliance.reading.share_patterns import share_patterns, without_level
from compliance.reading.shared_verbs import told_by_level
from compliance.reading.tables.bearers import bearer, settled
from compliance.reading.vocabulary import load
from compliance.vietnamese import alternatives, fold, squash
from compliance.wording.trimmed_titles import without_joints

_SAYS_SUBJECT = re.compile(r"[^\W\d_]")
_LEVEL_BEHIND = re.compile(r"\s*\([^()]*\)$")
_FEWEST_WORDS = 2
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_FIRST_DIGIT = re.compile(r"\d")


def is_share(title: str, targets: tuple[Target, ...], above: Indicator) -> bool:
    """Whether a piece only says for whom or when its values are: they are values of what stands before."""
    if counts_none(targets):
        return False
    one_kind = {target.kind for target in targets} <= {target.kind for target in above.targets}
    if one_kind and bearer(title) is not None:
        return True
    if _is_later(title, targets, above) or _said_of(title, targets):
        return True
    levels = [target.level for target in (*above.targets, *targets)]
    if None in levels or len(set(levels)) < len(levels):
        return False
    said = share_patterns().levels.sub(" ", fold(title))
    return told_by_level(above.title, title) or not _SAYS_SUBJECT.search(said)


def counts_none(targets: tuple[Target, ...]) -> bool:
    """Whether something shall not be at all ("không có trường hợp tảo hôn"): words for what, not for whom."""
    return bool(targets) and all(
        target.kind is Kind.LEVEL and target.unit is Measure.COUNT and target.value == 0 and bool(target.noun)
        for target in targets
    )


def _said_of(title: str, targets: tuple[Target, ...]) -> str:
    """Of what a piece gives another number ("1.500 hồ sơ đối với khu vực nông thôn"), or ""."""
    if is_of_some(title):
        return without_joints(title.strip(" ,;"))
    words, noun = fold(title), next((fold(target.noun) for target in targets if target.noun), "")
    if not noun or not words.startswith(noun):
        return ""
    found = share_patterns().of_what.fullmatch(words.removeprefix(noun))
    return title[-len(found["whom"]) :] if found is not None else ""


def is_of_some(title: str) -> bool:
    """Whether a piece gives the value of some of what the one before it counts ("riêng lĩnh vực đất đai")."""
    return share_patterns().apart.match(fold(title)) is not None


def _is_later(title: str, targets: tuple[Target, ...], above: Indicator) -> bool:
    """Whether a piece goes on with the value of another year ("…; đến năm 2030 đạt 95%")."""
    years = [(target.level, target.period) for target in (*above.targets, *targets)]
    if any(year is None for _, year in years) or len(set(years)) < len(years):
        return False
    return not title or _year_of(title) is not None


def has_no_subject(indicator: Indicator) -> bool:
    """Whether a piece only says a place, class, change or how often of what stands before ("xếp thứ 3")."""
    kinds = {target.kind for target in indicator.targets}
    if kinds == {Kind.LEVEL} and all(target.unit is Measure.TIMES for target in indicator.targets):
        return indicator.title[:1].islower()
    if indicator.canonical is None and kinds <= {Kind.RANK, Kind.GRADE}:
        return share_patterns().rank.match(fold(indicator.title)) is not None
    changes = kinds <= {Kind.CHANGE, Kind.TREND, Kind.RANK, Kind.GRADE}
    return changes and _mere_change().fullmatch(fold(indicator.title)) is not None


def names_nothing(title: str) -> bool:
    """Whether the words beside a value only say that it is reached or changes ("đạt … trở lên")."""
    words = fold(_IN_BRACKETS.sub(" ", title)).strip(" .,;:-")
    if words in load("parts")["reaching"]:
        return True
    return _mere_change().fullmatch(words) is not None or share_patterns().rank.match(words) is not None


@cache
def _mere_change() -> re.Pattern[str]:
    data = load("parts")["changes"]
    of, verbs, between = (alternatives(map(fold, data[key])) for key in ("of", "verbs", "between"))
    return re.compile(
        rf"\W*(?:và |đồng thời )?(?:(?:{of}) )?(?:{verbs})(?:\s+(?:{between}))*\s*(?:so với\b.*)?"
    )


def with_share(indicator: Indicator, promise: Promise, targets: tuple[Target, ...], city: str) -> Indicator:
    """The indicator with the value of another level, told in the same sentence ("cấp xã đạt 80%")."""
    head, _, last = indicator.title.rpartition(":")
    first = bearer(last) if head else None
    title, own = indicator.title, indicator.targets
    behind = _LEVEL_BEHIND.search(title)
    if behind is not None and bearer(behind[0].strip(" ()")) is not None:
        title = title[: behind.start()]
    title = without_level(title)
    if first is not None:
        title, own = head, (*own[:-1], replace(own[-1], scope=first.scope))
    told = tuple(told_for(target, promise.title, city) for target in targets)
    cell = f"{indicator.cell}, {squash(promise.words.text)}"
    return replace(indicator, title=title, cell=cell, targets=(*own, *told))


def told_apart_for(target: Target) -> str | None:
    """Of what a piece of a cell gives a value of its own ("riêng lĩnh vực đất đai từ 85% trở lên")."""
    before = _FIRST_DIGIT.split(target.raw, maxsplit=1)[0]
    if not is_of_some(before):
        return None
    words = before.strip(" ;,-+") + " "
    found = share_patterns().apart_before.match(fold(words))
    return words[: found.end("whom")].strip() if found is not None else None


def is_for_whom_or_when(title: str) -> bool:
    return _year_of(title) is not None or bearer(title) is not None


def _year_of(title: str) -> int | None:
    """The year that is all a title says, but for whom the first of its values is ("năm 2030: cấp tỉnh")."""
    head, colon, whom = title.partition(":")
    year = share_patterns().year.match(fold(head.strip()))
    return int(year[1]) if year is not None and (not colon or bearer(whom) is not None) else None


def told_for(target: Target, title: str, city: str) -> Target:
    year = _year_of(title)
    if year is not None:
        return replace(target, period=target.period or year)
    who = bearer(title)
    if who is None:
        return replace(target, scope=_said_of(title, (target,)) or target.scope)
    return replace(target, scope=who.scope, level=target.level or settled(who.level, city))


def told_apart(targets: tuple[Target, ...], pieces: tuple[Promise, ...]) -> tuple[Target, ...]:
    """The targets of a sentence, each with the title of its piece, where the pieces promise different things.

    "Hồ sơ trực tuyến đạt 85%, thanh toán trực tuyến đạt 75%" are two; values of two levels are not.
    """
    titles = [squash(piece.title) for piece in pieces for _ in piece.targets]
    levels = [target.level for target in targets]
    if all(levels) and len(set(levels)) > 1 and all(told_by_level(titles[0], each) for each in titles[1:]):
        return targets
    values = [target.value for piece in pieces for target in piece.targets]
    if values != [target.value for target in targets] or len(set(titles)) < len(titles):
        return targets
    if any(len(title.split()) < _FEWEST_WORDS or is_for_whom_or_when(title) for title in titles):
        return targets
    return tuple(
        target if is_of_some(title) else replace(target, title=target.title or without_joints(title))
        for target, title in zip(targets, titles, strict=True)
    )
