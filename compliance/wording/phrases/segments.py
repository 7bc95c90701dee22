"""Which words belong to which target of a phrase: stretches, titles, and lists of levels."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from compliance.model.target import MEASURED, Kind, Measure, Target
from compliance.wording.phrases.bounds import Element
from compliance.wording.phrases.clauses import Found
from compliance.wording.phrases.composing import Composed
from compliance.wording.phrases.dated import joins_verbs, only_dates
from compliance.wording.phrases.deadlines import due, due_part
from compliance.wording.phrases.levels import with_levels
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.populations import EDGES, scoped
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token


def segments(scanned: Scanned, composed: Composed) -> list[Segment]:
    """The stretches of all targets, with levels told apart where the words list them."""
    found: list[Segment] = []
    by_sentence: dict[int, list[Found]] = {}
    for item in composed.found:
        by_sentence.setdefault(item.sentence, []).append(item)
    for number, sentence in enumerate(composed.sentences):
        own = _of_sentence(scanned, sentence, by_sentence.get(number, []))
        found.extend(_completed(scanned, sentence, segment, composed.year) for segment in own)
    if not composed.sentences:
        found = [Segment(item.target, item, 0, len(scanned.text)) for item in composed.found]
    return with_levels(scanned, composed, _under_whole(scanned, found))


def _under_whole(scanned: Scanned, found: list[Segment]) -> list[Segment]:
    """ "95% chung; đất đai, xây dựng 90%": after the value of the whole, words before a value name a part."""
    if len(found) < 2 or found[0].target.scope not in words_of("wholes"):
        return found
    result = [replace(found[0], target=replace(found[0].target, scope=None))]
    for segment in found[1:]:
        words = scanned.text[segment.start : segment.found.anchor].strip(EDGES)
        if segment.target.scope is None and any(letter.isalpha() for letter in words):
            result.append(replace(segment, target=replace(segment.target, scope=words)))
        else:
            result.append(segment)
    return result


def _of_sentence(scanned: Scanned, sentence: Sentence, items: list[Found]) -> list[Segment]:
    found: list[Segment] = []
    start = sentence.start
    breaks = [part for part in sentence.elements if isinstance(part, Token) and part.kind == "BREAK"]
    starts = [part.start for part in breaks]
    inner = False
    for order, item in enumerate(items):
        following = items[order + 1] if order + 1 < len(items) else None
        end = sentence.end
        if following is not None:
            near = breaks[bisect_left(starts, item.end) : bisect_left(starts, following.anchor)]
            bearers = _after_bearers(scanned, near, item, following)
            end = bearers or _boundary(scanned, near, item, following, start)
        apart = not found or found[-1].target.kind is Kind.DONE
        joins = not apart and (inner or _joins(scanned, found[-1], item, end))
        place, own = (sentence.start, sentence.end), max(end, item.end)
        inner = following is not None and end <= item.end and _bounds_inside(item.target, following.target)
        reach = following.anchor if inner and following is not None else own
        found.append(Segment(item.target, item, start, own, joins, place, reach))
        start = max(end, item.end) if following is None or end > item.anchor else start
    return found


def _after_bearers(scanned: Scanned, breaks: list[Token], item: Found, following: Found) -> int | None:
    """Where the bearers of a nested promise end ("100% xã, phường có tỷ lệ … từ 60%")."""
    has = lexicon().predicates.search(scanned.folded, item.end, following.end)
    if item.target.role != "coverage" or has is None:
        return None
    return None if breaks and breaks[0].start < has.start() else has.start()


def _bounds_inside(first: Target, second: Target) -> bool:
    """ "100% hồ sơ giải quyết không quá 05 ngày": a bound of another unit in the words of a share."""
    return first.unit is Measure.PERCENT and second.unit is not Measure.PERCENT


def _boundary(scanned: Scanned, breaks: list[Token], item: Found, following: Found, start: int) -> int:
    """Where the words of ``item`` end and those of ``following`` begin; ``breaks`` stand between them."""
    if not breaks:
        return item.end
    if pattern("idle").fullmatch(scanned.folded[breaks[-1].end : following.anchor]):
        return breaks[-1].start
    if all(":" in scanned.folded[a:b] for a, b in ((start, item.end), (breaks[0].end, following.anchor + 2))):
        return breaks[0].start  # "UBND tỉnh: 90%, UBND các huyện, thành phố: 80%"
    for part in breaks:
        after = scanned.folded[part.end :].lstrip()
        if lexicon().title_starts.match(after) or pattern("names_part").match(after):
            return part.start
    often = following.target.unit is Measure.TIMES and item.target.unit is Measure.PERCENT
    if often and lexicon().acts.match(scanned.folded[breaks[-1].end :].lstrip()) is None:
        return item.end
    titled = len(scanned.folded[start : item.anchor].split()) >= 3
    return (breaks[0] if titled else breaks[-1]).start


def _joins(scanned: Scanned, before: Segment, item: Found, end: int) -> bool:
    """Whether two targets are parts of one promise: nested, several measures of one index, one predicate."""
    first, second = before.target, item.target
    between = scanned.folded[before.found.end : item.anchor]
    if first.role == "coverage" or (
        not re.search(r"[,;]|(?<!\w)và(?!\w)", between) and not _has_title(between)
    ):
        return True
    if not pattern("idle").fullmatch(scanned.folded[before.end : item.anchor]):
        return False
    if _measures_index(first) and _measures_index(second):
        return True
    if not re.search(r"\w", re.sub(r"[\d.,%]|năm", "", scanned.folded[item.end : end])):
        return second.kind is first.kind
    if first.kind is not Kind.LEVEL or second.kind is not Kind.LEVEL:
        return False
    words = scanned.folded[before.found.end : before.end]
    return lexicon().predicates.search(words) is None and not _titled(scanned, before)


def _measures_index(target: Target) -> bool:
    """Ranks, grades, scores and their steps are measures of one and the same index."""
    if target.kind in (Kind.RANK, Kind.GRADE):
        return True
    return target.kind in MEASURED and target.unit in (Measure.POINT, Measure.RANK)


def _has_title(words: str) -> bool:
    return bool(re.search(r"\w{2,} \w{2,}", words))


def _titled(scanned: Scanned, segment: Segment) -> bool:
    words = scanned.folded[segment.start : segment.found.anchor]
    return not pattern("idle").fullmatch(words)


def _completed(scanned: Scanned, sentence: Sentence, segment: Segment, year: int | None) -> Segment:
    """The segment's target with its population and the day it is due, as its own words say."""
    target = scoped(scanned, sentence, segment)
    own = _stretch(scanned, sentence, segment)
    said = target.due or due(scanned, own, year) or due_part(scanned, own, year, heads=True)
    target = target if said is None else replace(target, due=said)
    return segment if target is segment.target else replace(segment, target=target)


