"""From a phrase to tokens: numbers with their measures, words that matter, look-alikes set apart."""

from __future__ import annotations

from dataclasses import field, replace
from functools import lru_cache
from typing import Any

from compliance.model.target import Measure
from compliance.records import record
from compliance.vietnamese import clean, fold, repair
from compliance.wording.phrases.digits import repair_digits
from compliance.wording.phrases.items import dashed_items
from compliance.wording.phrases.lexicon import PARTED, PIECE, Lexicon, MeasureWord, lexicon, words_of
from compliance.wording.phrases.lines import join_lines, join_range
from compliance.wording.phrases.numbers import GUESSED, NUMBER, SURE, read_number
from compliance.wording.phrases.numerals import NUMERALS, spelled_length, spelled_number
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.references import references
from compliance.wording.phrases.settling import settle
from compliance.wording.phrases.slips import mend_words, place_tones
from compliance.wording.phrases.terminals import punctuation, terminal
from compliance.wording.phrases.tokens import Repair, Scanned, Token

WORD_REPAIR = 0.9


# The same value stands under titles that hint different things.
@lru_cache(maxsize=2048)
def scan(text: str) -> Scanned:
    """The tokens of ``text`` after cleaning and repair."""
    words, ranges = join_range(clean(text))
    words, repaired = repair(_unquoted(join_lines(words)))
    words, mended = mend_words(words)
    words, placed = place_tones(words)
    words, digits_repaired = repair_digits(words)
    slips = (slip.partition(" → ") for slip in (*repaired, *mended))
    repairs = [Repair(wrong, right, WORD_REPAIR) for wrong, _, right in slips]
    repairs += [Repair(*slip, SURE) for slip in placed]
    repairs += [Repair(*slip) for slip in (*ranges, *digits_repaired, *_unsure_items(words))]
    folded = fold(words)
    tokens = settle(list(_Scanner(words, folded, lexicon()).run()), folded)
    return Scanned(words, folded, tuple(tokens), tuple(repairs))


def _unsure_items(text: str) -> list[tuple[str, str, float]]:
    """ "1 - 2 xã; 2 - 3 trường": two ranges, or two numbers behind those of their items."""
    items, are_items = dashed_items(text)
    return (
        []
        if are_items
        else [(match[0].strip() + f" {match['value']}", match["value"], GUESSED) for match in items]
    )


def _unquoted(text: str) -> str:
    """A phrase that is one quotation as a whole says what stands inside; all places stay."""
    match = pattern("quoted").fullmatch(text)
    if match is None:
        return text
    start, end = match.span("inside")
    return " " * start + text[start:end] + " " * (len(text) - end)


