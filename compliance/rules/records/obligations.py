"""Fields of obligations."""

from __future__ import annotations

from typing import Any

from compliance.model.finding import Reason
from compliance.model.link import Addressed, Related
from compliance.rules.expression.types import (
    TEXT,
    TRUTH,
    Choice,
    FieldSpec,
    ListType,
    RecordType,
)
from compliance.rules.expression.values import TRUE, Unknown, truth, unknown
from compliance.rules.records.issuing import asks_for_this_plan
from compliance.rules.records.own_words import asked_words, own_title, own_words
from compliance.rules.records.targets import quantified
from compliance.rules.views import ObligationView, TargetView
from compliance.wording.places import level_of_words


def _answers(view: ObligationView) -> list[TargetView]:
    found = {link.child: view.world.target(link.child) for link in view.obligation.links}
    return [target for target in found.values() if target is not None]


def _answer(view: ObligationView) -> TargetView | Unknown | None:
    """The answering target whose relation is best; undecided where the link is too close to call.

    A row whose target cell is blank ("…%") answers without a promise, which is neither kept nor missing.
    """
    if view.obligation.ambiguous:
        return unknown(Reason.AMBIGUOUS_LINK)
    related = view.obligation.related
    if related is not None and related.reason is Reason.OTHER_CONTENT:
        return unknown(Reason.OTHER_CONTENT)
    found = _answers(view)
    if found and all(_is_blank(answer) for answer in found):
        return unknown(Reason.UNQUANTIFIED)
    return found[0] if found else None


def _is_blank(answer: TargetView) -> bool:
    return not any(sign.isalnum() for sign in answer.indicator.indicator.cell)


def _first(found: list[Any]) -> Any:
    return found[0] if found else None


def _answer_reason(related: Related | None) -> str:
    return related.reason.value if related is not None and related.reason is not None else "none"


def _beside(view: ObligationView) -> list[ObligationView]:
    """The other obligations of the same row that are answered."""
    return [
        other for other in view.world.obligations_of_row(view) if other is not view and other.obligation.links
    ]


def _component(view: ObligationView) -> bool:
    """Whether another obligation of the same row of the superior plan is answered, and this one is not."""
    return not view.obligation.links and bool(_beside(view))


def _told_by_kin(view: ObligationView) -> bool:
    """Whether another share of the same whole, missed in the same row, is told of instead.

    Under "40% phòng, ban; 50% UBND xã được kiểm tra" a commune that names neither misses one row; it is told
    of the share that names its own level, else of the first.
    """
    whole = _whole(view, view.obligation.canonical)
    missed = [
        other
        for other in view.world.obligations_of_row(view)
        if whole is not None
        and not other.obligation.links
        and other.obligation.addressed is not Addressed.NOT_ADDRESSED
        and _whole(view, other.obligation.canonical) == whole
    ]
    own = [other for other in missed if _names_own_level(other)]
    return view in missed and next(iter(own or missed)) is not view


def _names_own_level(view: ObligationView) -> bool:
    level = view.plan.plan.level
    return any(level_of_words(up.target.scope or up.target.raw) == level for up in view.asked)


def _by_kin(view: ObligationView) -> bool:
    """Whether the unit's own share of the whole that this is a part of answers the row.

    A commune that inspects itself answers "inspection of departments and of communes" once.
    """
    whole = _whole(view, view.obligation.canonical)
    if whole is None:
        return False
    return any(
        {_whole(view, other.obligation.canonical), _whole(view, target.canonical)} == {whole}
        for other in _beside(view)
        for target in _answers(other)
    )


def _whole(view: ObligationView, canonical: str | None) -> str | None:
    entry = view.world.catalogue.get(canonical)
    return (entry.part_of or entry.id) if entry is not None else None


