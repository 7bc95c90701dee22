"""Lists of bodies of several levels, of which only the last says what all of them do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compliance.model.plan import Indicator
from compliance.model.target import Target
from compliance.reading.context import ReadingContext
from compliance.reading.indicators import with_canonicals
from compliance.reading.promises import Promise
from compliance.reading.shares import is_share
from compliance.reading.tables.bearers import bodies_before
from compliance.vietnamese import fold
from compliance.wording.phrases.lexicon import lexicon

_DIGIT = re.compile(r"\d")


def as_all_do(made: Indicator, context: ReadingContext, level: str | None) -> Indicator:
    """The indicator by what its last target says of the bodies of all levels."""
    said = _said_of_all(made.title, made.targets)
    if said is None:
        return made
    last = replace(made.targets[-1], title=None, canonical=None)
    return with_canonicals(
        replace(made, title=said, targets=(*made.targets[:-1], last)), context, level=level
    )


def goes_on(promise: Promise, kept: tuple[Target, ...], above: Indicator) -> bool:
    """Whether a piece gives values of what stands before, not of what it says of its bodies itself."""
    names_alone = not bodies_before(above.title)[1]
    listed = bodies_before(promise.title)[0] and _apart([*above.targets, *kept])
    if listed and (names_alone or shared_end(promise, above)):
        return True
    says_all = not names_alone and _said_of_all(promise.title, kept) is not None
    return not says_all and is_share(promise.title, kept, above)


def shared_end(promise: Promise, above: Indicator) -> str:
    """What the last piece of a list says of all ("90% hồ sơ cấp tỉnh; 80% ở cấp xã được số hóa"); or ""."""
    bodies, said = bodies_before(promise.title)
    words, does = promise.words.text, lexicon().predicates
    number = _DIGIT.search(words)
    behind = number is not None and bodies in words[number.start() :]
    ends = bodies and behind and does.match(fold(said)) and not does.search(fold(above.title))
    return said if ends else ""


def _said_of_all(title: str, targets: Sequence[Target]) -> str | None:
    """What the last of ``targets`` says, where the words before name bodies of other levels alone; or None.

    "100% sở, ban, ngành; 90% UBND cấp huyện; 80% UBND cấp xã xử lý hồ sơ công việc …" promises of each
    level that it handles its dossiers so.
    """
    from compliance.wording.phrases import split_promises

    if not _apart(targets):
        return None
    bodies, shared = bodies_before(title)
    names, said = bodies_before(" ".join(part.title for part in split_promises(targets[-1].raw)))
    longer = said != shared and (said.endswith(shared) or said.startswith(shared))
    return said if bodies and names and longer and _tells(said) else None


def _tells(said: str) -> bool:
    """Whether words are neither a name nor a class of bodies ("xã Bình Minh", "xã loại 1")."""
    first, second = [*said.split(), "", ""][:2]
    return first[:1].islower() and second[:1].isalpha()


def _apart(targets: Sequence[Target]) -> bool:
    """Whether each of several targets has a level of its own."""
    levels = [target.level for target in targets]
    return len(levels) > 1 and None not in levels and len(set(levels)) == len(levels)
