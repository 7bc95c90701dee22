"""Numbers that tell what was: old values, results of a past year, reports."""

from __future__ import annotations

from dataclasses import replace

from compliance.model.target import Measure
from compliance.wording.phrases.clauses import Clause, Found, Place
from compliance.wording.phrases.deadlines import year_of
from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import heads, pattern
from compliance.wording.phrases.reports import is_promised, is_told, may_be_told, moves_on, told_beside_goal
from compliance.wording.phrases.sentences import Bracket
from compliance.wording.phrases.tokens import Token
from compliance.wording.phrases.unclear import doubted


def is_past(place: Place) -> bool:
    lead, year = place.lead, place.clause.year
    if any(_tells(place, part) for part in (*_breath(place), *place.own_lead, *place.bound.heads)):
        return True
    if _is_reported(place) or told_beside_goal(place) or is_told(place) or _is_besides(place):
        return True
    last = lead[-1] if lead else None
    if last is None or last.kind != "YEAR":
        return _under_past_year(place) or _headed_by_past(place)
    if year is not None:
        return year_of(last) < year
    if _lead_of(last) in ("", "trong") and _promised_later(place, year_of(last)):
        return True
    if _reports(place, last):
        return True
    return _stands_under_year(place)


def _tells(place: Place, token: Token) -> bool:
    """Whether a word of the past stands before the number, and no word of promise between them."""
    if "PAST" not in token.name.split():
        return False
    return pattern("promising").search(place.clause.words(token.end, place.bound.number_start)) is None


def _is_besides(place: Place) -> bool:
    """ "Ngoài 36 TTHC đã cắt giảm, …", "so với gần 12% …": what is or was, beside what is promised."""
    bare = place.bound.unit is Measure.PERCENT and place.bound.comparator is None
    if bare and pattern("compared_value").search(place.since_last):
        return True
    named = pattern("besides").search(place.since_last) is not None
    return named and pattern("done_already").match(place.after) is not None


def in_report(place: Place) -> bool:
    """Whether the number tells what was reached, so that what is compared beside it is told as well."""
    told = any(_tells(place, part) for part in _breath(place))
    return told or _is_reported(place) or told_beside_goal(place) or is_told(place)


def _breath(place: Place) -> list[Token]:
    """The tokens since the last comma: "đã tăng từ 12% lên 67%" tells both numbers."""
    found: list[Token] = []
    elements = place.clause.elements
    for index in range(place.index - 1, -1, -1):
        part = elements[index]
        if isinstance(part, Token):
            if part.kind == "BREAK":
                break
            found.append(part)
    return found


def _is_reported(place: Place) -> bool:
    """ "Kết quả năm 2024: …", "Tính đến ngày 30/11, … đã …": a report tells what was reached."""
    if is_promised(place):
        return False
    sentence = place.clause.sentence
    match = heads("report_head", place.clause.words(sentence.start, sentence.end))
    return match is not None and sentence.start + match.end() <= place.bound.number_start


def may_be_past(place: Place) -> bool:
    """ "Năm 2024, tỷ lệ … đạt 78%" where no plan says which year it is for: what was, or what shall be."""
    if may_be_told(place):
        return True
    if is_promised(place) or moves_on(place):
        return False
    if place.clause.year is not None and pattern("year").match(place.before.lstrip()):
        return False
    if place.clause.hints.unit is not None and place.before.strip(" -") == "còn":
        return False
    match = pattern("may_report").match(
        place.clause.words(place.clause.sentence.start, place.bound.number_start)
    )
    return match is not None


def _promised_later(place: Place, year: int) -> bool:
    """ "Năm 2024 đạt 80%, phấn đấu năm 2025 đạt 85%": a later year is striven for."""
    if is_promised(place):
        return False
    after = pattern("later_promise").search(place.clause.scanned.folded, place.bound.end)
    return after is not None and int(after["year"] or after["year_first"]) > year


def _headed_by_past(place: Place) -> bool:
    """ "Năm 2024 tỉnh xếp 18/63; năm 2025 phấn đấu tăng 3 bậc": what was before what is striven for."""
    head = place.clause.elements[0]
    if not isinstance(head, Token) or head.kind != "YEAR" or _lead_of(head) not in ("", "trong"):
        return False
    return [one for one in place.lead if one.kind == "YEAR"] == [head] and _promised_later(
        place, year_of(head)
    )


def still_set(clause: Clause, bracket: Bracket, found: list[Found]) -> list[Found]:
    """ "Năm 2024 đạt 71,3% (kế hoạch giao 70%)": what was set for a year is over with its result.

    Where no plan says which year it is for, or nothing says of which year the result is, it may be over;
    what names a later year in the bracket is not.
    """
    heads = (one for one in clause.elements[: bracket.after] if isinstance(one, Token) and one.kind == "YEAR")
    year = max((year_of(one) for one in heads if _lead_of(one) in ("", "trong")), default=None)
    if year is not None and clause.year is not None and clause.year <= year:
        return found
    later = [item for item in found if (item.target.period or 0) > (year or 0)]
    if year is not None and clause.year is not None:
        return later
    doubts = [replace(item, target=doubted(item.target, "maybe_past")) for item in found]
    return [item if item in later else doubt for item, doubt in zip(found, doubts, strict=True)]


def _lead_of(year: Token) -> str:
    return year.value[1] if isinstance(year.value, tuple) else ""


def _under_past_year(place: Place) -> bool:
    """ "Năm 2024, tỷ lệ … đạt 97,5%" in a plan for 2025."""
    head, year = place.clause.elements[0], place.clause.year
    years = [token for token in place.lead if token.kind == "YEAR"]
    if year is None or not isinstance(head, Token) or years != [head]:
        return False
    plain = isinstance(head.value, tuple) and head.value[1] in ("", "trong")
    return plain and year_of(head) < year


def _reports(place: Place, year: Token) -> bool:
    """ "kết quả năm 2024 đạt …" speaks of what was reached."""
    before = place.clause.words(place.clause.sentence.start, year.start).rstrip()
    return bool(pattern("reporting").search(before))


def _stands_under_year(place: Place) -> bool:
    """ "năm 2024: 68%" says how things stood, unless the years form a list or the plan's year is known."""
    last = place.lead[-1] if place.lead else None
    if last is None or last.kind != "YEAR" or place.clause.year is not None:
        return False
    promised = place.bound.comparator is not None or "phấn đấu" in place.since_last
    if promised or pattern("milestone_lead").search(_lead_of(last)):
        return False
    headed = pattern("heads_year_value").match(place.clause.scanned.folded, last.end) is not None
    return headed and _bare_under_year(place, last) and not _lists_years(place)


def _bare_under_year(place: Place, year: Token) -> bool:
    before = place.clause.words(place.clause.sentence.start, year.start).strip(" -+,")
    return before in ("", *words_of("heads_result")) and place.stop - place.index == 1


def _lists_years(place: Place) -> bool:
    return len(set(pattern("year_list").findall(place.clause.scanned.folded))) > 1
