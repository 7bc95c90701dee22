"""Entries of the registries: documents by number, agencies by level and day."""

from __future__ import annotations

from typing import Any

from compliance.model.finding import Reason
from compliance.rules.expression.types import DATE, TEXT, FieldSpec
from compliance.rules.expression.values import unknown
from compliance.rules.views import CitationView, MentionView


def known_document(view: CitationView) -> Any:
    """The registry's entry of a cited number; None when the registry does not hold it."""
    registries = view.world.registries
    if registries is None:
        return unknown(Reason.NO_DATA)
    return registries.documents.known(view.citation.number)


def known_agency(view: MentionView) -> Any:
    """The registry's entry of a named agency at the plan's level and day."""
    registries, plan = view.world.registries, view.plan.plan
    if registries is None or view.mention.kind != "agency":
        return unknown(Reason.NO_DATA)
    return registries.agencies.known(view.mention.value or view.mention.text, plan.level, plan.date)


def _attribute(name: str) -> Any:
    return lambda entry: getattr(entry, name, None)


DOCUMENT_FIELDS = {
    "number": FieldSpec(TEXT, _attribute("number"), about=("số, ký hiệu", "number")),
    "date": FieldSpec(DATE, _attribute("date"), about=("ngày", "date")),
    "issuer": FieldSpec(TEXT, _attribute("issuer"), about=("cơ quan ban hành", "issuer")),
    "title": FieldSpec(TEXT, _attribute("title"), about=("trích yếu", "title")),
    "valid_to": FieldSpec(DATE, _attribute("valid_to"), about=("hết hiệu lực ngày", "last day in force")),
    "replaced_by": FieldSpec(TEXT, _attribute("replaced_by"), about=("được thay bằng", "replaced by")),
}

AGENCY_FIELDS = {
    "name": FieldSpec(TEXT, _attribute("name"), about=("tên", "name")),
    "level": FieldSpec(TEXT, _attribute("level"), about=("cấp", "level")),
    "valid_from": FieldSpec(DATE, _attribute("valid_from"), about=("từ ngày", "first day")),
    "valid_to": FieldSpec(DATE, _attribute("valid_to"), about=("đến ngày", "last day")),
}
