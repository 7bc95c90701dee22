"""What other rooms ask of the grammar: the targets of a phrase, the promises of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.records import record
from compliance.vietnamese import fold
from compliance.wording.phrases.composing import compose
from compliance.wording.phrases.hints import NO_HINTS, Hints, read_hints
from compliance.wording.phrases.levels import CITY
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.misspelt import is_misspelt
from compliance.wording.phrases.numbers import NUMBER, plain, read_number
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.populations import counted_from
from compliance.wording.phrases.scanning import scan
from compliance.wording.phrases.segments import segments
from compliance.wording.phrases.tokens import Scanned
from compliance.wording.phrases.trends import baseline_year
from compliance.wording.phrases.unclear import doubted

Span = tuple[int, int]

# The fewest words that name an indicator.
_TITLE_WORDS = 3


@record
class Reading:
    """A phrase read. ``text`` is the phrase after cleaning and repair; spans are places in it.

    ``used`` holds for each target the runs of digits that ended in it; ``others`` all other runs
    (look-alikes, citations, dates, old values, classes). Together they are every number of the phrase.
    """

    text: str
    targets: tuple[Target, ...]
    used: tuple[tuple[Span, ...], ...]
    others: tuple[Span, ...]


@record
class Promise:
    """A piece of a body sentence the size of an indicator: the words of its title, and its targets.

    ``text`` are the words of the piece as cleaned, ``start`` and ``end`` their place in the cleaned
    sentence, ``numbers`` how many numbers of the sentence ended in its targets.
    """

    title: str
    targets: tuple[Target, ...]
    text: str
    start: int
    end: int
    numbers: int = 0


def parse_targets(
    text: str, *, title: str | None = None, year: int | None = None, city: str = "district"
) -> tuple[Target, ...]:
    """The targets that ``text`` promises, in the order of its words.

    ``title`` is the row it stands under: it supplies unit, direction, baseline and scale where the words
    are silent. ``year`` is the plan's first year, for "năm trước". ``city`` is the level of a "thành phố"
    alone: province in the plan of a centrally run city. Words without a target give one ``done`` or
    ``statement``, or nothing.
    """
    return read_phrase(text, title=title, year=year, city=city).targets


def read_phrase(
    text: str, *, title: str | None = None, year: int | None = None, city: str = "district"
) -> Reading:
    """``parse_targets`` with the places of all numbers: those of each target, and the others."""
    return _read_under(text, read_hints(title), year, city)


# Kept by what a title hints, not by its words: the same value stands under many titles.
@lru_cache(maxsize=16384)
def _read_under(text: str, hints: Hints, year: int | None, city: str) -> Reading:
    match = _BARE_SHARE.fullmatch(text)
    if match is not None and not hints.unclear:
        return _bare_share(match, hints, year)
    scanned, found = _read(text, hints, year)
    found.sort(key=lambda segment: segment.found.anchor)
    runs = _all_runs(scanned.text)
    used = tuple(_runs(runs, segment.found.numbers) for segment in found)
    taken = {span for spans in used for span in spans}
    others = tuple(span for span in runs if span not in taken)
    whole = len(found) == 1
    targets = tuple(_finished(segment, scanned, city, whole=whole) for segment in found)
    return Reading(scanned.text, targets, used, others)


# Most cells of most plans are a bare percentage: read without grammar, to the same result (a test holds it).
_BARE_SHARE = re.compile(r"((?!00)\d{1,3}(?:,\d{1,2})?) ?%")


def _bare_share(match: re.Match[str], hints: Hints, year: int | None) -> Reading:
    value = plain(read_number(match[1], share=True).value)
    target = Target(Kind.LEVEL, Comparator.EQUAL, value, unit=Measure.PERCENT, raw=match[0])
    if hints.direction is not None:
        baseline = baseline_year(hints.baseline, year)
        target = replace(target, kind=Kind.CHANGE, direction=hints.direction, baseline=baseline)
    return Reading(match[0], (target,), ((match.span(1),),), ())


@lru_cache(maxsize=4096)
def split_promises(text: str, *, year: int | None = None, city: str = "district") -> tuple[Promise, ...]:
    """The promises of a body sentence or paragraph; none where it promises nothing countable."""
    scanned, found = _read(text, NO_HINTS, year)
    groups: list[list[Segment]] = []
    beside: list[Segment] = []
    for segment in found:
        if segment.target.kind is Kind.STATEMENT:
            beside.append(segment)
        elif segment.target.kind is Kind.DONE:
            continue
        elif segment.joins and groups:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    for segment in beside:
        _put_beside(groups, segment)
    runs = _all_runs(scanned.text)
    return tuple(_promise(scanned, runs, group, city) for group in groups)


def _put_beside(groups: list[list[Segment]], segment: Segment) -> None:
    """What is to be kept goes with the promise before it in its sentence, else with the one after it."""
    same = [group for group in groups if group[0].found.sentence == segment.found.sentence]
    before = [group for group in same if group[0].start < segment.start]
    if same:
        (before or [same[0]])[-1].append(segment)


def _read(text: str, hints: Hints, year: int | None) -> tuple[Scanned, list[Segment]]:
    scanned = scan(text)
    return scanned, segments(scanned, compose(scanned, hints, year))


def _promise(scanned: Scanned, runs: list[Span], group: list[Segment], city: str) -> Promise:
    start, end = group[0].start, max(segment.end for segment in group)
    words = scanned.text[start:end].strip(" ,;.-+•\n")
    targets = tuple(_finished(segment, scanned, city, whole=False) for segment in group)
    numbers = {span for segment in group for span in _runs(runs, segment.found.numbers)}
    return Promise(_title(scanned, group, start, end), targets, words, start, end, len(numbers))


def _title(scanned: Scanned, group: list[Segment], start: int, end: int) -> str:
    """The words of a piece without its numbers and what goes with them.

    Of several shares under one predicate the first population stands for all, so that the words read as
    the name of one indicator.
    """
    ordered = sorted(group, key=lambda item: item.found.anchor)
    anchor = ordered[0].found.anchor
    if ordered[0].target.kind is Kind.RANK and len(scanned.text[start:anchor].split()) >= _TITLE_WORDS:
        # What follows a place names those among whom it is held.
        ordered, end = ordered[:1], ordered[0].found.anchor
    kept: list[str] = []
    position = start
    for number, segment in enumerate(ordered):
        kept.append(scanned.text[position : max(position, segment.found.anchor)])
        alone = len(ordered) == 1 and _only_counts(scanned, kept[0], segment)
        position = max(position, segment.found.end if alone else _after(scanned, segment))
        if number == 0 and len(ordered) > 1 and segment.reach <= segment.end and _shares_predicate(ordered):
            kept.append(scanned.text[position : max(position, segment.end)])
            position = _predicate_of(scanned, ordered[-1])
            break
    kept.append(scanned.text[position : max(position, end)])
    labelled = ":" in kept[0] or scanned.text[anchor : anchor + 1] == ":"
    if labelled and pattern("title_label").fullmatch(kept[0]) and _words_of(kept[1:]) > _TITLE_WORDS:
        kept[0] = ""
    parts = [pattern("title_tail").sub("", part).strip() for part in kept]
    words = pattern("title_lead").sub("", " ".join(part for part in parts if part))
    words = pattern("title_leftover").sub("", words)
    first = group[0].target
    told = pattern("title_changes").search(fold(words)) or _names_levels_alone(scanned, group[0], words)
    if first.kind is Kind.CHANGE and not told:
        words = f"{'tăng' if first.direction is Direction.UP else 'giảm'} {words}"
    return pattern("title_tail").sub("", " ".join(words.split())).strip()


def _names_levels_alone(scanned: Scanned, segment: Segment, words: str) -> bool:
    """ "…, cấp xã 10%": whom a value of a list is for; what is done stands before it."""
    rest = fold(words)
    for token in scanned.tokens:
        if "LEVEL" in token.name.split() and segment.start <= token.start < segment.end:
            rest = rest.replace(scanned.folded[token.start : token.end], " ")
    return rest != fold(words) and not pattern("beside_level").sub(" ", f" {rest}").strip(" ,.;:")


def _only_counts(scanned: Scanned, name: str, segment: Segment) -> bool:
    """ "Báo cáo khảo sát, tối thiểu 200 phiếu": behind a name and a comma a bare count only says how many."""
    rest = scanned.text[segment.found.end : segment.end]
    counts = segment.target.unit is Measure.COUNT and not any(letter.isalpha() for letter in rest)
    return counts and name.rstrip().endswith(",") and _words_of([name]) >= _TITLE_WORDS


def _words_of(parts: list[str]) -> int:
    return len(" ".join(parts).split())


def _shares_predicate(ordered: list[Segment]) -> bool:
    if any(segment.target.role == "coverage" for segment in ordered):
        return False
    return ordered[0].target.kind is Kind.LEVEL and ordered[0].target.unit is Measure.PERCENT


def _after(scanned: Scanned, segment: Segment) -> int:
    """Where the words of a title go on after a target: a counted noun belongs to them."""
    if segment.target.kind is Kind.RANK:
        return segment.end
    measured = (segment.target.noun or "").lower() in words_of("measured")
    if segment.target.unit is Measure.COUNT and segment.found.numbers and not measured:
        return segment.found.numbers[-1][1]
    return counted_from(scanned, segment.found)


def _predicate_of(scanned: Scanned, segment: Segment) -> int:
    """Where the words that hold for the whole list begin: the predicate after the last population."""
    match = lexicon().predicates.search(scanned.folded, segment.found.end, segment.end)
    return match.start() if match else segment.end


def _finished(segment: Segment, scanned: Scanned, city: str, *, whole: bool) -> Target:
    target = segment.target
    if target.level == CITY:
        target = replace(target, level=city)
    first = segment.found.anchor if target.kind is Kind.STATEMENT else segment.start
    start, end = (0, len(scanned.text)) if whole else (first, segment.end)
    raw = scanned.text[start:end]
    repairs = scanned.repairs_in(start, end)
    confidence = min([target.confidence, *(repair.confidence for repair in repairs)])
    raw = raw.strip(" ,;\n") if not whole else raw.strip()
    if target.kind not in (Kind.DONE, Kind.STATEMENT) and is_misspelt(raw):
        target = doubted(target, "unclear_words")
        confidence = min(confidence, target.confidence)
    return replace(target, raw=raw, repaired=tuple(map(str, repairs)), confidence=confidence)


def _all_runs(text: str) -> list[Span]:
    return [(match.start(), match.end()) for match in NUMBER.finditer(text)]


def _runs(runs: list[Span], places: tuple[Span, ...]) -> tuple[Span, ...]:
    """The runs of digits that begin inside ``places``."""
    found: list[Span] = []
    for start, end in places:
        first = bisect_left(runs, (start, start))
        found += [run for run in runs[first : first + _MOST_RUNS] if run[0] < max(end, start + 1)]
    return tuple(found)


# A range of fractions holds four runs of digits; nothing that one target reads holds more.
_MOST_RUNS = 6
