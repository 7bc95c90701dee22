"""The report as one self-contained page: no request leaves it, no script is needed to read it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from compliance import messages
from compliance.model.report import Report, ReportResult, ReportSource
from compliance.report.grouping import findings_by_plan, findings_of_no_plan, plans_of_note
from compliance.report.harmless import harmless
from compliance.report.headline import duties, headline, tallies
from compliance.report.matrix import matrix_of
from compliance.report.phrasing import (
    code_words,
    date_words,
    is_quote,
    message_beside,
    number_words,
    other_side,
    place_words,
    plan_names,
    reason_told,
    subject_of,
)
from compliance.report.weights import counted, weight_of
from compliance.vietnamese import fold

WIDE = (
    9  # plans beside each other in the matrix; with more, plans become its rows and findings alone are quoted
)


def render(report: Report, lang: str) -> str:
    """The page, opening in ``lang``; both languages of the labels are in it."""
    return _environment().get_template("report.html.j2").render(_context(report, lang))


def _context(report: Report, lang: str) -> dict[str, Any]:
    style, script = _asset("style.css"), _asset("script.js")
    matrix, groups = matrix_of(report), findings_by_plan(report)
    titles = {plan.id: plan.title for plan in report.plans}
    return {
        "report": report,
        "subject": lambda finding: _in_both(
            {one: subject_of(finding, titles, one) for one in messages.LANGUAGES}
        ),
        "lang": lang,
        "style": Markup(style),  # our own file, not text of a document
        "script": Markup(script),
        "policy": _policy(style, script),
        "matrix": matrix,
        "counts": counted(report.results),
        "across": len(matrix.plans) <= WIDE,
        "groups": groups,
        "by_plan": {group.plan.id: group for group in groups},
        "others": findings_of_no_plan(report),
        "names": plan_names(report),
        "shown": (shown := plans_of_note(report)),
        "beside": len(report.plans) - len(shown),
        "headlines": {one: headline(report, one) for one in messages.LANGUAGES},
        "tallies": {one: list(tallies(report, matrix, one)) for one in messages.LANGUAGES},
        "duties": duties(matrix),
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("compliance.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.globals.update(
        t=both, say=messages.text, place=_place_in_both, date=_date_in_both, number=_number_in_both
    )
    environment.globals.update(weight_of=weight_of, other_side=other_side, is_quote=is_quote)
    environment.globals.update(
        code=_code_in_both, reason_told=reason_told, message_beside=message_beside, same=_same_title
    )
    return environment


def both(key: str, /, **params: object) -> Markup:
    """The words of ``report.<key>`` in every language; the page shows the one that is switched on."""
    return _in_both({lang: messages.text(f"report.{key}", lang, **params) for lang in messages.LANGUAGES})


def _in_both(words: dict[str, str]) -> Markup:
    if len(set(words.values())) == 1:
        return escape(harmless(next(iter(words.values()))))
    spans = (Markup('<span lang="{}">{}</span>').format(lang, harmless(text)) for lang, text in words.items())
    return Markup().join(spans)


def _same_title(one: str, other: str) -> bool:
    return fold(one).rstrip(" .;:") == fold(other).rstrip(" .;:")


def _place_in_both(source: ReportSource) -> Markup:
    within = source.model_copy(update={"file": ""})
    numbers = {lang: place_words(within, lang) for lang in messages.LANGUAGES}
    parts = [escape(harmless(source.file))] if source.file else []
    return Markup(", ").join([*parts, _in_both(numbers)] if any(numbers.values()) else parts)


def _date_in_both(day: str | None) -> Markup:
    return _in_both({lang: date_words(day, lang) for lang in messages.LANGUAGES})


def _code_in_both(finding: ReportResult) -> Markup:
    return _in_both({lang: code_words(finding, lang) for lang in messages.LANGUAGES})


def _number_in_both(number: int) -> Markup:
    return _in_both({lang: number_words(number, lang) for lang in messages.LANGUAGES})


def _finalized(value: object) -> object:
    """What a template prints: text of documents is made harmless, our own markup stays."""
    return harmless(value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    source, _name, _fresh = _environment().loader.get_source(_environment(), name)  # type: ignore[union-attr]
    return source


def _policy(style: str, script: str) -> str:
    """Nothing may be fetched; the one style and the one script are known by their hash."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
