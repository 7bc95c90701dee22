"""What a target was understood to promise, and why a reading is doubtful, in words for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance import messages
from compliance.model.plan import Indicator, Plan
from compliance.model.quantity import quantity_words
from compliance.model.relations.witness import deadline_words
from compliance.model.source import Source
from compliance.model.target import Comparator, Direction, Kind, Target
from compliance.vietnamese import squash

_SCANNED = "ocr"
_PLACES = ("page", "table", "row", "paragraph")
_POPULATION = ("level", "scope", "group", "condition")


def understood(target: Target, lang: str) -> str:
    """What ``target`` promises as it was understood: "từ 80% trở lên; cấp huyện"."""
    parts = [_promised(target, lang), *_about(target, lang)]
    return "; ".join(part for part in parts if part)


def doubts(target: Target, row: Indicator, plan: Plan, lang: str) -> tuple[str, ...]:
    """Why nobody may rest an accusation on the reading of ``target`` in ``row``; () where it is sure."""
    return () if target.trusted else tuple(dict.fromkeys(_doubts(target, row, plan, lang)))


def is_doubtful(row: Indicator) -> bool:
    """Whether the reading of any target of ``row`` is not sure."""
    return not all(target.trusted for target in row.targets)


def row_understood(targets: Iterable[Target], lang: str) -> str:
    """What ``targets`` of one row promise, each promise said once."""
    return " | ".join(dict.fromkeys(understood(target, lang) for target in targets))


def row_doubts(targets: Iterable[Target], row: Indicator, plan: Plan, lang: str) -> str:
    """Why the readings of ``targets`` in ``row`` are doubtful, each reason once; "" where they are sure."""
    reasons = (reason for target in targets for reason in doubts(target, row, plan, lang))
    return "; ".join(dict.fromkeys(reasons))


def _doubts(target: Target, row: Indicator, plan: Plan, lang: str) -> Iterator[str]:
    told = False
    for reason, words in _reasons(target, row, plan, lang):
        told = True
        yield say(f"doubt_{reason}", lang, **words)
    if not told:
        yield say("doubt_layout", lang)


def _reasons(target: Target, row: Indicator, plan: Plan, lang: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each reason with its parameters: where the words come from, what was put right, what is unclear."""
    if row.unreadable:
        yield "unreadable", {}
    if row.merged:
        place = source_words(target.source or row.source, lang)
        yield ("inherited_from", {"place": place}) if place else ("inherited", {})
    for slip in target.repaired:
        wrong, _, right = slip.partition(" → ")
        yield "repaired", {"wrong": wrong, "right": right}
    for remark in target.remarks:
        if messages.has(f"understood.doubt_{remark}"):
            yield remark, {}
    if plan.source.format == _SCANNED:
        yield "scanned", {}


def source_words(source: Source, lang: str) -> str:
    """Where in its file something stands: "dòng 41", or where a format has no lines "bảng 1, hàng 12"."""
    wanted = ("line",) if source.line is not None else _PLACES
    numbers = ((name, getattr(source, name)) for name in wanted)
    return ", ".join(say(f"at_{name}", lang, number=number) for name, number in numbers if number is not None)


def _promised(target: Target, lang: str) -> str:
    if target.kind is Kind.STATEMENT:
        return say("statement", lang, words=squash(target.raw)) if target.raw else say("statement_only", lang)
    if target.kind is Kind.DONE:
        cited = {"document": target.document} if target.document else {}
        return say("done_cited" if cited else "done", lang, **cited)
    if target.kind is Kind.GRADE:
        key = "grade" if target.comparator in (None, Comparator.EQUAL) else f"grade_{_name(target)}"
        return say(key, lang, grade=target.grade or "…")
    if target.kind is Kind.RANK:
        return _rank(target, lang)
    if target.kind is Kind.TREND:
        return say(f"trend_{target.direction or Direction.UP}", lang)
    amount = _amount(target, lang)
    return (
        say(f"change_{target.direction or Direction.UP}", lang, amount=amount)
        if _is_change(target)
        else amount
    )


def _is_change(target: Target) -> bool:
    return target.kind is Kind.CHANGE


def _rank(target: Target, lang: str) -> str:
    last = target.upper if target.upper is not None else target.value
    return say("rank", lang, place=f"{last.normalize():f}") if last is not None else say("rank_leading", lang)


def _amount(target: Target, lang: str) -> str:
    if target.value is None:
        return say("no_amount", lang)
    value = quantity_words(target.value, target.unit, target.noun)
    if target.upper is None:
        return say(_name(target), lang, value=value)
    upper = quantity_words(target.upper, target.unit, target.noun)
    return say("between_open" if target.upper_open else "between", lang, value=value, upper=upper)


def _name(target: Target) -> str:
    return (target.comparator or Comparator.EQUAL).name.lower()


def _about(target: Target, lang: str) -> Iterator[str]:
    """Whom it is for, against which year, until when."""
    if target.role is not None:
        yield say("coverage", lang)
    for name in _POPULATION:
        value = getattr(target, name)
        if value:
            yield say(name, lang, words=_level(value, lang) if name == "level" else squash(value))
    for name in ("baseline", "period"):
        if (year := getattr(target, name)) is not None:
            yield say(name, lang, year=year)
    if target.due is not None:
        yield say("due", lang, when=deadline_words(target.due) if lang == "vi" else target.due)


def _level(level: str, lang: str) -> str:
    key = f"understood.level_{level}"
    return messages.text(key, lang) if messages.has(key, lang) else level


def say(name: str, lang: str, /, **params: object) -> str:
    """The words called ``name`` among those of this domain."""
    return messages.text(f"understood.{name}", lang, **params)
