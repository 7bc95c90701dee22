"""Who monitors and carries out the targets of a row some of which have rows, and owners, of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compliance.model.target import Target
from compliance.vietnamese import squash


def owned(targets: Sequence[Target], monitor: str, executor: str) -> tuple[Target, ...]:
    """The targets with these owners, but for those that have their own."""
    monitor, executor = squash(monitor), squash(executor)
    return tuple(
        [
            replace(target, monitor=monitor, executor=executor) if target.executor is None else target
            for target in targets
        ]
    )


def owners_of_parts(named: Iterable[str | None]) -> str:
    """Those whom the rows of a row's targets name, where it names nobody itself."""
    return "; ".join(dict.fromkeys(squash(words) for words in named if words))
