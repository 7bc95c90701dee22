"""The grammar of ruleset files: what may stand where (contract, section 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from compliance.files.fields import LANGUAGES, PeriodField, WordsField
from compliance.files.validated import Strict, invalid
from compliance.model.finding import Reason, Severity

DEFAULT = "default"
PARTS = ("body", "indicators", "tasks", "decision", "header")


def _several(value: Any) -> Any:
    """One text or a list of texts; always a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _severities(value: Any) -> Any:
    if isinstance(value, Mapping):
        _known_reasons(value)
        for severity in value.values():
            _severity(severity)
        return {DEFAULT: "error", **value}
    return {DEFAULT: _severity(value)}


def _severity(value: Any) -> Any:
    known = [severity.value for severity in Severity]
    if value not in known:
        raise invalid("rules.bad_severity", found=str(value), known=", ".join(known))
    return value


def _known_reasons(value: Mapping[Any, Any]) -> None:
    known = {reason.value for reason in Reason} | {DEFAULT}
    for key in value:
        if key not in known:
            from difflib import get_close_matches

            close = get_close_matches(str(key), sorted(known), n=1)
            near = close[0] if close else DEFAULT
            raise invalid("rules.unknown_reason", found=str(key), near=near, known=", ".join(sorted(known)))


def _texts(value: Any) -> Any:
    """A text, a text by language, or either by reason; always by reason and language."""
    if isinstance(value, str):
        return {DEFAULT: {"vi": value}}
    if not isinstance(value, Mapping):
        raise invalid("files.bad_text", found=str(value))
    if all(key in LANGUAGES for key in value):
        return {DEFAULT: dict(value)}
    _known_reasons(value)
    return {key: {"vi": words} if isinstance(words, str) else words for key, words in value.items()}


_TEXTS_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "object"}]}
_SEVERITY_NAMES = {"type": "string", "enum": [severity.value for severity in Severity]}

Several = Annotated[
    tuple[str, ...],
    BeforeValidator(_several),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
SeveritiesField = Annotated[
    dict[str, Severity],
    BeforeValidator(_severities),
    WithJsonSchema({"anyOf": [_SEVERITY_NAMES, {"type": "object", "additionalProperties": _SEVERITY_NAMES}]}),
]
TextsField = Annotated[dict[str, dict[str, str]], BeforeValidator(_texts), WithJsonSchema(_TEXTS_SCHEMA)]


class GivenEntry(Strict):
    """Where a rule applies: the kind of subject and filters that an index can serve."""

    each: Literal[
        "target", "obligation", "indicator", "task", "citation", "section", "mention", "plan", "unit"
    ] = Field(examples=["target"])
    of: Literal["task"] | None = None
    indicator: Several = Field(default=(), examples=["online_dossier_rate"])
    level: Several = Field(default=(), examples=["commune"])
    unit_level: Several = Field(default=(), examples=["district"])
    unit: Several = Field(default=(), examples=["binh-dinh/*"])
    plan_kind: Several = Field(default=(), examples=["annual"])
    period: PeriodField | None = Field(default=None, examples=["2025"])
    section: Several = Field(default=(), examples=["annex"])
    kind: Several = Field(default=(), examples=["agency"])


class ScopeEntry(Strict):
    """The plans a ruleset is for."""

    under: Several = Field(default=(), examples=["binh-dinh"])
    unit: Several = ()
    level: Several = ()
    plan_kind: Several = ()
    period: PeriodField | None = Field(default=None, examples=["2025"])


class CaseEntry(Strict):
    """A case of a rule: plans in YAML files, and what the rule has to find on them."""

    name: str = Field(examples=["thiếu chỉ tiêu"])
    plan: str = Field(examples=["cases/huyen.yaml"])
    against: Several = Field(default=(), examples=["cases/tinh.yaml"])
    expect: dict[Literal["conforms", "violates", "undecided", "not_applicable", "waived"], Several] = Field(
        examples=["{violates: [online_dossier_rate]}"]
    )
    reason: Reason | None = None
    expects: Several = Field(default=(), examples=["binh-dinh/tuy-phuoc"])


class ParameterEntry(Strict):
    """A value of a parameter for a time, a level or a part of the country."""

    value: str = Field(examples=["70%"])
    from_: dt.date | None = Field(default=None, alias="from", examples=["2025-01-01"])
    to: dt.date | None = Field(default=None, examples=["2025-12-31"])
    unit: str | None = Field(default=None, examples=["binh-dinh/tay-son"])
    level: str | None = Field(default=None, examples=["district"])


def _parameter(value: Any) -> Any:
    return [{"value": value}] if isinstance(value, str) else value


ParameterField = Annotated[
    tuple[ParameterEntry, ...],
    BeforeValidator(_parameter),
    WithJsonSchema(
        {"anyOf": [{"type": ["string", "number"]}, {"type": "array", "items": {"type": "object"}}]}
    ),
]


class RuleEntry(Strict):
    """One rule; in a ruleset that extends another, an id given again overrides key by key."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["district-online-dossiers"])
    code: str | None = Field(default=None, examples=["V01"])
    title: WordsField | None = Field(default=None, examples=["{vi: Chỉ tiêu không thấp hơn mức tỉnh giao}"])
    why: WordsField | None = None
    basis: str | None = Field(default=None, examples=["Kế hoạch CCHC của tỉnh, Phụ lục 1"])
    severity: SeveritiesField | None = Field(default=None, examples=["error"])
    given: GivenEntry | None = Field(default=None, examples=["{each: target}"])
    needs: Several = Field(default=(), examples=["body"])
    when: str | None = Field(default=None, examples=["exists parent"])
    require: str | None = Field(default=None, examples=["target >= 70%"])
    otherwise: Literal["violates", "undecided"] | None = Field(default=None, examples=["undecided"])
    reason: Reason | None = Field(default=None, examples=["missing"])
    message: TextsField | None = Field(default=None, examples=['"{{ indicator.title }}: {{ target }}"'])
    remedy: TextsField | None = Field(default=None, examples=['"Đề nghị điều chỉnh thành {{ parent }}"'])
    instead_of: Several = Field(default=(), examples=["not-weaker-than-superior"])
    tests: tuple[CaseEntry, ...] = ()


class RulesetFile(Strict):
    """A ruleset file."""

    ruleset: str = Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", examples=["binh-dinh-2025"])
    version: str = Field(default="0.0.0", examples=["1.0.0"])
    title: WordsField | None = Field(default=None, examples=["{vi: Đối chiếu kế hoạch với kế hoạch tỉnh}"])
    scope: ScopeEntry | None = None
    extends: Several = Field(default=(), examples=["cchc-cascade"])
    catalogue: str | None = Field(default=None, examples=["cchc"])
    parameters: dict[str, ParameterField] = Field(default_factory=dict, examples=["{online_floor: 70%}"])
    rules: tuple[RuleEntry, ...] = Field(examples=["[]"])
