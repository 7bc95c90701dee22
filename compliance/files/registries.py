"""The built-in registries of agencies and documents (``rulesets/registry``)."""

from __future__ import annotations

from functools import cache
from typing import Any

from compliance import builtin
from compliance.files.fields import parse_partial_date, parse_period
from compliance.model.registry import Agencies, AgencyEntry, DocumentEntry, Documents, Impossible


@cache
def load_agencies() -> Agencies:
    """Agencies by level and date."""
    data = _data("agencies.yaml")
    entries = tuple(AgencyEntry(**_tuples(entry)) for entry in data["agencies"])
    impossible = tuple(_impossible(entry) for entry in data["impossible"])
    return Agencies(entries, impossible)


@cache
def load_documents() -> Documents:
    """Acts whose number, date and issuer are known."""
    return Documents(tuple(_document(entry) for entry in _data("documents.yaml")["documents"]))


def _impossible(entry: dict[str, Any]) -> Impossible:
    first, last = entry.get("valid_from"), entry.get("valid_to")
    return Impossible(tuple(entry["names"]), entry["level"], first, last, entry["basis"])


def _document(entry: dict[str, Any]) -> DocumentEntry:
    date, period = parse_partial_date(str(entry["date"])), entry.get("period")
    if date is None:
        raise ValueError(entry)
    known = _tuples(entry) | {"date": date, "period": parse_period(str(period)) if period else None}
    return DocumentEntry(**known)


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = builtin.table("registry", name)
    return data
