"""Which files a run is about: the workspace, the plans that are judged, those that stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from compliance.errors import ComplianceError, Place
from compliance.files.workspace import FILE_NAME, Workspace, is_workspace, load_workspace
from compliance.records import record


@record(order=True)
class InputFile:
    """A file by the name reports show: inside a workspace counted from its folder, else as it was given.

    ``named`` says that a person named the file; one that was merely found may be something else.
    """

    shown: str
    path: Path
    judged: bool = True
    named: bool = True


@record
class Inputs:
    """The files of a run in the order of their names, each once."""

    workspace: Workspace | None
    files: tuple[InputFile, ...]


def find_inputs(paths: Sequence[Path], against: Sequence[Path] = ()) -> Inputs:
    """The inputs that ``paths`` name (contract, section 2); ``against`` are compared with, never judged.

    Raises ComplianceError for a path that is not there, for two workspaces, and where there is no file.
    """
    for path in (*paths, *against):
        if not path.exists():
            raise ComplianceError("app.no_such_path", place=Place(str(path)))
    folder = _workspace_folder(paths)
    workspace = load_workspace(folder) if folder is not None else None
    named = [path for path in paths if path != folder]
    files = [_shown(path, workspace, judged=False) for path in _walked(against)]
    if workspace is None:
        files += [_shown(path, None, named=path in named) for path in _walked(named)]
    else:
        files += _of_workspace(workspace, named)
    if not files:
        code = "app.no_plans" if workspace is not None else "app.no_files"
        raise ComplianceError(code, place=Place(_where(workspace, paths)))
    return Inputs(workspace, _each_once(files))


def _workspace_folder(paths: Sequence[Path]) -> Path | None:
    if not paths:
        here = Path()
        if not is_workspace(here):
            raise ComplianceError("app.no_workspace", file=FILE_NAME)
        return here
    folders = [path for path in paths if path.is_dir() and is_workspace(path)]
    if len({folder.resolve() for folder in folders}) > 1:
        raise ComplianceError("app.two_workspaces", folders=", ".join(sorted(map(str, folders))))
    return folders[0] if folders else None


def _of_workspace(workspace: Workspace, named: Sequence[Path]) -> list[InputFile]:
    """All plans of the workspace; where files of it were named, only these are judged."""
    chosen = {path.resolve() for path in _walked(named)}
    inside = workspace.plan_files()
    files = [
        _shown(path, workspace, judged=not chosen or path.resolve() in chosen, named=path.resolve() in chosen)
        for path in inside
    ]
    others = chosen - {path.resolve() for path in inside}
    return files + [_shown(path, workspace) for path in _walked(named) if path.resolve() in others]


def _walked(paths: Iterable[Path]) -> list[Path]:
    """The files of ``paths``, folders replaced by what is below them, hidden files left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = (one for one in path.rglob("*") if one.is_file())
            found += [one for one in below if not any(p.startswith(".") for p in one.relative_to(path).parts)]
        else:
            found.append(path)
    return sorted(found, key=lambda path: path.as_posix())


def _shown(path: Path, workspace: Workspace | None, *, judged: bool = True, named: bool = True) -> InputFile:
    if workspace is not None and path.resolve().is_relative_to(workspace.folder.resolve()):
        shown = path.resolve().relative_to(workspace.folder.resolve()).as_posix()
    else:
        shown = path.as_posix()
    return InputFile(shown, path, judged, named)


def _each_once(files: Iterable[InputFile]) -> tuple[InputFile, ...]:
    """One entry for one file; a file that is only compared with is never judged as well."""
    once: dict[Path, InputFile] = {}
    for file in files:
        once.setdefault(file.path.resolve(), file)
    return tuple(sorted(once.values()))


def _where(workspace: Workspace | None, paths: Sequence[Path]) -> str:
    return str(workspace.folder / FILE_NAME) if workspace is not None else " ".join(map(str, paths))