@record(frozen=False)
class _Scanner:
    text: str
    folded: str
    lexicon: Lexicon
    tokens: list[Token] = field(default_factory=list)

    def run(self) -> list[Token]:
        for token in references(self.text, self.folded):
            self._between(self._position(), token.start)
            self.tokens.append(token)
        self._between(self._position(), len(self.folded))
        return self.tokens

    def _position(self) -> int:
        return self.tokens[-1].end if self.tokens else 0

    def _between(self, start: int, end: int) -> None:
        """Tokens of plain words between two references."""
        pieces = [
            (match[0], match.start() + start, match.end() + start)
            for match in PIECE.finditer(self.folded[start:end])
        ]
        words = [piece for piece, _, _ in pieces]
        index = 0
        while index < len(pieces):
            index = self._take(pieces, words, index, end)

    def _take(self, pieces: list[tuple[str, int, int]], words: list[str], index: int, end: int) -> int:
        piece, start, stop = pieces[index]
        if piece[0].isdecimal():
            return self._number(pieces, words, index, end)
        if (taken := self._number_word(pieces, words, index)) is not None:
            return taken
        size, values = self._words_at(words, index)
        grade_size, grades = self.lexicon.grades.longest(words, index)
        bounds = grade_size == size and _bounds_number(values, words, index + size)
        if grade_size >= size and grade_size and not bounds:
            stop = pieces[index + grade_size - 1][2]
            self.tokens.append(Token("GRADE", self.folded[start:stop], start, stop, tuple(grades)))
            return index + grade_size
        if size:
            size, values = self._before_class(words, index, size, values)
            stop = pieces[index + size - 1][2]
            self._word(values, start, stop)
            return index + size
        self.tokens.append(punctuation(piece, start, stop))
        return index + 1

    def _words_at(self, words: list[str], index: int) -> tuple[int, list[Any]]:
        """The phrase at ``index``; "và hơn 50 lượt" is a joint and a bound, where "80% và hơn" closes one."""
        size, values = self.lexicon.words.longest(words, index)
        follows = index + size < len(words) and words[index + size][0].isdecimal()
        if size > 1 and follows and any(kind == "OR_MORE" for kind, _ in values):
            return self.lexicon.words.longest(words[: index + 1], index)
        return size, values

    def _before_class(
        self, words: list[str], index: int, size: int, values: list[tuple[str, object]]
    ) -> tuple[int, list[tuple[str, object]]]:
        """The phrase of ``size`` words, or its beginning where a class or a bound reaches over its end.

        "nhóm cao nhất" is a group and the class "cao nhất", "phấn đấu đạt và vượt" holds "đạt và vượt",
        "có tỷ lệ tăng dân số" the name of a rate.
        """
        for shorter in range(1, size):
            longer, said = self.lexicon.words.longest(words, index + shorter)
            bounds = longer > size - shorter and any(kind in ("COMPARATOR", "DENIED") for kind, _ in said)
            if bounds or self.lexicon.grades.longest(words, index + shorter)[0] > size - shorter:
                fits, own = self.lexicon.words.longest(words[: index + shorter], index)
                if fits == shorter:
                    return fits, own
        return size, values

    def _word(self, values: list[tuple[str, object]], start: int, stop: int) -> None:
        kinds = [kind for kind, _ in values]
        value = next((said for kind, said in values if kind in ("COMPARATOR", "LEVEL")), None)
        name = " ".join(kinds)
        self.tokens.append(Token(terminal(kinds), name, start, stop, value))

    def _number(self, pieces: list[tuple[str, int, int]], words: list[str], index: int, end: int) -> int:
        start = pieces[index][1]
        match = NUMBER.match(self.folded, start, end)
        assert match is not None
        self.tokens.append(Token("NUMBER", match[0], start, match.end()))
        position = match.end()
        bracket = pattern("in_words").match(self.folded, position, end)
        if bracket is not None and self._spells_number(bracket[0]):
            position = bracket.end()
        if (share := _of_how_many(self.folded, match[0], position, end)) is not None:
            self.tokens.append(Token("OVER", "/", position, share))
            return _index_at(pieces, share, index)
        index = _index_at(pieces, position, index)
        if (
            index < len(pieces)
            and words[index] == "/"
            and index + 1 < len(pieces)
            and words[index + 1][0].isdecimal()
        ):
            self.tokens.append(Token("OVER", "/", pieces[index][1], pieces[index][2]))
            return index + 1
        return self._after_number(pieces, words, index, end)

    def _after_number(
        self, pieces: list[tuple[str, int, int]], words: list[str], index: int, end: int
    ) -> int:
        size, values = self.lexicon.measures.longest(words, index)
        if index < len(pieces) and not size and self._is_factor(words, index):
            start, stop = pieces[index][1], pieces[index][2]
            self.tokens.append(Token("FACTOR", words[index], start, stop, self.lexicon.factors[words[index]]))
            index += 1
            size, values = self.lexicon.measures.longest(words, index)
            if self._is_amount(words, index, stop, end):
                self.tokens.append(Token("MEASURE", "đồng", stop, stop, _DONG))
                return index
        noun_size, nouns = self.lexicon.nouns.longest(words, index)
        behind = "".join(words[index + 1 : index + 2])
        if size == 1 and words[index] == "đồng" and behind in words_of("no_money"):
            size, values = 0, []
        if noun_size > size or (noun_size == size and size and values[0].unit.value not in ("point", "rank")):
            size, values = noun_size, nouns
        if not size:
            return index
        start, stop = pieces[index][1], pieces[index + size - 1][2]
        if per := pattern("per").match(self.folded, stop, end):
            stop = per.end()
        said = (
            values[0]
            if isinstance(values[0], MeasureWord)
            else self.text[start : pieces[index + size - 1][2]]
        )
        self.tokens.append(Token("MEASURE", self.folded[start:stop], start, stop, said))
        return _index_at(pieces, stop, index)

    def _is_factor(self, words: list[str], index: int) -> bool:
        """ "2 tỷ", but not "2 Tỷ lệ hồ sơ …" behind the number of a row."""
        named = index + 1 < len(words) and words[index] == "tỷ" and words[index + 1] in words_of("rates")
        return words[index] in self.lexicon.factors and not named

    def _is_amount(self, words: list[str], index: int, stop: int, end: int) -> bool:
        """ "1.000 tỷ", "500 triệu" and nothing counted behind them: money."""
        if self.tokens[-1].value == 10**3 and self.folded.startswith(("/1 ", "/người", "/hộ"), stop):
            return True
        if self.tokens[-1].value not in (10**6, 10**9):
            return False
        known = self.lexicon.measures.longest(words, index)[0] or self.lexicon.nouns.longest(words, index)[0]
        return not known and pattern("amount_alone").match(self.folded, stop, end) is not None

    def _number_word(self, pieces: list[tuple[str, int, int]], words: list[str], index: int) -> int | None:
        """A share, a multiple or a count in words, where it can be nothing else."""
        if words[index] not in self.lexicon.numerals:
            return None
        for size in (3, 2, 1):
            phrase = " ".join(words[index : index + size])
            start, stop = pieces[index][1], pieces[min(index + size, len(pieces)) - 1][2]
            if phrase in self.lexicon.shares and (size > 1 or self._after_comparator()):
                self.tokens.append(Token("SHARE", phrase, start, stop, self.lexicon.shares[phrase]))
                return self._after_share(pieces, words, index + size)
            if phrase in self.lexicon.multiples and not _goes_on(self.folded, stop):
                self.tokens.append(Token("VERB", "MULTIPLE", start, start + 3))
                self.tokens.append(Token("NUMBER", str(self.lexicon.multiples[phrase]), start + 4, stop))
                self.tokens.append(Token("MEASURE", "lần", stop, stop, _TIMES))
                return index + size
        return self._count_word(pieces, words, index)

    def _after_share(self, pieces: list[tuple[str, int, int]], words: list[str], index: int) -> int:
        """ "nửa ngày": half of a day, no share of what is counted."""
        size, values = self.lexicon.measures.longest(words, index)
        if not size or values[0].unit not in PARTED:
            return index
        start, stop = pieces[index][1], pieces[index + size - 1][2]
        self.tokens.append(Token("MEASURE", self.folded[start:stop], start, stop, values[0]))
        return index + size

    def _count_word(self, pieces: list[tuple[str, int, int]], words: list[str], index: int) -> int | None:
        if (ordinal := self._ordinal(words[index])) is not None:
            self.tokens.append(Token("NUMBER", str(ordinal), pieces[index][1], pieces[index][2]))
            return index + 1
        size = spelled_length(words, index)
        number = spelled_number(words[index : index + size]) if size else None
        if not number:
            return None
        following = index + size
        if self._ranges_on(words, following):
            start, stop = pieces[index][1], pieces[following - 1][2]
            self.tokens.append(Token("NUMBER", str(number).replace(".", ","), start, stop))
            return following
        measure, values = self.lexicon.measures.longest(words, following)
        in_percent = bool(measure) and values[0].unit is Measure.PERCENT
        measured = measure or self.lexicon.nouns.longest(words, following)[0]
        leads = self._after_comparator() or self._opens_count(words[index])
        leads = leads or self._follows_act(words[index], pieces[index][1]) or self._ends_range()
        if not in_percent and not (measured and leads):
            return None
        start, stop = pieces[index][1], pieces[following - 1][2]
        self.tokens.append(Token("NUMBER", str(number).replace(".", ","), start, stop))
        following = self._after_number(pieces, words, following, len(self.folded))
        return self._past_figure(pieces, following) if in_percent else following

    def _ranges_on(self, words: list[str], following: int) -> bool:
        """ "từ một đến hai công trình": the first number of a range in words."""
        if words[following : following + 1] not in (["đến"], ["tới"]) or not self._after_comparator():
            return False
        size = spelled_length(words, following + 1)
        end = following + 1 + size
        counted = self.lexicon.nouns.longest(words, end)[0] or self.lexicon.measures.longest(words, end)[0]
        return bool(size and counted)

    def _ends_range(self) -> bool:
        """Whether a number and "đến" stand right before."""
        return [token.kind for token in self.tokens[-2:]] == ["NUMBER", "TO"]

    def _past_figure(self, pieces: list[tuple[str, int, int]], index: int) -> int:
        """ "tám mươi phần trăm (80%)": the figure in the bracket says the same again."""
        last = self.tokens[-2].name
        match = pattern("in_figures").match(self.folded, self.tokens[-1].end)
        if match is None or read_number(match[1]).value != read_number(last).value:
            return index
        self.tokens[-1] = replace(self.tokens[-1], end=match.end())
        return _index_at(pieces, match.end(), index)

    def _ordinal(self, word: str) -> int | None:
        """ "đứng thứ nhất": a place in words; "thứ hai" alone may be a Monday."""
        if (
            word not in self.lexicon.ordinals
            or not self.tokens
            or "RANK_PLACE" not in self.tokens[-1].name.split()
        ):
            return None
        before = self.folded[self.tokens[-1].start : self.tokens[-1].end]
        if word in ("nhất", "nhì") and before.startswith(("xếp", "đứng")):
            return self.lexicon.ordinals[word]
        if not before.endswith("thứ") or (before == "thứ" and word not in ("nhất", "nhì")):
            return None
        return self.lexicon.ordinals[word]

    def _after_comparator(self) -> bool:
        last = self.tokens[-1] if self.tokens else None
        return last is not None and (
            last.kind in ("COMPARATOR", "FROM") or last.name.startswith(("UP", "DOWN"))
        )

    def _follows_act(self, word: str, start: int) -> bool:
        """Whether nothing but an act stands before a number in words ("Tổ chức hai hội nghị")."""
        words = pattern("clause_begins").split(self.folded[:start])[-1].strip(" -+")
        acts = self.lexicon.acts.fullmatch(words) or pattern("before_words").search(words)
        return word not in ("năm", "tư", "một") and acts is not None

    def _opens_count(self, word: str) -> bool:
        """Whether a number in words opens the phrase; "năm" is rather a year there, "tư" rather private."""
        return word not in ("năm", "tư") and all(
            token.kind in ("STOP", "FILLER") or token.name == "listmark" for token in self.tokens
        )

    def _spells_number(self, bracket: str) -> bool:
        inside = bracket.strip(" ()")
        return all(word in NUMERALS for word in inside.split())


