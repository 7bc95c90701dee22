"""Rules evaluated over linked plans, and their rulesets as the report names them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compliance.app.settings import Knowledge
from compliance.files.workspace import Workspace
from compliance.model.finding import Result
from compliance.model.link import LinkedPlans
from compliance.model.report import ReportRuleset

if TYPE_CHECKING:
    from compliance.app.check import CheckRequest


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Results in the engine's order, and what each ruleset did."""

    results: tuple[Result, ...]
    rulesets: tuple[ReportRuleset, ...]


def evaluated(
    linked: LinkedPlans,
    rulesets: Sequence[Any],
    workspace: Workspace | None,
    known: Knowledge,
    waivers: Sequence[Any],
    as_of: dt.date | None,
    request: CheckRequest,
    lang: str,
) -> Evaluated:
    raise NotImplementedError
