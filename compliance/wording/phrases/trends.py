"""Which way things go: the verb that governs a number, its baseline, and trends without a number."""

from __future__ import annotations

import re

from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.hints import Hints
from compliance.wording.phrases.lexicon import lexicon, words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token

_DOWN = frozenset({"DOWN", "LOWER"})
_LANDING = frozenset({"LANDING_DOWN", "LANDING_UP"})
# How far back the verb of "về" may stand.
_REACH = 80
# With more words a part promises something of its own.
_NEAR = 4
_WHOLE = 100
# From one verb to another that "và" joins to it.
_JOINED = 2
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zđ]\)|[-+•*])\s+")


def direction_of(token: Token) -> Direction | None:
    """Up or down, as a verb says."""
    names = set(token.name.split())
    if names & {"UP", "IMPROVE"}:
        return Direction.UP
    if names & _DOWN:
        return Direction.DOWN
    return Direction.UP if names & {"HIGHER"} else None


def governing(scanned: Scanned, sentence: Sentence, start: int, index: int) -> Token | None:
    """The verb that governs the bound at ``index``: the last verb of change, landing or share before it."""
    bound = sentence.elements[index]
    assert isinstance(bound, Bound)
    before = sentence.elements[index - 1] if index else None
    if isinstance(before, Token) and before.kind == "BREAK":
        return None
    for head in reversed(bound.heads):
        names = set(head.name.split())
        if names & {"UP", "DOWN"} and head.kind == "FILLER":
            return head
    parted = False
    for place in range(index - 1, _after_tail(sentence, start, index) - 1, -1):
        element = sentence.elements[place]
        if not isinstance(element, Token) or _opens_act(scanned, element, bound):
            return None
        if parted and element.name == "baseline":
            return None
        parted = parted or _parts(scanned, element, bound)
        names = set(element.name.split())
        if names & {"UP", "DOWN"} and _moves_nothing(scanned, element, bound):
            continue
        if "UP" in names and _names_rate(scanned, sentence, element, index):
            continue
        if names & {"UP", "DOWN", "IMPROVE", "MULTIPLE"}:
            return element
        moved = scanned.folded[element.start : element.end] != "về" and _moves(sentence, start, place)
        if names & _LANDING and (_lands(scanned, element, bound) or moved):
            return element
        if element.kind == "VERB" and names & {"HIGHER", "LOWER"} and _passes(scanned, element):
            return element
        shares = element.kind == "MARK" and "SHARE" in names and "FILLER" not in names and place == index - 1
        if shares and pattern("of_costs").match(scanned.folded, bound.end):
            continue
        if shares and not scanned.folded[: element.start].rstrip().endswith(words_of("times")):
            return element
    return None


def _after_tail(sentence: Sentence, start: int, index: int) -> int:
    """Where the words behind the number before end; their verbs ("25 chỉ tiêu vượt kế hoạch, …") are its."""
    joints = (place for place in range(start, index) if _is_break(sentence.elements[place]))
    return next(joints, start) if start else start


def _is_break(element: Element) -> bool:
    return isinstance(element, Token) and element.kind == "BREAK"


def follows_noun(scanned: Scanned, verb: Token, nouns: str) -> bool:
    """Whether a noun of the list ``nouns`` takes the verb after it ("tốc độ tăng doanh thu")."""
    before = scanned.folded[: verb.start].rstrip()
    return any(before.endswith(noun) and not before[: -len(noun)][-1:].isalnum() for noun in words_of(nouns))


def _moves_nothing(scanned: Scanned, verb: Token, bound: Bound) -> bool:
    """ "giảm giấy tờ để tăng sự hài lòng": a purpose; "tiền gửi tiết kiệm đạt 5 tỷ đồng": a noun."""
    if follows_noun(scanned, verb, "purposes"):
        return True
    if scanned.folded[verb.start : verb.end] not in words_of("saving"):
        return False
    alone = not scanned.folded[verb.end : bound.number_start].strip()
    return not (alone and bound.unit is Measure.PERCENT) and follows_noun(scanned, verb, "savings")


