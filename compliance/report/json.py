"""The report as JSON: the contract's keys in the contract's order."""

from __future__ import annotations

from pydantic import TypeAdapter

from compliance.model.report import Report


def render(report: Report, lang: str) -> bytes:
    """The whole report; the language is that of the run, whatever ``lang`` says.

    UTF-8 from the first, as a report of thousands of rows is large: no copy of it is made as text.
    """
    return TypeAdapter(Report).dump_json(report, indent=1, by_alias=True) + b"\n"
