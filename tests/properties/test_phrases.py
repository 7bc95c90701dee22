"""Laws of the grammar of target phrases."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from compliance.model.target import Kind, Target
from compliance.wording.phrases import parse_targets, print_target, read_phrase, split_promises
from compliance.wording.phrases.numbers import NUMBER
from tests.properties.phrase_strategies import jumbles, targets

CARRIED = (
    "kind", "comparator", "value", "upper", "upper_open", "unit", "noun", "scope", "baseline", "direction",
    "group", "grade", "period", "document", "due",
)  # fmt: skip


def carried(target: Target) -> dict[str, object]:
    return {name: getattr(target, name) for name in CARRIED}


@settings(max_examples=400, deadline=None)
@given(targets)
def test_a_printed_target_reads_back_as_itself(target: Target) -> None:
    words = print_target(target)
    read = parse_targets(words)
    assert [carried(one) for one in read] == [carried(target)], words
    assert read[0].confidence == 1


@settings(max_examples=400, deadline=None)
@given(jumbles)
@example("70% - 75% - 80% đến 90% / 2 / 3")
def test_no_order_of_words_makes_the_grammar_fail(words: str) -> None:
    for target in parse_targets(words):
        assert isinstance(target, Target)
    split_promises(words)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_the_grammar_fail(words: str) -> None:
    parse_targets(words)


@settings(max_examples=300, deadline=None)
@given(jumbles)
def test_every_number_of_a_phrase_ends_in_exactly_one_place(words: str) -> None:
    reading = read_phrase(words)
    used = [span for spans in reading.used for span in spans]
    runs = {(match.start(), match.end()) for match in NUMBER.finditer(reading.text)}
    assert set(used) | set(reading.others) == runs
    assert not set(used) & set(reading.others)


@settings(max_examples=200, deadline=None)
@given(targets)
def test_writing_does_not_change_what_is_read(target: Target) -> None:
    words = print_target(target)
    core = [carried(replace(one, scope=None, group=None)) for one in parse_targets(words)]
    for written in (
        unicodedata.normalize("NFD", words),
        words.replace(" ", "\u00a0"),
        f"- {words}.",
        f"<p>{words}</p>",
        re.sub(r"%", " %", words),
    ):
        assert [carried(replace(one, scope=None, group=None)) for one in parse_targets(written)] == core, (
            written
        )


@given(jumbles)
@settings(max_examples=150, deadline=None)
def test_a_statement_has_no_value(words: str) -> None:
    for target in parse_targets(words):
        if target.kind in (Kind.STATEMENT, Kind.DONE, Kind.TREND, Kind.GRADE):
            assert target.value is None


TITLES = (
    None,
    "Tỷ lệ hồ sơ trực tuyến",
    "Tỷ lệ giảm chi ngân sách so với năm 2021",
    "Xếp loại",
    "Thứ hạng",
    "Giảm biên chế",
)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 999), st.one_of(st.none(), st.integers(0, 99)), st.sampled_from(TITLES), st.booleans())
def test_a_bare_share_is_read_as_the_grammar_would(
    whole: int, decimals: int | None, title: str | None, spaced: bool
) -> None:
    words = f"{whole}{'' if decimals is None else f',{decimals}'}{' ' if spaced else ''}%"
    [short] = parse_targets(words, title=title, year=2025)
    [long] = parse_targets(f"{words};", title=title, year=2025)
    assert carried(short) == carried(long)


@settings(max_examples=300, deadline=None)
@given(targets, st.sampled_from((" kèm 37 xyz", ", 37 xyz abc", "; 37 xyz")))
def test_a_number_that_nobody_can_place_is_a_target_or_remarked(target: Target, words: str) -> None:
    reading = read_phrase(print_target(target) + words)
    left = [reading.text[start:end] for start, end in reading.others]
    assert "37" not in left or any(one.remarks for one in reading.targets), reading


@settings(max_examples=300, deadline=None)
@given(targets, st.sampled_from(("không", "chưa", "ngoài", "trừ", "không đạt", "chưa đạt")))
def test_a_denial_before_a_number_is_never_read_past(target: Target, denial: str) -> None:
    words = print_target(target)
    if not words[0].isdigit() or target.kind is not Kind.LEVEL:
        return
    read = [one for one in parse_targets(f"{denial} {words}") if one.value is not None]
    assert all(one.confidence < 1 for one in read), words
