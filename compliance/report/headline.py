"""The answer of a report in a few sentences, and what each of its counts counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from compliance import messages
from compliance.model.report import Report
from compliance.report.matrix import Matrix
from compliance.report.phrasing import number_words
from compliance.report.weights import Weight, counted


def headline(report: Report, lang: str) -> str:
    """The answer in one sentence. A run that judged nothing never sounds like a pass."""
    plans = sum(plan.judged for plan in report.plans)
    if not plans:
        answer = _say("no_plans", lang)
    elif not any(ruleset.evaluated for ruleset in report.rulesets):
        answer = _say("no_rules", lang)
    else:
        answer = " ".join(filter(None, (_answer(counted(report.results), plans, lang), alone(report, lang))))
    if report.problems:
        answer += " " + _say("problems", lang, files=number_words(len(report.problems), lang))
    return answer


def alone(report: Report, lang: str) -> str:
    """That no plan was compared with a superior's; '' where one was."""
    judged = [plan for plan in report.plans if plan.judged]
    if not judged or any(plan.compared for plan in judged):
        return ""
    if any(plan.superior for plan in judged):
        return _say("other_period", lang)
    return _say("alone_among" if len(judged) < len(report.plans) else "alone", lang)


def tallies(report: Report, matrix: Matrix, lang: str) -> Iterator[str]:
    """What was asked and kept, how many rules found nothing, how many results there are."""
    judged = [plan for plan in report.plans if plan.judged]
    if len(judged) > 1 and any(plan.compared for plan in judged):
        compared = sum(plan.compared for plan in judged)
        yield _say("compared", lang, **_numbers(lang, plans=len(judged), compared=compared))
    owed = duties(matrix)
    if owed.asked:
        key = "kept_or_waived" if report.summary.waived else "kept"
        yield _say(key, lang, **_numbers(lang, **owed._asdict()))
    looked = sum(ruleset.evaluated for ruleset in report.rulesets)
    silent = looked - sum(ruleset.telling for ruleset in report.rulesets)
    if looked:
        yield _say("rules", lang, **_numbers(lang, looked=looked, silent=silent))
    summary = report.summary
    yield _say("results", lang, **_numbers(lang, conforms=summary.conforms, aside=summary.not_applicable))
    if summary.waived:
        yield _say("waived", lang, **_numbers(lang, waived=summary.waived))


class Duties(NamedTuple):
    """What superiors ask of the plans, to how much of it they hold an answer, how much they keep."""

    asked: int
    carried: int
    kept: int


def duties(matrix: Matrix) -> Duties:
    """The duties of all plans of ``matrix`` together."""
    ids = [plan.id for plan in matrix.plans]
    return Duties(sum(map(matrix.asked, ids)), sum(map(matrix.carried, ids)), sum(map(matrix.kept, ids)))


def _answer(counts: Mapping[Weight, int], plans: int, lang: str) -> str:
    parts = [
        _say(f"part.{weight}", lang, count=number_words(counts[weight], lang))
        for weight in (Weight.ERROR, Weight.WARNING, Weight.UNDECIDED)
        if counts[weight]
    ]
    if not parts:
        return _say("clean", lang, plans=plans)
    key = "found" if counts[Weight.ERROR] else "nothing_to_correct"
    return _say(key, lang, parts=", ".join(parts), plans=plans)


def _numbers(lang: str, **counts: int) -> dict[str, str]:
    return {name: number_words(count, lang) for name, count in counts.items()}


def _say(name: str, lang: str, /, **params: object) -> str:
    return messages.text(f"report.headline.{name}", lang, **params)
