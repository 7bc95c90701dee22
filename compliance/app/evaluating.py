"""Rules evaluated over linked plans, and their rulesets as the report names them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from compliance import messages
from compliance.app.rules import in_language
from compliance.app.settings import Knowledge
from compliance.errors import ComplianceError, Place
from compliance.files.workspace import FILE_NAME, Expectation, Workspace
from compliance.model.finding import Result, Severity, Verdict
from compliance.model.link import LinkedPlans
from compliance.model.registry import Agencies, Documents
from compliance.model.report import ReportRuleset
from compliance.records import record

if TYPE_CHECKING:
    from compliance.files.waivers import Waiver
    from compliance.rules.engine import Evaluation
    from compliance.rules.rule import Ruleset


@record
class Registries:
    """What is known of agencies and of documents."""

    agencies: Agencies
    documents: Documents


@record
class Evaluated:
    """Results in the engine's order, what each ruleset did, waivers whose last day has passed."""

    results: tuple[Result, ...]
    rulesets: tuple[ReportRuleset, ...]
    crashed: tuple[str, ...] = ()
    expired_waivers: tuple[Waiver, ...] = ()


def evaluated(
    linked: LinkedPlans,
    rulesets: Sequence[Ruleset],
    *,
    known: Knowledge,
    workspace: Workspace | None,
    waivers: Sequence[Waiver],
    as_of: dt.date | None,
    select: Sequence[str],
    ignore: Sequence[str],
    lang: str,
    traced: bool = False,
) -> Evaluated:
    """Every rule on each of its subjects; raises ComplianceError for a rule id that no ruleset has."""
    from compliance.rules.engine import evaluate

    day = as_of or dt.date.min  # plans without any date: nothing expires, no unit is out of date
    _refuse_unknown_rules(rulesets, {"--select": select, "--ignore": ignore})
    evaluation = evaluate(
        linked,
        rulesets,
        units=known.units,
        catalogue=known.catalogue,
        as_of=day,
        waivers=waivers,
        registries=registries(),
        select=select,
        ignore=ignore,
        expected=_expected(workspace, known, as_of),
        lang=lang,
        traced=traced,
    )
    unused = tuple(_unused(evaluation, lang))
    return Evaluated(
        results=evaluation.results + unused,
        rulesets=tuple(_counts(evaluation, lang)),
        crashed=tuple(evaluation.crashed),
        expired_waivers=evaluation.expired_waivers,
    )


def _counts(evaluation: Evaluation, lang: str) -> Iterator[ReportRuleset]:
    telling = {one.rule for one in evaluation.results if one.verdict in (Verdict.VIOLATES, Verdict.UNDECIDED)}
    for count in evaluation.rulesets:
        yield ReportRuleset(
            id=count.ruleset.id,
            version=count.ruleset.version,
            sha256=count.ruleset.sha256,
            rules=count.rules,
            evaluated=count.evaluated,
            matched_nothing=count.matched_nothing,
            title=in_language(count.ruleset.title, lang),
            telling=sum(rule.id in telling for rule in count.ruleset.rules),
        )


def _refuse_unknown_rules(rulesets: Sequence[Ruleset], asked: dict[str, Sequence[str]]) -> None:
    """A rule id typed wrong must not look like a rule that found nothing."""
    import difflib

    from compliance.rules.matching import matches

    rules = [rule for ruleset in rulesets for rule in ruleset.rules]
    names = [name for rule in rules for name in (rule.id, rule.code) if name]
    for option, patterns in asked.items():
        for pattern in patterns:
            if not any(matches(name, (pattern,)) for name in names):
                near = difflib.get_close_matches(pattern, names, n=1) or [
                    name for name in names if name.startswith(pattern)
                ]
                code = "app.unknown_rule_near" if near else "app.unknown_rule"
                raise ComplianceError(code, option=option, name=pattern, nearest="".join(near[:1]))


def registries() -> Registries:
    """The registries that travel with the program."""
    from compliance.files.registries import load_agencies, load_documents

    return Registries(load_agencies(), load_documents())


def _expected(workspace: Workspace | None, known: Knowledge, day: dt.date | None) -> tuple[str, ...]:
    """The ids of the units that owe a plan, in order; raises ComplianceError for a unit nobody knows."""
    entries = workspace.expects if workspace is not None else ()
    found = {unit for entry in entries for unit in _owing(entry, workspace, known, day)}
    return tuple(sorted(found))


def _owing(
    entry: Expectation, workspace: Workspace | None, known: Knowledge, day: dt.date | None
) -> Iterable[str]:
    above = known.units.resolve(entry.under, day=day).unit
    if above is None or entry.level not in known.units.levels:
        place = Place(str(workspace.folder / FILE_NAME)) if workspace is not None else None
        if above is None:
            raise ComplianceError("app.unknown_unit", place=place, name=entry.under)
        known_levels = ", ".join(known.units.levels)
        raise ComplianceError("app.unknown_level", place=place, name=entry.level, known=known_levels)
    return (unit.id for unit in known.units.children(above.id, day, entry.level))


def _unused(evaluation: Evaluation, lang: str) -> Iterator[Result]:
    """A waiver that covers nothing is a warning: it may name what it means wrongly."""
    for waiver in evaluation.unused_waivers:
        told = (waiver.rule, waiver.unit or "", waiver.indicator or "", str(waiver.period or ""))
        key = "\n".join(("unused-waiver", *told))
        yield Result(
            id=hashlib.sha256(key.encode()).hexdigest()[:16],
            rule="unused-waiver",
            severity=Severity.WARNING,
            verdict=Verdict.VIOLATES,
            reason=None,
            plan=None,
            unit=waiver.unit,
            level=None,
            indicator=None,
            canonical=waiver.indicator,
            code=None,
            subject=messages.text("app.unused_waiver.subject", lang, place=str(waiver.place)),
            message=messages.text("app.unused_waiver.message", lang, rule=waiver.rule),
            remedy=messages.text("app.unused_waiver.remedy", lang),
            basis="",
        )
