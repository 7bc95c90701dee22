"""Which task of the superior plan a task takes up, by its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.linking.assignment import assign
from compliance.linking.likeness import Likeness
from compliance.model.plan import Plan, Task
from compliance.wording.title_forms import TitleForm

_SURE = 0.72
_NEAR = 0.6
_MARGIN = 0.04

Path = tuple[str, str]


def task_links(child: Plan, parent: Plan, likeness: Likeness) -> dict[Path, Path]:
    """The tasks of ``child`` by plan and path, each with the one of ``parent`` that it takes up.

    Decided jointly; a task that is about as like to two of the superior's is left out.
    """
    own, theirs = list(_all(child.tasks)), list(_all(parent.tasks))
    forms = [likeness.form(task.title) for _, task in theirs]
    by_word: dict[str, list[int]] = {}
    for column, form in enumerate(forms):
        for token in sorted(form.tokens):
            by_word.setdefault(token, []).append(column)
    scores = {
        (row, column): score
        for row, (_, task) in enumerate(own)
        for column, score in _near(likeness.form(task.title), forms, by_word, likeness)
    }
    found = {}
    for row, column in assign(scores).items():
        score = scores[row, column]
        rivals = [other for (r, c), other in scores.items() if r == row and c != column]
        if score >= _SURE and (score == 1.0 or score - max(rivals, default=0.0) >= _MARGIN):
            found[child.id, own[row][0]] = (parent.id, theirs[column][0])
    return found


def _near(
    form: TitleForm, forms: list[TitleForm], by_word: dict[str, list[int]], likeness: Likeness
) -> Iterator[tuple[int, float]]:
    columns = sorted({column for token in form.tokens for column in by_word.get(token, ())})
    for column in columns:
        score = likeness.of(form, forms[column])
        if score >= _NEAR:
            yield column, score


def _all(tasks: Iterable[Task]) -> Iterator[tuple[str, Task]]:
    """Tasks and their sub-rows with their paths ("1", "1/1.2")."""
    for task in tasks:
        yield task.no, task
        for item in task.items:
            yield f"{task.no}/{item.no}", item
