"""What a number is measured in: by its own words, the title of its row, or words before it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.model.target import Measure, Target
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Place
from compliance.wording.phrases.hints import unit_of_words
from compliance.wording.phrases.lexicon import PARTED, lexicon, words_of
from compliance.wording.phrases.numbers import GUESSED, NUMBER, plain, read_number
from compliance.wording.phrases.openings import opened
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.tokens import Token
from compliance.wording.phrases.unclear import doubted

_HUNDREDTH = Decimal("0.01")
STARS = "sao"
# "20/100.000": so many of so many people are no share.
_PER = (Decimal(10_000), Decimal(100_000))
_NO_NOUN = ("FILLER", "/", ".")


def unit_and_noun(place: Place) -> tuple[Measure | None, str | None]:
    """The unit of the number and what is counted: by its own words, the title, or words before it."""
    bound, clause = place.bound, place.clause
    if bound.unit is Measure.POINT and counts_points(place):
        return Measure.COUNT, "điểm"
    if bound.unit is not None:
        return bound.unit, bound.noun
    if bound.over in _PER:
        return None, None
    following = clause.elements[place.index + 1] if place.index + 1 < len(clause.elements) else None
    if isinstance(following, Token) and following.name == "scale":
        return Measure.POINT, None
    if isinstance(following, Token) and following.kind == "TEXT" and following.name not in _NO_NOUN:
        noun = _noun_after(place)
        if noun is not None:
            return Measure.COUNT, noun
    if clause.hints.unit is not None:
        return clause.hints.unit, clause.hints.noun
    if clause.hints.rank:
        return Measure.RANK, None
    said = unit_of_words(clause.words(_title_start(place), bound.number_start))
    headed = pattern("heads_value").search(place.before) is not None and is_padded(place)
    return (Measure.COUNT, None) if said == (None, None) and headed else said


def counts_points(place: Place) -> bool:
    """ "Bố trí 12 điểm", "lắp đặt wifi tại 15 điểm": places; "giữ tại mức 15 điểm" is a score."""
    if pattern("places").search(place.before):
        return True
    reached = any(head.kind == "FILLER" for head in place.bound.heads)
    scored = place.clause.hints.unit is Measure.POINT
    return not reached and not scored and pattern("at_points").search(place.before) is not None


def is_padded(place: Place) -> bool:
    """ "05": only counts are written with a nought before them."""
    digits = place.clause.words(place.bound.number_start, place.bound.number_end)
    return len(digits) == len("05") and digits.isdigit() and digits.startswith("0")


def _title_start(place: Place) -> int:
    """Where the words that name what is measured begin: after the last comma, if a title begins there."""
    own, start = place.own_start, place.clause.sentence.start
    if own is None:
        return start
    words = place.clause.words(own, place.bound.number_start).lstrip()
    return own if lexicon().title_starts.match(words, opened(words)) else start


def unscaled(place: Place) -> Bound:
    """ "90/100 điểm" is 90 points; every other fraction is a share."""
    bound = place.bound
    if bound.over is None:
        return bound
    scored = bound.unit in (Measure.POINT, Measure.RANK) or (bound.noun or "").lower() == STARS
    if bound.unit in PARTED and bound.over:
        if bound.value == bound.over:
            return bound.as_fraction
        value = plain((bound.value / bound.over).quantize(_HUNDREDTH))
        sure = bound.value == 1 and value * bound.over == 1
        doubt = {} if sure else {"confidence": GUESSED, "remarks": (*bound.remarks, "ambiguous_number")}
        return replace(bound, value=value, over=None, **doubt)  # type: ignore[arg-type]
    said = unit_of_words(place.clause.words(_title_start(place), bound.number_start))[0]
    if _is_mean(place, bound.unit or said):
        return replace(bound, over=None)
    if bound.over in _PER and bound.noun is None:
        return replace(bound, over=None)
    if scored or (bound.unit is None and Measure.POINT in (place.clause.hints.unit, said)):
        return replace(bound, over=None)
    return bound.as_fraction


def _is_mean(place: Place, unit: Measure | None) -> bool:
    """ "Bình quân 18,5/19 tiêu chí/xã": so many in each; what is counted comes in parts in a mean only."""
    bound = place.bound
    if unit is not Measure.COUNT or (bound.noun or "").lower().partition(" ")[0] in words_of("measured"):
        return False
    each = "/" in place.clause.words(bound.number_end, bound.end) or place.after.startswith("/")
    return bound.value % 1 != 0 or (each and pattern("mean").search(place.before) is not None)


def scaled(target: Target, scale: Decimal) -> Target:
    """ "800" under "Thu ngân sách (triệu đồng)"."""
    if scale == 1 or target.value is None:
        return target
    upper = None if target.upper is None else plain(target.upper * scale)
    return replace(target, value=plain(target.value * scale), upper=upper)


def counted_by_title(target: Target, place: Place) -> Target:
    """ "1,000" under "Số hộ được cấp giấy chứng nhận": things are not counted in thousandths."""
    bound = place.bound
    if bound.unit is not None or target.unit is not Measure.COUNT or bound.over is not None:
        return target
    digits = place.clause.words(bound.number_start, bound.number_end).strip()
    if NUMBER.fullmatch(digits) is None:
        return target
    number = read_number(digits, counted=True)
    if number.remark is None or target.upper is not None:
        return target
    return doubted(replace(target, value=plain(number.value)), number.remark)


def _noun_after(place: Place) -> str | None:
    following = place.clause.tokens(place.index + 1, place.index + 3)
    words = [token for token in following if token.kind == "TEXT" and token.name.isalpha()]
    if not words or words[0] is not following[0]:
        return None
    end = words[-1].end if words == following else words[0].end
    noun = place.clause.scanned.text[words[0].start : end]
    return None if lexicon().predicates.match(noun.lower()) else noun
