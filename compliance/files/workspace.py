"""``compliance.yaml``: what a workspace holds, who owes a plan, which rulesets judge."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from compliance.errors import ComplianceError, ComplianceErrors, Place
from compliance.files.limits import Limits
from compliance.files.validated import Strict, load_marked, read_text
from compliance.records import record
from compliance.yamlmarks import Node, find

FILE_NAME = "compliance.yaml"
DEFAULT_RULESETS = ("cchc-cascade", "cchc-document")


class Expectation(Strict):
    """Units of ``level`` under the unit ``under`` owe a plan."""

    under: str = Field(examples=["binh-dinh"])
    level: str = Field(examples=["district"])


class WorkspaceFile(Strict):
    """The keys of ``compliance.yaml``; all have defaults."""

    workspace: str = ""
    plans: tuple[str, ...] = Field(default=("plans/**/*",), examples=['["plans/**/*"]'])
    units: str | None = None
    rulesets: tuple[str, ...] = Field(default=DEFAULT_RULESETS, examples=["[cchc-cascade, cchc-document]"])
    catalogue: str | None = None
    waivers: str | None = None
    links: str | None = None
    readings: str | None = None
    expects: tuple[Expectation, ...] = ()
    limits: Limits = Limits()
    lang: Literal["vi", "en"] = "vi"


@record
class Workspace:
    """A workspace with the paths of its files (None: there is no such file).

    ``limits`` are reading options that differ from their defaults, by name.
    """

    folder: Path
    name: str
    patterns: tuple[str, ...]
    rulesets: tuple[str | Path, ...]
    expects: tuple[Expectation, ...]
    lang: str
    units: Path | None = None
    catalogue: str | Path | None = None
    waivers: Path | None = None
    links: Path | None = None
    readings: Path | None = None
    limits: tuple[tuple[str, int | float], ...] = ()

    def plan_files(self) -> tuple[Path, ...]:
        """The files below the plan patterns, each once, in the order of their names."""
        found = {
            path
            for pattern in self.patterns
            for path in self.folder.glob(pattern)
            if path.is_file()
            and not any(part.startswith(".") for part in path.relative_to(self.folder).parts)
        }
        return tuple(sorted(found, key=lambda path: path.as_posix()))


def is_workspace(folder: Path) -> bool:
    """Whether ``folder`` holds a ``compliance.yaml``."""
    return (folder / FILE_NAME).is_file()


def load_workspace(folder: Path) -> Workspace:
    """The workspace in ``folder``; raises ComplianceErrors with every error of its file in one go."""
    path = folder / FILE_NAME
    file, node = load_marked(read_text(path), str(path), WorkspaceFile)
    errors: list[ComplianceError] = []
    named = {
        key: _named(folder, getattr(file, key), f"{key}.yaml", find(node, [key]), errors)
        for key in ("units", "waivers", "links", "readings")
    }
    errors += _bad_patterns(file, node)
    if errors:
        raise ComplianceErrors(errors)
    return Workspace(
        folder=folder,
        name=file.workspace or folder.resolve().name,
        patterns=file.plans,
        rulesets=tuple(_ruleset(folder, name) for name in file.rulesets),
        expects=file.expects,
        lang=file.lang,
        limits=file.limits.options(),
        catalogue=_ruleset(folder, file.catalogue) if file.catalogue else None,
        **named,
    )


def _named(
    folder: Path, name: str | None, default: str, node: Node, errors: list[ComplianceError]
) -> Path | None:
    """A named file must be there; the usual name is taken where it exists."""
    if name is None:
        usual = folder / default
        return usual if usual.is_file() else None
    path = folder / name
    if not path.is_file():
        errors.append(ComplianceError("files.named_file_missing", place=node.place, name=name))
    return path


def _ruleset(folder: Path, name: str) -> str | Path:
    """A built-in name stays a name; anything that looks like a path is one, from the workspace on."""
    return folder / name if name.endswith((".yaml", ".yml")) or "/" in name else name


def _bad_patterns(file: WorkspaceFile, node: Node) -> list[ComplianceError]:
    """A pattern stays inside the workspace: no absolute path, no ``..``."""
    return [
        ComplianceError("files.pattern_outside", place=_place(node, index), pattern=pattern)
        for index, pattern in enumerate(file.plans)
        if not pattern or Path(pattern).is_absolute() or ".." in Path(pattern).parts
    ]


def _place(node: Node, index: int) -> Place:
    return find(node, ["plans", index]).place
