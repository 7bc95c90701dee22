"""Which files a run is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.app.inputs import find_inputs
from compliance.errors import ComplianceError


def _workspace(folder: Path, *names: str) -> Path:
    (folder / "plans").mkdir(parents=True)
    (folder / "compliance.yaml").write_text("lang: vi\n")
    for name in names:
        (folder / "plans" / name).write_text(name)
    return folder


def test_a_workspace_gives_its_plans_in_order_counted_from_its_folder(tmp_path: Path) -> None:
    inputs = find_inputs([_workspace(tmp_path / "w", "b.txt", "a.txt")])
    assert [file.shown for file in inputs.files] == ["plans/a.txt", "plans/b.txt"]
    assert all(file.judged and not file.named for file in inputs.files)


def test_files_named_beside_their_workspace_limit_what_is_judged(tmp_path: Path) -> None:
    folder = _workspace(tmp_path / "w", "a.txt", "b.txt")
    inputs = find_inputs([folder, folder / "plans" / "b.txt"])
    assert [(file.shown, file.judged) for file in inputs.files] == [
        ("plans/a.txt", False),
        ("plans/b.txt", True),
    ]


def test_a_file_from_elsewhere_joins_the_workspace(tmp_path: Path) -> None:
    folder = _workspace(tmp_path / "w", "a.txt")
    draft = tmp_path / "draft.txt"
    draft.write_text("draft")
    inputs = find_inputs([folder, draft])
    assert {file.shown: file.judged for file in inputs.files} == {
        "plans/a.txt": False,
        draft.as_posix(): True,
    }


def test_bare_files_need_no_workspace_and_look_for_none_above_them(tmp_path: Path) -> None:
    folder = _workspace(tmp_path / "w", "a.txt")
    inputs = find_inputs([folder / "plans" / "a.txt"])
    assert inputs.workspace is None
    assert [file.named for file in inputs.files] == [True]


def test_what_is_only_compared_with_is_never_judged(tmp_path: Path) -> None:
    file = tmp_path / "province.txt"
    file.write_text("x")
    assert [one.judged for one in find_inputs([file], [file]).files] == [False]


def test_a_folder_without_workspace_is_walked_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("in/b.txt", "a.txt", ".hidden"):
        (tmp_path / name).write_text("x")
    inputs = find_inputs([tmp_path])
    assert [file.path.name for file in inputs.files] == ["a.txt", "b.txt"]
    assert not any(file.named for file in inputs.files)


def test_the_order_in_which_files_are_named_does_not_matter(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("c.txt", "a.txt", "b.txt")]
    for file in files:
        file.write_text("x")
    assert find_inputs(files) == find_inputs(files[::-1])


@pytest.mark.parametrize(
    "code", ["app.no_such_path", "app.two_workspaces", "app.no_plans", "app.no_files", "app.no_workspace"]
)
def test_what_cannot_be_done_is_refused(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    paths = {
        "app.no_such_path": lambda: [tmp_path / "nowhere"],
        "app.two_workspaces": lambda: [_workspace(tmp_path / name, "a.txt") for name in ("v", "w")],
        "app.no_plans": lambda: [_workspace(tmp_path / "bare")],
        "app.no_files": lambda: [tmp_path / "empty"],
        "app.no_workspace": list,
    }[code]()
    with pytest.raises(ComplianceError) as refused:
        find_inputs(paths)
    assert refused.value.code == code