def _stretch(scanned: Scanned, sentence: Sentence, segment: Segment) -> Sentence:
    start = max(segment.start, _after_act(scanned, sentence, segment))
    first = bisect_left(sentence.elements, start, key=_start_of)
    last = bisect_left(sentence.elements, segment.end, key=_start_of)
    last = min(last, _before_act(scanned, sentence, segment, first))
    return Sentence(start, segment.end, sentence.elements[first:last])


def _before_act(scanned: Scanned, sentence: Sentence, segment: Segment, first: int) -> int:
    """The place of the comma behind a promise after which an act with its own day follows."""
    for index in range(first, len(sentence.elements)):
        part = sentence.elements[index]
        if part.start >= segment.end:
            break
        if not isinstance(part, Token) or part.kind != "BREAK" or part.start < segment.found.end:
            continue
        words = scanned.folded[part.end : segment.end].lstrip()
        act = lexicon().acts.match(words)
        if act is None or joins_verbs(scanned, part, sentence.elements[first:index]):
            continue
        date = next(
            (one for one in sentence.elements[index:] if isinstance(one, Token) and one.kind == "REFERENCE"),
            None,
        )
        if date is not None and not only_dates(scanned, part.end, date.start):
            return index
    return len(sentence.elements)


def _after_act(scanned: Scanned, sentence: Sentence, segment: Segment) -> int:
    """Where an act with its day ends before the promise ("Ban hành kế hoạch trước ngày 31/01, tỷ lệ …")."""
    dated: Token | None = None
    for part in sentence.elements:
        if not isinstance(part, Token) or part.start >= segment.found.anchor:
            break
        if part.kind == "REFERENCE" and part.name in ("date", "quarter") and part.start >= segment.start:
            dated = part
        elif part.kind == "BREAK" and dated is not None:
            words = scanned.folded[segment.start : dated.start].lstrip(" -+")
            own = scanned.folded[part.end : segment.found.anchor]
            if lexicon().acts.match(words) and not pattern("idle").fullmatch(own):
                return part.end
    return segment.start


def _start_of(element: Element) -> int:
    return element.start
