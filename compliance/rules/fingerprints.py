"""Fingerprints: the same finding keeps its id when lines move (contract, section 4)."""

from __future__ import annotations

import hashlib

from compliance.rules.subjects import canonical_of, level_of, section_of
from compliance.rules.views import (
    CitationView,
    IndicatorView,
    MentionView,
    ObligationView,
    PlanView,
    SectionView,
    Subject,
    TargetView,
    TaskDutyView,
    TaskView,
    UnitView,
)
from compliance.vietnamese import fold, squash

LENGTH = 16


class Fingerprints:
    """Gives each result its id; equal subjects of one rule are numbered in order."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self._keys: dict[int, str] = {}

    def of(self, rule: str, plan: str | None, subject: Subject) -> str:
        """The fingerprint of rule, plan and subject."""
        subject_words = self._keys.get(id(subject))
        if subject_words is None:
            subject_words = self._keys[id(subject)] = "\x1f".join(subject_key(subject))
        key = f"{rule}\x1f{plan or ''}\x1f{subject_words}"
        seen = self._seen[key] = self._seen.get(key, 0) + 1
        if seen > 1:
            key = f"{key}\x1f{seen}"
        return hashlib.sha256(key.encode()).hexdigest()[:LENGTH]


def subject_key(subject: Subject) -> tuple[str, ...]:
    """What a subject is known by, never a line number."""
    if isinstance(subject, TargetView):
        target = subject.target
        return (
            subject.canonical or _folded(subject.title),
            level_of(subject) or "",
            _folded(target.scope or ""),
            _folded(target.group or ""),
            section_of(subject) or "",
        )
    if isinstance(subject, ObligationView):
        return (subject.obligation.canonical or _folded(subject.obligation.title), level_of(subject) or "")
    if isinstance(subject, IndicatorView):
        return (canonical_of(subject) or _folded(subject.indicator.title), subject.indicator.section)
    return _other_key(subject)


def _other_key(subject: Subject) -> tuple[str, ...]:
    if isinstance(subject, TaskView):
        return ("task", _folded(subject.task.title))
    if isinstance(subject, TaskDutyView):
        return ("task", _folded(subject.parent.task.title))
    if isinstance(subject, CitationView):
        return ("citation", _folded(subject.citation.number))
    if isinstance(subject, SectionView):
        return ("section", subject.section.code, _folded(subject.section.title))
    if isinstance(subject, MentionView):
        return ("mention", subject.mention.kind, _folded(subject.mention.text))
    if isinstance(subject, UnitView):
        return ("unit", subject.unit.id)
    return ("plan",) if isinstance(subject, PlanView) else ()


def _folded(words: str) -> str:
    return squash(fold(words))
