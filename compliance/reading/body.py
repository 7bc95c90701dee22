"""Sentences of the running text that set targets, as indicators of the body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from compliance.model.plan import Indicator
from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import UNACCEPTED, with_canonicals
from compliance.reading.notes import is_note
from compliance.reading.promises import Promise, Promises
from compliance.reading.sections import Heading, Part, Placed, is_goal, is_narrative, tells
from compliance.reading.tables.bearers import bearer, settled
from compliance.reading.words import Words
from compliance.vietnamese import fold, squash

_POINTS_ELSEWHERE = re.compile(r"^\W*\([^()]*(?:phụ lục|kèm theo)[^()]*\)?\W*$", re.IGNORECASE)
_LEAD = re.compile(r"^([^:.;,%\d]{4,40}):\s+(?=\S)")
_ONLY_YEAR = re.compile(r"^(?:đến |trong |hết |cuối )*(?:năm |giai đoạn )?(20\d\d)(?:\s*-\s*20\d\d)?$")
_MAY_PROMISE = re.compile(r"\d|đấu|loại|dẫn đầu", re.IGNORECASE)
_RANK_WORDS = re.compile(
    r"^[\W_]*(?:và )?(?:xếp|nằm|thuộc|trong|đứng|dẫn đầu|vị trí|hạng|nhóm|top)(?!\w)", re.IGNORECASE
)
_FEWEST_WORDS = 2
_SENTENCE = re.compile(r"[^\W\d_].{20,}[.;]\s*$", re.DOTALL)
_SAYS_LEVELS = re.compile(
    r"(?:đối với |của |tại |ở )?(?:ubnd |các )*(?:cấp )?"
    r"(?:tỉnh|thành phố|huyện|xã|phường|thị trấn|trung ương)(?!\w)"
    r"|lần lượt|tương ứng|đối với|(?<!\w)(?:và|là|đạt|trong đó|riêng)(?!\w)"
)
_SAYS_SUBJECT = re.compile(r"[^\W\d_]")
_OLD_VALUE = re.compile(r"\s*\((?:năm|cùng kỳ|kết quả)\s[^()]*\d[^()]*\)", re.IGNORECASE)
_LEVEL_AT_END = re.compile(
    r"\s+(?:đối với|tại|ở|của)\s+(?:ubnd\s+)?(?:cấp\s+)?(?:tỉnh|thành phố|huyện|xã)$", re.IGNORECASE
)
_LEVEL_BEHIND = re.compile(r"\s*\([^()]*\)$")
_QUANTIFIED = (Kind.LEVEL, Kind.CHANGE, Kind.RANK, Kind.GRADE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A passage as it is looked through: its words, and what its headings say of it."""

    words: Words
    headings: tuple[Heading, ...]
    section: str
    code: str | None
    group: str | None
    goal: bool
    confidence: float
    remarks: tuple[str, ...] = ()


