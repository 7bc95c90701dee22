"""Look-alikes are tried only where a text begins as they do, and found as if all were tried everywhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from compliance.vietnamese import clean, fold
from compliance.wording.phrases.beginnings import DIGITS, SPACES, first_signs
from compliance.wording.phrases.lexicon import lexicon, load_table
from compliance.wording.phrases.lookalikes import Lookalikes

CASES = sorted((Path(__file__).parents[2] / "cases" / "phrases").glob("*.yaml"))
# No look-alike begins inside a word, and with a space only before a stroke.
BEGINS = r"(?=\S|\s/)(?:(?<![^\W_])|(?![^\W\d_]))"


@cache
def one_pattern() -> re.Pattern[str]:
    entries = load_table("lookalikes.yaml")["lookalikes"]
    apart = [re.sub(r"\(\?P<(\w+)>", "(?:", entry["pattern"]) for entry in entries]
    return re.compile(f"{BEGINS}(?:{'|'.join(f'(?:{words})' for words in apart)})", re.MULTILINE)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_all_that_one_pattern_of_every_entry_finds_is_found(file: Path) -> None:
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]:
        folded = fold(clean(case["text"]))
        told = [match.span() for _, match in lexicon().lookalikes.found_in(folded)]
        assert told == [match.span() for match in one_pattern().finditer(folded)], folded


def test_a_python_without_a_parser_of_patterns_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.delattr(re, "_parser")
        everywhere = Lookalikes(load_table("lookalikes.yaml")["lookalikes"])
        assert first_signs("năm 20") is None
    for case in yaml.safe_load(CASES[0].with_stem("lookalikes").read_text(encoding="utf-8"))["cases"]:
        folded = fold(clean(case["text"]))
        told = [(kind, match.span()) for kind, match in lexicon().lookalikes.found_in(folded)]
        assert told == [(kind, match.span()) for kind, match in everywhere.found_in(folded)], folded


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("năm 20", {"n"}),
        (r"(?<!\w)(?:trong |đầu )?quý", {"t", "đ", "q"}),
        (r"(?:từ )*(?<![\d.])\d+ tuổi", {"t", *DIGITS}),
        (r"\s?/\s?1", {"/", *SPACES}),
        ("[a-cx]2", {"a", "b", "c", "x"}),
        ("[^a]2", None),
        (".2", None),
        (r"\w+ 2", None),
        ("(?:a|)", None),
        ("(?i:a)b", None),
    ],
)
def test_the_signs_with_which_a_pattern_begins(pattern: str, signs: set[str] | None) -> None:
    assert first_signs(pattern) == signs
