"""What the title of a row says about the numbers under it: unit, direction, baseline, rank or grade."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from compliance.model.target import Direction, Measure
from compliance.records import record
from compliance.vietnamese import fold, nfc
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.lookalikes import baseline_said
from compliance.wording.phrases.patterns import pattern


@record
class Hints:
    """What a title supplies where the words under it are silent."""

    unit: Measure | None = None
    noun: str | None = None
    scale: Decimal = Decimal(1)
    direction: Direction | None = None
    baseline: int | str | None = None
    rank: bool = False
    grade: bool = False
    appraisal: bool = False
    time: bool = False
    index: bool = False
    unclear: bool = False
    improves: bool = False
    counts: bool = False
    deadline: bool = False
    motto: bool = False


NO_HINTS = Hints()


@lru_cache(maxsize=8192)
def read_hints(title: str | None) -> Hints:
    """The hints of ``title``."""
    if not title:
        return NO_HINTS
    words = " ".join(nfc(title).split())
    folded = fold(words)
    change = pattern("title_change").match(folded) or _changed(folded)
    direction: Direction | None = None
    if change is not None and not pattern("title_share").search(folded):
        direction = Direction.UP if change["verb"] == "tăng" else Direction.DOWN
    unit, noun, scale = _unit(words, folded)
    steps = pattern("title_steps").search(folded) is not None
    if steps:
        direction, unit = Direction.UP, Measure.RANK
    baseline = _baseline(folded)
    unclear = direction is not None and pattern("title_unclear_change").match(folded) is not None
    unclear = unclear and not (baseline is not None and direction is Direction.UP)
    if unclear and direction is Direction.UP:
        direction = None
    return Hints(
        unit=unit,
        noun=noun,
        scale=scale,
        direction=direction,
        baseline=baseline,
        rank=not steps
        and bool(pattern("title_rank").search(folded))
        and not pattern("title_no_rank").search(folded),
        time=any(time in folded for time in words_of("times")),
        index=bool(pattern("title_index").search(folded)),
        unclear=unclear,
        counts=_counts(folded),
        motto=pattern("title_motto").search(folded) is not None,
        deadline=pattern("title_deadline").search(folded) is not None,
        improves=bool(pattern("title_improves").search(folded)),
        grade=bool(pattern("title_grade").search(folded)),
        appraisal=bool(pattern("title_appraisal").search(folded)),
    )


def _changed(folded: str) -> re.Match[str] | None:
    """ "Tỷ lệ hộ nghèo giảm", "Số đơn vị giảm so với năm 2021"; "Số TTHC cắt giảm" counts what is cut."""
    match = pattern("title_changed").search(folded)
    if match is None or " so " in match[0]:
        return match
    return None if pattern("title_count").match(pattern("title_opening").sub("", folded)) else match


def _unit(words: str, folded: str) -> tuple[Measure | None, str | None, Decimal]:
    """What a title says that its numbers are measured in, and how many of that each of them stands for."""
    for match in [*pattern("unit_bracket").finditer(folded), *pattern("unit_after_comma").finditer(folded)]:
        end = match.start("unit") + len(pattern("unit_per").sub("", match["unit"]))
        scale, start = _scale_at(folded, match.start("unit"), end)
        pieces = _pieces(folded[start:end])
        size, values = lexicon().measures.longest(pieces, 0)
        if size and size == len(pieces):
            return values[0].unit, values[0].noun, scale * values[0].factor
        size, _ = lexicon().nouns.longest(pieces, 0)
        if size and size == len(pieces):
            return Measure.COUNT, words[start:end].strip(), scale
    return (*unit_of_words(folded), Decimal(1))


def _scale_at(folded: str, start: int, end: int) -> tuple[Decimal, int]:
    """ "nghìn ha", "1.000 người": how many of a unit are meant, and where the unit begins."""
    match = pattern("unit_scale").match(folded, start, end)
    if match is None:
        return Decimal(1), start
    factors = lexicon().factors
    scale = Decimal(match["number"].replace(".", "")) if match["number"] else Decimal(1)
    for word in match["words"].split():
        scale *= factors[word]
    return scale, match.end()


def unit_of_words(folded: str) -> tuple[Measure | None, str | None]:
    """The unit that words before a number imply: "Tỷ lệ …" percent, "Số lượng đơn vị …" a count of them."""
    folded = pattern("title_opening").sub("", folded)
    if pattern("title_percent").match(folded):
        return Measure.PERCENT, None
    if pattern("title_point").match(folded):
        return Measure.POINT, None
    match = pattern("title_count").match(folded)
    if match:
        size, nouns = lexicon().nouns.longest(_pieces(folded[match.end() :]), 0)
        if size:
            return Measure.COUNT, str(nouns[0])
    return None, None


def _counts(folded: str) -> bool:
    """Whether a title names what is counted: "Số vụ …", "Văn bản quá hạn"."""
    words = pattern("title_opening").sub("", folded)
    return bool(pattern("title_count").match(words) or lexicon().nouns.longest(_pieces(words), 0)[0])


def _pieces(folded: str) -> list[str]:
    from compliance.wording.phrases.lexicon import PIECE

    return PIECE.findall(folded)


def _baseline(folded: str) -> int | str | None:
    if "so " not in folded and "hơn" not in folded and "vượt" not in folded:
        return None
    said = (baseline_said(match) for _, match in lexicon().lookalikes.found_in(folded))
    return next((baseline for baseline in said if baseline is not None), None)
