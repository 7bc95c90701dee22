"""``--changed-since``: which files git says have changed, and which plans that concerns."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from compliance.app.inputs import Inputs
from compliance.errors import ComplianceError
from compliance.files.workspace import Workspace
from compliance.model.link import LinkedPlans

_SETTINGS = (".yaml", ".yml")


def changed_files(revision: str, inputs: Inputs) -> frozenset[Path]:
    """The files that differ from ``revision``, new ones included, as resolved paths.

    Raises ComplianceError ``app.git_failed`` where git is absent or refuses.
    """
    if revision.startswith("-"):
        raise ComplianceError("app.git_failed", revision=revision, reason=revision)
    folder = inputs.workspace.folder if inputs.workspace is not None else inputs.files[0].path.parent
    top = Path(_git(folder, revision, "rev-parse", "--show-toplevel").rstrip("\n"))
    changed = _git(top, revision, "diff", "--name-only", "-z", revision, "--").split("\0")
    added = _git(top, revision, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return frozenset((top / name).resolve() for name in (*changed, *added) if name)


def judges_anew(changed: Iterable[Path], workspace: Workspace) -> bool:
    """Whether files that are no plans change how all plans are judged.

    These are the workspace's settings, rules and decisions, and what is there no more: it may have been
    a superior plan. A report kept in the workspace changes nothing.
    """
    folder = workspace.folder.resolve()
    used = {
        Path(one).resolve() for one in (*workspace.rulesets, workspace.catalogue) if isinstance(one, Path)
    }
    within = (path for path in changed if path.is_relative_to(folder) or path in used)
    return any(path.suffix in _SETTINGS or not path.exists() for path in within)


def concerned(linked: LinkedPlans, changed: Iterable[str]) -> frozenset[str]:
    """The ids of the plans in ``changed`` and of every plan below one of them.

    A document that sets targets of a superior plan anew concerns all plans below that plan.
    """
    seeds = frozenset(changed)
    return frozenset(plan for plan in linked.plans if _reaches(plan, seeds, linked))


def _reaches(plan: str, seeds: frozenset[str], linked: LinkedPlans) -> bool:
    seen: list[str] = []
    while plan not in seen:
        if plan in seeds:
            return True
        seen.append(plan)
        superior = linked.superiors.get(plan)
        if superior is None:
            return False
        if not seeds.isdisjoint(superior.supplements):
            return True
        plan = superior.plan
    return False


def _git(folder: Path, revision: str, *arguments: str) -> str:
    import subprocess

    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        reason = said.decode("utf-8", "replace").strip().splitlines()
        raise ComplianceError("app.git_failed", revision=revision, reason=" ".join(reason[:1])) from error
    return done.stdout.decode("utf-8", "surrogateescape")
