"""``explain``: a rule's documentation, or the whole chain from words to verdict of one result."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.app.explaining import Explanation, Teller
from compliance.app.inputs import find_inputs
from compliance.app.running import CheckRequest, Run, run
from compliance.app.settings import load_knowledge, load_rulesets
from compliance.errors import ComplianceError
from compliance.files.workspace import is_workspace

if TYPE_CHECKING:
    from compliance.model.finding import Result
    from compliance.rules.rule import Rule

__all__ = ["Explanation", "explain"]

SHOWN = 10
"""Results that are named where several bear the beginning that was typed."""


def explain(identity: str, request: CheckRequest) -> Explanation:
    """The explanation of a rule id (or audit code), else of a result id or its beginning.

    Raises ComplianceError where nothing, or more than one result, bears ``identity``.
    """
    rules = _rules(request)
    meant = [rule for rule in rules if rule.id == identity] or [r for r in rules if r.code == identity]
    if meant:
        return Teller(request.lang).rules(meant)
    if not _has_plans(request):
        raise _unknown(identity, rules)
    ran = run(request)
    near = _workspace_around(request)
    result = _result(identity, ran, rules, near)
    rule = next((one for one in rules if one.id == result.rule), None)
    return Teller(ran.lang).result(result, ran, rule, near=near)


def _result(identity: str, ran: Run, rules: Sequence[Rule], near: Path | None) -> Result:
    found = [result for result in ran.evaluated.results if result.id.startswith(identity)]
    exact = [result for result in found if result.id == identity]
    if not found and near is not None:
        raise ComplianceError("app.unknown_identity_workspace", name=identity, folder=str(near))
    if not found:
        raise _unknown(identity, rules, compared=bool(ran.linked.superiors))
    if len(found) > 1 and not exact:
        ids = ", ".join(result.id for result in found[:SHOWN])
        raise ComplianceError("app.ambiguous_identity", name=identity, found=ids)
    return (exact or found)[0]


def _rules(request: CheckRequest) -> list[Rule]:
    """The rules in use where there are plans, else all that travel with the program."""
    if _has_plans(request):
        workspace = find_inputs(request.paths, request.against).workspace
        rulesets = load_rulesets(request.rulesets, workspace, load_knowledge(workspace).catalogue)
    else:
        from compliance.rules.loading import builtin_names

        names = request.rulesets or builtin_names()
        rulesets = load_rulesets(names, None, load_knowledge(None).catalogue)
    from compliance.rules.notices import notice_ruleset

    return [rule for ruleset in (*rulesets, notice_ruleset()) for rule in ruleset.rules]


def _has_plans(request: CheckRequest) -> bool:
    return bool(request.paths) or is_workspace(Path())


def _workspace_around(request: CheckRequest) -> Path | None:
    """The workspace that the files named lie in, where it was not named itself."""
    if any(path.is_dir() for path in request.paths):
        return None
    folders = (folder for path in request.paths for folder in path.absolute().parents)
    return next((folder for folder in folders if is_workspace(folder)), None)


def _unknown(identity: str, rules: Sequence[Rule], *, compared: bool = True) -> ComplianceError:
    near = difflib.get_close_matches(identity, [rule.id for rule in rules], n=1)
    if near:
        return ComplianceError("app.unknown_identity_near", name=identity, nearest=near[0])
    return ComplianceError(
        "app.unknown_identity" if compared else "app.unknown_identity_alone", name=identity
    )