def _names_rate(scanned: Scanned, sentence: Sentence, verb: Token, index: int) -> bool:
    """ "tỷ lệ tăng thu ngân sách đạt 10%": a rate of its own, if no year is compared with."""
    bounds = sentence.bounds()
    later = [place for place in bounds if place > index]
    own = sentence.elements[: later[0]] if later else sentence.elements
    return follows_noun(scanned, verb, "rates_of_change") and not baseline_after(own, index)[0]


def _opens_act(scanned: Scanned, element: Token, bound: Bound) -> bool:
    """ "giảm …, bố trí tối thiểu 1%": another act or title after a comma ends what a verb governs."""
    if element.kind != "BREAK":
        return False
    words = scanned.folded[element.end : bound.number_start].lstrip()
    if bound.value >= _WHOLE and bound.unit is Measure.PERCENT:
        return True
    titled = bound.comparator is not None and lexicon().title_starts.match(words) is not None
    bounded = (bound.comparator is Comparator.AT_MOST or titled) and len(words.split()) > _NEAR
    if bounded or (len(words.split()) > _NEAR and pattern("promises_itself").search(words)):
        return True
    if pattern("title_of_level").match(words):
        return True
    match = lexicon().acts.match(words)
    return match is not None and pattern("reaching").fullmatch(match[0]) is None


def _parts(scanned: Scanned, element: Token, bound: Bound) -> bool:
    """Whether other words than those of a bound follow a comma ("so với năm 2024, thanh tra ít nhất …")."""
    if element.kind != "BREAK":
        return False
    return pattern("idle").fullmatch(scanned.folded, element.end, bound.number_start) is None


def _lands(scanned: Scanned, landing: Token, bound: Bound) -> bool:
    """ "còn 5 ngày", but not "về giải quyết thủ tục đạt 95%" or "các đơn vị còn lại đạt 80%"."""
    words = scanned.folded[landing.start : landing.end]
    if words.endswith("còn lại"):
        return False
    if words.startswith("về"):
        near = max(0, landing.start - _REACH)
        if scanned.folded[landing.end : bound.number_start].strip(" :"):
            return False
        return pattern("brings_down").search(scanned.folded, near, landing.start) is not None
    return not scanned.folded[landing.end : bound.number_start].strip(" :")


def _moves(sentence: Sentence, start: int, index: int) -> bool:
    """Whether a verb of change goes before the landing at ``index`` ("giảm từ 23 đầu mối xuống …")."""
    before = sentence.elements[start:index]
    return any(isinstance(one, Token) and {"UP", "DOWN"} & set(one.name.split()) for one in before)


def _passes(scanned: Scanned, verb: Token) -> bool:
    """ "vượt chỉ tiêu 5%", "cao hơn năm trước 2%": what is passed stands between verb and size."""
    return pattern("passed").match(scanned.folded, verb.end) is not None


def heads_clause(scanned: Scanned, verb: Token) -> bool:
    """Whether nothing but words of zeal stands before a verb in its clause ("Phấn đấu giảm …")."""
    before = re.split(r"[;.\n(:]|(?<!\w)đồng thời(?!\w)", scanned.folded[: verb.start])[-1]
    promised, _, rest = before.rpartition(",") if "," in before else before.rpartition(" và ")
    before = rest if any(sign.isdigit() for sign in promised) else before
    return pattern("moving_lead").fullmatch(_LIST_MARK.sub("", before)) is not None


def is_landing(token: Token) -> bool:
    """Whether the number after ``token`` is the level reached."""
    return bool(_LANDING & set(token.name.split()))


def baseline_after(elements: list[Element], index: int) -> tuple[bool, int | str | None]:
    """Whether a comparison with another year follows, and with which.

    One behind a further verb without a number is that verb's ("giảm 2%, giảm số cuộc họp so với năm …").
    """
    parted = another = False
    for element in elements[index + 1 :]:
        if not isinstance(element, Token):
            another = False
        elif element.kind == "REFERENCE" and element.name == "baseline":
            if another:
                break
            return True, element.value if isinstance(element.value, int | str) else None
        elif parted and {"UP", "DOWN", "IMPROVE", "DENIED"} & set(element.name.split()):
            another = True
        parted = parted or (isinstance(element, Token) and element.kind == "BREAK")
    return False, None


