"""Entries of the registries: documents by number, agencies by level and day."""

from __future__ import annotations

from typing import Any

from compliance.model.finding import Reason
from compliance.model.unit import Unit
from compliance.model.unit_names import is_city
from compliance.rules.expression.types import DATE, PERIOD, TEXT, FieldSpec
from compliance.rules.expression.values import unknown
from compliance.rules.views import CitationView, MentionView, PlanView, UnitView
from compliance.vietnamese import fold, squash
from compliance.wording.levels import levels_named


def known_document(view: CitationView) -> Any:
    """The registry's entry of a cited act; None when the registry cannot say which act is meant."""
    registries, citation = view.world.registries, view.citation
    if registries is None:
        return unknown(Reason.NO_DATA)
    chain = [unit.id for unit in _chain(view.plan)]
    return registries.documents.known(
        citation.number, date=citation.date, words=citation.quote, within=chain or None
    )


def known_agency(view: MentionView) -> Any:
    """The registry's entry of a named agency at the level its words name, on the plan's day.

    None where the registry is sure that there is none; unknown where it cannot say.
    """
    registries, plan = view.world.registries, view.plan.plan
    if registries is None or view.mention.kind != "agency":
        return unknown(Reason.NO_DATA)
    name = view.mention.value or view.mention.text
    level = _level(view)
    exists = registries.agencies.exists(name, level, plan.date)
    if exists is None:
        return unknown(Reason.NO_DATA)
    return (registries.agencies.known(name, level, plan.date) or unknown(Reason.NO_DATA)) if exists else None


def namesake(view: MentionView) -> UnitView | None:
    """For a unit nobody knows: the plan's unit, or one above it, of that bare name and another level."""
    if view.mention.kind != "unit" or view.mention.value is not None:
        return None
    words = squash(fold(view.mention.text))
    for unit in _chain(view.plan):
        bare = squash(fold(unit.bare_name))
        kind = words.removesuffix(f" {bare}")
        level = view.world.units.level_of_type(kind) if kind != words else None
        if level is not None and level != unit.level:
            return UnitView(unit, view.plan.plan.date, view.world)
    return None


def _level(view: MentionView) -> str | None:
    """The level that the words name; a "thành phố" is the plan's own or the nearest above it, a district's
    where there is none, and of no level in the plan of a unit that nobody knows."""
    chain = _chain(view.plan)
    cities = [unit.level for unit in chain if is_city(unit.type)]
    levels = levels_named(view.mention.text, city=cities[0] if cities else "district" if chain else "")
    return levels[0] or None if len(levels) == 1 else None


def _chain(plan: PlanView) -> tuple[Unit, ...]:
    """The plan's unit and those above it, nearest first."""
    own, day, units = plan.plan.unit, plan.plan.date, plan.world.units
    if own is None:
        return ()
    unit = units.get(own, day) or units.get(own)
    return (unit, *units.ancestors(own, day)) if unit is not None else units.ancestors(own, day)


def _attribute(name: str) -> Any:
    return lambda entry: getattr(entry, name, None) or None


DOCUMENT_FIELDS = {
    "number": FieldSpec(TEXT, _attribute("number"), about=("số, ký hiệu", "number")),
    "kind": FieldSpec(TEXT, _attribute("kind"), about=("loại văn bản", "kind")),
    "date": FieldSpec(DATE, _attribute("date"), about=("ngày", "date")),
    "issuer": FieldSpec(TEXT, _attribute("issuer"), about=("cơ quan ban hành", "issuer")),
    "title": FieldSpec(TEXT, _attribute("title"), about=("trích yếu", "title")),
    "period": FieldSpec(PERIOD, _attribute("period"), about=("giai đoạn", "period")),
    "valid_from": FieldSpec(
        DATE, _attribute("valid_from"), about=("có hiệu lực từ ngày", "first day in force")
    ),
    "valid_to": FieldSpec(DATE, _attribute("valid_to"), about=("hết hiệu lực ngày", "last day in force")),
    "superseded_by": FieldSpec(TEXT, _attribute("superseded_by"), about=("được thay bằng", "replaced by")),
}

AGENCY_FIELDS = {
    "name": FieldSpec(TEXT, _attribute("name"), about=("tên", "name")),
    "level": FieldSpec(TEXT, _attribute("level"), about=("cấp", "level")),
    "valid_from": FieldSpec(DATE, _attribute("valid_from"), about=("từ ngày", "first day")),
    "valid_to": FieldSpec(DATE, _attribute("valid_to"), about=("đến ngày", "last day")),
}
