"""Typical mistakes are caught when a ruleset is loaded, each with its place and its remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.errors import ComplianceError, ComplianceErrors
from compliance.messages import LANGUAGES, text
from compliance.rules.loading import load_rulesets
from tests.unit.rules.worlds import CATALOGUE

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "rules" / "mistakes.yaml").read_text("utf-8"))[
    "mistakes"
]
HEAD = "ruleset: small\nrules:\n  - id: the-rule\n    title: Tên\n"


def refused(folder: Path, words: str) -> list[ComplianceError]:
    path = folder / "rules.yaml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(ComplianceErrors) as caught:
        load_rulesets([path], catalogue=CATALOGUE)
    return list(caught.value.errors)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_mistake_is_told_with_place_and_remedy(tmp_path: Path, case: dict[str, Any]) -> None:
    lines = "".join(f"    {line}\n" for line in case["lines"])
    errors = refused(tmp_path, HEAD + lines)
    assert [error.code for error in errors] == [told["key"] for told in case["tells"]]
    for error, told in zip(errors, case["tells"], strict=True):
        assert told["words"] in text(error.code, "vi", **error.params)
        assert text(error.code, "en", **error.params)
        assert error.place is not None
        if "at" in told:
            line, column = told["at"]
            assert (error.place.line, error.place.column) == (line + HEAD.count("\n"), column)


def test_there_are_at_least_twenty_typical_mistakes() -> None:
    assert len(CASES) >= 20


def test_a_ruleset_with_three_mistakes_is_refused_whole_with_all_three(tmp_path: Path) -> None:
    words = """ruleset: three
rules:
  - id: one
    title: Một
    given: {each: target, indicator: online_dossier_rate}
    require: target > 5 điểm
  - id: two
    title: Hai
    given: {each: target}
    severty: error
    require: target >= 70%
  - id: one
    title: Ba
    given: {each: target}
    require: taget >= 70%
"""
    errors = refused(tmp_path, words)
    assert [(str(error.place).rpartition("/")[2], error.code) for error in errors] == [
        ("rules.yaml:6:23", "rules.unit_clash"),
        ("rules.yaml:10:5", "files.unknown_key_near"),
        ("rules.yaml:12:9", "rules.duplicate_id"),
        ("rules.yaml:15:14", "rules.unknown_name_near"),
    ]


def test_yaml_traps_do_not_hide_other_mistakes(tmp_path: Path) -> None:
    words = """ruleset: three
rules:
  - id: one
    title: Một
    given: {each: target}
    require: >= 70%
  - id: two
    title: Hai
    given: {each: target}
    message: {{ target }} thấp
    require: taget >= 70%
"""
    codes = [error.code for error in refused(tmp_path, words)]
    assert codes.count("yaml.leading_sign") == 2
    assert "rules.unknown_name_near" in codes


def test_a_missing_ruleset_names_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(ComplianceErrors) as caught:
        load_rulesets(["cchc-casade"], catalogue=CATALOGUE)
    (error,) = caught.value.errors
    assert (error.code, error.params["near"]) == ("rules.no_ruleset_near", "cchc-cascade")


def test_a_ruleset_that_extends_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("ruleset: other\nextends: rules.yaml\nrules: []\n", encoding="utf-8")
    (error,) = refused(tmp_path, "ruleset: small\nextends: [other.yaml]\nrules: []\n")
    assert error.code == "rules.extends_itself"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_of_this_room_is_there_in_both_languages(lang: str) -> None:
    codes = {told["key"] for case in CASES for told in case["tells"]}
    assert all(text(code, lang) for code in codes)


def test_a_refused_key_leaves_no_half_a_rule(tmp_path: Path) -> None:
    words = "ruleset: small\nrules:\n  - {id: a, title: [x], given: {each: target}, require: target >= 70%}\n"
    assert [error.code for error in refused(tmp_path, words)] == ["yaml.leading_sign"]