def baseline_before(elements: list[Element], start: int, index: int) -> tuple[bool, int | str | None]:
    """The same for words before the number ("so với năm 2021 giảm 10%")."""
    for place in range(index - 1, start - 1, -1):
        element = elements[place]
        if isinstance(element, Token) and element.kind == "REFERENCE" and element.name == "baseline":
            if _is_of_another(elements, start, place, index):
                return False, None
            return True, element.value if isinstance(element.value, int | str) else None
    return False, None


def _is_of_another(elements: list[Element], start: int, year: int, index: int) -> bool:
    """ "Cải thiện thứ hạng so với năm 2023, tiết kiệm 12 tỷ đồng": the year is that of the verb before it."""
    names = {name for part in elements[start:year] if isinstance(part, Token) for name in part.name.split()}
    parted = any(isinstance(part, Token) and part.kind == "BREAK" for part in elements[year:index])
    return parted and bool(names & {"UP", "DOWN", "IMPROVE"})


def baseline_year(said: int | str | None, year: int | None) -> int | None:
    """The year of a baseline; "năm trước" is the year before the plan's, unknown with it."""
    if said == "previous":
        return year - 1 if year is not None else None
    return said if isinstance(said, int) else None


def trends(
    scanned: Scanned, sentence: Sentence, hints: Hints, year: int | None, taken: set[int]
) -> list[tuple[int, Target]]:
    """Directions promised without a size. ``taken`` holds the places that other targets have used."""
    found: list[tuple[int, Target]] = []
    for index, element in enumerate(sentence.elements):
        if not isinstance(element, Token) or index in taken or element.kind not in ("VERB", "MARK", "TEXT"):
            continue
        direction = direction_of(element) or _raised(scanned, element)
        if direction is None or _in_count(sentence, index, taken) or _leads_to(sentence, index, taken):
            continue
        if _stands_in_title(scanned, sentence, index, taken) or _denied_before(sentence, index):
            continue
        compared, said = _compared(sentence, index, taken)
        if not (compared or _promises(scanned, sentence, index, element)):
            continue
        if found and found[-1][1].direction is direction and not _separate(sentence, found[-1][0], index):
            continue
        year_of = baseline_year(said if compared else hints.baseline, year)
        found.append((index, Target(Kind.TREND, direction=direction, baseline=year_of)))
    return found


def _raised(scanned: Scanned, element: Token) -> Direction | None:
    """ "nâng cao chỉ số … so với năm 2024": a direction, where a year is compared with."""
    if "DENIED" not in element.name.split() or scanned.folded[element.start : element.end] != "nâng cao":
        return None
    after = scanned.folded[element.end :].lstrip()
    return Direction.UP if pattern("moving_quantity").match(after) else None


def _compared(sentence: Sentence, index: int, taken: set[int]) -> tuple[bool, int | str | None]:
    for place in range(index + 1, len(sentence.elements)):
        element = sentence.elements[place]
        if isinstance(element, Bound):
            return False, None
        if element.kind == "REFERENCE" and element.name == "baseline":
            return (
                (False, None)
                if place in taken
                else (True, element.value if isinstance(element.value, int | str) else None)
            )
    compared, said = baseline_before(sentence.elements, 0, index)
    return compared, said


def _promises(scanned: Scanned, sentence: Sentence, index: int, element: Token) -> bool:
    """Whether a verb of change without number and baseline still promises a direction."""
    names = element.name.split()
    before = _LIST_MARK.sub("", scanned.folded[_part_start(sentence, index) : element.start])
    after = scanned.folded[element.end :].lstrip()
    if not pattern("moving_lead").fullmatch(before):
        return False
    if "IMPROVE" in names:
        says_what = pattern("moving_quantity").search(scanned.folded, element.start, element.end)
        parted = says_what is not None and after[:1] in (",", ";") and not _says_how_far(sentence, index)
        return bool(pattern("moving_quantity").match(after)) or not after.strip(" .,;") or parted
    if element.name == "DOWN" or "UP" in names or "DOWN" in names:
        word = scanned.folded[element.start : element.end]
        if word in words_of("moves_alone"):
            return True
        return word.startswith(words_of("moves")) and bool(
            pattern("moving_quantity").match(after) or not after.strip(" .,;")
        )
    return False


