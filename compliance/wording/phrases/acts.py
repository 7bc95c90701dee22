"""Promises without a number: acts done, counted things that come to nothing, plain statements."""

from __future__ import annotations

import re
from decimal import Decimal

from compliance.model.target import Comparator, Kind, Measure, Target
from compliance.vietnamese import fold
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.deadlines import due, due_part, due_year
from compliance.wording.phrases.events import denied_event
from compliance.wording.phrases.hints import Hints
from compliance.wording.phrases.lexicon import PIECE, lexicon, words_of
from compliance.wording.phrases.openings import opened, opens_act
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token

_ZERO = Decimal(0)
_CLOSED = {"OR_MORE": Comparator.AT_LEAST, "OR_LESS": Comparator.AT_MOST}
_SYMBOL = re.compile(
    r"\d{1,5}(?:/\d{4})?/[A-ZĐa-zđ]{1,6}\d{0,2}(?:[-&.][A-ZĐa-zđ0-9&]+)*|\d{1,4}-[A-ZĐa-zđ]{1,5}/[A-ZĐa-zđ]{1,5}"
)


def zeros(scanned: Scanned, sentence: Sentence) -> list[tuple[int, Target]]:
    """ "không có hồ sơ trễ hạn": level 0 of what is counted; "không có chỉ tiêu" says that none is set."""
    found: list[tuple[int, Target]] = []
    for index, element in enumerate(sentence.elements):
        if isinstance(element, Bound) or "ZERO" not in element.name.split():
            continue
        if _follows_number(sentence, index) or (found and _one_breath(sentence, found[-1][0], index)):
            continue
        if _denies_change(scanned, sentence, index) or _bounds_measured(scanned, sentence, index):
            continue
        noun = counted_after(scanned, element.end, sentence.end) or _sized_event(scanned, sentence, index)
        if noun is not None and pattern("nothing_set").match(scanned.folded, element.end) is None:
            found.append(
                (index, Target(Kind.LEVEL, Comparator.EQUAL, value=_ZERO, unit=Measure.COUNT, noun=noun))
            )
    return found


def _denies_change(scanned: Scanned, sentence: Sentence, index: int) -> bool:
    """ "Không để chỉ số giảm bậc so với năm trước": what shall not move is no count."""
    head = sentence.elements[index]
    if not scanned.folded.startswith(words_of("lets_happen"), head.start):
        return False
    for element in sentence.elements[index + 1 :]:
        if isinstance(element, Bound) or element.kind == "BREAK":
            return False
        if {"UP", "DOWN"} & set(element.name.split()):
            return True
    return False


def _bounds_measured(scanned: Scanned, sentence: Sentence, index: int) -> bool:
    """ "không để số vụ cháy vượt 5 vụ": a number bounds how many, and there may be some."""
    named = pattern("measured_quantity").match(scanned.folded, sentence.elements[index].end) is not None
    behind = (
        part for part in sentence.elements[index + 1 :] if isinstance(part, Bound) or part.kind == "BREAK"
    )
    return named and isinstance(next(behind, None), Bound)


def _sized_event(scanned: Scanned, sentence: Sentence, index: int) -> str | None:
    """ "không để xảy ra mất điện quá 02 giờ": what a number describes is counted, though no list knows it."""
    following = next(sentence.bounds_from(index + 1), None)
    return denied_event(scanned, sentence, following) if following is not None else None


def _one_breath(sentence: Sentence, first: int, second: int) -> bool:
    """ "không có hồ sơ trễ hạn không có văn bản xin lỗi": the second denial describes what is denied."""
    between = sentence.elements[first:second]
    return not any(isinstance(part, Token) and part.kind == "BREAK" for part in between)


def unnamed_bounds(scanned: Scanned, sentence: Sentence, hints: Hints) -> list[tuple[int, Target]]:
    """ "không vượt quá số được giao": a level bounded by another quantity, without a value of its own.

    A place in an order that is no worse than another year's is neither a level nor the sign of a change.
    """
    found: list[tuple[int, Target]] = []
    if hints.rank:
        return found
    for index, element in enumerate(sentence.elements):
        if isinstance(element, Bound):
            continue
        if _closes_average(scanned, sentence, index):
            found.append((index, Target(Kind.LEVEL, _CLOSED[element.kind])))
            continue
        if not element.name.startswith("COMPARATOR") or element.kind == "COMPARATOR":
            continue
        closed = element.value in (">=", "<=")
        named = pattern("average").match(scanned.folded, element.end) or (
            closed and pattern("bound_elsewhere").match(scanned.folded, element.end, sentence.end)
        )
        ranked = any(isinstance(one, Token) and "RANK_PLACE" in one.name for one in sentence.elements[:index])
        if named and not ranked and not _follows_number(sentence, index) and not _leads_size(sentence, index):
            found.append((index, Target(Kind.LEVEL, Comparator(str(element.value)))))
    return found


def _closes_average(scanned: Scanned, sentence: Sentence, index: int) -> bool:
    """ "Đạt mức bình quân chung cả nước trở lên": what all together reach, and no class."""
    element = sentence.elements[index]
    if not isinstance(element, Token) or element.kind not in _CLOSED or sentence.bounds():
        return False
    return pattern("average_reached").search(scanned.folded, sentence.start, element.start) is not None


