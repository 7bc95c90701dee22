"""A report made by hand (``cases/report/sample.json``): all that a page has to draw."""

from __future__ import annotations

from pathlib import Path

from compliance.model.report import Report

FILE = Path(__file__).parent / "cases" / "report" / "sample.json"
HOSTILE = "<script>alert(1)</script> {{7*7}} ]]> =cmd() \u202egnud\u202c \x1b[31mđỏ\x07"

_TITLE = "Chỉ số cải cách hành chính của tỉnh (Par Index)"
_MESSAGE = "Hai mức xếp hạng ở hai phạm vi khác nhau, không so sánh."


def sample_report() -> Report:
    """A report of one province and three lower plans."""
    return Report.model_validate_json(FILE.read_text(encoding="utf-8"))


def hostile_report() -> Report:
    """The same with one title and one message that try to break out of every format."""
    data = sample_report().model_dump(by_alias=True)
    return Report.model_validate(_poisoned(data))


def _poisoned(value: object) -> object:
    if isinstance(value, dict):
        return {key: _poisoned(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_poisoned(inner) for inner in value]
    return HOSTILE if value in (_TITLE, _MESSAGE) else value
