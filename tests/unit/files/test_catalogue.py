"""Catalogues: the built-in one is whole, and a bad one is refused with every error at its place."""

from __future__ import annotations

import pytest

from compliance import messages
from compliance.errors import ComplianceError, ComplianceErrors
from compliance.files.catalogue import load_catalogue, parse_catalogue
from compliance.model.catalogue import Cascade

ENTRY = "- {id: a, title: {vi: Tỷ lệ A}}\n"


def test_the_built_in_catalogue_has_ninety_two_indicators_each_with_names_and_a_basis() -> None:
    entries = load_catalogue("cchc").entries
    assert len(entries) == 92
    for entry in entries.values():
        assert entry.title["vi"], entry.id
        assert entry.title["en"], entry.id
        assert entry.basis, entry.id
        assert entry.levels, entry.id
        assert entry.aliases, entry.id


def test_near_duplicates_are_named_on_both_sides() -> None:
    entries = load_catalogue("cchc").entries
    one_sided = [
        (entry.id, other)
        for entry in entries.values()
        for other in entry.not_to_be_confused_with
        if entry.id not in entries[other].not_to_be_confused_with
    ]
    assert one_sided == []


def test_values_of_what_measures_a_unit_itself_are_never_held_to_a_superiors() -> None:
    """SIPAS of a district is not that of its province, as a rank or as a score (semantics, section 3)."""
    measured = [entry for entry in load_catalogue("cchc").entries.values() if entry.measures == "unit"]
    assert [one.id for one in measured if one.cascade not in (Cascade.PRESENCE, Cascade.NONE)] == []


def test_the_counterpart_of_the_provincial_competitiveness_index_is_that_of_districts() -> None:
    entries = load_catalogue("cchc").entries
    assert entries["pci_rank"].counterpart == "ddci_rank"
    assert entries["inspection_rate_commune"].part_of == "inspection_rate"
    assert entries["self_inspection_rate"].part_of == "inspection_rate"
    assert entries["work_dossier_rate"].cascade is Cascade.BY_LEVEL
    assert entries["papi_rank"].cascade is Cascade.NONE


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f"indicators:\n{ENTRY}{ENTRY}", "catalogue.twice", 3),
        ("indicators:\n- {id: a, title: A, counterpart: b}\n", "catalogue.unknown_id", 2),
        (
            "indicators:\n- {id: a, title: A, aliases: [{text: B, same: false}]}\n",
            "catalogue.reason_missing",
            2,
        ),
        ("indicators:\n- {id: a, title: A, measures: person}\n", "catalogue.bad_measures", 2),
    ],
)
def test_a_bad_catalogue_is_refused_at_the_place_of_the_error(text: str, code: str, line: int) -> None:
    with pytest.raises(ComplianceErrors) as caught:
        parse_catalogue(text, "mine.yaml")
    error = caught.value.errors[0]
    assert (error.code, error.place and error.place.line) == (code, line)
    assert messages.text(error.code, "vi", **error.params)
    assert messages.text(error.code, "en", **error.params)


def test_an_unknown_catalogue_names_the_known_ones() -> None:
    with pytest.raises(ComplianceError) as caught:
        load_catalogue("nothing")
    assert caught.value.params["known"] == "cchc"
