"""Plans and targets as the transcripts that ``read`` and ``parse`` write."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.model.plan import Citation, Plan, Task
from compliance.model.report import ReportSource
from compliance.model.source import Source
from compliance.model.target import Target
from compliance.model.transcript import (
    AccountingTranscript,
    CitationTranscript,
    FileTranscript,
    IndicatorTranscript,
    MentionTranscript,
    PeriodTranscript,
    PlanTranscript,
    SectionTranscript,
    Targets,
    TargetTranscript,
    TaskTranscript,
    Transcript,
    UnitTranscript,
    UnreadTranscript,
)


def targets_of(targets: Iterable[Target]) -> Targets:
    """The answer of ``parse``."""
    return Targets(targets=tuple(map(_target, targets)))


def transcript_of(plans: Iterable[Plan]) -> Transcript:
    """The answer of ``read --format json``."""
    return Transcript(plans=tuple(map(plan_transcript, plans)))


def plan_transcript(plan: Plan) -> PlanTranscript:
    """``plan`` with every value and its place."""
    period = plan.period
    return PlanTranscript(
        id=plan.id,
        unit=UnitTranscript(id=plan.unit, name=plan.unit_name, level=plan.level),
        kind=plan.kind,
        title=plan.title,
        number=plan.number,
        issued=_words(plan.issued),
        period=PeriodTranscript(from_=period.first, to=period.last) if period else None,
        source=FileTranscript.model_validate(plan.source),
        citations=tuple(map(_citation, plan.citations)),
        indicators=tuple(
            IndicatorTranscript(
                **{name: getattr(indicator, name) for name in _INDICATOR_FIELDS},
                source=source_of(indicator.source),
                targets=tuple(map(_target, indicator.targets)),
            )
            for indicator in plan.indicators
        ),
        tasks=tuple(map(_task, plan.tasks)),
        sections=tuple(SectionTranscript.model_validate(section) for section in plan.sections),
        mentions=tuple(
            MentionTranscript(kind=mention.kind, text=mention.text, source=source_of(mention.source))
            for mention in plan.mentions
        ),
        unread=tuple(
            UnreadTranscript(text=entry.text, why=entry.why, source=source_of(entry.source))
            for entry in plan.unread
        ),
        accounting=AccountingTranscript.model_validate(plan.accounting),
    )


_INDICATOR_FIELDS = (
    "id", "code", "group", "title", "canonical", "section", "cell", "monitor", "executor", "merged",
)  # fmt: skip


def source_of(source: Source) -> ReportSource:
    """A place as reports write it."""
    return ReportSource(
        file=source.file, page=source.page, table=source.table, row=source.row, cell=source.cell,
        line=source.line, paragraph=source.paragraph, quote=source.quote,
    )  # fmt: skip


def _target(target: Target) -> TargetTranscript:
    return TargetTranscript.model_validate(target)


def _citation(citation: Citation) -> CitationTranscript:
    return CitationTranscript(
        number=citation.number,
        date=_words(citation.date),
        issuer=citation.issuer,
        quote=citation.quote,
        source=source_of(citation.source),
    )


def _task(task: Task) -> TaskTranscript:
    return TaskTranscript(
        no=task.no, title=task.title, outputs=task.outputs, lead=task.lead, partners=task.partners,
        due=task.due, due_by=_words(task.due_by), source=source_of(task.source),
        items=tuple(map(_task, task.items)),
    )  # fmt: skip


def _words(value: object | None) -> str | None:
    return str(value) if value is not None else None