def without_number(
    scanned: Scanned, sentences: list[Sentence], year: int | None, start: int = 0, *, deadline: bool = False
) -> Target | None:
    """What a phrase without any number, rank, grade or direction promises; None where it says nothing.

    ``start`` is where its words begin, ``deadline`` whether it stands under the title of a deadline.
    """
    if pattern("nothing").fullmatch(scanned.folded, start):
        return None
    words = scanned.folded[opened(scanned.folded, start) :]
    symbol = _SYMBOL.search(scanned.text, start)
    stays = any(pattern(name).match(words) for name in ("keeps_place", "no_single_act"))
    if stays or pattern("rhythm_alone").fullmatch(words) or _reaches_class(words, sentences):
        return Target(Kind.STATEMENT)
    done = lexicon().acts.match(words) is not None or pattern("passive_act").search(words) is not None
    alone = _is_day(scanned, sentences)
    deadline, done = deadline or alone, done or alone
    done = done or (symbol is not None and pattern("carries_out").fullmatch(words) is not None)
    if not done and not _dated(scanned, sentences) and not _done_by_somebody(words):
        return Target(Kind.STATEMENT)
    said = next((found for sentence in sentences if (found := due(scanned, sentence, year, deadline))), None)
    said = said or next(
        (found for sentence in sentences if (found := due_part(scanned, sentence, year))), None
    )
    said = said or next((found for sentence in sentences if (found := due_year(sentence))), None)
    return Target(Kind.DONE, due=said, document=symbol[0] if symbol else None)


def _is_day(scanned: Scanned, sentences: list[Sentence]) -> bool:
    """Whether a phrase is nothing but a day or a part of a year."""
    parts = [part for sentence in sentences for part in sentence.elements]
    one = parts[0] if len(parts) == 1 else None
    if not isinstance(one, Token) or one.kind != "REFERENCE" or one.name not in ("date", "quarter"):
        return False
    return not scanned.folded.startswith("từ ", one.start)


def _reaches_class(words: str, sentences: list[Sentence]) -> bool:
    """ "đạt mức độ 4": a class by its number, which no scale of ours knows, is no act."""
    parts = [part for sentence in sentences for part in sentence.elements]
    named = any(isinstance(part, Token) and part.name == "name" for part in parts)
    return named and pattern("reached_class").match(words) is not None


def _dated(scanned: Scanned, sentences: list[Sentence]) -> bool:
    """ "Chậm nhất là ngày 30/6/2026": a deadline at the head, alone or with the act behind it."""
    elements = sentences[0].elements if sentences else []
    if elements and (part := pattern("within_part").match(scanned.folded, sentences[0].start)):
        return opens_act(scanned.folded, part.end())
    if any(isinstance(element, Bound) for element in elements):
        return False
    for element in elements:
        if isinstance(element, Bound) or element.kind not in ("REFERENCE", "YEAR"):
            continue
        lead = scanned.folded[sentences[0].start : element.start]
        if scanned.folded.startswith("từ ", element.start):
            return False
        if element.name not in ("date", "quarter", "year") or not pattern("deadline_lead").fullmatch(lead):
            return False
        after = scanned.folded[element.end :].lstrip(" ,:-")
        if not after.strip(" .,;"):
            said = lead + scanned.folded[element.start : element.end]
            limited = pattern("due_year_lead" if element.name == "year" else "due_lead").search(said)
            return element.name == "quarter" or limited is not None
        return opens_act(after)
    return False


def _done_by_somebody(words: str) -> bool:
    """ "UBND xã ban hành quy chế": the unit that acts stands before its act."""
    subject = pattern("acting_unit").match(words)
    return subject is not None and pattern("act_of_unit").match(words, subject.end()) is not None


def counted_after(scanned: Scanned, start: int, end: int) -> str | None:
    """The counted noun after "không có", "không để xảy ra"; None where nothing is counted."""
    position = start + len(scanned.folded[start:end]) - len(scanned.folded[start:end].lstrip())
    fillers = pattern("zero_fillers").match(scanned.folded, position, end)
    position = fillers.end() if fillers else position
    rest = scanned.folded[position:end]
    if pattern("uncounted_zero").match(rest):
        return None
    size, nouns = lexicon().nouns.longest(PIECE.findall(rest), 0)
    if not size:
        cases = pattern("cases_of").search(fillers[0]) if fillers and rest.strip() else None
        return cases[0] if cases else None
    noun = str(nouns[0])
    return scanned.text[position : position + len(noun)] if fold(rest).startswith(fold(noun)) else noun


def _leads_size(sentence: Sentence, index: int) -> bool:
    """ "cao hơn bình quân chung ít nhất 2 điểm": by how much follows in the same breath."""
    element = sentence.elements[index]
    if not {"HIGHER", "LOWER"} & set(element.name.split() if isinstance(element, Token) else ()):
        return False
    for part in sentence.elements[index + 1 :]:
        if isinstance(part, Bound):
            return True
        if part.kind == "BREAK":
            return False
    return False


def _follows_number(sentence: Sentence, index: int) -> bool:
    for place in range(index - 1, -1, -1):
        element = sentence.elements[place]
        if isinstance(element, Bound):
            return True
        if isinstance(element, Token) and element.kind == "BREAK":
            break
    return _bounds_share(sentence, index)


def _bounds_share(sentence: Sentence, index: int) -> bool:
    """ "không để hồ sơ trễ hạn quá 2%": a number follows at once, or a share in the same breath.

    "Không có đơn vị đạt dưới 70%" tells of what there is none.
    """
    opens = not any(isinstance(part, Token) and part.kind == "TEXT" for part in sentence.elements[:index])
    for place in range(index + 1, len(sentence.elements)):
        element = sentence.elements[place]
        if isinstance(element, Bound):
            tells = opens and any(head.kind == "FILLER" for head in element.heads)
            return place == index + 1 or (element.unit is Measure.PERCENT and not tells)
        if element.kind == "BREAK":
            return False
    return False
