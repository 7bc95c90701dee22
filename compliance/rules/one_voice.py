"""A link too close to call is one finding, whatever rules look at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from compliance.model.finding import Result, Severity, Verdict
from compliance.records import record
from compliance.rules.views import ObligationView, Subject

SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)
"""From the least to the gravest."""


@record
class Doubt:
    """The rows of a plan whose link is in doubt: the subject's own, or those that may answer it.

    Where no row may, only words that nobody could read, ``roots`` holds the title of what is asked.
    ``order`` is that of the rules in their files.
    """

    roots: tuple[str, ...]
    own: bool
    order: int


def one_voice(found: Sequence[Result], doubts: Mapping[str, Doubt]) -> Iterator[Result]:
    """A link too close to call is one finding: the gravest rule speaks, the others stay silent about it.

    ``doubts`` are known by the ids of results; a row speaks before what it may answer, then the first rule.
    """
    doubtful = [result for result in found if result.verdict is Verdict.UNDECIDED and result.id in doubts]
    told = [(result, doubts[result.id]) for result in doubtful]
    told.sort(key=lambda each: (-SEVERITIES.index(each[0].severity), not each[1].own, each[1].order))
    spoken: set[tuple[str | None, str]] = set()
    silent: set[str] = set()
    for result, doubt in told:
        roots = {(result.plan, row) for row in doubt.roots}
        if roots and roots <= spoken:
            silent.add(result.id)
        spoken |= roots
    for result in found:
        yield replace(result, verdict=Verdict.NOT_APPLICABLE, remedy="") if result.id in silent else result


def doubt_of(subject: Subject, result: Result, order: int) -> Doubt:
    """The doubt about the link that ``result`` speaks of; ``order`` is that of its rule."""
    if isinstance(subject, ObligationView):
        rows = tuple(link.child.indicator for link in subject.obligation.links)
        return Doubt(rows or (subject.obligation.title,), own=False, order=order)
    return Doubt((result.indicator,) if result.indicator is not None else (), own=True, order=order)