def _says_how_far(sentence: Sentence, index: int) -> bool:
    """ "Cải thiện thứ hạng, tăng 2 bậc": the next number is the size of the move."""
    for element in sentence.elements[index + 1 :]:
        if isinstance(element, Bound):
            return any({"UP", "IMPROVE"} & set(head.name.split()) for head in element.heads)
        if {"UP", "IMPROVE"} & set(element.name.split()):
            return True
    return False


def _part_start(sentence: Sentence, index: int) -> int:
    """Where the words after the last comma or "và" with a number before it begin."""
    numbered = False
    for place in range(index - 1, -1, -1):
        element = sentence.elements[place]
        if isinstance(element, Bound):
            numbered = True
            break
    for place in range(index - 1, -1, -1):
        element = sentence.elements[place]
        if numbered and isinstance(element, Token) and element.kind == "BREAK":
            return element.end
        if isinstance(element, Bound):
            break
    return sentence.start


def _in_count(sentence: Sentence, index: int, taken: set[int]) -> bool:
    """Whether a verb stands in the words of what a number counts."""
    for place in range(index - 1, -1, -1):
        element = sentence.elements[place]
        if isinstance(element, Token) and element.kind == "BREAK":
            return False
        if isinstance(element, Bound) and place in taken:
            return element.over is not None or (element.unit is not None and element.unit.value == "percent")
    return False


def _leads_to(sentence: Sentence, index: int, taken: set[int]) -> bool:
    """Whether the number that follows in one breath has used the verb up ("giảm … xuống dưới 1%")."""
    for place in range(index + 1, len(sentence.elements)):
        element = sentence.elements[place]
        if isinstance(element, Bound):
            if place in taken:
                return True
            continue
        if element.name == "baseline" or element.kind == "BREAK":
            return False
    return False


def _goes_on(scanned: Scanned, sentence: Sentence, index: int, following: int) -> bool:
    """ "Tăng tỷ lệ rác được thu gom, xử lý thêm 5%", "Giảm thừa cân, béo phì xuống dưới 10%": one promise."""
    between = [part for part in sentence.elements[index + 1 : following] if isinstance(part, Token)]
    if any({"UP", "DOWN", "IMPROVE"} & set(part.name.split()) for part in between):
        return False
    bound = sentence.elements[following]
    heads = bound.heads if isinstance(bound, Bound) else ()
    if any(scanned.folded[head.start : head.end] in words_of("more") for head in heads):
        return True
    return bool(between) and is_landing(between[-1])


def _denied_before(sentence: Sentence, index: int) -> bool:
    """ "Không để chỉ số giảm bậc so với năm trước": what shall not be promises no direction."""
    for place in range(index - 1, -1, -1):
        element = sentence.elements[place]
        if isinstance(element, Bound) or element.kind == "BREAK":
            return False
        if "ZERO" in element.name.split():
            return True
    return False


def _stands_in_title(scanned: Scanned, sentence: Sentence, index: int, taken: set[int]) -> bool:
    """ "Tỷ lệ tăng thu so với năm trước: 10%": the verb is part of the title of the value behind a colon."""
    start = sentence.elements[index].end
    following = next(sentence.bounds_from(index + 1), None)
    bound = sentence.elements[following] if following in taken and following is not None else None
    if not isinstance(bound, Bound):
        return False
    if _goes_on(scanned, sentence, index, following or 0):
        return True
    return pattern("before_value").search(scanned.folded, start, bound.number_start) is not None


def _separate(sentence: Sentence, first: int, second: int) -> bool:
    """Whether two verbs promise apart; "cải thiện và nâng cao chỉ số" is one promise."""
    if second - first == _JOINED:
        return False
    return any(
        isinstance(element, Token) and (element.kind == "BREAK" or element.name == "baseline")
        for element in sentence.elements[first:second]
    )
