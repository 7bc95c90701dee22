"""Bare counts amid other words: numbers that tell where, with whom, by what or of how many things."""

from __future__ import annotations

from compliance.model.target import Measure
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.clauses import Found, Place
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.measuring import counts_points, is_padded, unit_and_noun
from compliance.wording.phrases.pasts import may_be_past
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.ranks import is_rank

# "và tập huấn cho 200 người" goes with what stands before it.
_OWN_WORDS = 4


def is_acted_on(place: Place, found: list[Found]) -> bool:
    """ "Kiểm tra tại 05 cơ quan", "lập bản đồ cho 12 xã": how many, where no other number is promised."""
    after = place.clause.tokens(place.index + 1, place.stop)
    last = place.stop >= len(place.clause.elements) or any(token.kind == "BREAK" for token in after)
    counted = unit_and_noun(place)[0] is Measure.COUNT and last and place.bound.over is None
    return (
        counted
        and (not found or place.opens_act or _own_clause(place))
        and (pattern("acted_on").search(place.before) is not None or _is_brought_to(place))
    )


def _is_brought_to(place: Place) -> bool:
    """ "Lắp đặt trạm sạc tại 06 trường học": in how many places, where nothing behind them is measured."""
    if pattern("brought_to").search(place.before) is None or may_be_past(place):
        return False
    if any({"UP", "DOWN"} & set(token.name.split()) for token in place.lead):
        return False
    noun = unit_and_noun(place)[1] or ""
    named = place.bound.unit is None and noun[:1].isupper() and not place.clause.scanned.text.isupper()
    if named or pattern("no_place").match(noun.lower()) or pattern("known_place").match(place.after):
        return False
    behind = [part for part in place.clause.elements[place.stop :] if isinstance(part, Bound)]
    return all(part.unit in (None, Measure.COUNT) for part in behind)


def _own_clause(place: Place) -> bool:
    """ "…, giải quyết việc làm cho 2.750 thanh niên": words of its own lead to the number behind a comma."""
    start = place.own_start
    return start is not None and len(place.clause.words(start, place.bound_start).split()) >= _OWN_WORDS


def tells_where(place: Place) -> bool:
    """ "tại 14 xã", "36 nhiệm vụ": a bare count that tells where, of what or of how many things to do."""
    bound = place.bound
    if not tells_where_alone(place) or _counts_title(place):
        return False
    named = bound.noun is not None and lexicon().uncounted.fullmatch(bound.noun.lower()) is not None
    return named or _after_preposition(place)


def lists_context(place: Place) -> bool:
    """ "bao gồm 8 lĩnh vực, 37 tiêu chí và 88 chỉ số": what a preposition leads to, in a list."""
    if not place.start or place.own_start is None or not tells_where_alone(place):
        return _assigned(place)
    if _assigned(place):
        return True
    own = place.clause.words(place.own_start, place.bound.number_start)
    if own.strip() and pattern("each_of").fullmatch(own) is None:
        return False
    places = [index for index in place.clause.sentence.bounds() if index < place.index]
    start = places[-2] + 1 if len(places) > 1 else 0
    before = Place(place.clause, places[-1], start, place.index)
    if before.bound.comparator is not None:
        return False
    return _after_preposition(before) or lists_context(before)


def _assigned(place: Place) -> bool:
    """ "Giao Công an, 12 sở và 03 ngành phối hợp …": whom something is charged to."""
    if not tells_where_alone(place) or pattern("group_nouns").match(place.bound.noun or "") is None:
        return False
    if any(token.kind == "VERB" for token in place.own_lead):
        return False
    return (
        pattern("assigns").match(place.clause.words(place.clause.sentence.start, place.bound.start))
        is not None
    )


def tells_where_alone(place: Place) -> bool:
    """Whether a number is a bare count."""
    counted = place.bound.unit in (None, Measure.COUNT)
    counted = counted or (place.bound.unit is Measure.POINT and counts_points(place))
    return counted and place.bound.comparator is None


