"""Sentences of the running text that set targets, as indicators of the body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compliance.model.plan import Indicator
from compliance.model.target import Kind, Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import UNACCEPTED, with_canonicals
from compliance.reading.labels import label_of
from compliance.reading.level_lists import as_all_do, goes_on, shared_end
from compliance.reading.listing import headed, is_list_item, listing, under_heading, with_item
from compliance.reading.milestones import milestone
from compliance.reading.notes import is_note
from compliance.reading.parting import split_by_meaning
from compliance.reading.promise_titles import title_of, titled_apart
from compliance.reading.promised import counts, is_given, only_acts
from compliance.reading.promises import Promise, Promises
from compliance.reading.sections import Heading, Part, Placed
from compliance.reading.shares import has_no_subject, is_of_some, with_share
from compliance.reading.telling import is_general, is_goal, is_narrative, tells
from compliance.reading.words import Words
from compliance.records import record
from compliance.vietnamese import squash
from compliance.wording.phrases.bare import is_bare_value

_POINTS_ELSEWHERE = re.compile(r"^\W*\([^()]*(?:phụ lục|kèm theo)[^()]*\)?\W*$", re.IGNORECASE)
_LEAD = re.compile(r"^([^:.;,%\d]{4,40}):\s+(?=\S)")
_MAY_PROMISE = re.compile(r"\d|đấu|loại|dẫn đầu", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_].{20,}[.;]\s*$", re.DOTALL)


@record
class _Sentence:
    """A passage as it is looked through: its words, and what its headings say of it."""

    words: Words
    headings: tuple[Heading, ...]
    section: str
    code: str | None
    group: str | None
    goal: bool
    general: bool
    confidence: float
    year: int | None = None
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
    cells: list[Words] = []
    for item in placed:
        if is_note(item.passage.text):
            promises.leave_note(item.passage.words)
            continue
        if not _is_looked_through(item, promises.first):
            if _is_cell(item):
                cells.append(item.passage.words)
            continue
        sentence = _sentence(item)
        found = _indicators(sentence, promises, context, level)
        promises.leave_unplaced(sentence.words, goal=sentence.goal)
        if is_list_item(item.headings, found):
            if listed == item.headings and made:
                made[-1] = with_item(made[-1], found, promises.city)
            else:
                made.append(listing(item.headings, found, promises.city, context, level))
            listed = item.headings
            continue
        listed = None
        made += found
    promises.leave_cells(cells)
    return made


def _is_cell(item: Placed) -> bool:
    """Whether a line of an annex, in no table that was found and no title of one, may hold a value."""
    text = item.passage.text
    if item.part is not Part.ANNEX or item.is_heading or text.isupper():
        return False
    return _MAY_PROMISE.search(text) is not None and not _POINTS_ELSEWHERE.match(text)


def _is_looked_through(item: Placed, first: int | None) -> bool:
    if item.part is Part.DECISION or item.is_heading or is_narrative(item.headings, first):
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
    annex, headings = item.part is Part.ANNEX, item.headings
    if (label := label_of(words.text)) is not None:
        words = words.part(label.end(), len(words.text))
        headings = (*headings, Heading("lead", "", label[1]))
    return _Sentence(
        words=words,
        headings=headings,
        section="annex" if annex else "body",
        code=_own_code(item.passage.mark) if annex else None,
        group=_group(item) if annex else item.code,
        goal=goal,
        general=is_general(item.headings),
        confidence=item.passage.confidence,
        year=milestone(heading.title for heading in reversed(item.headings)),
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
    found = split_by_meaning(promises.split(sentence.words), promises, context, level)
    if not found and sentence.goal:
        found = promises.whole(sentence.words)
    if not found and sentence.goal and not sentence.general:
        promises.leave_denial(sentence.words)
    made: list[Indicator] = []
    for promise in found:
        if is_given(promise.title) or promises.is_past(promise):
            continue
        kept = tuple(
            _as_said(target, sentence, promises.year)
            for target in promise.targets
            if counts(target, sentence.words.text, goal=sentence.goal)
        )
        if kept and made and goes_on(promise, kept, made[-1]):
            promises.claim(promise)
            end = shared_end(promise, made[-1])
            made[-1] = with_share(made[-1], promise, kept, promises.city)
            if end:
                made[-1] = replace(made[-1], title=f"{made[-1].title} {end}")
            if end or is_of_some(promise.title):
                made[-1] = with_canonicals(made[-1], context, level=level)
            continue
        named = _named(sentence, promise, kept, context, level) if kept else []
        if named and not made:
            named[0] = under_heading(named[0], promise.title, sentence.headings, context, level)
            if is_bare_value(named[0].title):
                promises.leave(promise.words, "reading.why_no_target")
                continue
        elif named:
            named[0] = headed(named[0], promise.title, made[-1], context, level)
        if named:
            promises.claim(promise)
        if made and len(named) == 1 and has_no_subject(named[0]):
            made[-1] = replace(
                made[-1], targets=(*made[-1].targets, *kept), cell=f"{made[-1].cell}, {named[0].cell}"
            )
            continue
        made += named
    return [as_all_do(each, context, level) for each in made]


def _as_said(target: Target, sentence: _Sentence, year: int | None) -> Target:
    """A target with what its sentence and the headings above it say; ``year`` is that of a plan of one."""
    dated = target.kind not in (Kind.DONE, Kind.STATEMENT) and sentence.year != year
    return replace(
        target,
        period=target.period or (sentence.year if dated else None),
        confidence=min(target.confidence, sentence.confidence),
        remarks=(*target.remarks, *sentence.remarks),
    )


def _named(
    sentence: _Sentence,
    promise: Promise,
    targets: tuple[Target, ...],
    context: ReadingContext,
    level: str | None,
) -> list[Indicator]:
    """The indicator that a promise is about; none where its words only tell what is done."""
    title, apart = titled_apart(title_of(promise), targets)
    indicator = Indicator(
        id="",
        title=title,
        section=sentence.section,
        code=sentence.code,
        group=sentence.group,
        cell=squash(promise.words.text),
        context="; ".join(heading.title for heading in sentence.headings[-2:]),
        targets=apart,
        source=promise.words.source,
    )
    made = with_canonicals(indicator, context, level=level)
    return [] if only_acts(made, general=sentence.general) else [made]
