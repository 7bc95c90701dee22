"""Every word of the tables keeps its meaning beside every other that officials put next to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from compliance.model.target import Comparator, Direction, Kind, Target
from compliance.wording.phrases import parse_targets
from compliance.wording.phrases.lexicon import load_table

WORDS: dict[str, Any] = load_table("words.yaml")
SCALES: list[dict[str, Any]] = load_table("grades.yaml")["scales"]
BOUNDS = [(sign, phrase) for sign, phrases in WORDS["comparators"].items() for phrase in phrases]
LEADS = ("", "đạt", "Phấn đấu đạt", "Duy trì ở mức", "chiếm", "Tỷ lệ hồ sơ đúng hạn đạt", "hoàn thành")
FALLS = ("giảm còn", "giảm xuống còn", "kéo giảm xuống")
# Said of the size of a change they are no Vietnamese.
NEVER_OF_CHANGES = ("vượt", "quá", "hơn")


def one(text: str, title: str | None = None) -> Target:
    targets = parse_targets(text, title=title)
    assert len(targets) == 1, (text, targets)
    return targets[0]


@pytest.mark.parametrize(("sign", "phrase"), BOUNDS)
def test_a_bound_is_the_same_after_every_verb(sign: str, phrase: str) -> None:
    for lead in LEADS:
        target = one(f"{lead} {phrase} 80%".strip())
        assert (target.kind, target.comparator, target.value) == (
            Kind.LEVEL,
            Comparator(sign),
            Decimal(80),
        ), lead


@pytest.mark.parametrize(("sign", "phrase"), BOUNDS)
def test_a_bound_holds_for_what_is_left_after_a_fall(sign: str, phrase: str) -> None:
    if phrase in ("cao hơn", "lớn hơn", "nhiều hơn", "quá"):
        return
    for lead in FALLS:
        target = one(f"{lead} {phrase} 8%")
        assert (target.kind, target.comparator, target.value) == (Kind.LEVEL, Comparator(sign), Decimal(8)), (
            lead
        )


@pytest.mark.parametrize(("sign", "phrase"), BOUNDS)
def test_a_bound_on_a_change_keeps_direction_and_baseline(sign: str, phrase: str) -> None:
    if phrase.endswith(NEVER_OF_CHANGES) and not phrase.startswith("không"):
        return
    for verb, direction in (("tăng", Direction.UP), ("giảm", Direction.DOWN), ("cắt giảm", Direction.DOWN)):
        for text in (
            f"{verb} {phrase} 5 đơn vị so với năm 2024",
            f"So với năm 2024, {verb} {phrase} 5 đơn vị",
        ):
            target = one(text)
            found = (target.kind, target.comparator, target.value, target.direction, target.baseline)
            assert found == (Kind.CHANGE, Comparator(sign), Decimal(5), direction, 2024), text


def _ranks() -> Iterator[tuple[str, int | None]]:
    for word in WORDS["rank_group"]:
        yield f"{word} 10 cả nước", 10
        if "nhóm" in word:
            yield f"{word} 10 tỉnh, thành phố dẫn đầu cả nước", 10
            yield f"{word} dẫn đầu cả nước", None
    for word in WORDS["rank_place"]:
        yield f"{word} 10 cả nước", 10
    for word in WORDS["rank_among"]:
        yield f"{word} 10 tỉnh dẫn đầu cả nước", 10


@pytest.mark.parametrize("lead", ["", "Duy trì", "Phấn đấu Chỉ số SIPAS của tỉnh", "Giữ vững"])
def test_a_place_is_the_same_after_every_lead(lead: str) -> None:
    for words, place in _ranks():
        target = one(f"{lead} {words}".strip())
        assert (target.kind, target.value, target.group) == (Kind.RANK, place, "cả nước"), words


def _classes() -> Iterator[tuple[str, str, str]]:
    for scale in SCALES:
        for entry in scale["classes"]:
            for mark in scale["marks"]:
                if not scale.get("closed") and (mark, entry["grade"]) != ("nhóm", "cao nhất"):
                    yield mark, entry["words"][0], entry["grade"]


def test_a_class_is_the_same_after_every_mark() -> None:
    for mark, word, grade in _classes():
        for tail, comparator in (("", Comparator.EQUAL), (" trở lên", Comparator.AT_LEAST)):
            target = one(f"{mark} {word}{tail}")
            found = (target.kind, target.comparator, target.grade)
            assert found == (Kind.GRADE, comparator, grade), (mark, word)


@pytest.mark.parametrize(
    "form",
    [
        "{p} 90%, {d} 80%, {c} 60%",
        "{p}: 90%; {d}: 80%; {c}: 60%",
        "90% đối với {p}, 80% đối với {d}, 60% đối với {c}",
        "{p} đạt 90%, {d} đạt 80% và {c} đạt 60%",
    ],
)
def test_a_list_of_levels_is_told_apart_in_every_form(form: str) -> None:
    levels = WORDS["levels"]
    for province in levels["province"]:
        for district in levels["district"][:3]:
            for commune in levels["commune"][:4]:
                targets = parse_targets(form.format(p=province, d=district, c=commune))
                found = [(target.level, str(target.value)) for target in targets]
                assert found == [("province", "90"), ("district", "80"), ("commune", "60")], (
                    province,
                    commune,
                )
