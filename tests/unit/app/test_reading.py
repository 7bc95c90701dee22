"""Files into plans: each content once, failures told, ids that do not clash."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from compliance.app.inputs import InputFile, Inputs
from compliance.app.reading import ReadPlans
from compliance.app.reading import read_plans as read_inputs
from compliance.app.settings import load_knowledge
from compliance.app.words import problem_words
from compliance.reading.context import ReadingContext

PLAN = """plan:
  unit: {unit}
  kind: {kind}
  title: Kế hoạch {kind}
  number: {number}
  period: 2025
indicators:
  - {{code: "1", title: Tỷ lệ hồ sơ trực tuyến, target: {target}}}
"""


def _context() -> ReadingContext:
    return load_knowledge(None).reading


def read_plans(files: Iterable[InputFile], context: ReadingContext, jobs: int = 1) -> ReadPlans:
    return read_inputs(Inputs(None, tuple(files)), context, jobs=jobs)


def _file(folder: Path, name: str, *, judged: bool = True, named: bool = True, **values: str) -> InputFile:
    filled = {"unit": "binh-dinh/tay-son", "kind": "annual", "number": "null", "target": "80%", **values}
    path = folder / name
    path.write_text(PLAN.format(**filled), encoding="utf-8")
    return InputFile(name, path, judged, named)


def test_a_second_plan_of_a_unit_and_period_takes_its_kind_then_its_number(tmp_path: Path) -> None:
    files = [
        _file(tmp_path, "a.yaml", kind="index_improvement"),
        _file(tmp_path, "b.yaml", kind="annual"),
        _file(tmp_path, "c.yaml", kind="index_improvement", number="12/KH-UBND"),
        _file(tmp_path, "d.yaml", kind="index_improvement", number="12/KH-UBND", target="90%"),
    ]
    expected = {
        "b.yaml": "binh-dinh/tay-son@2025",
        "a.yaml": "binh-dinh/tay-son@2025/index_improvement",
        "c.yaml": "binh-dinh/tay-son@2025/index_improvement/12/KH-UBND",
        "d.yaml": "binh-dinh/tay-son@2025/index_improvement/12/KH-UBND/2",
    }
    for order in (files, files[::-1]):
        read = read_plans(order, _context())
        assert {plan.source.file: plan.id for plan in read.plans} == expected


def test_the_same_content_twice_is_read_once_and_said(tmp_path: Path) -> None:
    read = read_plans([_file(tmp_path, "b.yaml"), _file(tmp_path, "a.yaml")], _context())
    assert [plan.source.file for plan in read.plans] == ["a.yaml"]
    assert read.copies == {"a.yaml": ("b.yaml",)}


def test_a_superior_plan_to_compare_with_wins_over_its_copy(tmp_path: Path) -> None:
    files = [_file(tmp_path, "a.yaml"), _file(tmp_path, "z.yaml", judged=False)]
    assert read_plans(files, _context()).judged == frozenset()


def test_an_unreadable_file_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("plan: [", encoding="utf-8")
    gone = InputFile("gone.yaml", tmp_path / "gone.yaml")
    read = read_plans([InputFile("broken.yaml", broken), gone, _file(tmp_path, "good.yaml")], _context())
    assert [plan.source.file for plan in read.plans] == ["good.yaml"]
    assert {problem.file for problem in read.problems} == {"broken.yaml", "gone.yaml"}


def test_a_found_file_of_no_known_format_is_named_and_a_named_one_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "picture.bin"
    path.write_bytes(b"\x00\x01\x02\xff" * 50)
    found = read_plans([InputFile("picture.bin", path, named=False)], _context())
    assert (found.unclaimed, found.problems) == (("picture.bin",), ())
    named = read_plans([InputFile("picture.bin", path)], _context())
    assert (named.unclaimed, [one.file for one in named.problems]) == ((), ["picture.bin"])


def test_several_processes_read_what_one_reads(tmp_path: Path) -> None:
    files = [_file(tmp_path, f"{name}.yaml", unit=f"binh-dinh/{name}") for name in ("tay-son", "tuy-phuoc")]
    broken = tmp_path / "broken.yaml"
    broken.write_text("plan: {unit: x, bogus: 1}", encoding="utf-8")
    files.append(InputFile("broken.yaml", broken))
    assert read_plans(files, _context(), jobs=3) == read_plans(files, _context())


def test_every_mistake_of_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("plan: {unit: binh-dinh}\nindicatrs: []\ntaskss: []\n", encoding="utf-8")
    read = read_plans([InputFile("broken.yaml", broken)], _context())
    (problem,) = read.problems
    assert (problem.line, [other.line for other in problem.others]) == (2, [3])
    words = problem_words(problem, "vi")
    assert "indicatrs" in words
    assert "3: " in words
    assert "taskss" in words


def test_a_reader_that_breaks_stops_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from compliance.reading import registry

    usual = registry.read_bytes

    def breaking(data: bytes, file: str, context: ReadingContext) -> object:
        if file == "bad.yaml":
            raise RecursionError("too deep")
        return usual(data, file, context)

    monkeypatch.setattr(registry, "read_bytes", breaking)
    read = read_plans([_file(tmp_path, "bad.yaml", target="70%"), _file(tmp_path, "good.yaml")], _context())
    assert [plan.source.file for plan in read.plans] == ["good.yaml"]
    assert [(one.file, one.code) for one in read.problems] == [("bad.yaml", "app.reader_broke")]
