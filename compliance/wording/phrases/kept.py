"""Places and scores to be kept, beside what else a phrase promises."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.target import Kind, Target
from compliance.wording.phrases.clauses import Found
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token


def kept(scanned: Scanned, sentences: list[Sentence], found: list[Found]) -> list[Found]:
    """ "Tăng điểm và xếp hạng không thấp hơn năm 2024": that nothing is lost is promised too.

    It is neither a level nor the sign of a change, but a statement that stands beside them.
    """
    if pattern("keeps_measure").search(scanned.folded) is None:
        return []
    result: list[Found] = []
    for number, sentence in enumerate(sentences):
        anchors = [item.anchor for item in found if item.sentence == number]
        for start, end in _parts(scanned, sentence, anchors):
            words = scanned.folded[start:end]
            if pattern("keeps_measure").search(words) and not any(start <= one < end for one in anchors):
                result.append(Found(Target(Kind.STATEMENT), start, end, number))
    return result


def _parts(scanned: Scanned, sentence: Sentence, anchors: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches between commas and "và"; what only names a measure belongs to what follows."""
    if any(isinstance(part, Token) and "PAST" in part.name.split() for part in sentence.elements):
        return
    breaks = [part for part in sentence.elements if isinstance(part, Token) and part.kind == "BREAK"]
    start = sentence.start
    for stop, after in (*((part.start, part.end) for part in breaks), (sentence.end, sentence.end)):
        taken = any(start <= one < stop for one in anchors)
        if not taken and pattern("measure_alone").fullmatch(scanned.folded, start, stop):
            continue
        yield start, stop
        start = after
