"""Field types shared by the files that people write: periods, partial dates, days, texts in two languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from compliance.files.validated import invalid
from compliance.model.dates import PartialDate, Period

_PERIOD = re.compile(r"^(\d{4})(?:\s*[-–]\s*(\d{4}))?$")
_DATE = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
LANGUAGES = ("vi", "en")


def parse_period(words: str) -> Period | None:
    """The period of "2025" or "2023-2025"; None for anything else."""
    match = _PERIOD.match(words.strip())
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return Period(first, last) if first <= last else None


def parse_partial_date(words: str) -> PartialDate | None:
    """The date of "2024", "2024-12" or "2024-12-31"; None for all else, such as 31/2."""
    match = _DATE.match(words.strip())
    if match is None:
        return None
    year, month, day = int(match[1]), match[2] and int(match[2]), match[3] and int(match[3])
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month or None, day or None)


def _period(value: Any) -> Any:
    if isinstance(value, Period) or value is None:
        return value
    period = parse_period(str(value))
    if period is None:
        raise invalid("files.bad_period", found=str(value))
    return period


def _partial_date(value: Any) -> Any:
    if isinstance(value, PartialDate) or value is None:
        return value
    date = parse_partial_date(str(value))
    if date is None:
        raise invalid("files.bad_date", found=str(value))
    return date


def _words(value: Any) -> Any:
    """A text is taken as Vietnamese; a mapping gives each language."""
    if isinstance(value, str):
        return {"vi": value}
    if isinstance(value, Mapping):
        unknown = [key for key in value if key not in LANGUAGES]
        if unknown:
            raise invalid("files.bad_language", found=str(unknown[0]), known=", ".join(LANGUAGES))
        if "vi" not in value or not all(isinstance(text, str) for text in value.values()):
            raise invalid("files.bad_text", found=str(dict(value)))
        return dict(value)
    raise invalid("files.bad_text", found=str(value))


_YEARS = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^\d{4}( *[-–] *\d{4})?$"}]}
_PARTIAL = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^\d{4}(-\d{1,2}(-\d{1,2})?)?$"}]}
_TEXTS = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"vi": {"type": "string"}, "en": {"type": "string"}},
            "required": ["vi"],
            "additionalProperties": False,
        },
    ]
}

PeriodField = Annotated[Period, BeforeValidator(_period), WithJsonSchema(_YEARS)]
PartialDateField = Annotated[PartialDate, BeforeValidator(_partial_date), WithJsonSchema(_PARTIAL)]
WordsField = Annotated[dict[str, str], BeforeValidator(_words), WithJsonSchema(_TEXTS)]
"""A text for people: plain (Vietnamese) or by language; always a mapping that has ``vi``."""