_TIMES = MeasureWord(Measure.TIMES)
_DONG = MeasureWord(Measure.VND)


def _goes_on(folded: str, end: int) -> bool:
    """Whether digits end at ``end`` only to go on behind a comma ("gấp 2,5 lần", "gấp 2, 3 lần")."""
    goes_on = pattern("numeral_goes_on").match(folded, end) or pattern("list_goes_on").match(folded, end)
    return folded[end - 1].isdigit() and goes_on is not None


def _of_how_many(folded: str, part: str, position: int, end: int) -> int | None:
    """Where the whole of "9 trên 10 người" begins; None where no smaller part of a counted whole stands."""
    match = pattern("part_of").match(folded, position, end)
    if match is None or not part.isdecimal() or int(part) > int(match[1]):
        return None
    return match.end()


def _bounds_number(values: list[tuple[str, object]], words: list[str], index: int) -> bool:
    """ "thấp nhất 80%" is a bound, where "nhóm thấp nhất" is a class."""
    compares = any(kind == "COMPARATOR" for kind, _ in values)
    return compares and index < len(words) and words[index][0].isdecimal()


def _index_at(pieces: list[tuple[str, int, int]], position: int, index: int) -> int:
    while index < len(pieces) and pieces[index][1] < position:
        index += 1
    return index
