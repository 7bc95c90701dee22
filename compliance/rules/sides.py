"""The two sides of a result: the words that are judged and those they are held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from compliance.model.finding import Side
from compliance.model.source import Source
from compliance.records import record
from compliance.rules.expression.scope import Scope
from compliance.rules.records.obligations import OBLIGATION_FIELDS
from compliance.rules.records.plans import superior_of, unit_of
from compliance.rules.records.walking import parent
from compliance.rules.rule import Rule
from compliance.rules.subjects import canonical_of, level_of, plan_of
from compliance.rules.templates import BLANK, show
from compliance.rules.views import (
    CitationView,
    IndicatorView,
    MentionView,
    ObligationView,
    PlanView,
    SectionView,
    Subject,
    TargetView,
    TaskDutyView,
    TaskView,
    UnitView,
)
from compliance.wording.trimmed_titles import without_joints


@record
class Described:
    """What every result on a subject says of it."""

    plan: PlanView | None
    unit: str | None
    level: str | None
    indicator: str | None
    canonical: str | None
    code: str | None
    title: str
    child: Side | None
    words: Mapping[str, str]
    told: dict[tuple[str, str], str] = field(default_factory=dict)
    """Messages that say no more than subject and reason: made once for all rules."""


def describe(subject: Subject, lang: str) -> Described:
    """The subject as results name it."""
    plan, row, child = plan_of(subject), indicator_of(subject), child_side(subject)
    title = title_of(subject, lang)
    unit = subject.unit.id if isinstance(subject, UnitView) else plan.plan.unit if plan else None
    return Described(
        plan=plan,
        unit=unit,
        level=_level(subject),
        indicator=row.indicator.id if row is not None else None,
        canonical=canonical_of(subject),
        code=code_of(subject),
        title=title,
        child=child,
        words={
            "subject": title.strip().rstrip(".:;"),
            "child": child.text if child is not None else BLANK,
            **_plan_words(plan),
        },
    )


def _level(subject: Subject) -> str | None:
    """The level of the target: for an obligation that of its answer, of a missing one the superior's."""
    if isinstance(subject, ObligationView):
        found = OBLIGATION_FIELDS["targets"].get(subject) or OBLIGATION_FIELDS["parents"].get(subject)
        return level_of(found[0]) if found else level_of(subject)
    return level_of(subject)


def _plan_words(plan: PlanView | None) -> Mapping[str, str]:
    """The plan's unit and period, and those of its superior plan, as messages name them."""
    if plan is None:
        return dict.fromkeys(("unit", "superior", "period", "superior_period"), BLANK)
    superior = superior_of(plan)
    above = unit_of(superior) if superior is not None else None
    return {
        "unit": str(unit_of(plan) or plan.plan.unit_name),
        "superior": str(above or BLANK),
        "period": str(plan.plan.period or BLANK),
        "superior_period": str((superior and superior.plan.period) or BLANK),
    }


def child_side(subject: Subject) -> Side | None:
    """The side of the plan that is judged; None for what is missing."""
    if isinstance(subject, ObligationView):
        answers = OBLIGATION_FIELDS["targets"].get(subject)
        return child_side(answers[0]) if answers else None
    if isinstance(subject, TaskDutyView):
        answer = subject.world.answering_task(subject)
        return child_side(answer) if answer is not None else None
    if isinstance(subject, UnitView):
        plans = subject.world.plans_of(subject.unit.id)
        return child_side(plans[0]) if plans else None
    return _side(subject)


def parent_side(rule: Rule, subject: Subject, scope: Scope) -> Side | None:
    """What the subject is held against: the superior's words, the other part of the plan, a registry."""
    if isinstance(subject, ObligationView):
        asked = OBLIGATION_FIELDS["parents"].get(subject)
        return _side(asked[0]) if asked else None
    if isinstance(subject, TaskDutyView):
        return _side(subject.parent)
    for name in ("parent", "twin", "previous", "known"):
        if name in rule.require.names:
            value = scope.value(name)
            if isinstance(value, TargetView | IndicatorView | TaskView | PlanView):
                return _side(value)
            return _entry_side(value) if name == "known" else None
    if isinstance(subject, TargetView):
        above = parent(subject)
        return _side(above) if isinstance(above, TargetView) else None
    return None


def indicator_of(subject: Subject) -> IndicatorView | None:
    """The indicator of the judged plan that a subject belongs to."""
    if isinstance(subject, TargetView):
        return subject.indicator
    if isinstance(subject, ObligationView):
        answers = OBLIGATION_FIELDS["targets"].get(subject)
        return answers[0].indicator if answers else None
    return subject if isinstance(subject, IndicatorView) else None


def title_of(subject: Subject, lang: str) -> str:
    """The subject as printed: of an obligation its answer's title, of a missing one the superior's."""
    if isinstance(subject, TargetView):
        return subject.title
    if isinstance(subject, ObligationView):
        answers = OBLIGATION_FIELDS["targets"].get(subject)
        return answers[0].title if answers else str(subject)
    if isinstance(subject, CitationView):
        return subject.citation.number
    return show(subject, lang) if isinstance(subject, PlanView) else str(subject)


def code_of(subject: Subject) -> str | None:
    """The row number: of a missing obligation that of the superior's row."""
    if isinstance(subject, TaskView):
        return subject.task.no or None
    if isinstance(subject, TaskDutyView):
        return subject.parent.task.no or None
    if isinstance(subject, SectionView):
        return subject.section.code or None
    row = indicator_of(subject)
    if row is None and isinstance(subject, ObligationView):
        asked = OBLIGATION_FIELDS["parents"].get(subject)
        row = asked[0].indicator if asked else None
    return (row.indicator.code or row.indicator.group) if row is not None else None


def _side(view: Any) -> Side:
    if isinstance(view, TargetView):
        source = view.target.source or view.indicator.indicator.source
        return Side(show(view, "vi"), source, view.title, view.plan.plan.id)
    if isinstance(view, IndicatorView):
        row = view.indicator
        return Side(without_joints(row.cell or row.title), row.source, row.title, view.plan.plan.id)
    if isinstance(view, TaskView):
        return Side(view.task.title, view.task.source, view.task.title, view.plan.plan.id)
    if isinstance(view, CitationView):
        citation = view.citation
        return Side(citation.quote or citation.number, citation.source, citation.number, view.plan.plan.id)
    if isinstance(view, SectionView):
        return Side(str(view), view.section.source, view.section.title, view.plan.plan.id)
    if isinstance(view, MentionView):
        mention = view.mention
        return Side(mention.context or mention.text, mention.source, mention.text, view.plan.plan.id)
    plan = view.plan
    return Side(plan.title or plan.unit_name, Source(plan.source.file), plan.title, plan.id)


def _entry_side(entry: Any) -> Side | None:
    """An entry of a registry in words: number, date, issuer."""
    number = getattr(entry, "number", None) or getattr(entry, "name", None)
    if number is None:
        return None
    dated, issuer = getattr(entry, "date", None), getattr(entry, "issuer", None)
    words = [str(number)]
    if dated is not None:
        words.append(f"ngày {show(dated, 'vi')}")
    if issuer is not None:
        words.append(f"của {issuer}")
    return Side(" ".join(words), Source(), str(getattr(entry, "title", "") or number))
