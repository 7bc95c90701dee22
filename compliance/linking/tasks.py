"""Which task of the superior plan a task takes up, by what its title is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compliance.linking.assignment import assign
from compliance.linking.likeness import Likeness
from compliance.model.plan import Plan, Task
from compliance.wording.similarity import Weights, dice
from compliance.wording.title_forms import TitleForm, title_words

_SURE = 0.68
_NEAR = 0.55
_MARGIN = 0.04
# A short title whose subject stands whole in a longer one is about the same, unless it is but a word or two.
_INSIDE = 0.9
_INSIDE_WORDS = 4
_INSIDE_SCORE = 0.75

Path = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Subject:
    path: str
    form: TitleForm
    words: frozenset[str]


def task_links(child: Plan, parent: Plan, likeness: Likeness) -> dict[Path, Path]:
    """The tasks of ``child`` by plan and path, each with the one of ``parent`` that it takes up.

    Decided jointly; a task that is about as like to two of the superior's is left out.
    """
    own, theirs = _subjects(child.tasks, likeness), _subjects(parent.tasks, likeness)
    by_word: dict[str, list[int]] = {}
    for column, subject in enumerate(theirs):
        for word in sorted(subject.words):
            by_word.setdefault(word, []).append(column)
    scores = {
        (row, column): score
        for row, subject in enumerate(own)
        for column, score in _near(subject, theirs, by_word, likeness.weights)
    }
    found = {}
    for row, column in assign(scores).items():
        score = scores[row, column]
        rivals = [other for (r, c), other in scores.items() if r == row and c != column]
        if score >= _SURE and (score == 1.0 or score - max(rivals, default=0.0) >= _MARGIN):
            found[child.id, own[row].path] = (parent.id, theirs[column].path)
    return found


def _near(
    subject: _Subject, theirs: list[_Subject], by_word: dict[str, list[int]], weights: Weights
) -> Iterator[tuple[int, float]]:
    columns = sorted({column for word in subject.words for column in by_word.get(word, ())})
    for column in columns:
        score = _score(subject, theirs[column], weights)
        if score >= _NEAR:
            yield column, score


def _score(own: _Subject, other: _Subject, weights: Weights) -> float:
    if own.form.bare == other.form.bare:
        return 1.0
    if own.form.acronyms and other.form.acronyms and own.form.acronyms != other.form.acronyms:
        return 0.0
    score = dice(own.words, other.words, weights)
    shared = own.words & other.words
    least = min(weights.total(own.words), weights.total(other.words))
    if len(shared) >= _INSIDE_WORDS and weights.total(shared) >= _INSIDE * least:
        return max(score, _INSIDE_SCORE)
    return score


def _subjects(tasks: Iterable[Task], likeness: Likeness) -> list[_Subject]:
    forms = [(path, likeness.form(task.title)) for path, task in _all(tasks)]
    return [_Subject(path, form, title_words().subject(form)) for path, form in forms]


def _all(tasks: Iterable[Task]) -> Iterator[tuple[str, Task]]:
    """Tasks and their sub-rows with their paths ("1", "1/1.2")."""
    for task in tasks:
        yield task.no, task
        for item in task.items:
            yield f"{task.no}/{item.no}", item
