"""The law of conservation: every table row and every number ends in exactly one place."""

from __future__ import annotations

from hypothesis import given, settings

from compliance.errors import ComplianceError
from compliance.model.plan import Plan
from compliance.reading.assemble import assemble
from compliance.reading.document import Document, Table
from compliance.reading.words import NUMBER
from compliance.vietnamese import clean
from tests.properties.documents import documents
from tests.readings import context, says_no_plan


def _plan(document: Document) -> Plan | None:
    """The plan in the document, or None where it holds none, which is said by an error."""
    try:
        (plan,) = assemble(document, context())
    except ComplianceError as error:
        return None if says_no_plan(error) else _fail(error)
    return plan


def _fail(error: ComplianceError) -> None:
    raise AssertionError(error)


def _texts(document: Document) -> list[str]:
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts.append(block.text)
    return texts


@given(documents())
@settings(max_examples=60, deadline=None)
def test_every_row_ends_in_exactly_one_place(document: Document) -> None:
    plan = _plan(document)
    if plan is None:
        return
    found = plan.accounting
    places = (found.indicators, found.groups, found.tasks, found.headers, found.joined, found.unread)
    assert found.rows == sum(places)
    assert found.rows == sum(len(block.rows) for block in document.blocks if isinstance(block, Table))


@given(documents())
@settings(max_examples=60, deadline=None)
def test_every_number_ends_in_exactly_one_place(document: Document) -> None:
    plan = _plan(document)
    if plan is None:
        return
    found = plan.accounting
    assert found.numbers == sum(len(NUMBER.findall(clean(text))) for text in _texts(document))
    assert found.numbers == found.numbers_in_targets + found.numbers_elsewhere + found.numbers_unread
    assert min(found.numbers_in_targets, found.numbers_elsewhere, found.numbers_unread) >= 0


@given(documents())
@settings(max_examples=60, deadline=None)
def test_ids_are_unique_and_rows_that_are_indicators_are_counted(document: Document) -> None:
    plan = _plan(document)
    if plan is None:
        return
    ids = [indicator.id for indicator in plan.indicators]
    assert len(ids) == len(set(ids))
    assert plan.accounting.unread <= len(plan.unread)


@given(documents())
@settings(max_examples=25, deadline=None)
def test_reading_twice_gives_the_same_plan(document: Document) -> None:
    assert _plan(document) == _plan(document)
