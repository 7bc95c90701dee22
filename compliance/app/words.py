"""Errors and problems in words, with the place first."""

from __future__ import annotations

from collections.abc import Mapping

from compliance import messages
from compliance.errors import ComplianceError, ComplianceErrors, Problem


def error_words(error: ComplianceError, lang: str) -> str:
    """``file:line:column: what is wrong``, one line or more for each error that ``error`` holds."""
    if isinstance(error, ComplianceErrors):
        return "\n".join(error_words(one, lang) for one in error.errors)
    words = said(error.code, error.params, lang)
    return f"{error.place}: {words}" if error.place is not None else words


def problem_words(problem: Problem, lang: str) -> str:
    """What is wrong with the file of ``problem``, without its name; further mistakes with their lines."""
    first = said(problem.code, dict(problem.params), lang).removeprefix(f"{problem.file}: ")
    named = messages.text("app.the_file", lang, file=problem.file)
    if first.startswith(named):
        first = messages.text("app.this_file", lang) + first.removeprefix(named)
    words = [first]
    for other in problem.others:
        words.append(f"{other.line or '?'}: {said(other.code, dict(other.params), lang)}")
    return "\n".join(words)


def said(code: str, params: Mapping[str, object], lang: str) -> str:
    """The message of ``code``; a code that has none is shown as it is, for silence would be worse."""
    if messages.has(code, lang):
        return messages.text(code, lang, **params)
    shown = ", ".join(f"{name}={value}" for name, value in sorted(params.items()))
    return f"{code} ({shown})" if shown else code
