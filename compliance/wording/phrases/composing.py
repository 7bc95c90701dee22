"""Bounds and words into targets: what each number of a phrase promises, and what carries over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.wording.phrases import trends
from compliance.wording.phrases.acts import unnamed_bounds, without_number, zeros
from compliance.wording.phrases.bounds import Bound, Element, close, read_bounds
from compliance.wording.phrases.deadlines import due, milestone, year_of
from compliance.wording.phrases.grades import ends_grade, grades
from compliance.wording.phrases.hints import Hints, unit_of_words
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.numbers import GUESSED
from compliance.wording.phrases.ranks import is_rank, leaders, rank_target
from compliance.wording.phrases.scanning import Scanned, Token
from compliance.wording.phrases.sentences import Bracket, Sentence, has_bound, is_condition, split_sentences


@dataclass(frozen=True, slots=True)
class Found:
    """A target with the place of the words that make it: ``anchor`` is its number or mark."""

    target: Target
    anchor: int
    end: int
    sentence: int
    numbers: tuple[tuple[int, int], ...] = ()
    shared: bool = False


@dataclass(slots=True)
class Composed:
    """All targets of a phrase, its sentences and its conditions."""

    found: list[Found]
    sentences: list[Sentence]


def compose(scanned: Scanned, hints: Hints, year: int | None) -> Composed:
    """The targets of a scanned phrase, in the order of their words."""
    sentences = split_sentences(scanned, read_bounds(scanned.tokens))
    found: list[Found] = []
    for number, sentence in enumerate(sentences):
        found.extend(_Clause(scanned, sentence, number, hints, year).targets())
    if not found:
        target = without_number(scanned, sentences, year)
        found = [Found(target, 0, len(scanned.text), 0)] if target is not None else []
    found.sort(key=lambda item: (item.sentence, item.anchor))
    return Composed(found, sentences)


@dataclass(slots=True)
class _Clause:
    scanned: Scanned
    sentence: Sentence
    number: int
    hints: Hints
    year: int | None

    def targets(self) -> list[Found]:
        self._close_distant()
        promised, taken = self._assigned()
        if promised:
            return promised
        found = self._numbers(taken)
        found += [
            self._found(index, target)
            for index, target in leaders(self.scanned, self.sentence, self.hints, taken)
        ]
        graded = grades(self.scanned, self.sentence, self.hints)
        found += [self._found(index, target) for index, target in graded]
        found += self._scores(graded)
        found += [self._found(index, target) for index, target in zeros(self.scanned, self.sentence)]
        found += [self._found(index, target) for index, target in unnamed_bounds(self.scanned, self.sentence)]
        moving = trends.trends(self.scanned, self.sentence, self.hints, self.year, taken)
        if not any(item.target.kind is Kind.CHANGE for item in found):
            found += [self._found(index, target) for index, target in moving]
        return self._with_context(found)

    # -- numbers -----------------------------------------------------------------------------------

    def _numbers(self, taken: set[int]) -> list[Found]:
        found: list[Found] = []
        places = self.sentence.bounds()
        previous: Target | None = None
        for order, index in enumerate(places):
            start = places[order - 1] + 1 if order else 0
            stop = places[order + 1] if order + 1 < len(places) else len(self.sentence.elements)
            if self._is_no_promise(index, start, stop, order, found):
                continue
            target, nested = self._promise(index, start, stop, previous), self._nests(index, start, found)
            if nested and found:
                last = found[-1]
                found[-1] = replace(last, target=replace(last.target, role="coverage"))
            taken.add(index)
            self._take_baseline(index, target, taken)
            found.append(self._found(index, target))
            previous = target
        return found

    def _promise(self, index: int, start: int, stop: int, previous: Target | None) -> Target:
        bound = self.sentence.elements[index]
        assert isinstance(bound, Bound)
        if is_rank(self.sentence, index, self.hints):
            target = rank_target(self.scanned, self.sentence, index)
        elif bound.over is not None:
            target = self._quantified(self._over(bound), index, start, stop, previous)
        else:
            target = self._quantified(bound, index, start, stop, previous)
        period = milestone(self.scanned, self.sentence, start, index, stop)
        if (
            period is None
            and previous is not None
            and self._directly_after_break(index)
            and not self._own_year(start, stop)
        ):
            period = previous.period
        return replace(target, period=period)

    def _over(self, bound: Bound) -> Bound:
        """ "90/100 điểm" is 90 points; every other fraction is a share."""
        if bound.unit in (Measure.POINT, Measure.RANK):
            return replace(bound, over=None)
        if bound.unit is None and self.hints.unit is Measure.POINT:
            return replace(bound, over=None)
        return bound.as_fraction

    def _quantified(self, bound: Bound, index: int, start: int, stop: int, previous: Target | None) -> Target:
        verb = trends.governing(self.scanned, self.sentence, start, index)
        direction = self._direction(bound, verb, index, start, previous)
        unit, noun, remarks = self._unit(bound, index)
        comparator = bound.comparator or Comparator.EQUAL
        if direction is None:
            if (
                verb is not None
                and trends.is_landing(verb)
                and "LANDING_DOWN" in verb.name
                and comparator is Comparator.EQUAL
            ):
                comparator = Comparator.AT_MOST
            if unit is Measure.RANK:
                remarks, bound = (*remarks, "unclear_rank"), replace(bound, confidence=GUESSED)
            comparator = self._within(bound, comparator, index, unit)
            comparator = self._carried(comparator, bound, index, previous)
            return Target(
                Kind.LEVEL, comparator, bound.value, bound.upper, bound.upper_open, unit=unit, noun=noun, remarks=remarks, confidence=bound.confidence,
            )  # fmt: skip
        compared, said = self._baseline(index, start, previous)
        if verb is None and bound.heads and {"HIGHER", "LOWER"} & set(bound.heads[-1].name.split()):
            comparator = Comparator.EQUAL
        return Target(
            Kind.CHANGE, comparator, bound.value, bound.upper, bound.upper_open, unit=unit, noun=noun, direction=direction,
            baseline=trends.baseline_year(said if compared else self.hints.baseline, self.year),
            remarks=remarks, confidence=bound.confidence,
        )  # fmt: skip

    def _direction(
        self, bound: Bound, verb: Token | None, index: int, start: int, previous: Target | None
    ) -> Direction | None:
        """Which way the number moves things; None where it is a level."""
        if verb is None:
            return self._direction_without_verb(bound, index, start, previous)
        names = verb.name.split()
        if trends.is_landing(verb) and bound.unit is Measure.RANK and "LANDING_UP" in names:
            return Direction.UP
        if trends.is_landing(verb) or ("SHARE" in names and not {"UP", "DOWN"} & set(names)):
            return None
        if "MULTIPLE" in names:
            return self._multiple(index, start)
        if self._shares_time(verb, index) or self._reaches(verb, bound, index):
            return None
        if self._began_at(bound, index):
            return None
        return trends.direction_of(verb)

    def _direction_without_verb(
        self, bound: Bound, index: int, start: int, previous: Target | None
    ) -> Direction | None:
        compared = self._beyond_a_plan(bound) or self._compared_with_year(bound, index)
        if compared is not None:
            return compared
        if (
            previous is not None
            and previous.kind is Kind.CHANGE
            and self._continues(bound, index, start, previous)
        ):
            return previous.direction
        if self.hints.direction is not None and self._alone_under_title(bound, index):
            return self.hints.direction
        return None

    def _beyond_a_plan(self, bound: Bound) -> Direction | None:
        """ "vượt 5% dự toán": by how much something is passed, not a bound of the level."""
        if not bound.heads or not any("HIGHER" in head.name.split() for head in bound.heads):
            return None
        after = self.scanned.folded[bound.end :].lstrip()
        passed = re.match(
            r"(?:so với )?(?:mức |số )?(?:dự toán|kế hoạch|chỉ tiêu|định mức|quy định|bình quân)", after
        )
        return Direction.UP if passed else None

    def _compared_with_year(self, bound: Bound, index: int) -> Direction | None:
        """ "cao hơn 5% so với năm 2024": the size of a change, not a bound of the level."""
        names = {name for head in bound.heads for name in head.name.split()}
        if not names & {"HIGHER", "LOWER"}:
            before = [element for element in self.sentence.elements[:index] if isinstance(element, Token)]
            names = {name for element in before for name in element.name.split()}
            names = names if trends.baseline_before(self.sentence.elements, 0, index)[0] else set()
            if not names & {"HIGHER", "LOWER"}:
                return None
        elif not trends.baseline_after(self.sentence.elements, index)[0]:
            return None
        return Direction.UP if "HIGHER" in names else Direction.DOWN

    def _multiple(self, index: int, start: int) -> Direction | None:
        """ "gấp n lần" is a change with "tăng" or a baseline, else a level."""
        verbs = [element for element in self.sentence.elements[start:index] if isinstance(element, Token)]
        if any("DOWN" in element.name.split() for element in verbs):
            return Direction.DOWN
        compared = trends.baseline_after(self.sentence.elements, index)[0]
        compared = compared or trends.baseline_before(self.sentence.elements, start, index)[0]
        rises = any("UP" in element.name.split() for element in verbs)
        return Direction.UP if compared or rises else None

    def _reaches(self, verb: Token, bound: Bound, index: int) -> bool:
        """ "nâng tỷ lệ … đạt 90%": the level reached."""
        between = self.scanned.folded[verb.end : bound.number_start]
        if re.search(r"(?<!\w)(?:đạt|lên|còn|xuống|chiếm)(?!\w)", between):
            return True
        name = self.scanned.folded[verb.start : verb.end]
        if bound.unit is Measure.POINT and name == "nâng":
            return False
        return bool(re.search(r"(?<!\w)(?:là|bằng|ở mức)(?!\w)", between))

    def _shares_time(self, verb: Token, index: int) -> bool:
        """ "rút ngắn thời gian giải quyết 20% thủ tục": a share of procedures."""
        bound = self.sentence.elements[index]
        between = self.scanned.folded[verb.end : bound.start]
        if "thời gian" not in between and "thời hạn" not in between:
            return False
        after = self.scanned.folded[bound.end :].lstrip()
        return bool(
            re.match(r"(?:số |các |số lượng |tổng số )*(?:thủ tục|tthc|hồ sơ|dịch vụ|quy trình)", after)
        )

    def _began_at(self, bound: Bound, index: int) -> bool:
        """ "tăng từ 62% lên 75%": where things stood or will stand."""
        return False

    def _continues(self, bound: Bound, index: int, start: int, previous: Target) -> bool:
        steps = {bound.unit, previous.unit} <= {Measure.POINT, Measure.RANK}
        if (
            (bound.unit is not previous.unit and not steps)
            or bound.value == 100
            or not self._directly_after_break(index)
        ):
            return False
        between = self.sentence.elements[start:index]
        said_before = any(isinstance(part, Token) and part.name == "baseline" for part in between)
        return not said_before or trends.baseline_after(self.sentence.elements, index)[0]

    def _directly_after_break(self, index: int) -> bool:
        before = self.sentence.elements[index - 1] if index else None
        return isinstance(before, Token) and before.kind == "BREAK"

    def _own_year(self, start: int, stop: int) -> bool:
        return any(
            isinstance(part, Token) and part.kind == "YEAR" for part in self.sentence.elements[start:stop]
        )

    def _alone_under_title(self, bound: Bound, index: int) -> bool:
        """A bare number under "Tỷ lệ giảm …" is the size of that change."""
        if bound.unit not in (
            None,
            Measure.PERCENT,
            Measure.PERCENTAGE_POINT,
            Measure.COUNT,
            Measure.RANK,
            Measure.DAY,
        ):
            return False
        before = self.scanned.folded[self.sentence.start : bound.start].strip(" -")
        after = [
            part
            for part in self.sentence.elements[index + 1 :]
            if isinstance(part, Token) and part.kind == "TEXT"
        ]
        return before in ("", "đạt", "phấn đấu", "phấn đấu đạt", "thực hiện") and len(after) <= 8

    def _baseline(self, index: int, start: int, previous: Target | None) -> tuple[bool, int | str | None]:
        compared, said = trends.baseline_after(self.sentence.elements, index)
        if not compared:
            compared, said = trends.baseline_before(self.sentence.elements, start, index)
        if not compared and previous is not None and previous.kind is Kind.CHANGE:
            compared, said = trends.baseline_before(self.sentence.elements, 0, index)
        return compared, said

    def _take_baseline(self, index: int, target: Target, taken: set[int]) -> None:
        if target.kind not in (Kind.CHANGE,):
            return
        for place, element in enumerate(self.sentence.elements):
            if isinstance(element, Token) and element.name == "baseline":
                taken.add(place)

    def _unit(self, bound: Bound, index: int) -> tuple[Measure | None, str | None, tuple[str, ...]]:
        if bound.unit is not None:
            return bound.unit, bound.noun, bound.remarks
        following = self.sentence.elements[index + 1] if index + 1 < len(self.sentence.elements) else None
        if (
            isinstance(following, Token)
            and following.kind == "TEXT"
            and following.name not in ("FILLER", "/", ".")
        ):
            noun = self._noun_after(bound)
            if noun is not None:
                return Measure.COUNT, noun, bound.remarks
        if self.hints.unit is not None:
            return self.hints.unit, self.hints.noun, bound.remarks
        return *unit_of_words(self.scanned.folded[self.sentence.start : bound.start]), bound.remarks

    def _noun_after(self, bound: Bound) -> str | None:
        match = re.match(r"\s*([^\W\d_]+(?: [^\W\d_]+)?)", self.scanned.text[bound.end :])
        if match is None or lexicon().predicates.match(match[1].lower()):
            return None
        return match[1]

    def _within(self, bound: Bound, comparator: Comparator, index: int, unit: Measure | None) -> Comparator:
        """ "trong 03 ngày làm việc" is at most three days."""
        if bound.comparator is not None or unit not in (Measure.DAY, Measure.HOUR, Measure.MONTH):
            return comparator
        before = self.scanned.folded[: bound.start].rstrip()
        return Comparator.AT_MOST if before.endswith(("trong", "chỉ trong", "trong vòng")) else comparator

    def _carried(
        self, comparator: Comparator, bound: Bound, index: int, previous: Target | None
    ) -> Comparator:
        """ "ít nhất 100 doanh nghiệp …, 50 doanh nghiệp …": the comparator holds for the same noun."""
        if bound.comparator is not None or previous is None or previous.kind is not Kind.LEVEL:
            return comparator
        same = bound.unit is Measure.COUNT and previous.noun == bound.noun and bound.noun is not None
        if (
            same
            and self._directly_after_break(index)
            and previous.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST)
        ):
            return previous.comparator
        return comparator

    # -- what is no promise ------------------------------------------------------------------------

    def _is_no_promise(self, index: int, start: int, stop: int, order: int, found: list[Found]) -> bool:
        bound = self.sentence.elements[index]
        assert isinstance(bound, Bound)
        return (
            self._is_class(index, start)
            or self._is_past(index, start, stop)
            or self._is_start(index, stop)
            or self._is_inside(index, start, found)
            or self._is_span_of_time(bound, index)
            or self._is_stray(bound, index)
        )

    def _is_class(self, index: int, start: int) -> bool:
        before = [part for part in self.sentence.elements[start:index] if isinstance(part, Token)]
        bound = self.sentence.elements[index]
        assert isinstance(bound, Bound)
        if any(head.kind == "FILLER" for head in bound.heads) or len(before) < 2:
            return False
        return "CLASS" in before[-1].name.split()

    def _is_past(self, index: int, start: int, stop: int) -> bool:
        bound = self.sentence.elements[index]
        assert isinstance(bound, Bound)
        parts = [part for part in self.sentence.elements[start:index] if isinstance(part, Token)]
        if any("PAST" in part.name.split() for part in (*parts, *bound.heads)):
            return True
        last = parts[-1] if parts else None
        if last is None or last.kind != "YEAR":
            return self._under_past_year(parts)
        if self._reports(last):
            return self.year is None or year_of(last) < self.year
        if self.year is not None:
            return year_of(last) < self.year
        return self._colon_after(last) and self._bare_year_value(last, index, stop) and not self._lists_years

    def _bare_year_value(self, year: Token, index: int, stop: int) -> bool:
        before = self.scanned.folded[self.sentence.start : year.start].strip(" -+,")
        return before in ("", "thực hiện", "kết quả") and stop - index == 1

    def _under_past_year(self, parts: list[Token]) -> bool:
        """ "Năm 2024, tỷ lệ … đạt 97,5%" in a plan for 2025."""
        head = self.sentence.elements[0]
        years = [part for part in parts if part.kind == "YEAR"]
        if self.year is None or not isinstance(head, Token) or years != [head]:
            return False
        plain = isinstance(head.value, tuple) and head.value[1] in ("", "trong")
        return plain and year_of(head) < self.year

    def _reports(self, year: Token) -> bool:
        """ "kết quả năm 2024 đạt …" speaks of what was reached."""
        before = self.scanned.folded[self.sentence.start : year.start].rstrip()
        return before.endswith(("kết quả", "thực hiện", "kết quả thực hiện", "ước", "số liệu"))

    def _colon_after(self, year: Token) -> bool:
        """ "năm 2024: 68%" says how things stood, unless the years form a list."""
        return self.scanned.folded[year.end :].lstrip().startswith(":")

    @property
    def _lists_years(self) -> bool:
        return len(set(re.findall(r"(?:năm )?(20\d\d)\s*:", self.scanned.folded))) > 1

    def _is_start(self, index: int, stop: int) -> bool:
        """ "từ 62%" of "từ 62% lên 75%"."""
        bound = self.sentence.elements[index]
        assert isinstance(bound, Bound)
        if not bound.open_from or stop >= len(self.sentence.elements):
            return False
        between = [part for part in self.sentence.elements[index + 1 : stop] if isinstance(part, Token)]
        return any(trends.is_landing(part) for part in between)

    def _is_inside(self, index: int, start: int, found: list[Found]) -> bool:
        """A number in the words of what another number counts ("80% hồ sơ trong 5 ngày")."""
        if not found or not start or self._nests(index, start, found):
            return False
        between = self.sentence.elements[start:index]
        bound = self.sentence.elements[index]
        assert isinstance(bound, Bound)
        words = self.scanned.folded[self.sentence.elements[start - 1].end : bound.start]
        broken = any(isinstance(part, Token) and part.kind in ("BREAK", "YEAR") for part in between)
        broken = broken or any(isinstance(part, Token) and part.kind == "VERB" for part in between)
        if self._in_bracket_between(start, index) or re.search(r"[:]\s*$", words):
            return False
        return not broken and bool(words.strip()) and not is_rank(self.sentence, index, self.hints)

    def _in_bracket_between(self, start: int, index: int) -> bool:
        return any(
            start <= bracket.after <= index and self._names_level(bracket)
            for bracket in self.sentence.brackets
        )

    def _names_level(self, bracket: Bracket) -> bool:
        return any(isinstance(part, Token) and "LEVEL" in part.name.split() for part in bracket.elements)

    def _nests(self, index: int, start: int, found: list[Found]) -> bool:
        """ "100% cơ quan có tỷ lệ … từ 50% trở lên"."""
        if (
            not found
            or found[-1].target.unit is not Measure.PERCENT
            or found[-1].target.kind is not Kind.LEVEL
        ):
            return False
        bearers = self.sentence.elements[start] if start < index else None
        if not isinstance(bearers, Token) or bearers.kind == "BREAK":
            return False
        bound = self.sentence.elements[index]
        assert isinstance(bound, Bound)
        between = self.scanned.folded[self.sentence.elements[start - 1].end : bound.number_start]
        if re.search(r"trong đó|riêng|;|\.\s|\n|,\s*(?:\d|tỷ lệ|tối thiểu|ít nhất|trên)", between):
            return False
        parts = [part for part in self.sentence.elements[start:index] if isinstance(part, Token)]
        if any(part.kind == "YEAR" for part in parts) or (parts and parts[-1].kind == "BREAK"):
            return False
        if re.search(r"(?<!\w)(?:có|đạt) (?:tỷ lệ|mức|điểm|chỉ số|tổng điểm|kết quả)(?!\w)", between):
            return True
        return bool(
            re.search(
                r"(?<!\w)(?:có|đạt)(?: từ| tối thiểu| ít nhất| trên| không dưới)*\s*$", between.rstrip()
            )
        )

    def _is_span_of_time(self, bound: Bound, index: int) -> bool:
        """A stretch of months or years that nobody bounds is no promise ("06 tháng")."""
        if bound.unit not in (Measure.MONTH, Measure.YEAR) or bound.comparator is not None:
            return False
        return self.hints.unit is not bound.unit and not self._lone(index)

    def _is_stray(self, bound: Bound, index: int) -> bool:
        """A number that nothing promises: without comparator, in the middle of other words."""
        if (
            bound.comparator is not None
            or bound.share
            or bound.over is not None
            or self._governed(bound, index)
        ):
            return False
        if bound.unit is None:
            noun = self._unit(bound, index)[1]
            return not self._lone(index) and (noun is None or index > 0)
        if bound.unit is not Measure.COUNT or is_rank(self.sentence, index, self.hints):
            return False
        before = self.scanned.folded[self.sentence.start : bound.start]
        named = bound.noun is not None and lexicon().uncounted.fullmatch(bound.noun.lower()) is not None
        return named or lexicon().prepositions.search(before) is not None

    def _governed(self, bound: Bound, index: int) -> bool:
        if any(head.kind == "FILLER" for head in bound.heads) or is_rank(self.sentence, index, self.hints):
            return True
        before = self.sentence.elements[index - 1] if index else None
        return isinstance(before, Token) and before.kind in ("VERB", "YEAR")

    def _lone(self, index: int) -> bool:
        return len(self.sentence.elements) == 1

    # -- brackets, grades and scores, conditions ----------------------------------------------------

    def _assigned(self) -> tuple[list[Found], set[int]]:
        """ "đạt 78,4% (chỉ tiêu giao là tối thiểu 72%)": the target stands in the bracket."""
        taken: set[int] = set()
        found: list[Found] = []
        for bracket in self.sentence.brackets:
            words = self.scanned.folded[bracket.start : bracket.end]
            if (
                has_bound(bracket.elements)
                and re.match(r"[(\[]\s*(?:chỉ tiêu|kế hoạch|mục tiêu)", words)
                and self.sentence.bounds()
            ):
                inner = Sentence(bracket.start + 1, bracket.end - 1, list(bracket.elements))
                found += _Clause(self.scanned, inner, self.number, self.hints, self.year).targets()
        return found, taken

    def _scores(self, graded: list[tuple[int, Target]]) -> list[Found]:
        """The score that a bracket gives beside a grade."""
        if not graded:
            return []
        found: list[Found] = []
        for bracket in self.sentence.brackets:
            for element in bracket.elements:
                if isinstance(element, Bound) and element.unit in (Measure.POINT, Measure.PERCENT, None):
                    target = Target(
                        Kind.LEVEL, element.comparator or Comparator.EQUAL, element.value, element.upper,
                        element.upper_open, unit=element.unit or Measure.POINT, remarks=element.remarks,
                        confidence=element.confidence,
                    )  # fmt: skip
                    found.append(self._at(element, target))
        return found

    def _with_context(self, found: list[Found]) -> list[Found]:
        """Deadlines and conditions hold for every target of their sentence."""
        said = due(self.scanned, self.sentence, self.year)
        conditions = [
            self.scanned.text[bracket.start + 1 : bracket.end].rstrip(") ").strip()
            for bracket in self.sentence.brackets
            if is_condition(self.scanned.folded[bracket.start : bracket.end])
        ]
        condition = "; ".join(conditions) or None
        return [
            replace(item, target=replace(item.target, due=item.target.due or said, condition=condition))
            for item in found
        ]

    def _close_distant(self) -> None:
        """ "Từ 85% số cơ sở nhà, đất trở lên": the words that close a bound stand after its noun."""
        elements: list[Element] = self.sentence.elements
        for index, element in enumerate(elements):
            if (
                not isinstance(element, Token)
                or element.kind not in ("OR_MORE", "OR_LESS")
                or ends_grade(elements, index)
            ):
                continue
            for place in range(index - 1, -1, -1):
                before = elements[place]
                if isinstance(before, Token) and before.name == "FROM":
                    break
                if isinstance(before, Bound):
                    if not before.closed or before.comparator is Comparator.ABOVE:
                        closed = close(before, element)
                        elements[place] = replace(closed, end=before.end)
                    break

    def _found(self, index: int, target: Target) -> Found:
        return self._at(self.sentence.elements[index], target)

    def _at(self, element: Element, target: Target) -> Found:
        if isinstance(element, Bound):
            numbers = ((element.number_start, element.number_end),)
            return Found(target, element.start, element.end, self.number, numbers)
        return Found(target, element.start, element.end, self.number)
