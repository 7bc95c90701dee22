"""Files that people write: every error at its place, in one go, with the nearest name and an example."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

import pytest
from pydantic import Field

from compliance.errors import ComplianceError, ComplianceErrors
from compliance.files.fields import PartialDateField, PeriodField, WordsField
from compliance.files.validated import Strict, load_file, load_text
from compliance.messages import LANGUAGES, text
from compliance.model.dates import PartialDate, Period


class Item(Strict):
    id: str = Field(min_length=1, examples=["x"])
    count: int = 3
    kind: Literal["annual", "multi_year"] = "annual"
    day: dt.date | None = None
    period: PeriodField | None = None
    issued: PartialDateField | None = None
    title: WordsField | None = None
    code: str = Field(default="a-1", pattern=r"^[a-z]-\d$")
    share: float = Field(default=1, ge=0, le=1)


class Document(Strict):
    items: tuple[Item, ...] = Field(examples=["[]"])
    name: str = Field(default="", examples=["Kế hoạch"])


def errors_of(words: str) -> list[ComplianceError]:
    with pytest.raises(ComplianceErrors) as caught:
        load_text(words, "x.yaml", Document)
    for error in caught.value.errors:
        for lang in LANGUAGES:
            assert text(error.code, lang, **error.params)
    return list(caught.value.errors)


def test_a_file_becomes_its_model() -> None:
    words = "items:\n - {id: a, count: 5, day: 2025-01-01, period: 2023-2025, issued: 2024-12, title: Tên}\n"
    (item,) = load_text(words, "x.yaml", Document).items
    assert item == Item(
        id="a",
        count=5,
        day=dt.date(2025, 1, 1),
        period=Period(2023, 2025),
        issued=PartialDate(2024, 12),
        title={"vi": "Tên"},
    )


def test_every_error_is_told_in_one_go_in_the_order_of_the_file() -> None:
    words = """nam: a
items:
  - {id: a, count: x5, knd: annual, day: 3/3/2025}
  - {kind: anual, period: 25, issued: 2025-02-31}
  - 5
  - {id: "", title: {fr: x}}
"""
    assert [(str(error.place), error.code) for error in errors_of(words)] == [
        ("x.yaml:1:1", "files.unknown_key_near"),
        ("x.yaml:3:20", "files.expected_integer"),
        ("x.yaml:3:24", "files.unknown_key_near"),
        ("x.yaml:3:42", "files.expected_date"),
        ("x.yaml:4:5", "files.missing_key"),
        ("x.yaml:4:12", "files.not_one_of_near"),
        ("x.yaml:4:27", "files.bad_period"),
        ("x.yaml:4:39", "files.bad_date"),
        ("x.yaml:5:5", "files.expected_mapping"),
        ("x.yaml:6:10", "files.blank"),
        ("x.yaml:6:21", "files.bad_language"),
    ]


def test_forms_and_limits_are_told() -> None:
    words = "items: [{id: a, code: X9, share: 2}, {id: b, share: -1}]\n"
    assert [error.code for error in errors_of(words)] == [
        "files.bad_form",
        "files.too_great",
        "files.too_small",
    ]


def test_an_unknown_key_names_the_nearest_and_all_known_ones() -> None:
    (error,) = errors_of("items: []\nnmae: x\n")
    assert error.params == {"key": "nmae", "near": "name", "known": "items, name"}


def test_a_text_taken_for_a_list_is_shown_in_quotes() -> None:
    (error,) = errors_of("items: []\nname: [bổ sung]\n")
    assert (error.code, error.params["corrected"]) == ("yaml.leading_sign", 'name: "[bổ sung]"')


def test_null_is_nothing_and_quoted_null_is_a_text() -> None:
    (item,) = load_text('items: [{id: "null", day: null, period: ~}]\n', "x", Document).items
    assert (item.id, item.day, item.period) == ("null", None, None)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_one_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ComplianceError) as caught:
        load_file(path, Document)
    assert caught.value.code == ("files.not_utf8" if content else "files.not_found")
    assert caught.value.place is not None
    assert caught.value.place.file == str(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ComplianceError) as caught:
        load_file(tmp_path, Document)
    assert caught.value.code == "files.is_folder"
