"""The words of a result: the rule's own message, else the message catalogue's for the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from compliance import messages
from compliance.model.finding import Reason, Side, Verdict
from compliance.records import record
from compliance.rules.environments import environment_of
from compliance.rules.expression.scope import Scope
from compliance.rules.expression.types import Environment
from compliance.rules.grounds import quoted
from compliance.rules.judging import Judgement
from compliance.rules.rule import Rule, Texts
from compliance.rules.ruleset import DEFAULT
from compliance.rules.sides import Described
from compliance.rules.templates import BLANK, render, spoken
from compliance.rules.views import ObligationView, TargetView
from compliance.vietnamese import says_all, squash

_NOTHING = re.compile(r" \((?!%\))[^\w()]*\)")
"""Brackets around words that are not there: those of a cell left blank ("…%"); "(%)" is a unit."""


@record
class Said:
    """Everything the words of a result are made of."""

    rule: Rule
    about: Described
    found: Judgement
    scope: Scope
    parent: Side | None
    lang: str


def message_of(said: Said) -> str:
    """What is said of the subject, in the neutral register of reviewing agencies; a sentence of its own."""
    words = _message(said)
    return words[:1].upper() + words[1:]


def _message(said: Said) -> str:
    own = _own(said.rule.message, said)
    if own is not None:
        return render(own, said.scope, _environment(said.rule), said.lang)
    found, key = said.found, _key(said.found.verdict, said.found.reason)
    if found.verdict not in {Verdict.CONFORMS, Verdict.NOT_APPLICABLE} or found.witness or found.note:
        parameters = _told(said)
        if found.reason is Reason.AMBIGUOUS_LINK and parameters["candidates"] == BLANK:
            key = "findings.answer_unread"
        return _NOTHING.sub("", messages.text(key, said.lang, **parameters))
    told, parent = said.about.told, said.parent.text if said.parent is not None else BLANK
    words = told.get((key, parent))
    if words is None:
        words = told[key, parent] = messages.text(key, said.lang, **_told(said))
    return words


def remedy_of(said: Said) -> str:
    """What is asked for, with words that can be pasted; empty where nothing is asked."""
    found = said.found
    if found.verdict not in {Verdict.VIOLATES, Verdict.UNDECIDED}:
        return ""
    own = _own(said.rule.remedy, said) if not found.newer else None
    if own is not None:
        return render(own, said.scope, _environment(said.rule), said.lang)
    key = "remedy_newer" if found.newer else f"remedy_{found.reason.value if found.reason else DEFAULT}"
    key = key if messages.has(f"findings.{key}", said.lang) else "remedy"
    return messages.text(f"findings.{key}", said.lang, **_parameters(said))


def _own(texts: Texts, said: Said) -> str | None:
    """The rule's text for the reason; its general text speaks only where the promise was found false."""
    found = said.found
    if found.verdict in {Verdict.CONFORMS, Verdict.NOT_APPLICABLE} or found.reason is Reason.RULE_CRASHED:
        return None
    words: Mapping[str, str] | None = texts.get(found.reason.value) if found.reason else None
    if words is None and found.failed:
        words = texts.get(DEFAULT)
    return (words.get(said.lang) or words["vi"]) if words is not None else None


@cache
def _key(verdict: Verdict, reason: Reason | None) -> str:
    if verdict is Verdict.CONFORMS:
        return "findings.conforms"
    why = (reason or Reason.CONDITION_FAILED).value
    special = f"findings.{verdict.value}_{why}"
    return special if messages.has(special) else f"findings.{why}"


def _told(said: Said) -> dict[str, str]:
    """The parameters of a message: words of the two sides that are sentences are quoted."""
    parameters = _parameters(said)
    behind = said.found.verdict is not Verdict.CONFORMS
    return parameters | {
        side: spoken(squash(parameters[side]).rstrip(".;"), behind=behind) for side in ("child", "parent")
    }


def _parameters(said: Said) -> dict[str, str]:
    found, subject = said.found, said.about.words["subject"]
    parent = said.parent.text if said.parent is not None else BLANK
    return {
        **said.about.words,
        "parent": parent,
        "asked": parent if says_all(parent, subject) else f"{subject}: {parent}",
        "witness": found.witness or BLANK,
        "note": found.note or BLANK,
        "doubted": quoted(found.doubts, said.about.plan, said.lang)
        or found.note
        or said.about.words["child"],
        "candidates": _candidates(said),
    }


def _candidates(said: Said) -> str:
    """What a link too close to call may mean, the likeliest first."""
    if said.found.reason is not Reason.AMBIGUOUS_LINK:
        return BLANK
    subject = said.scope.subject
    if isinstance(subject, ObligationView):
        places = {link.child: link.score for link in subject.obligation.links}
    elif isinstance(subject, TargetView):
        links = subject.world.links_up(subject.place)
        places = {place: score for link in links for place, score in link.candidates}
    else:
        return BLANK
    ranked = sorted(places.items(), key=lambda item: (-item[1], item[0].plan, item[0].indicator))
    views = ((subject.world.target(place), score) for place, score in ranked)
    told = (
        messages.text("findings.candidate", said.lang, title=view.title, score=f"{score:.0%}")
        for view, score in views
        if view is not None
    )
    return "; ".join(told) or BLANK


def _environment(rule: Rule) -> Environment:
    return environment_of(rule.given.subject, None, rule.parameters)
