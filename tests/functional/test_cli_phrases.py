"""``parse``, ``compare`` and ``read`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.functional.cli import ROOT, run

PLANS = ROOT / "examples" / "binh-dinh-2025" / "plans"


def test_parse_answers_with_the_targets_of_a_phrase() -> None:
    ran = run("parse", "Tối thiểu 80%")
    assert ran.status == 0
    (target,) = json.loads(ran.out)["targets"]
    assert (target["kind"], target["comparator"], target["value"], target["unit"]) == (
        "level",
        ">=",
        80,
        "percent",
    )


def test_parse_of_a_dash_answers_each_line_and_null_is_as_absent() -> None:
    ran = run("parse", "-", given='{"text": "80%"}\n\n{"text": "90%", "title": null}\n')
    assert [json.loads(line)["targets"][0]["value"] for line in ran.out.splitlines()] == [80, 90]


@pytest.mark.parametrize("line", ["80%", "[]", '{"title": "x"}', '{"text": 80}', "{", "[" * 100_000])
def test_a_line_that_is_no_question_is_told_with_its_number(line: str) -> None:
    ran = run("parse", "-", given='{"text": "80%"}\n' + line + "\n")
    assert ran.status == 2
    assert len(ran.out.splitlines()) == 1
    assert ran.err.startswith("-:2: ")
    assert len(ran.err) < 400


@pytest.mark.parametrize(
    "child, parent, options, expected",
    [
        ("90%", "Trên 90%", [], ("weaker", "boundary")),
        ("80%", "80%", [], ("equal", None)),
        ("80%", "70%", ["--direction", "higher"], ("stricter", None)),
        ("80%", "70%", ["--direction", "lower"], ("weaker", "below")),
        ("80", "70%", ["--direction", "higher", "--unit", "percent"], ("stricter", None)),
        ("80%", "5 ngày", [], ("incomparable", "other_unit")),
    ],
)
def test_compare_answers_with_relation_and_reason(
    child: str, parent: str, options: list[str], expected: tuple[str, str | None]
) -> None:
    answer = json.loads(run("compare", child, parent, *options).out)
    assert list(answer) == ["relation", "reason", "witness"]
    assert (answer["relation"], answer["reason"]) == expected


def test_compare_of_a_dash_answers_as_single_calls_do() -> None:
    asked = {"child": "90%", "parent": "Trên 90%", "direction": None, "unit": None}
    ran = run("compare", "-", given=json.dumps(asked) + "\n")
    assert ran.out == run("compare", "90%", "Trên 90%").out


def test_an_unknown_direction_in_a_line_is_told_with_its_number() -> None:
    ran = run("compare", "-", given='{"child": "1", "parent": "2", "direction": "up"}\n')
    assert ran.status == 2
    assert "-:1: " in ran.err
    assert "higher" in ran.err


def test_a_phrase_is_read_the_same_under_any_locale() -> None:
    usual = run("parse", "Giảm 10% so với năm 2021").out
    for locale in ("C", "en_US.ISO-8859-1"):
        assert run("parse", "Giảm 10% so với năm 2021", LC_ALL=locale, PYTHONUTF8="0").out == usual


def test_read_gives_the_plan_as_json_with_its_accounting() -> None:
    ran = run("read", PLANS / "huyen-tay-son-2025.txt", "--format", "json")
    assert ran.status == 0
    (plan,) = json.loads(ran.out)["plans"]
    assert plan["unit"]["id"] == "binh-dinh/tay-son"
    rows = plan["accounting"]
    assert rows["rows"] == sum(
        rows[name] for name in ("indicators", "groups", "tasks", "headers", "joined", "unread")
    )


def test_read_writes_yaml_that_reads_back_to_the_same_targets(tmp_path: Path) -> None:
    plan = PLANS / "huyen-tay-son-2025.txt"
    assert run("read", plan, "-o", tmp_path / "out").status == 0
    written = tmp_path / "out" / "huyen-tay-son-2025.yaml"
    first, again = (
        json.loads(run("read", file, "--format", "json").out)["plans"][0] for file in (plan, written)
    )

    def targets(plan: dict[str, list[dict[str, list[dict[str, object]]]]]) -> list[tuple[object, ...]]:
        keys = ("kind", "comparator", "value", "unit", "level", "baseline", "canonical")
        return [
            (indicator["id"], *(target[key] for key in keys))
            for indicator in plan["indicators"]
            for target in indicator["targets"]
        ]

    assert targets(again) == targets(first)


def test_read_of_several_files_goes_on_after_one_that_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    ran = run("read", empty, PLANS / "xa-tay-xuan-2024.txt", "--format", "json")
    assert ran.status == 2
    assert len(json.loads(ran.out)["plans"]) == 1
    assert "empty.txt" in ran.err