OBLIGATION_FIELDS = {
    "title": FieldSpec(TEXT, lambda v: v.obligation.title, about=("tên chỉ tiêu", "title")),
    "asked": FieldSpec(
        TEXT, asked_words, about=("nội dung được giao, theo lời cấp trên", "what is asked, in its own words")
    ),
    "own_words": FieldSpec(
        TEXT,
        own_words,
        about=(
            "nội dung được giao, ghi theo cấp của đơn vị",
            "what is asked, in the words of the unit's level",
        ),
    ),
    "own_title": FieldSpec(
        TEXT,
        own_title,
        about=("tên chỉ tiêu, ghi theo cấp của đơn vị", "the title, as the unit would write it"),
    ),
    "canonical": FieldSpec(
        TEXT, lambda v: v.obligation.canonical or "", about=("mã chỉ tiêu chuẩn", "canonical id")
    ),
    "level": FieldSpec(Choice("level"), lambda v: v.obligation.level, about=("cấp", "level it is for")),
    "binds": FieldSpec(
        TRUTH,
        lambda v: (
            TRUE
            if v.obligation.addressed is not Addressed.NOT_ADDRESSED
            else truth(False, Reason.NOT_ADDRESSED)
        ),
        about=("giao cho đơn vị", "binds the unit"),
    ),
    "relation_reason": FieldSpec(
        Choice("relation_reason"),
        lambda v: _answer_reason(v.obligation.related),
        about=(
            "lý do của quan hệ với mức trả lời, hoặc none",
            "reason of the relation to its answers, or none",
        ),
    ),
    "quantified": FieldSpec(
        TRUTH,
        lambda v: truth(any(map(quantified, v.asked)), Reason.UNQUANTIFIED),
        about=(
            "nội dung được giao có con số, loại hoặc hạng cụ thể",
            "what is asked has a number, grade or rank",
        ),
    ),
    "component": FieldSpec(
        TRUTH,
        lambda v: truth(_component(v)),
        about=("phần còn lại của dòng đã có phần trả lời", "another part of the superior's row is answered"),
    ),
    "answered_by_kin": FieldSpec(
        TRUTH,
        lambda v: truth(_by_kin(v)),
        about=(
            "dòng đã có phần riêng của đơn vị trả lời chung",
            "the unit's own share of the whole answers the row",
        ),
    ),
    "told_by_kin": FieldSpec(
        TRUTH,
        lambda v: truth(_told_by_kin(v)),
        about=(
            "đã nêu ở phần khác của cùng dòng, cùng chỉ tiêu gốc",
            "missed with another share of the same whole in the same row, which is told of",
        ),
    ),
    "kept_by_plan": FieldSpec(
        TRUTH,
        lambda v: truth(asks_for_this_plan(v)),
        about=(
            "yêu cầu ban hành chính kế hoạch đang rà soát",
            "asks that the very plan under review be issued",
        ),
    ),
    "section": FieldSpec(
        Choice("section"),
        lambda v: v.asked[0].indicator.indicator.section if v.asked else None,
        about=("phần của kế hoạch cấp trên: body hoặc annex", "part of the superior plan: body or annex"),
    ),
    "doubtful": FieldSpec(
        TRUTH,
        lambda v: truth(v.obligation.addressed is Addressed.DOUBTFUL),
        about=("bên nhận chưa chắc", "the addressee is doubtful"),
    ),
    "parent": FieldSpec(
        RecordType("target"),
        lambda v: _first(v.asked),
        Reason.NO_PARENT,
        ("mức cấp trên", "the superior target"),
        measured=True,
    ),
    "parents": FieldSpec(
        ListType(RecordType("target")),
        lambda v: v.asked,
        about=("các mức cấp trên", "superior targets"),
        measured=True,
    ),
    "target": FieldSpec(
        RecordType("target"),
        _answer,
        Reason.MISSING,
        ("mức trả lời tốt nhất", "the best answer"),
        measured=True,
    ),
    "targets": FieldSpec(
        ListType(RecordType("target")), _answers, about=("các mức trả lời", "answers"), measured=True
    ),
    "plan": FieldSpec(RecordType("plan"), lambda v: v.plan, about=("kế hoạch cấp dưới", "the lower plan")),
}