def body_indicators(
    placed: Iterable[Placed], promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    """One indicator for each promise of a sentence; narrative sentences give none.

    A list of levels, units or years under one line ("Tỷ lệ hồ sơ trực tuyến: - Cấp tỉnh: 90%; …") is one
    indicator, named by that line, with a target for each of its items.
    """
    made: list[Indicator] = []
    listed: tuple[Heading, ...] | None = None
    for item in placed:
        if is_note(item.passage.text):
            promises.leave_note(item.passage.words)
            continue
        if not _is_looked_through(item):
            continue
        sentence = _sentence(item)
        found = _indicators(sentence, promises, context, level)
        if _is_list_item(sentence, found):
            below = [_told(target, each.title, promises.city) for each in found for target in each.targets]
            if listed == item.headings and made:
                last = made[-1]
                made[-1] = replace(
                    last, targets=(*last.targets, *below), cell=f"{last.cell}\n{found[0].cell}"
                )
            else:
                made.append(_list(sentence, found[0], tuple(below), context, level))
            listed = item.headings
            continue
        listed = None
        made += found
    return made


def _is_looked_through(item: Placed) -> bool:
    if item.part is Part.DECISION or item.is_heading or is_narrative(item.headings):
        return False
    if item.part is Part.ANNEX and not item.passage.mark and not _SENTENCE.search(item.passage.text):
        return False
    return not _POINTS_ELSEWHERE.match(item.passage.text)


def _sentence(item: Placed) -> _Sentence:
    """The passage without a lead such as "Mục tiêu:", which tells of it what a heading would."""
    words, goal = item.passage.words, is_goal(item.headings)
    lead = _LEAD.match(words.text)
    if lead is not None and (told := tells(lead[1])) is not None:
        words, goal = words.part(lead.end(), len(words.text)), told == "goals"
    annex = item.part is Part.ANNEX
    return _Sentence(
        words=words,
        headings=item.headings,
        section="annex" if annex else "body",
        code=_own_code(item.passage.mark) if annex else None,
        group=_group(item) if annex else item.code,
        goal=goal,
        confidence=item.passage.confidence,
        remarks=(UNACCEPTED,) if item.passage.tracked else (),
    )


def _own_code(mark: str) -> str | None:
    """The number of an item of an annex that is a list instead of a table."""
    code = mark.strip("().:/ ").replace(" ", "")
    return code if code[:1].isdigit() else None


def _group(item: Placed) -> str | None:
    codes = [heading.code for heading in item.headings if heading.code and heading.style != "annex"]
    return codes[-1] if codes else None


def _indicators(
    sentence: _Sentence, promises: Promises, context: ReadingContext, level: str | None
) -> list[Indicator]:
    if not sentence.goal and not _MAY_PROMISE.search(sentence.words.text):
        return []
    found = promises.split(sentence.words)
    if not found and sentence.goal:
        found = promises.whole(sentence.words)
    made: list[Indicator] = []
    for promise in found:
        kept = tuple(
            replace(
                target,
                confidence=min(target.confidence, sentence.confidence),
                remarks=(*target.remarks, *sentence.remarks),
            )
            for target in promise.targets
            if _counts(target, sentence)
        )
        if kept and made and _is_share(promise.title, kept, made[-1]):
            promises.claim(promise)
            made[-1] = _with_share(made[-1], promise, kept, promises.city)
            continue
        named = _named(sentence, promise, kept, context, level) if kept else []
        if named:
            promises.claim(promise)
        if made and len(named) == 1 and _has_no_subject(named[0]):
            made[-1] = replace(
                made[-1], targets=(*made[-1].targets, *kept), cell=f"{made[-1].cell}, {named[0].cell}"
            )
            continue
        made += named
    return made


def _is_share(title: str, targets: tuple[Target, ...], above: Indicator) -> bool:
    """Whether a piece only says for whom or when its values are: they are values of what stands before."""
    if bearer(title) is not None or _is_later(title, targets, above):
        return True
    levels = [target.level for target in (*above.targets, *targets)]
    if None in levels or len(set(levels)) < len(levels):
        return False
    return not _SAYS_SUBJECT.search(_SAYS_LEVELS.sub(" ", fold(title)))


def _is_later(title: str, targets: tuple[Target, ...], above: Indicator) -> bool:
    """Whether a piece goes on with the value of another year ("…; đến năm 2030 đạt 95%")."""
    years = [target.period for target in (*above.targets, *targets)]
    if None in years or len(set(years)) < len(years):
        return False
    return not title or _ONLY_YEAR.match(fold(title)) is not None


def _has_no_subject(indicator: Indicator) -> bool:
    """Whether a piece only says a place or class ("xếp hạng từ 30 trở lên"): it is of what stands before."""
    placed = all(target.kind in (Kind.RANK, Kind.GRADE) for target in indicator.targets)
    return placed and indicator.canonical is None and _RANK_WORDS.match(indicator.title) is not None


def _with_share(indicator: Indicator, promise: Promise, targets: tuple[Target, ...], city: str) -> Indicator:
    """The indicator with the value of another level, told in the same sentence ("cấp xã đạt 80%")."""
    head, _, last = indicator.title.rpartition(":")
    first = bearer(last) if head else None
    title, own = indicator.title, indicator.targets
    behind = _LEVEL_BEHIND.search(title)
    if behind is not None and bearer(behind[0].strip(" ()")) is not None:
        title = title[: behind.start()]
    title = _LEVEL_AT_END.sub("", title)
    if first is not None:
        title, own = head, (*own[:-1], replace(own[-1], scope=first.scope))
    told = tuple(_told(target, promise.title, city) for target in targets)
    cell = f"{indicator.cell}, {squash(promise.words.text)}"
    return replace(indicator, title=title, cell=cell, targets=(*own, *told))


def _named(
    sentence: _Sentence,
    promise: Promise,
    targets: tuple[Target, ...],
    context: ReadingContext,
    level: str | None,
) -> list[Indicator]:
    """The indicators that a promise is about: several where its words name several and give one value."""
    indicator = Indicator(
        id="",
        title=_title(promise),
        section=sentence.section,
        code=sentence.code,
        group=sentence.group,
        cell=squash(promise.words.text),
        context="; ".join(heading.title for heading in sentence.headings[-2:]),
        targets=targets,
        source=promise.words.source,
    )
    several = context.matcher.match_all(promise.title, level=level) if context.matcher is not None else ()
    if len(several) > 1 and len(targets) == 1:
        return [
            replace(
                indicator,
                title=squash(each.words),
                canonical=each.canonical,
                alias_other_content=each.other_content,
            )
            for each in several
        ]
    made = with_canonicals(indicator, context, level=level)
    return [] if _only_acts(made) else [made]


def _title(promise: Promise) -> str:
    """The words that name what is promised; all of them where too few are left beside the value."""
    title = _OLD_VALUE.sub("", squash(promise.title)).strip()
    if len({target.level for target in promise.targets}) > 1:
        title = _LEVEL_AT_END.sub("", title)
    told = len(title.split()) > _FEWEST_WORDS or _is_for_whom_or_when(title)
    return title if told else squash(promise.words.text)


def _is_for_whom_or_when(title: str) -> bool:
    return bool(_ONLY_YEAR.match(fold(title))) or bearer(title) is not None


def _only_acts(indicator: Indicator) -> bool:
    """Whether a sentence of acts promises nothing that is known: it tells what is done from day to day."""
    acts = all(target.kind is Kind.DONE for target in indicator.targets)
    return acts and indicator.canonical is None and not any(target.document for target in indicator.targets)


def _is_list_item(sentence: _Sentence, found: list[Indicator]) -> bool:
    """Whether all that the sentence says is for whom or for when the values of the line above are."""
    if not found or not sentence.headings:
        return False
    line = sentence.headings[-1].title
    if len(line.split()) < 3 or tells(line) is not None:
        return False
    return all(_is_for_whom_or_when(each.title) for each in found)


def _told(target: Target, title: str, city: str) -> Target:
    year = _ONLY_YEAR.match(fold(title))
    if year is not None:
        return replace(target, period=target.period or int(year[1]))
    who = bearer(title)
    if who is None:
        return target
    return replace(target, scope=who.scope, level=target.level or settled(who.level, city))


def _list(
    sentence: _Sentence,
    first: Indicator,
    targets: tuple[Target, ...],
    context: ReadingContext,
    level: str | None,
) -> Indicator:
    line = sentence.headings[-1].title
    above = "; ".join(heading.title for heading in sentence.headings[-3:-1])
    listed = replace(first, title=line, targets=targets, context=above)
    return with_canonicals(listed, context, level=level)


def _counts(target: Target, sentence: _Sentence) -> bool:
    """Whether a target found in running text is a promise of the plan.

    Among goals every promise counts; among tasks only one with a quantity, or a trend that is aimed at.
    """
    if target.kind is Kind.STATEMENT:
        return False
    if sentence.goal:
        return True
    aimed = "phấn đấu" in fold(sentence.words.text)
    if target.kind in _QUANTIFIED:
        bare_count = target.unit is Measure.COUNT and target.comparator is Comparator.EQUAL
        return (target.value is not None or target.grade is not None) and (aimed or not bare_count)
    return target.kind is Kind.TREND and target.direction in (Direction.UP, Direction.DOWN) and aimed
