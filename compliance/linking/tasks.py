"""Which task of the superior plan a task takes up, by what its title is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compliance.linking.assignment import assign
from compliance.model.plan import Plan, Task
from compliance.records import record
from compliance.wording.similarity import Weights
from compliance.wording.title_forms import TitleForm, sense_of, title_words

_SURE = 0.68
_NEAR = 0.55
_MARGIN = 0.04
# A short title whose subject stands whole in a longer one is about the same, unless it is but a word or two.
_INSIDE = 0.9
_INSIDE_WORDS = 4
_INSIDE_SCORE = 0.75

Path = tuple[str, str]


@record
class _Subject:
    path: str
    form: TitleForm
    words: tuple[str, ...]
    weight: float


class TaskMatcher:
    """Matches tasks; what a plan's tasks are about is worked out once."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._subjects: dict[str, tuple[_Subject, ...]] = {}

    def links(self, child: Plan, parent: Plan) -> dict[Path, Path]:
        """The tasks of ``child`` by plan and path, each with the one of ``parent`` that it takes up.

        Decided jointly; a task that is about as like to two of the superior's is left out.
        """
        own, theirs = self._of(child), self._of(parent)
        by_word: dict[str, list[int]] = {}
        for column, subject in enumerate(theirs):
            for word in subject.words:
                by_word.setdefault(word, []).append(column)
        scores = {
            (row, column): score
            for row, subject in enumerate(own)
            for column, score in self._near(subject, theirs, by_word)
        }
        found = {}
        for row, column in assign(scores).items():
            score = scores[row, column]
            rivals = [other for (r, c), other in scores.items() if r == row and c != column]
            if score >= _SURE and (score == 1.0 or score - max(rivals, default=0.0) >= _MARGIN):
                found[child.id, own[row].path] = (parent.id, theirs[column].path)
        return found

    def _of(self, plan: Plan) -> tuple[_Subject, ...]:
        if plan.id not in self._subjects:
            self._subjects[plan.id] = tuple(self._subject(path, task) for path, task in _all(plan.tasks))
        return self._subjects[plan.id]

    def _subject(self, path: str, task: Task) -> _Subject:
        form = sense_of(task.title)
        words = tuple(sorted(title_words().subject(form)))
        return _Subject(path, form, words, self._weights.total(words))

    def _near(
        self, own: _Subject, theirs: Sequence[_Subject], by_word: Mapping[str, Sequence[int]]
    ) -> Iterator[tuple[int, float]]:
        """The superior's tasks that share enough with ``own``, with their scores."""
        shared: dict[int, tuple[int, float]] = {}
        for word in own.words:
            weight = self._weights.of(word)
            for column in by_word.get(word, ()):
                count, sum_ = shared.get(column, (0, 0.0))
                shared[column] = (count + 1, sum_ + weight)
        for column, (count, weight) in sorted(shared.items()):
            score = _score(own, theirs[column], count, weight)
            if score >= _NEAR:
                yield column, score


def _score(own: _Subject, other: _Subject, count: int, shared: float) -> float:
    """Likeness of two subjects that share ``count`` words of the weight ``shared``."""
    if own.form.bare == other.form.bare:
        return 1.0
    if own.form.acronyms and other.form.acronyms and own.form.acronyms != other.form.acronyms:
        return 0.0
    score = 2 * shared / (own.weight + other.weight)
    if count >= _INSIDE_WORDS and shared >= _INSIDE * min(own.weight, other.weight):
        return max(score, _INSIDE_SCORE)
    return score


def _all(tasks: Iterable[Task]) -> Iterator[tuple[str, Task]]:
    """Tasks and their sub-rows with their paths ("1", "1/1.2")."""
    for task in tasks:
        yield task.no, task
        for item in task.items:
            yield f"{task.no}/{item.no}", item
