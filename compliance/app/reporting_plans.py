"""What the report says of each plan: what it is, with what it was compared, what was not read for sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compliance.model.link import LinkedPlans
from compliance.model.plan import Plan
from compliance.model.report import ReportDoubt, ReportFile, ReportPlan, ReportSource, ReportUnread
from compliance.model.source import Source
from compliance.model.units import Units
from compliance.reading.dump import explain
from compliance.reading.understood import is_doubtful, row_doubts, row_understood


@dataclass(frozen=True, slots=True)
class PlanTeller:
    """Turns the plans of a run into those of the report."""

    linked: LinkedPlans
    units: Units

    def plan(self, plan: Plan, copies: Mapping[str, tuple[str, ...]]) -> ReportPlan:
        """A plan; ``copies`` names, by file, others of the same content."""
        superior = self.linked.superiors.get(plan.id)
        via = superior.via if superior else ()
        return ReportPlan(
            id=plan.id,
            unit=plan.unit,
            unit_name=plan.unit_name,
            level=plan.level,
            period=str(plan.period) if plan.period else None,
            kind=plan.kind,
            source=ReportFile(
                file=plan.source.file,
                sha256=plan.source.sha256,
                format=plan.source.format,
                also=tuple(sorted(copies.get(plan.source.file, ()))),
            ),
            superior=superior.plan if superior else None,
            superior_via=via,
            superior_via_names=tuple(self._name(unit, plan) for unit in via),
            superior_period=superior.period if superior else None,
            unit_within=", ".join(self._within(plan)),
            indicators=len(plan.indicators),
            targets=sum(len(indicator.targets) for indicator in plan.indicators),
            unread=len(plan.unread),
            doubtful=sum(map(is_doubtful, plan.indicators)),
            title=plan.title,
            number=plan.number,
            issued=str(plan.issued) if plan.issued else None,
            judged=plan.id in self.linked.judged,
        )

    def _within(self, plan: Plan) -> Iterator[str]:
        """The names of the units that the plan's unit lies in, up to the province."""
        central = self.units.levels[0]
        above = self.units.ancestors(plan.unit, plan.date) if plan.unit is not None else ()
        return (unit.name for unit in above if unit.level != central)

    def _name(self, unit: str, plan: Plan) -> str:
        found = self.units.get(unit, plan.date) or self.units.get(unit)
        return found.name if found else unit


def unread_of(plan: Plan, lang: str) -> Iterator[ReportUnread]:
    """What was not understood of ``plan``, and why."""
    for entry in plan.unread:
        why, source = explain(entry.why, lang), source_of(entry.source)
        yield ReportUnread(plan=plan.id, text=entry.text, why=why, source=source)


def doubts_of(plan: Plan, lang: str) -> Iterator[ReportDoubt]:
    """The rows of ``plan`` whose reading is not sure, and why."""
    for row in filter(is_doubtful, plan.indicators):
        yield ReportDoubt(
            plan=plan.id,
            indicator=row.id,
            title=row.title,
            text=row.cell,
            understood=row_understood(row.targets, lang),
            why=row_doubts(row.targets, row, plan, lang),
            source=source_of(row.source),
        )


def source_of(source: Source) -> ReportSource:
    """A place as the report writes it."""
    return ReportSource(
        file=source.file, page=source.page, table=source.table, row=source.row, cell=source.cell,
        line=source.line, paragraph=source.paragraph, quote=source.quote,
    )  # fmt: skip
