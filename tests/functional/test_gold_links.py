"""The full texts of five plans of Bình Định, linked: what an auditor found by hand (domain notes, 4.1)."""

from __future__ import annotations

from functools import cache

import pytest

from compliance.files.catalogue import load_catalogue
from compliance.files.units import load_units
from compliance.linking import link_plans
from compliance.model.finding import Reason
from compliance.model.link import Addressed, Link, LinkedPlans, Obligation, PeriodMatch, Relation
from compliance.reading.context import ReadingContext
from compliance.reading.registry import read_file
from compliance.wording.titles import TitleMatcher
from tests.plans import NAMES, full_text

PROVINCE = "binh-dinh@2025"
TAY_SON = "binh-dinh/tay-son@2025"
NHON_HAU = "binh-dinh/an-nhon/nhon-hau@2025"
TUY_PHUOC = "binh-dinh/tuy-phuoc@2023-2025"
TAY_XUAN = "binh-dinh/tay-son/tay-xuan@2024"


@cache
def linked() -> LinkedPlans:
    catalogue, units = load_catalogue("cchc"), load_units()
    context = ReadingContext(catalogue=catalogue, units=units, matcher=TitleMatcher(catalogue))
    plans = [plan for name in NAMES for plan in read_file(full_text(name), context)]
    return link_plans(plans, judged=[plan.id for plan in plans], units=units, catalogue=catalogue)


def obligations(plan: str) -> dict[str | None, Obligation]:
    """The obligations of a unit by canonical; of a list of levels, the unit's own."""
    level = linked().plans[plan].level
    return {one.canonical: one for one in linked().obligations[plan] if one.level == level}


def links_of(plan: str, canonical: str) -> list[Link]:
    found = []
    for link in linked().links:
        row, target = linked().indicator(link.child), linked().target(link.child)
        own = target.canonical if target is not None and target.canonical else row.canonical
        if link.child.plan == plan and own == canonical:
            found.append(link)
    return found


def missing(plan: str, addressed: Addressed) -> set[str | None]:
    return {key for key, one in obligations(plan).items() if one.addressed is addressed and not one.links}


def relations(plan: str, canonical: str) -> set[tuple[str, str | None]]:
    return {
        (link.related.relation.value, link.related.reason.value if link.related.reason else None)
        for link in links_of(plan, canonical)
    }


@pytest.mark.parametrize(
    "canonical",
    [
        "legal_documents_quality_rate",
        "internal_procedures_simplified_rate",
        "procedure_publication_on_time_rate",
        "work_dossier_rate",
        "services_with_online_dossiers_rate",
        "services_with_online_payments_rate",
        "full_online_service_rate",
        "online_payment_rate",
        "full_online_dossier_rate",
        "electronic_result_rate",
        "electronic_certified_copy_rate",
        "digital_data_reuse_rate",
        "npsp_sync_rate",
        "feedback_on_time_rate",
        "procedure_satisfaction_rate",
        "par_assessment_coverage",
        "satisfaction_survey_coverage",
        "inspection_rate",
    ],
)
def test_tay_son_equals_the_province(canonical: str) -> None:
    assert relations(TAY_SON, canonical) == {("equal", None)}


def test_tay_son_exceeds_the_province_where_its_values_are_higher() -> None:
    assert relations(TAY_SON, "online_dossier_rate") == {("stricter", None)}
    assert relations(TAY_SON, "digitization_rate") == {("stricter", None)}
    assert relations(TAY_SON, "inspection_rate_commune") == {("stricter", None)}


def test_tay_son_stands_on_the_boundary_of_qualified_commune_staff() -> None:
    (link,) = links_of(TAY_SON, "commune_staff_qualified")
    assert (link.related.relation, link.related.reason) == (Relation.WEAKER, Reason.BOUNDARY)
    assert link.related.witness == "90%"


def test_tay_son_misses_four_targets_that_bind_it_beyond_doubt() -> None:
    assert missing(TAY_SON, Addressed.BINDS) == {
        "internal_procedures_announced_rate",
        "service_index_766",
        "full_online_service_npsp_rate",
        "staff_online_dossier_rate",
    }


def test_tay_son_is_not_asked_for_what_binds_the_province_alone() -> None:
    own = obligations(TAY_SON)
    for canonical in (
        "papi_rank",
        "public_service_unit_reduction",
        "public_service_staff_reduction",
        "procedure_publication_on_time_rate",
        "autonomy_decision_reference",
        "ndxp_services_rate",
        "digital_inspection_rate",
    ):
        assert own[canonical].addressed is Addressed.NOT_ADDRESSED, canonical


