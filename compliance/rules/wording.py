"""The words of a result: the rule's own message, else the message catalogue's for the reason."""

from __future__ import annotations

from collections.abc import Mapping

from compliance import messages
from compliance.model.finding import Reason, Side, Verdict
from compliance.rules.environments import environment_of
from compliance.rules.expression.types import Environment
from compliance.rules.judging import Judgement
from compliance.rules.records.plans import superior_of, unit_of
from compliance.rules.rule import Rule, Texts
from compliance.rules.ruleset import DEFAULT
from compliance.rules.sides import title_of
from compliance.rules.subjects import level_of, plan_of
from compliance.rules.templates import BLANK, render
from compliance.rules.views import Subject

Sides = tuple[Side | None, Side | None]


def message_of(rule: Rule, subject: Subject, found: Judgement, sides: Sides, lang: str) -> str:
    """What is said of the subject, in the neutral register of reviewing agencies."""
    own = _own(rule.message, found, lang)
    if own is not None and found.scope is not None:
        return render(own, found.scope, _environment(rule), lang)
    return _catalogued("findings", _key(found), _parameters(subject, found, sides, lang), lang)


def remedy_of(rule: Rule, subject: Subject, found: Judgement, sides: Sides, lang: str) -> str:
    """What is asked for, with words that can be pasted; empty where nothing is asked."""
    if found.verdict not in {Verdict.VIOLATES, Verdict.UNDECIDED}:
        return ""
    parameters = _parameters(subject, found, sides, lang)
    if found.newer:
        return messages.text("findings.remedy_newer", lang, **parameters)
    own = _own(rule.remedy, found, lang)
    if own is not None and found.scope is not None:
        return render(own, found.scope, _environment(rule), lang)
    key = f"remedy_{found.reason.value if found.reason else DEFAULT}"
    return _catalogued(
        "findings", key if messages.has(f"findings.{key}", lang) else "remedy", parameters, lang
    )


def _own(texts: Texts, found: Judgement, lang: str) -> str | None:
    """The rule's text for the reason; its general text speaks only where the promise was found false."""
    words: Mapping[str, str] | None = texts.get(found.reason.value) if found.reason else None
    if words is None and found.failed:
        words = texts.get(DEFAULT)
    return (words.get(lang) or words["vi"]) if words is not None else None


def _key(found: Judgement) -> str:
    if found.verdict is Verdict.CONFORMS:
        return "conforms"
    reason = (found.reason or Reason.CONDITION_FAILED).value
    special = f"{found.verdict.value}_{reason}"
    return special if messages.has(f"findings.{special}") else reason


def _catalogued(domain: str, key: str, parameters: Mapping[str, str], lang: str) -> str:
    return messages.text(f"{domain}.{key}", lang, **parameters)


def _parameters(subject: Subject, found: Judgement, sides: Sides, lang: str) -> dict[str, str]:
    child, parent = sides
    plan = plan_of(subject)
    superior = superior_of(plan) if plan is not None else None
    unit, above = unit_of(plan) if plan else None, unit_of(superior) if superior else None
    level = level_of(subject)
    return {
        "subject": title_of(subject, lang).strip().rstrip(".:;"),
        "child": child.text if child is not None else BLANK,
        "parent": parent.text if parent is not None else BLANK,
        "unit": str(unit) if unit is not None else plan.plan.unit_name if plan is not None else BLANK,
        "superior": str(above) if above is not None else BLANK,
        "period": str(plan.plan.period) if plan is not None and plan.plan.period else BLANK,
        "superior_period": str(superior.plan.period) if superior and superior.plan.period else BLANK,
        "level": plan.world.units.level_title(level, lang) if plan is not None and level else BLANK,
        "witness": found.witness or BLANK,
        "note": found.note or BLANK,
        "part": messages.text(f"findings.part_{found.lacks}", lang) if found.lacks else BLANK,
    }


def _environment(rule: Rule) -> Environment:
    return environment_of(rule.given.subject, None, rule.parameters)
