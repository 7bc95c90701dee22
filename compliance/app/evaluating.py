"""Rules evaluated over linked plans, and their rulesets as the report names them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.app.settings import Knowledge
from compliance.files.workspace import Workspace
from compliance.model.finding import Result
from compliance.model.link import LinkedPlans
from compliance.model.report import ReportRuleset

if TYPE_CHECKING:
    from compliance.files.waivers import Waiver
    from compliance.rules.rule import Ruleset


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Results in the engine's order, and what each ruleset did."""

    results: tuple[Result, ...]
    rulesets: tuple[ReportRuleset, ...]


def evaluated(
    linked: LinkedPlans,
    rulesets: Sequence[Ruleset],
    *,
    known: Knowledge,
    workspace: Workspace | None,
    waivers: Sequence[Waiver],
    as_of: dt.date | None,
    select: Sequence[str],
    ignore: Sequence[str],
    lang: str,
) -> Evaluated:
    """Every rule on each of its subjects; raises ComplianceError for a rule id that no ruleset has."""
    raise NotImplementedError
