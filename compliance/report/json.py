"""The report as JSON: the contract's keys in the contract's order."""

from __future__ import annotations

from compliance.model.report import Report


def render(report: Report, lang: str) -> str:
    """The whole report; the language is that of the run, whatever ``lang`` says."""
    return report.model_dump_json(indent=1, by_alias=True) + "\n"
