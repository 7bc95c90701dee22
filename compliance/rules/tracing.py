"""The steps of a judgement in words, for ``explain``."""

from __future__ import annotations

from typing import Any

from compliance import messages
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.values import Absent, Bounds, Truth, Unknown
from compliance.rules.judging import Judgement
from compliance.rules.rule import Rule
from compliance.rules.templates import show


def trace_lines(rule: Rule, found: Judgement, scope: Scope, lang: str) -> tuple[str, ...]:
    """Guard, promise, what each part came to (each once), the verdict."""
    lines = [messages.text("findings.step_given", lang, given=_given(rule))]
    if rule.when is not None:
        lines.append(f"when: {rule.when.words}")
    lines.append(f"require: {rule.require.words}")
    seen: set[str] = set()
    for words, value in scope.steps or []:
        line = f"  {words} → {value_words(value, lang)}"
        if line not in seen:
            seen.add(line)
            lines.append(line)
    reason = found.reason.value if found.reason is not None else ""
    lines.append(f"→ {found.verdict.value}{f' ({reason})' if reason else ''}")
    return tuple(lines)


def value_words(value: Any, lang: str) -> str:
    """A value of a step: true, false or undecided with the reason, a quantity, a text."""
    if isinstance(value, Truth):
        words = messages.text("findings.yes" if value.holds else "findings.no", lang)
        return words if value.reason is None else f"{words} ({value.reason.value})"
    if isinstance(value, Unknown):
        words = messages.text("findings.unknown", lang)
        return f"{words} ({value.reason.value}{f'; {value.note}' if value.note else ''})"
    if isinstance(value, Absent):
        return f"{messages.text('findings.absent', lang)} ({value.reason.value})"
    return str(value) if isinstance(value, Bounds) else show(value, lang)


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
