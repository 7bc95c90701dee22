"""Titles: which indicator they mean, in any wording, and when nobody can say."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.files.catalogue import load_catalogue
from compliance.model.target import Measure
from compliance.wording.title_forms import form_of
from compliance.wording.titles import TitleMatcher

CASES = Path(__file__).parents[2] / "cases" / "titles"


@cache
def matcher() -> TitleMatcher:
    return TitleMatcher(load_catalogue("cchc"))


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['title'][:60]}")
        for file in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", _cases())
def test_a_title_means_its_indicator_and_no_other(case: dict[str, Any]) -> None:
    measure = Measure(case["measure"]) if "measure" in case else None
    found = matcher().match(
        case["title"], context=case.get("context", ""), level=case.get("level"), measure=measure
    )
    assert (found.canonical if found else None) == case["canonical"], case["reason"]
    assert bool(found and found.other_content) == case.get("other_content", False), case["reason"]
    if found:
        assert 0 <= found.score <= 1


def test_every_name_and_alias_of_the_catalogue_means_its_own_entry() -> None:
    wrong = []
    for entry in matcher().catalogue.entries.values():
        texts = [entry.title["vi"], *(alias.text for alias in entry.aliases if not alias.pattern)]
        for text in texts:
            found = matcher().match(text)
            if found is None or found.canonical != entry.id:
                wrong.append((entry.id, text, found))
    assert wrong == []


def test_a_title_between_two_entries_is_not_guessed() -> None:
    found = matcher().match("Chỉ số PAR INDEX và Chỉ số SIPAS")
    assert found is None or found.ambiguous


def test_the_normal_form_is_the_same_for_two_ways_to_write_one_title() -> None:
    assert form_of("Tỉ lệ số hoá hồ sơ TTHC của huyện Tây Sơn năm 2025").bare == (
        form_of("TỶ LỆ SỐ HÓA HỒ SƠ THỦ TỤC HÀNH CHÍNH CỦA XÃ").bare
    )


@pytest.mark.parametrize("words", ["đầu tư công ", "ngân sách nhà nước "])
def test_words_said_again_and_again_are_looked_through_once(words: str) -> None:
    found = matcher().match("Tỷ lệ giải ngân vốn " + words * 500)
    assert found is not None
    assert found.canonical == "disbursement_rate"


def test_a_title_without_words_means_nothing() -> None:
    assert matcher().match("") is None
    assert matcher().match("… 100% …") is None


def _decomposed(title: str) -> str:
    return unicodedata.normalize("NFD", title)


def _old_tones(title: str) -> str:
    for new, old in (("hóa", "hoá"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("tỷ", "tỉ"), ("Tỷ", "Tỉ")):
        title = title.replace(new, old)
    return title


def _of_a_commune(title: str) -> str:
    return f"3.1. - {title} năm 2026 của UBND xã Phước Sơn"


@pytest.mark.parametrize("written", [_decomposed, str.upper, _old_tones, _of_a_commune])
def test_habits_of_writing_change_no_indicator(written: Callable[[str], str]) -> None:
    wrong = []
    for entry in matcher().catalogue.entries.values():
        found = matcher().match(written(entry.title["vi"]))
        if found is None or found.canonical != entry.id:
            wrong.append((entry.id, found))
    assert wrong == []


def test_marks_lost_in_scanning_lose_titles_rather_than_change_them() -> None:
    chance = random.Random(5)
    marks = str.maketrans(dict.fromkeys("̣̀́̃̉"))
    wrong, lost, whole = [], 0, 0
    for entry in matcher().catalogue.entries.values():
        for alias in entry.aliases:
            if alias.pattern or not alias.same:
                continue
            words = [
                unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(marks))
                if chance.random() < 0.15
                else word
                for word in alias.text.split()
            ]
            found = matcher().match(" ".join(words))
            whole += 1
            lost += found is None or found.canonical is None
            if found is not None and found.canonical not in (None, entry.id):
                wrong.append((entry.id, words, found.canonical))
    assert len(wrong) <= whole // 50, wrong
    assert lost <= whole // 5
