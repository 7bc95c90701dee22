"""The page about rules: every rule with its ground, and the language they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from compliance.rules.expression.terms import type_words
from compliance.rules.expression.types import CHOICES, FieldSpec, ListType, RecordType, Type
from compliance.rules.functions import all_functions
from compliance.rules.notices import notice_ruleset
from compliance.rules.records import NAMES, RECORDS
from compliance.rules.rule import Rule, Ruleset

_GUIDE = Path(__file__).with_name("guide.md")


def rules_page(rulesets: Sequence[Ruleset]) -> str:
    """The whole page in Markdown; deterministic, without a clock."""
    parts = [
        _GUIDE.read_text(encoding="utf-8"),
        *(_ruleset(ruleset) for ruleset in (*rulesets, notice_ruleset())),
        _language(),
    ]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def _ruleset(ruleset: Ruleset) -> str:
    own = [rule for rule in ruleset.rules if rule.ruleset == ruleset.id]
    lines = [f"## {ruleset.id}", "", f"{ruleset.title['vi']} · {ruleset.title.get('en', '')}", ""]
    inherited = len(ruleset.rules) - len(own)
    if inherited:
        lines += [f"{len(own)} rules of its own, {inherited} of the rulesets it extends.", ""]
    return "\n".join([*lines, *(line for rule in own for line in _rule(rule))])


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code or '–'} `{rule.id}`"
    yield ""
    yield f"**{rule.title['vi']}** · {rule.title.get('en', '')}"
    yield ""
    if rule.why:
        yield f"{rule.why['vi']} {rule.why.get('en', '')}"
        yield ""
    yield f"- Mức · severity: {_severities(rule)}"
    yield f"- Căn cứ · basis: {rule.basis or '–'}"
    yield f"- given: `{_given(rule)}`"
    if rule.needs:
        yield f"- needs: `{', '.join(rule.needs)}`"
    if rule.when is not None:
        yield f"- when: `{_line(rule.when.words)}`"
    yield f"- require: `{_line(rule.require.words)}`"
    if rule.otherwise.value != "violates":
        yield f"- otherwise: `{rule.otherwise.value}`"
    for reason, words in rule.message.items():
        yield f"- message{'' if reason == 'default' else f' ({reason})'}: {words['vi']}"
    yield ""


def _severities(rule: Rule) -> str:
    return ", ".join(
        severity.value if reason == "default" else f"{reason} {severity.value}"
        for reason, severity in rule.severity.items()
    )


def _given(rule: Rule) -> str:
    given = rule.given
    parts = [f"each: {given.subject}"]
    for name in ("indicator", "level", "unit_level", "unit", "plan_kind", "section", "kind"):
        values = getattr(given, name)
        if values:
            parts.append(f"{name}: {', '.join(values)}")
    if given.period is not None:
        parts.append(f"period: {given.period}")
    return "; ".join(parts)


def _line(words: str) -> str:
    return " ".join(words.split())


def _language() -> str:
    lines = ["## Names in scope", ""]
    for subject, names in NAMES.items():
        lines += [f"### each: {subject}", "", _names(names), ""]
    lines += ["## Fields of records", ""]
    for record, fields in RECORDS.items():
        lines += [f"### {record}", "", *_fields(fields), ""]
    lines += ["## Functions", "", *_functions(), "", "## Closed lists of words", ""]
    lines += [f"- {name}: {', '.join(f'`{word}`' for word in words)}" for name, words in CHOICES.items()]
    return "\n".join(lines)


def _names(names: Mapping[str, FieldSpec]) -> str:
    return ", ".join(f"`{name}` ({_type(spec.type)})" for name, spec in names.items()) + ", `parameters`"


def _fields(fields: Mapping[str, FieldSpec]) -> Iterable[str]:
    yield "| field | type | nghĩa · meaning |"
    yield "| --- | --- | --- |"
    for name, spec in fields.items():
        yield f"| `{name}` | {_type(spec.type)} | {spec.about[0]} · {spec.about[1]} |"


def _type(type_: Type) -> str:
    if isinstance(type_, ListType):
        return f"list of {_type(type_.item)}"
    if isinstance(type_, RecordType):
        return type_.name
    return type_words(type_, "en")


def _functions() -> Iterable[str]:
    for function in all_functions().values():
        about = f"{function.about['vi']} {function.about['en']}"
        yield f"- `{function.signature}`: {about} Ví dụ · example: `{function.example}`"
