"""Ranks: "trong nhóm 25 địa phương dẫn đầu cả nước", "thứ 12/34", "nhóm dẫn đầu"."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.hints import Hints
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token

_PLACES = frozenset({"RANK_GROUP", "RANK_PLACE"})
# "nhóm 1/3 tỉnh dẫn đầu" speaks of a third of the provinces, "vị trí 5/14" of a field of fourteen.
_SMALLEST_FIELD = 6


def is_rank(sentence: Sentence, index: int, hints: Hints) -> bool:
    """Whether the bound at ``index`` is a place in an order."""
    bound = sentence.elements[index]
    assert isinstance(bound, Bound)
    if bound.unit not in (None, Measure.COUNT, Measure.RANK) or bound.share:
        return False
    if bound.noun is not None and bound.noun.lower() == "sao":
        return False
    names = _names_before(sentence, index, bound)
    if names & {"UP", "DOWN"} or is_ordinal(sentence, index, hints) or _ranks_all(sentence, index, hints):
        return False
    if names & _PLACES:
        counted = bound.unit is Measure.COUNT and bound.noun is not None and bound.over is None
        others = counted and pattern("group_nouns").match(bound.noun or "") is None
        others = others or (counted and _ranks_units(sentence, index))
        return not others or hints.rank or _leading_after(sentence, index) is not None
    if _leading_after(sentence, index):
        return True
    return hints.rank and (bound.unit is None or bound.over is not None)


def _ranks_all(sentence: Sentence, index: int, hints: Hints) -> bool:
    """ "Công bố xếp hạng 20/20 sở": all of so many are ranked; nobody promises to come last of them.

    "Huyện xếp hạng 9/9 huyện" tells of one that does.
    """
    bound, place = sentence.elements[index], _place_of_mark(sentence, index)
    assert isinstance(bound, Bound)
    if place is None or bound.noun is None or bound.value != bound.over or bound.value == 1:
        return False
    if hints.rank or hints.index or "RANKS" not in _mark_of(sentence, index, place).name.split():
        return False
    before = sentence.elements[: min(place, index)]
    return not _names_index(before) and not (before and _names_unit(before[-1]))


def _names_unit(element: Element) -> bool:
    if isinstance(element, Bound):
        return False
    return "LEVEL" in element.name.split() or pattern("group_nouns").match(element.name) is not None


def _ranks_units(sentence: Sentence, index: int) -> bool:
    """ "Công bố xếp hạng 20 sở": how many are ranked, where the words name no group."""
    names = _names_before(sentence, index, sentence.elements[index])  # type: ignore[arg-type]
    return "RANK_GROUP" not in names and "RANK_AMONG" not in names and _leading_after(sentence, index) is None


def is_ordinal(sentence: Sentence, index: int, hints: Hints) -> bool:
    """ "Trẻ sinh thứ 2", "bệnh viện hạng 2", "nhóm 2 giảm 10%": a number that names one of several things.

    A place in an order is said by "xếp", "đứng", "vị trí" or "n/N", by the name of an index, by those among
    whom it is held, or stands alone.
    """
    bound, place = sentence.elements[index], _place_of_mark(sentence, index)
    assert isinstance(bound, Bound)
    if place is None or bound.over is not None or bound.unit is not None or hints.rank or hints.index:
        return False
    mark, before = _mark_of(sentence, index, place), sentence.elements[: min(place, index)]
    names = set(mark.name.split())
    following = sentence.elements[index + 1] if index + 1 < len(sentence.elements) else None
    if "RANK_GROUP" in names and _names_class(before):
        return True
    if "RANK_GROUP" in names:
        moved = isinstance(following, Token) and bool({"UP", "DOWN"} & set(following.name.split()))
        return isinstance(following, Bound) or (moved and index + 1 < sentence.bounds()[-1])
    if not names & {"ORDINAL", "CLASS_OF"} or not before or _names_order(before):
        return False
    if isinstance(following, Token) and following.name in words_of("among_whom"):
        return False
    last = before[-1]
    return isinstance(last, Token) and last.kind == "TEXT" and last.name.isalpha() and last.name.islower()


def _names_class(before: list[Element]) -> bool:
    """ "100% phương tiện đo nhóm 2": a group of what a share counts."""
    last = before[-1] if before else None
    shares = any(isinstance(part, Bound) and part.unit is Measure.PERCENT for part in before)
    return shares and isinstance(last, Token) and _is_word(last)


def _is_word(token: Token) -> bool:
    """Whether a word stands there; ":" is a filler as "đạt" is, but a sign ("Đạt 40%, PCI: nhóm 12")."""
    sign = token.name == "FILLER" and token.end - token.start == 1
    return token.kind == "TEXT" and token.name.isalpha() and not sign


def _place_of_mark(sentence: Sentence, index: int) -> int | None:
    """Where the word of rank right before a number stands: among its heads (its own place), or before it."""
    bound = sentence.elements[index]
    heads = bound.heads if isinstance(bound, Bound) else ()
    if heads and _PLACES & set(heads[0].name.split()):
        return index
    before = sentence.elements[index - 1] if index else None
    marked = isinstance(before, Token) and bool(_PLACES & set(before.name.split()))
    return index - 1 if marked and not heads else None


def _mark_of(sentence: Sentence, index: int, place: int) -> Token:
    bound, mark = sentence.elements[index], sentence.elements[place]
    if place == index and isinstance(bound, Bound):
        return bound.heads[0]
    assert isinstance(mark, Token)
    return mark


def _names_order(before: list[Element]) -> bool:
    """Whether words before name an index or an order."""
    placed = any(isinstance(part, Token) and bool(_PLACES & set(part.name.split())) for part in before)
    return placed or _names_index(before)


def _names_index(before: list[Element]) -> bool:
    words = [part.name for part in before if isinstance(part, Token) and part.kind == "TEXT"]
    return pattern("title_index").search(" ".join(words)) is not None


def rank_target(scanned: Scanned, sentence: Sentence, index: int) -> Target:
    """The rank that the bound at ``index`` promises: its last acceptable place, and the group."""
    bound = sentence.elements[index]
    assert isinstance(bound, Bound)
    group = group_after(scanned, sentence, index, bound)
    comparator, remarks, confidence = Comparator.AT_MOST, bound.remarks, bound.confidence
    if bound.comparator is Comparator.BETWEEN:
        comparator = Comparator.BETWEEN
    elif bound.comparator is Comparator.BELOW or (bound.over is not None and bound.over < _SMALLEST_FIELD):
        remarks, confidence = (*remarks, "unclear_rank"), min(confidence, 0.5)
    elif bound.comparator is Comparator.ABOVE:
        comparator = Comparator.BELOW
    value: Decimal | None = bound.value
    if bound.over is not None and bound.over < _SMALLEST_FIELD and _in_group(sentence, index, bound):
        value = None
    return Target(
        kind=Kind.RANK,
        comparator=comparator,
        value=value,
        upper=bound.upper,
        unit=Measure.RANK,
        group=group,
        remarks=remarks,
        confidence=confidence,
    )


def _in_group(sentence: Sentence, index: int, bound: Bound) -> bool:
    """ "nhóm 1/3 địa phương dẫn đầu": a share of the field, whose last place nobody knows here."""
    return "RANK_PLACE" not in _names_before(sentence, index, bound)


def leaders(scanned: Scanned, sentence: Sentence, hints: Hints, taken: set[int]) -> list[tuple[int, Target]]:
    """Ranks without a number: "nằm trong nhóm dẫn đầu cả nước và dẫn đầu khu vực …"."""
    found: list[tuple[int, Target]] = []
    for index, element in enumerate(sentence.elements):
        if not isinstance(element, Token) or index in taken:
            continue
        names = element.name.split()
        if "LEADING" not in names and "LEADERS" not in names:
            continue
        if _is_leader(scanned, sentence, index, hints, bool(found)):
            group = _group(scanned, element.end, sentence.end)
            target = Target(Kind.RANK, comparator=Comparator.AT_MOST, unit=Measure.RANK, group=group)
            found.append((index, target))
    return found


def group_after(scanned: Scanned, sentence: Sentence, index: int, bound: Bound) -> str | None:
    """The group of a rank: the words after the number and its noun, up to the next promise."""
    end = _next_start(sentence, index)
    position = bound.end
    leading = _leading_after(sentence, index)
    if leading is not None:
        position = sentence.elements[leading].end
    elif bound.noun is not None and bound.over is not None:
        position = scanned.folded.rfind(bound.noun[:3].lower(), bound.start, bound.end)
        position = bound.number_end if position < 0 else position
    elif bound.noun is not None:
        position = bound.end
    group = _group(scanned, position, end)
    if group is None or leading is not None or bound.over is not None or bound.noun is None:
        return group
    group = pattern("group_nouns").sub("", group).strip(" ,")
    if group and pattern("group_described").match(group):
        named = pattern("group_of_described").match(group)
        return named["group"] if named is not None else None
    return group or None


def _group(scanned: Scanned, start: int, end: int) -> str | None:
    stop = pattern("group_stop").search(scanned.folded, start, end)
    words = scanned.text[start : stop.start() if stop else end]
    words = re.sub(r"\s*\([^)]*\)", "", words).strip(" ,.;:-\n")
    if words.lower().startswith("về "):
        return None
    while match := pattern("group_lead").match(words.lower()):
        words = words[match.end() :].strip()
    words = pattern("group_tail").sub("", words).strip(' ,.;:-"”“')
    return words or None


def _next_start(sentence: Sentence, index: int) -> int:
    """Where the words of the next bound begin, its rank marks included."""
    place = next(sentence.bounds_from(index + 1), None)
    if place is None:
        return sentence.end
    start = sentence.elements[place].start
    while place > index + 1:
        before = sentence.elements[place - 1]
        if not isinstance(before, Token) or before.kind not in ("BREAK", "MARK", "VERB", "YEAR"):
            break
        place, start = place - 1, before.start
        if before.kind == "BREAK":
            break
    return start


def _names_before(sentence: Sentence, index: int, bound: Bound) -> set[str]:
    names: set[str] = set()
    for head in bound.heads:
        names.update(head.name.split())
    place = index - 1
    while place >= 0:
        before = sentence.elements[place]
        if not isinstance(before, Token):
            break
        names.update(before.name.split())
        if before.kind == "TEXT" and before.name in (*words_of("before_place"), "FILLER"):
            place -= 1
            continue
        break
    return names


def _leading_after(sentence: Sentence, index: int) -> int | None:
    """The place of "dẫn đầu" that goes with the number: at most a few words of noun between them."""
    for place in range(index + 1, min(index + 9, len(sentence.elements))):
        element = sentence.elements[place]
        if not isinstance(element, Token) or element.kind in ("VERB", "REFERENCE"):
            return None
        if _PLACES & set(element.name.split()):
            return None
        if element.kind == "GRADE" and element.name.endswith(" nhất"):
            return place
        if "LEADING" in element.name.split():
            return None if _heads_noun(sentence, place) or not _may_rank(sentence, index, place) else place
    return None


def _may_rank(sentence: Sentence, index: int, leading: int) -> bool:
    """Whether units are counted that stand in an order; "người đứng đầu" is the head of an office."""
    bound, before = sentence.elements[index], sentence.elements[leading - 1]
    assert isinstance(bound, Bound)
    if isinstance(before, Token) and before.name in words_of("heads_of_offices"):
        return False
    return bound.noun is None or pattern("group_nouns").match(bound.noun) is not None


def _heads_noun(sentence: Sentence, index: int) -> bool:
    """ "bình quân đầu người", "đầu tư": no leading place."""
    element = sentence.elements[index]
    following = sentence.elements[index + 1] if index + 1 < len(sentence.elements) else None
    named = isinstance(following, Token) and following.kind == "TEXT" and following.name.isalpha()
    begins = isinstance(following, Token) and following.name in words_of("after_first")
    return element.end - element.start == len("đầu") and named and not begins


def _is_leader(scanned: Scanned, sentence: Sentence, index: int, hints: Hints, again: bool) -> bool:
    element = sentence.elements[index]
    names = element.name.split() if isinstance(element, Token) else []
    before = sentence.elements[index - 1] if index else None
    words_before = scanned.folded[sentence.start : element.start].rstrip()
    if pattern("head_of_office").search(words_before):
        return False
    if isinstance(before, Token) and "RANK_GROUP" in before.name.split():
        return True
    if pattern("group_of_units").search(words_before):
        return True
    if "LEADERS" not in names:
        return False
    if scanned.folded[element.start : element.end].startswith(words_of("groups")):
        return True
    follows = pattern("leader_group").match(scanned.folded, element.end)
    starts = pattern("leader_start").search(words_before)
    return bool(follows and (starts or again)) or (hints.rank and bool(starts))