def test_another_baseline_is_no_game_of_numbers() -> None:
    own = links_of(TAY_SON, "public_service_unit_reduction")
    assert {link.parent.target for link in own} == {0, 1}  # units and staff, which the row names together
    assert {link.related.reason for link in own} == {Reason.OTHER_BASELINE}
    assert not any(link.binding for link in own)


def test_the_district_index_is_the_counterpart_of_the_provincial_one() -> None:
    assert relations(TAY_SON, "ddci_rank") == {("incomparable", "counterpart")}


def test_work_files_are_held_to_the_value_of_each_level() -> None:
    parents = {
        (link.parent.indicator, linked().target(link.parent).level)  # type: ignore[union-attr]
        for link in links_of(TAY_SON, "work_dossier_rate")
    }
    assert parents == {("annex/7.1", "district"), ("annex/7.1", "commune")}


def test_nhon_hau_answers_to_the_province_past_its_town() -> None:
    superior = linked().superiors[NHON_HAU]
    assert (superior.plan, superior.via, superior.period) == (
        PROVINCE,
        ("binh-dinh/an-nhon",),
        PeriodMatch.SAME,
    )


def test_nhon_hau_misses_index_766_and_with_a_doubt_the_digital_index() -> None:
    assert missing(NHON_HAU, Addressed.BINDS) == {"service_index_766"}
    assert missing(NHON_HAU, Addressed.DOUBTFUL) == {"dti_rank"}


def test_nhon_hau_exceeds_the_province_where_its_values_are_higher() -> None:
    for canonical in (
        "online_dossier_rate",
        "full_online_dossier_rate",
        "digitization_rate",
        "dossiers_on_time_rate",
    ):
        assert relations(NHON_HAU, canonical) == {("stricter", None)}, canonical


def test_shortening_the_time_is_not_simplifying() -> None:
    assert relations(NHON_HAU, "internal_procedures_simplified_rate") == {("incomparable", "other_content")}


def test_nhon_hau_keeps_the_rest_as_the_province_set_it() -> None:
    for canonical in (
        "work_dossier_rate",
        "commune_staff_qualified",
        "staff_online_dossier_rate",
        "full_online_service_npsp_rate",
        "internal_procedures_announced_rate",
        "npsp_sync_rate",
    ):
        assert relations(NHON_HAU, canonical) == {("equal", None)}, canonical


def test_a_class_of_the_commune_s_own_answers_nothing() -> None:
    assert links_of(NHON_HAU, "par_class") == []


def test_tuy_phuoc_is_of_another_kind_under_a_later_plan() -> None:
    superior = linked().superiors[TUY_PHUOC]
    assert (superior.plan, superior.same_kind, superior.later) == (PROVINCE, False, True)
    assert superior.period is PeriodMatch.OVERLAPS


def test_tuy_phuoc_is_far_below_in_body_and_annex() -> None:
    assert relations(TUY_PHUOC, "digitization_rate") == {("weaker", "below")}
    assert len({link.child for link in links_of(TUY_PHUOC, "digitization_rate")}) == 3
    assert relations(TUY_PHUOC, "work_dossier_rate") == {("stricter", None), ("weaker", "below")}


def test_body_and_annex_of_tuy_phuoc_are_twins() -> None:
    body = [
        link.child for link in links_of(TUY_PHUOC, "digitization_rate") if link.child.indicator[:4] == "body"
    ]
    twins = linked().twins[body[0]]
    assert sorted(str(linked().target(twin).value) for twin in twins) == ["15", "20"]  # type: ignore[union-attr]


def test_tay_xuan_has_no_superior_plan_of_its_period() -> None:
    superior = linked().superiors[TAY_XUAN]
    assert (superior.plan, superior.period) == (TAY_SON, PeriodMatch.DIFFERS)
    own = [link for link in linked().links if link.child.plan == TAY_XUAN]
    assert own
    assert {link.related.reason for link in own} == {Reason.OTHER_PERIOD}


def test_no_link_joins_near_duplicates_and_none_is_ambiguous() -> None:
    for link in linked().links:
        assert not link.ambiguous, link


def test_nothing_falls_short_but_what_the_auditor_found() -> None:
    short = {
        (link.child.plan, linked().indicator(link.child).canonical)
        for link in linked().links
        if link.related.relation is Relation.WEAKER
    }
    assert short == {
        (TAY_SON, "commune_staff_qualified"),
        (TUY_PHUOC, "digitization_rate"),
        (TUY_PHUOC, "work_dossier_rate"),
    }
