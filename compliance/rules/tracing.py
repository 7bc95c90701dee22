"""The steps of a judgement in words, for ``explain``."""

from __future__ import annotations

import re
from typing import Any

from compliance import messages
from compliance.model.finding import Reason
from compliance.rules.environments import environment_of
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.types import Choice, Environment, FieldSpec, ListType, RecordType
from compliance.rules.expression.values import Absent, Bounds, Truth, Unknown
from compliance.rules.judging import Judgement
from compliance.rules.records import NAMES
from compliance.rules.rule import Given, Rule
from compliance.rules.templates import show

_PATH = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
_EXISTS = "exists "
_FILTERS = ("of", "indicator", "level", "unit_level", "unit", "plan_kind", "section", "kind")
_BINDING = re.compile(r"\((\w+) in ")
_QUOTED = re.compile(r'"[^"]*"')
_WORDS = {
    "level": "report.level.",
    "unit_level": "report.level.",
    "relation": "report.relation.",
    "relation_reason": "report.reason.",
    "measure": "relations.unit.",
    "mention": "findings.kind_",
    "area": "findings.field_",
    "remarks": "wording.remark_",
}
"""Where the words of closed lists stand, by the list or the field; else ``findings.<list>_``."""


def trace_lines(rule: Rule, found: Judgement, scope: Scope, lang: str) -> tuple[str, ...]:
    """What the rule is for, what each part came to (each once), guard, promise, the verdict."""
    environment = environment_of(rule.given.subject, None, rule.parameters)
    lines = [_say("step_given", lang, given=given_words(rule.given, lang))]
    inner = _inner(rule)
    for words, value in scope.steps or []:
        if inner is not None and inner.search(_QUOTED.sub("", words)) and not _BINDING.search(words):
            continue  # of single members of a list; what the whole list came to is told
        told = _part(rule, words, lang) or f"{words}{_meaning(rule, words, environment, lang)}"
        lines.append(_say("step", lang, part=told, value=_value(rule, words, value, environment, lang)))
    lines.append(_say("step_verdict", lang, verdict=_verdict(found, lang)))
    return tuple(dict.fromkeys(lines))


def given_words(given: Given, lang: str) -> str:
    """What a rule looks at, in words: "từng mức phấn đấu; cấp của đơn vị: cấp huyện"."""
    parts = [_say(f"each_{given.each}", lang)]
    for name in _FILTERS:
        value = getattr(given, name)
        if value:
            values = value if isinstance(value, tuple) else (value,)
            shown = ", ".join(_chosen(name, each, lang) for each in values)
            parts.append(_say("filter", lang, name=_say(f"filter_{name}", lang), values=shown))
    if given.period is not None:
        parts.append(_say("filter", lang, name=_say("filter_period", lang), values=str(given.period)))
    return "; ".join(parts)


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
    return _shown(value, _list_of(rule, words, environment), lang)


def _shown(value: Any, choice: str, lang: str) -> str:
    """A value as people read it; entries of closed lists in words."""
    if isinstance(value, list) and choice:
        return ", ".join(dict.fromkeys(_chosen(choice, str(each), lang) for each in value)) or show(
            value, lang
        )
    return _chosen(choice, value, lang) if isinstance(value, str) and choice else show(value, lang)


def _list_of(rule: Rule, words: str, environment: Environment) -> str:
    """The closed list that a name or a field takes its values from; '' for none."""
    spec, name = _spec(rule, words, environment), words.rpartition(".")[2]
    if spec is None:
        return ""
    kind = spec.type.item if isinstance(spec.type, ListType) else spec.type
    if isinstance(kind, Choice):
        return kind.name
    return name if name in _WORDS else ""


def _inner(rule: Rule) -> re.Pattern[str] | None:
    """The names of the members of lists that the conditions of a rule go through; None for none."""
    conditions = [one.words for one in (rule.when, rule.require) if one is not None]
    names = sorted({name for words in conditions for name in _BINDING.findall(words)})
    return re.compile(rf"\b(?:{'|'.join(names)})\b") if names else None


def _meaning(rule: Rule, words: str, environment: Environment, lang: str) -> str:
    """What a name or a field means, where the part is no more than that: " [mức của cấp trên]"."""
    exists, path = words.startswith(_EXISTS), words.removeprefix(_EXISTS)
    spec = _spec(rule, path, environment)
    if spec is None:
        return ""
    about = spec.about[0 if lang == "vi" else 1]
    about = about or (_say(f"name_{path}", lang) if messages.has(f"findings.name_{path}", lang) else "")
    return f" [{_say('exists', lang, about=about) if exists else about}]" if about else ""


def _spec(rule: Rule, words: str, environment: Environment) -> FieldSpec | None:
    if not _PATH.fullmatch(words):
        return None
    first, *fields = words.split(".")
    spec = NAMES[rule.given.subject].get(first)
    for name in fields:
        if spec is None or not isinstance(spec.type, RecordType):
            return None
        spec = environment.records.get(spec.type.name, {}).get(name)
    return spec


def _chosen(choice: str, value: str, lang: str) -> str:
    """An entry of a closed list in words, where there are words for it."""
    key = f"{_WORDS.get(choice, f'findings.{choice}_')}{value}"
    if choice == "relation_reason" and value == "none":
        key = "findings.absent"
    return messages.text(key, lang) if messages.has(key, lang) else value


def _reason(reason: Reason, lang: str) -> str:
    return messages.text(f"report.reason.{reason}", lang)


def _say(name: str, lang: str, /, **params: object) -> str:
    return messages.text(f"findings.{name}", lang, **params)
