"""A plan as the JSON of ``read``: the keys and shapes of the contract, nothing of the inside."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from compliance import messages
from compliance.model.plan import Accounting, Citation, Indicator, Mention, Plan, Section, Task, Unread
from compliance.model.source import Source
from compliance.model.target import Target

_SOURCE_KEYS = ("page", "table", "row", "cell", "line", "paragraph")


def dump_plans(plans: tuple[Plan, ...], *, lang: str = messages.DEFAULT_LANGUAGE) -> dict[str, Any]:
    """``plans`` as plain values, ready for JSON."""
    return {"plans": [dump_plan(plan, lang=lang) for plan in plans]}


def dump_plan(plan: Plan, *, lang: str = messages.DEFAULT_LANGUAGE) -> dict[str, Any]:
    """One plan as plain values."""
    return {
        "id": plan.id,
        "unit": {
            "id": plan.unit,
            "name": plan.unit_name,
            "level": plan.level,
            "candidates": list(plan.unit_candidates),
        },
        "kind": plan.kind,
        "title": plan.title,
        "number": plan.number,
        "issued": str(plan.issued) if plan.issued else None,
        "period": {"from": plan.period.first, "to": plan.period.last} if plan.period else None,
        "supersedes": plan.supersedes,
        "parts": sorted(plan.parts),
        "source": {"file": plan.source.file, "sha256": plan.source.sha256, "format": plan.source.format},
        "citations": [_citation(citation) for citation in plan.citations],
        "indicators": [_indicator(indicator) for indicator in plan.indicators],
        "tasks": [_task(task) for task in plan.tasks],
        "sections": [_section(section) for section in plan.sections],
        "mentions": [_mention(mention) for mention in plan.mentions],
        "unread": [_unread(entry, lang) for entry in plan.unread],
        "accounting": _accounting(plan.accounting),
    }


def _source(source: Source) -> dict[str, Any]:
    places = {key: value for key in _SOURCE_KEYS if (value := getattr(source, key)) is not None}
    return {**places, "quote": source.quote}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def dump_target(target: Target) -> dict[str, Any]:
    """A target with exactly the keys of the contract, and what more is known of it."""
    return {
        "kind": str(target.kind),
        "comparator": str(target.comparator) if target.comparator else None,
        "value": _number(target.value),
        "upper": _number(target.upper),
        "upper_open": target.upper_open,
        "period": target.period,
        "unit": str(target.unit) if target.unit else None,
        "noun": target.noun,
        "scope": target.scope,
        "level": target.level,
        "baseline": target.baseline,
        "direction": str(target.direction) if target.direction else None,
        "group": target.group,
        "grade": target.grade,
        "due": target.due,
        "role": target.role,
        "condition": target.condition,
        "document": target.document,
        "canonical": target.canonical,
        "title": target.title,
        "raw": target.raw,
        "remarks": list(target.remarks),
        "repaired": list(target.repaired),
        "confidence": round(target.confidence, 4),
        "source": _source(target.source) if target.source is not None else None,
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "code": indicator.code,
        "group": indicator.group,
        "title": indicator.title,
        "canonical": indicator.canonical,
        "section": indicator.section,
        "cell": indicator.cell,
        "monitor": indicator.monitor,
        "executor": indicator.executor,
        "merged": indicator.merged,
        "owner_merged": indicator.owner_merged,
        "source": _source(indicator.source),
        "targets": [dump_target(target) | _owners(target) for target in indicator.targets],
    }


def _owners(target: Target) -> dict[str, Any]:
    """Those whom a row of its own names, where it has one."""
    return {} if target.executor is None else {"monitor": target.monitor, "executor": target.executor}


def _task(task: Task) -> dict[str, Any]:
    return {
        "no": task.no,
        "title": task.title,
        "outputs": task.outputs,
        "lead": task.lead,
        "partners": task.partners,
        "due": task.due,
        "due_by": task.due_by.isoformat() if task.due_by else None,
        "area": task.area,
        "source": _source(task.source),
        "items": [_task(item) for item in task.items],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "date": str(citation.date) if citation.date else None,
        "issuer": citation.issuer,
        "quote": citation.quote,
        "source": _source(citation.source),
    }


def _section(section: Section) -> dict[str, Any]:
    return {"code": section.code, "title": section.title, "line": section.line}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "kind": mention.kind,
        "text": mention.text,
        "value": mention.value,
        "context": mention.context,
        "section": mention.section,
        "source": _source(mention.source),
    }


def _unread(entry: Unread, lang: str) -> dict[str, Any]:
    return {"text": entry.text, "why": explain(entry.why, lang), "source": _source(entry.source)}


def explain(why: str, lang: str) -> str:
    """The words for why something was not read: a key of the message catalogue, or words already."""
    return messages.text(why, lang) if "." in why and " " not in why and messages.has(why, lang) else why


def _accounting(accounting: Accounting) -> dict[str, int]:
    return {name: getattr(accounting, name) for name in Accounting.__dataclass_fields__}
