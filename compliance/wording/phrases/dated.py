"""Acts with a day of their own beside numbers."""

from __future__ import annotations

from compliance.model.target import Kind, Target
from compliance.wording.phrases.bounds import Bound, Element
from compliance.wording.phrases.deadlines import due
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.openings import opens_act
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.sentences import Sentence
from compliance.wording.phrases.tokens import Scanned, Token


def dated_acts(scanned: Scanned, sentence: Sentence, year: int | None) -> list[tuple[int, int, Target]]:
    """ "Ban hành kế hoạch trước ngày 15/01, hoàn thành 100% …": acts with a day of their own beside numbers.

    A stretch between commas that begins with an act, holds its day and no number; with the stretch.
    """
    found: list[tuple[int, int, Target]] = []
    parts: list[list[Element]] = [[]]
    for element in sentence.elements:
        if (
            isinstance(element, Token)
            and element.kind == "BREAK"
            and not joins_verbs(scanned, element, parts[-1])
        ):
            parts.append([])
        else:
            parts[-1].append(element)
    for place, part in enumerate(parts):
        said = _own_day(scanned, part, year) if len(parts) > 1 else None
        if said is None:
            continue
        first = next((one.start for one in sentence.elements if isinstance(one, Bound)), sentence.end)
        heads = place == 0 and pattern("idle").fullmatch(scanned.folded, part[-1].end, first) is None
        if heads or _has_object(scanned, part):
            found.append((part[0].start, part[-1].end, Target(Kind.DONE, due=said)))
    return found


def joins_verbs(scanned: Scanned, joint: Token, before: list[Element]) -> bool:
    """ "xây dựng và ban hành kế hoạch": two verbs of one act."""
    if joint.name != "và" and any(isinstance(part, Bound) for part in before):
        return False
    words = scanned.folded[: joint.start].split()[-2:]
    return any(lexicon().acts.fullmatch(" ".join(words[at:])) for at in range(len(words)))


def _own_day(scanned: Scanned, part: list[Element], year: int | None) -> str | None:
    if not part or any(isinstance(element, Bound) for element in part):
        return None
    if not opens_act(scanned.folded, part[0].start):
        return None
    return due(scanned, Sentence(part[0].start, part[-1].end, list(part)), year)


def _has_object(scanned: Scanned, part: list[Element]) -> bool:
    """Whether something is done by the day; "…, hoàn thành trước ngày 30/6" dates what stands before."""
    date = next(one for one in part if isinstance(one, Token) and one.kind == "REFERENCE")
    return not only_dates(scanned, part[0].start, date.start)


def only_dates(scanned: Scanned, start: int, end: int) -> bool:
    """Whether words before a date are only those of a deadline, with at most a verb before them."""
    start += len(scanned.folded[start:end]) - len(scanned.folded[start:end].lstrip())
    verb = lexicon().acts.match(scanned.folded, start)
    starts = [start] if verb is None else [start, verb.end()]
    return any(pattern("deadline_lead").fullmatch(scanned.folded, one, end) for one in starts)
