"""The population that the words around a share or a class name, as a target's scope."""

from __future__ import annotations

import re
from dataclasses import replace

from compliance.model.target import MEASURED, Measure, Target
from compliance.vietnamese import fold
from compliance.wording.phrases.clauses import Found
from compliance.wording.phrases.lexicon import PIECE, lexicon
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.pieces import Segment
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned

_MARKS = " ,.;:/-\"“”'"
EDGES = f"{_MARKS}%"


def scoped(scanned: Scanned, sentence: Sentence, segment: Segment) -> Target:
    """The target with the population that words around its share name."""
    target, which = segment.target, segment.found.which
    if target.kind not in MEASURED or (target.unit is not Measure.PERCENT and which is None):
        return target
    scope = _population_told(scanned, sentence, segment) if target.unit is Measure.PERCENT else None
    if which is not None:
        start = counted_from(scanned, segment.found) if which[0] == segment.found.end else which[0]
        words = " ".join(scanned.text[start : which[1]].split()).strip(_MARKS)
        bare = pattern("population_lead").sub("", words)
        words = words if bare[:1].isdecimal() else bare
        scope = scope if scope is not None and words in scope else words
    return target if scope is target.scope else replace(target, scope=scope)


def _population_told(scanned: Scanned, sentence: Sentence, segment: Segment) -> str | None:
    start = counted_from(scanned, segment.found)
    after = _population(scanned, sentence, start, max(segment.end, segment.reach))
    if after is not None and pattern("counts_criteria").fullmatch(after.lower()):
        listed = _criteria(scanned, sentence, start, segment.end)
        after = f"{after}: {listed}" if listed else after
    if after is None and (bracket := pattern("population_bracket").match(scanned.folded, segment.found.end)):
        after = scanned.text[bracket.start(1) : bracket.end(1)].strip()
    if after is None:
        before = pattern("population_before").search(scanned.folded, segment.start, segment.found.anchor)
        named = before is not None and not pattern("title_changes").search(before[1])
        after = scanned.text[before.start(1) : before.end(1)].strip() if before and named else None
    return None if after is None or _is_level(after) else after


def counted_from(scanned: Scanned, found: Found) -> int:
    """Where a population may begin: "22/22 cán bộ, công chức" names it with the noun that is counted."""
    if not found.numbers or found.target.unit is not Measure.PERCENT:
        return found.end
    start, end = found.numbers[-1]
    return end if "/" in scanned.folded[start:end] else found.end


def _is_level(words: str) -> bool:
    """Whether a population is nothing but a level: that is carried by the level itself."""
    pieces = PIECE.findall(fold(words))
    size, values = lexicon().words.longest(pieces, 0)
    return (
        words.lower().startswith("cấp") and size == len(pieces) and any(kind == "LEVEL" for kind, _ in values)
    )


def _population(scanned: Scanned, sentence: Sentence, start: int, end: int) -> str | None:
    kept = _outside_brackets(sentence, start, end)
    match = _predicate("".join(scanned.folded[a:b] for a, b in kept))
    words = "".join(scanned.text[a:b] for a, b in kept)
    words = words if match is None else words[: match.start()]
    words = pattern("exception").sub("", words)
    words = pattern("population_later").sub("", " ".join(words.split()).strip(EDGES)).strip(EDGES)
    words = pattern("population_hanging").sub("", " ".join(words.split())).strip(EDGES)
    words = pattern("population_lead").sub("", words)
    if pattern("only_moves").fullmatch(words.lower()):
        return None
    return words if any(letter.isalpha() for letter in words) else None


def _outside_brackets(sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a stretch that stand in no bracket."""
    kept = []
    for bracket in sentence.brackets:
        if bracket.end > start and bracket.start < end:
            kept.append((start, max(start, bracket.start)))
            start = min(bracket.end, end)
    return [*kept, (start, end)]


def _criteria(scanned: Scanned, sentence: Sentence, start: int, end: int) -> str | None:
    """ "cả 3 tiêu chí (số vụ, số người chết, …)": the criteria that a bracket names."""
    for bracket in sentence.brackets:
        words = scanned.text[bracket.start + 1 : bracket.end - 1].strip(EDGES)
        if start <= bracket.start < end and "," in words and not any(sign.isdigit() for sign in words):
            return words
    return None


def _predicate(words: str) -> re.Match[str] | None:
    """The first predicate; "trước hạn" and "trước và đúng hạn" tell which of those counted are meant."""
    for match in lexicon().predicates.finditer(words):
        if pattern("in_time").match(words, match.start()) is None:
            return match
    return None
