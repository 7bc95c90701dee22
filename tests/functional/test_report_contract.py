"""A real JSON report holds what the contract promises, checked against a list written by hand."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.functional.cli import ROOT, run

Report = Mapping[str, Any]

SMALL = ROOT / "tests" / "cases" / "workspace"
EXAMPLE = ROOT / "examples" / "binh-dinh-2025"
CONTRACT = yaml.safe_load((ROOT / "tests/cases/report/contract.yaml").read_text(encoding="utf-8"))
REASONS = CONTRACT["reasons"].split()
FINDING = ("violates", "undecided")

_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "str": lambda value: isinstance(value, str),
    "int": lambda value: type(value) is int and value >= 0,
    "number": lambda value: type(value) in (int, float),
    "bool": lambda value: type(value) is bool,
    "list": lambda value: isinstance(value, list),
    "date": lambda value: isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)),
    "sha256": lambda value: isinstance(value, str) and bool(re.fullmatch(r"[0-9a-f]{64}", value)),
    "reason": lambda value: value in REASONS,
    "side": lambda value: not list(_wrong(value, CONTRACT["side"])),
}


@pytest.fixture(scope="module", params=["example", "findings", "bare", "broken"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The example whole and in short, a bare draft, and a workspace with a file that cannot be read."""
    plans = EXAMPLE / "plans"
    arguments: dict[str, list[str | Path]] = {
        "example": [EXAMPLE],
        "findings": [EXAMPLE, "--results", "findings"],
        "bare": [plans / "xa-nhon-hau-2025.txt", "--against", plans / "tinh-binh-dinh-2025.txt"],
    }
    if request.param in arguments:
        return _report(*arguments[request.param])
    workspace = shutil.copytree(SMALL, tmp_path_factory.mktemp("broken") / "w")
    (workspace / "plans" / "hong.yaml").write_text("plan: {unit: [", encoding="utf-8")
    return _report(workspace)


@cache
def _report(*arguments: str | Path) -> Report:
    found: Report = json.loads(run("check", *arguments, "--format", "json").out)
    return found


def test_every_key_is_there_with_a_value_of_its_kind(report: Report) -> None:
    assert list(_wrong(report, CONTRACT["keys"])) == []


def test_the_list_finds_what_is_missing_or_of_another_kind() -> None:
    spoilt = json.loads(json.dumps(_report(SMALL)))
    del spoilt["links"][0]["witness"]
    spoilt["plans"][0]["indicators"] = "2"
    spoilt["results"][0]["reason"] = "because"
    paths = {path for path, _value in _wrong(spoilt, CONTRACT["keys"])}
    assert paths == {"links[].witness", "plans[].indicators", "results[].reason"}


def test_results_are_counted_by_verdict_and_findings_by_severity(report: Report) -> None:
    whole = _report(EXAMPLE) if len(report["plans"]) == len(_report(EXAMPLE)["plans"]) else report
    verdicts = Counter(result["verdict"] for result in whole["results"])
    severities = Counter(result["severity"] for result in report["results"] if result["verdict"] in FINDING)
    expected = {name: verdicts[name] for name in ("conforms", "not_applicable", "waived", *FINDING)}
    expected |= {f"{name}s": severities[name] for name in ("error", "warning", "info")}
    assert report["summary"] == expected


def test_conforms_says_that_nothing_must_change_and_nothing_went_wrong(report: Report) -> None:
    failing = [r for r in report["results"] if (r["verdict"], r["severity"]) == ("violates", "error")]
    assert report["conforms"] is (not failing and not report["problems"])


def test_ids_are_unique_and_point_at_plans_of_the_report(report: Report) -> None:
    plans = {plan["id"] for plan in report["plans"]}
    ids = [result["id"] for result in report["results"]]
    assert len(ids) == len(set(ids))
    assert {result["plan"] for result in report["results"]} <= plans | {None}
    assert {plan["superior"] for plan in report["plans"]} <= plans | {None}
    ends = [end["plan"] for link in report["links"] for end in (link["child"], link["parent"])]
    assert set(ends) <= plans


def test_indicators_are_named_by_section_code_and_number(report: Report) -> None:
    named = [end["indicator"] for link in report["links"] for end in (link["child"], link["parent"])]
    named += [result["indicator"] for result in report["results"] if result["indicator"]]
    assert named
    assert [name for name in named if not re.fullmatch(r"(annex|body)(/[^/#]+)?(#[1-9]\d*)?", name)] == []


def test_of_a_missing_obligation_the_lower_side_is_empty_and_the_rest_is_the_superiors(
    report: Report,
) -> None:
    missing = [r for r in report["results"] if r["rule"] in ("superior-target-carried", "carried")]
    missing = [r for r in missing if (r["verdict"], r["reason"]) == ("violates", "missing")]
    superiors = {plan["id"]: plan["superior"] for plan in report["plans"]}
    for result in missing:
        assert (result["child"], result["indicator"]) == (None, None)
        assert result["parent"]["plan"] == superiors[result["plan"]]
        assert result["parent"]["text"]


def test_undecided_always_has_a_reason_and_findings_speak(report: Report) -> None:
    for result in report["results"]:
        if result["verdict"] in FINDING:
            assert result["message"]
        if result["verdict"] in ("undecided", "not_applicable"):
            assert result["reason"], result["id"]


def test_scores_are_shares_and_own_plans_are_never_linked_to_themselves(report: Report) -> None:
    for link in report["links"]:
        assert 0 <= link["score"] <= 1
        assert link["child"]["plan"] != link["parent"]["plan"]


def test_findings_alone_are_the_findings_and_their_links_of_the_whole_report() -> None:
    whole, short = _report(EXAMPLE), _report(EXAMPLE, "--results", "findings")
    kept = [r for r in whole["results"] if r["verdict"] not in ("conforms", "not_applicable")]
    assert short["results"] == kept
    assert all(link in whole["links"] for link in short["links"])
    assert 0 < len(short["links"]) < len(whole["links"])
    same = ("schema", "tool", "as_of", "lang", "rulesets", "plans", "problems", "summary", "conforms")
    assert {key: short[key] for key in same} == {key: whole[key] for key in same}


def _wrong(value: Any, keys: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Each path of ``keys`` whose value is missing or of another kind, with that value."""
    for path, kind in keys.items():
        for found in _at(value, path.replace("[]", ".[]").split(".")):
            if not _fits(found, kind):
                yield path, found


def _at(value: Any, steps: list[str]) -> Iterator[Any]:
    if not steps:
        yield value
    elif steps[0] == "[]":
        for inner in value if isinstance(value, list) else ():
            yield from _at(inner, steps[1:])
    elif isinstance(value, dict) and steps[0] in value:
        yield from _at(value[steps[0]], steps[1:])
    else:
        yield "(missing)"


def _fits(value: Any, kind: str) -> bool:
    if value == "(missing)":
        return False
    if kind.endswith("?") and value is None:
        return True
    kind = kind.removesuffix("?")
    return _KINDS[kind](value) if kind in _KINDS else value in kind.split("|")