def _up_to_digits(place: Place) -> str:
    """The folded words before the number; "với" goes with "đối" before it."""
    before = place.clause.words(place.clause.sentence.start, place.bound.number_start)
    return before if before.rstrip().endswith("đối với") else place.before


def _after_preposition(place: Place) -> bool:
    if pattern("heads_list").fullmatch(place.clause.words(place.clause.sentence.start, place.bound_start)):
        return False
    before = place.clause.words(place.clause.sentence.start, place.bound_start)
    if pattern("hands_over").search(before):
        return False
    return (
        lexicon().prepositions.search(_up_to_digits(place)) is not None
        or pattern("together").search(before) is not None
    )


def is_stray(place: Place) -> bool:
    """A number that nothing promises: without comparator, in the middle of other words."""
    bound = place.bound
    if bound.comparator is not None or bound.share or bound.over is not None or _is_given(place):
        return False
    if _governed(place) and not _names_content(place):
        return False
    if bound.unit in (None, Measure.COUNT) and pattern("programme").match(place.before):
        return True
    if bound.unit is None:
        noun = unit_and_noun(place)[1]
        if noun is None or place.index == 0:
            return not place.alone and noun is None
        if place.is_rate or _counts_padded(place):
            return False
        return pattern("produces_at").search(place.before) is None or _counts_nothing(noun)
    if bound.unit is not Measure.COUNT:
        return False
    named = bound.noun is not None and lexicon().uncounted.fullmatch(bound.noun.lower()) is not None
    return (named and not _counts_title(place)) or _after_preposition(place)


def _is_given(place: Place) -> bool:
    """ "Giao 25 nhiệm vụ cho các sở": how many things are given; "Giao 12 sở" tells to whom.

    Where a share of them or another number of the same follows, they are the whole that it is of.
    """
    if pattern("gives").fullmatch(place.before) is None or not tells_where_alone(place):
        return False
    noun = unit_and_noun(place)[1] or ""
    if pattern("given").match(noun.lower()) is None or may_be_past(place):
        return False
    behind = [part for part in place.clause.elements[place.stop :] if isinstance(part, Bound)]
    return all(part.unit in (None, Measure.COUNT) and part.noun != place.bound.noun for part in behind)


def _counts_nothing(noun: str) -> bool:
    """ "kiểm tra 3 cấp", "phê duyệt 2 bước": how something is done, in words that are no things made."""
    return pattern("no_place").match(noun.lower()) is not None


def _counts_title(place: Place) -> bool:
    """ "03 nhiệm vụ" under "Nhiệm vụ khoa học cấp tỉnh": the title says what is counted."""
    return place.clause.hints.counts and not place.before.strip()


def _names_content(place: Place) -> bool:
    """ "Thực hiện 03 đột phá chiến lược": how many headings a programme has."""
    noun = place.bound.noun
    carried = any(place.clause.words(head.start, head.end) == "thực hiện" for head in place.bound.heads)
    if not carried or noun is None:
        return False
    listed = lexicon().uncounted.fullmatch(noun.lower()) is not None
    return listed or pattern("carried_documents").fullmatch(noun.lower()) is not None


def _counts_padded(place: Place) -> bool:
    """ "thu hút 05 nhà đầu tư": the words behind say what is counted."""
    after = place.clause.words(place.bound.number_end, len(place.clause.scanned.folded))
    return pattern("own_words").match(after) is None and is_padded(place)


def _governed(place: Place) -> bool:
    fillers = [head for head in place.bound.heads if head.kind == "FILLER"]
    if any(place.clause.words(head.start, head.end) != "với" for head in fillers):
        return True
    if is_rank(place.clause.sentence, place.index, place.clause.hints):
        return True
    return place.previous is not None and place.previous.kind in ("VERB", "YEAR")
