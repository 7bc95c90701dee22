"""The steps of a judgement in words, for ``explain``."""

from __future__ import annotations

import re
from typing import Any

from compliance import messages
from compliance.model.finding import Reason
from compliance.rules.called import chosen, closed_list, given_words, meaning
from compliance.rules.environments import environment_of
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.types import Environment
from compliance.rules.expression.values import Absent, Bounds, Truth, Unknown
from compliance.rules.judging import Judgement
from compliance.rules.rule import Rule
from compliance.rules.templates import show

_BINDING = re.compile(r"\((\w+) in ")
_QUOTED = re.compile(r'"[^"]*"')


def trace_lines(rule: Rule, found: Judgement, scope: Scope, lang: str) -> tuple[str, ...]:
    """What the rule is for, what each part came to (each once), guard, promise, the verdict."""
    environment = environment_of(rule.given.subject, None, rule.parameters)
    lines = [_say("step_given", lang, given=given_words(rule.given, lang))]
    inner = _inner(rule)
    for words, value in scope.steps or []:
        if inner is not None and inner.search(_QUOTED.sub("", words)) and not _BINDING.search(words):
            continue  # of single members of a list; what the whole list came to is told
        told = _part(rule, words, lang) or f"{words}{meaning(rule, words, environment, lang)}"
        lines.append(_say("step", lang, part=told, value=_value(rule, words, value, environment, lang)))
    lines.append(_say("step_verdict", lang, verdict=_verdict(found, lang)))
    return tuple(dict.fromkeys(lines))


def _verdict(found: Judgement, lang: str) -> str:
    words = messages.text(f"report.verdict.{found.verdict}", lang)
    return words if found.reason is None else f"{words} ({_reason(found.reason, lang)})"


def _part(rule: Rule, words: str, lang: str) -> str:
    """What stands for a whole condition of the rule, whose words are shown elsewhere."""
    if rule.when is not None and words == rule.when.words:
        return _say("step_when", lang)
    return _say("step_require", lang) if words == rule.require.words else ""


def _value(rule: Rule, words: str, value: Any, environment: Environment, lang: str) -> str:
    """A value of a step: true, false or undecided with the reason, a quantity, a text."""
    if isinstance(value, Truth):
        told = _say("yes" if value.holds else "no", lang)
        return (
            told
            if value.reason in (None, Reason.CONDITION_FAILED)
            else f"{told} ({_reason(value.reason, lang)})"
        )
    if isinstance(value, Unknown):
        why = "; ".join(filter(None, (_reason(value.reason, lang), value.note)))
        return f"{_say('unknown', lang)} ({why})"
    if isinstance(value, Absent):
        return f"{_say('absent', lang)} ({_reason(value.reason, lang)})"
    if isinstance(value, Bounds):
        return str(value)
    return _shown(value, closed_list(rule, words, environment), lang)


def _shown(value: Any, choice: str, lang: str) -> str:
    """A value as people read it; entries of closed lists in words."""
    if isinstance(value, list) and choice:
        return ", ".join(dict.fromkeys(chosen(choice, str(each), lang) for each in value)) or show(
            value, lang
        )
    return chosen(choice, value, lang) if isinstance(value, str) and choice else show(value, lang)


def _inner(rule: Rule) -> re.Pattern[str] | None:
    """The names of the members of lists that the conditions of a rule go through; None for none."""
    conditions = [one.words for one in (rule.when, rule.require) if one is not None]
    names = sorted({name for words in conditions for name in _BINDING.findall(words)})
    return re.compile(rf"\b(?:{'|'.join(names)})\b") if names else None


def _reason(reason: Reason, lang: str) -> str:
    return messages.text(f"report.reason.{reason}", lang)


def _say(name: str, lang: str, /, **params: object) -> str:
    return messages.text(f"findings.{name}", lang, **params)
