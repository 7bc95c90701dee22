"""What the parts of a rule are called in words: what it looks at, its names, entries of closed lists."""

from __future__ import annotations

import re

from compliance import messages
from compliance.rules.expression.types import Choice, Environment, FieldSpec, ListType, RecordType
from compliance.rules.records import NAMES
from compliance.rules.rule import Given, Rule

_PATH = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
_EXISTS = "exists "
_FILTERS = ("of", "indicator", "level", "unit_level", "unit", "plan_kind", "section", "kind")
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


def given_words(given: Given, lang: str) -> str:
    """What a rule looks at, in words: "từng mức phấn đấu; cấp của đơn vị: cấp huyện"."""
    parts = [_say(f"each_{given.each}", lang)]
    for name in _FILTERS:
        value = getattr(given, name)
        if value:
            values = value if isinstance(value, tuple) else (value,)
            shown = ", ".join(chosen(name, each, lang) for each in values)
            parts.append(_say("filter", lang, name=_say(f"filter_{name}", lang), values=shown))
    if given.period is not None:
        parts.append(_say("filter", lang, name=_say("filter_period", lang), values=str(given.period)))
    return "; ".join(parts)


def closed_list(rule: Rule, words: str, environment: Environment) -> str:
    """The closed list that a name or a field takes its values from; '' for none."""
    spec, name = _spec(rule, words, environment), words.rpartition(".")[2]
    if spec is None:
        return ""
    kind = spec.type.item if isinstance(spec.type, ListType) else spec.type
    if isinstance(kind, Choice):
        return kind.name
    return name if name in _WORDS else ""


def meaning(rule: Rule, words: str, environment: Environment, lang: str) -> str:
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


def chosen(choice: str, value: str, lang: str) -> str:
    """An entry of a closed list in words, where there are words for it."""
    key = f"{_WORDS.get(choice, f'findings.{choice}_')}{value}"
    if choice == "relation_reason" and value == "none":
        key = "findings.absent"
    return messages.text(key, lang) if messages.has(key, lang) else value


def _say(name: str, lang: str, /, **params: object) -> str:
    return messages.text(f"findings.{name}", lang, **params)
