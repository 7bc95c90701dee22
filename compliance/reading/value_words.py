"""Words of a title that belong to the value beside which they stood, and those that went with it though they
join what is left: what it is a share of, its course, "đối với" before it."""

from __future__ import annotations

import re
from functools import cache

from compliance.model.target import Kind, Measure, Target
from compliance.reading.tables.bearers import bearer
from compliance.reading.vocabulary import alternatives_in, load
from compliance.records import record
from compliance.vietnamese import behind_words, fold, squash

_FEWEST_WORDS = 3
_OF_AN_INDEX = (Measure.RANK, Measure.POINT)


def without_value_words(title: str, words: str, targets: tuple[Target, ...]) -> str:
    """A title cut from ``words`` without those of its value that hang loose at its end.

    "Giải ngân vốn đầu tư công đạt 95% kế hoạch" is of the payment; "… đạt 25% số bản sao" keeps of what the
    share is, joined again ("… trên số bản sao"). "Chỉ số DTI tăng 02 bậc" is of the index; what else grows
    or falls by so much keeps its verb, in front; of a place or class the words that lead to it go too. What
    stood between two names and went with the value stands there again ("xin lỗi đối với … hồ sơ quá hạn").
    Where several values are promised, only the words of those of an index go.
    """
    told = [target for target in targets if target.kind is not Kind.STATEMENT]
    if told and told[0].kind in (Kind.RANK, Kind.GRADE):
        return _without_way(title)
    if len(told) != 1:
        of_index = bool(told) and all(target.unit in _OF_AN_INDEX for target in told)
        return _without_course(title, moved=False) if of_index else title
    target = told[0]
    title = _joined_again(title, words)
    if target.unit is Measure.PERCENT:
        title = _of_what(title, words)
    if target.kind in (Kind.CHANGE, Kind.LEVEL):
        title = _without_course(title, moved=target.kind is Kind.CHANGE and target.unit not in _OF_AN_INDEX)
    return title


def _of_what(title: str, words: str) -> str:
    found = _patterns().of_what.search(fold(words))
    tail = squash(words[found.start("tail") : found.end("tail")]) if found is not None else ""
    head = title.removesuffix(tail).rstrip()
    if head == title or len(head.split()) < _FEWEST_WORDS:
        return title
    if _patterns().set_before.fullmatch(fold(tail)):
        return head
    return f"{head} trên {tail}" if _patterns().number_of.match(fold(tail)) else title


def _joined_again(title: str, words: str) -> str:
    found = _patterns().joint.search(fold(words)) if title not in words else None
    if found is None:
        return title
    before, joint, behind = (
        words[found.start(name) : found.end(name)] for name in ("before", "joint", "behind")
    )
    for torn in (f"{before} {joint.split()[0]} {behind}", f"{before} {behind}"):
        start = title.find(torn)
        if start < 0 or (found["assured"] and bearer(title[: start + len(before)]) is None):
            continue
        return title.replace(torn, f"{before} {joint} {behind}", 1)
    return title


def _without_way(title: str) -> str:
    found = _patterns().way.fullmatch(fold(title))
    return title[: found.end("what")] if found is not None else title


def _without_course(title: str, *, moved: bool) -> str:
    found = _patterns().course.fullmatch(fold(title))
    if found is None or len(found["what"].split()) < _FEWEST_WORDS:
        return title
    what, verb = title[: found.end("what")].rstrip(" :,;-"), title[found.start("verb") : found.end("verb")]
    if not moved:
        return what
    if what[0].isupper():
        verb = verb.capitalize()
    return f"{verb} {behind_words(what)}"


@record
class _Patterns:
    """All are asked of folded words: behind a share, the ways to say of what it is, a verb at the end; words
    that join what stands before and behind a value; the way to a place or class at the end."""

    of_what: re.Pattern[str]
    set_before: re.Pattern[str]
    number_of: re.Pattern[str]
    course: re.Pattern[str]
    joint: re.Pattern[str]
    way: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = load("parts")["value_words"]
    told = alternatives_in(data)
    return _Patterns(
        re.compile(
            rf"(?<!\w){told['reached']}\s(?:[^\d\s]+\s){{0,3}}[<>≥≤]?\s*\d[\d.,]*\s*%\s+"
            r"(?P<tail>[^\W\d][^\d%,;:()]*?)(?:\s+trở lên)?[\s.;,]*$"
        ),
        re.compile(rf"{told['set_before']}(?:\s+{told['set_by']})*"),
        re.compile(rf"{told['number_of']}(?!\w)"),
        re.compile(
            rf"(?P<what>.*(?<!\w)(?!{told['rates']}\s+{told['course']}$)\S+)\s+(?P<verb>{told['course']})"
        ),
        re.compile(
            rf"(?P<before>\w+) (?P<joint>{told['joints']}|(?P<assured>{told['assuring']})) "
            rf"(?:{told['bounds']} )*[<>≥≤]?\s*\d[\d.,]*\s*%?(?: trở lên)? (?P<behind>[^\W\d]+)"
        ),
        re.compile(rf"(?P<what>\S+(?: \S+){{2,}}?)(?<!,)(?<! và)(?: {told['way']}){{1,12}}"),
    )
