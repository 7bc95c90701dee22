"""The table of output formats; everything else about formats is derived from it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from compliance.errors import ComplianceError

if TYPE_CHECKING:
    from compliance.model.report import Report

FORMATS: Mapping[str, str] = {
    "text": "compliance.report.text",
    "json": "compliance.report.json",
    "html": "compliance.report.html",
}


def render(report: Report, name: str, lang: str) -> str | bytes:
    """``report`` in the format ``name``: the module of the format has ``render(report, lang)``.

    Raises ComplianceError ``report.unknown_format`` with the known names.
    """
    if name not in FORMATS:
        raise ComplianceError("report.unknown_format", name=name, known=", ".join(FORMATS))
    content = importlib.import_module(FORMATS[name]).render(report, lang)
    assert isinstance(content, str | bytes)
    return content
