"""When a promise is due: milestone years, dates, quarters."""

from __future__ import annotations

import calendar

from compliance.model.target import Measure
from compliance.wording.phrases.bounds import Bound
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.numerals import spelled_number
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def milestone(scanned: Scanned, sentence: Sentence, start: int, index: int, stop: int) -> int | None:
    """The year for which the bound at ``index`` is promised, as words around it or at the head say."""
    for place in range(index - 1, start - 1, -1):
        element = sentence.elements[place]
        if (
            isinstance(element, Token)
            and element.kind == "YEAR"
            and not _closes_before(sentence, start, place, index)
            and _holds_before(scanned, sentence, place, index)
        ):
            return _year(element)
    for place in range(index + 1, stop):
        element = sentence.elements[place]
        if isinstance(element, Token) and element.kind == "BREAK" and _dates_another(sentence, place):
            return None
        if isinstance(element, Token) and element.kind == "YEAR":
            right_after = place == index + 1 and not _compares(scanned, sentence, index)
            if right_after or pattern("milestone_lead").search(_lead(element)):
                return _year(element)
    return None


def _closes_before(sentence: Sentence, start: int, year: int, index: int) -> bool:
    """ "đạt 100% vào năm 2026, tỷ lệ … đạt 95%": the year closes the promise before the comma."""
    if not start:
        return False
    kinds = [part.kind if isinstance(part, Token) else "BOUND" for part in sentence.elements]
    return "BREAK" in kinds[year:index] and "BREAK" not in kinds[start:year]


def _dates_another(sentence: Sentence, index: int) -> bool:
    """ "tăng 2% và cuối năm 2025 hoàn thành …": a year that leads other words or numbers is theirs."""
    for place in range(index + 1, len(sentence.elements)):
        element = sentence.elements[place]
        if isinstance(element, Bound) or element.kind == "BREAK":
            return False
        if element.kind == "YEAR":
            following = sentence.elements[place + 1 :]
            closes = (
                following[:1] and isinstance(following[0], Token) and following[0].kind in ("STOP", "CLOSE")
            )
            return bool(following) and not closes
    return False


def _compares(scanned: Scanned, sentence: Sentence, index: int) -> bool:
    """ "bằng 120% năm 2024", "gấp đôi năm 2024": the year is what is compared with."""
    bound = sentence.elements[index]
    if not isinstance(bound, Bound):
        return False
    words = scanned.folded[bound.start : bound.number_start]
    return bound.value > 100 or bound.unit is Measure.TIMES or "bằng" in words


def _holds_before(scanned: Scanned, sentence: Sentence, place: int, index: int) -> bool:
    year = sentence.elements[place]
    assert isinstance(year, Token)
    if pattern("milestone_lead").search(_lead(year)):
        return True
    before = scanned.folded[sentence.start : year.start].strip(" ,:-")
    if not before or before in words_of("leads_year"):
        return True
    between = scanned.folded[year.end : sentence.elements[index].start].strip(" ,:-")
    previous = sentence.elements[place - 1] if place else None
    breaks = previous is None or (isinstance(previous, Token) and previous.kind == "BREAK")
    return breaks or not between


def _lead(token: Token) -> str:
    return token.value[1] if isinstance(token.value, tuple) else ""


def _year(token: Token) -> int:
    assert isinstance(token.value, tuple)
    return int(token.value[0])


def year_of(token: Token) -> int:
    """The year a YEAR token names."""
    return _year(token)


def due(scanned: Scanned, sentence: Sentence, year: int | None, deadline: bool = False) -> str | None:
    """The day or quarter by which a sentence promises something: ``2025-06-30``, ``2025-Q1``.

    Under the title of a ``deadline`` a bare day is one.
    """
    for element in sentence.elements:
        if isinstance(element, Bound) or element.kind != "REFERENCE":
            continue
        words = scanned.folded[element.start : element.end]
        before = scanned.folded[max(sentence.start, element.start - 20) : element.start]
        if words.startswith("từ ") or before.rstrip().endswith("từ"):
            # That is when it begins.
            continue
        if element.name == "quarter" and (said := _quarter(words, year)):
            return said
        if element.name == "part" and (said := _end_of_part(words, year)):
            return said
        limits = element.name == "date" and (
            deadline or pattern("due_lead").search(before + words) or pattern("due_at").search(before)
        )
        if limits and (said := _date(words, year)):
            return _before_month(words, said) if before.rstrip().endswith("trước") else said
    return None


def _before_month(words: str, said: str) -> str:
    """ "trước tháng 10/2025" ends with September."""
    if pattern("day").search(words):
        return said
    year, month = int(said[:4]), int(said[5:7])
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def due_year(sentence: Sentence) -> str | None:
    """The year by which an act is done ("hoàn thành trong năm 2026")."""
    for element in sentence.elements:
        if (
            isinstance(element, Token)
            and element.kind == "YEAR"
            and pattern("due_year_lead").search(_lead(element))
        ):
            return str(_year(element))
    return None


def due_part(scanned: Scanned, sentence: Sentence, year: int | None, *, heads: bool = False) -> str | None:
    """The end of the part of a year within which something is done ("trong 6 tháng đầu năm 2025").

    Behind a value it may be that of what the value is compared with: there only what ``heads`` it counts.
    """
    within = pattern("within_part")
    find = within.match if heads else within.search
    match = find(scanned.folded, sentence.start, sentence.end)
    return _end_of_part(match[0], year) if match is not None else None


def _quarter(words: str, year: int | None) -> str | None:
    match = pattern("quarter").search(words)
    if match is None:
        return None
    said = int(match[2]) if match[2] else year
    return f"{said}-Q{_QUARTERS[match[1]]}" if said is not None else None


def _end_of_part(words: str, year: int | None) -> str | None:
    """ "6 tháng đầu năm" ends with June, what is said of its end with the year."""
    match = pattern("part_of_year").search(words)
    if match is None:
        return None
    said = int(match["year"]) if match["year"] else year
    months = match["months"]
    month = 12 if match["last"] else int(months if months.isdecimal() else spelled_number([months]) or 0)
    return _iso(said, month, calendar.monthrange(said, month)[1]) if said is not None else None


def _date(words: str, year: int | None) -> str | None:
    if match := pattern("day").search(words):
        said = int(match[3]) if match[3] else year
        return _iso(said, int(match[2]), int(match[1]))
    if match := pattern("month").search(words):
        said = int(match[2] or match[3]) if (match[2] or match[3]) else year
        month = int(match[1])
        if said is not None and 1 <= month <= 12:
            return _iso(said, month, calendar.monthrange(said, month)[1])
    return None


def _iso(year: int | None, month: int, day: int) -> str | None:
    if year is None or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
