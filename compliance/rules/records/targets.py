"""Fields of targets."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from compliance import messages
from compliance.model.finding import Reason
from compliance.model.link import Related
from compliance.model.target import Kind, Measure
from compliance.rules.expression.types import (
    NUMBER,
    QUANTITY,
    TEXT,
    TRUTH,
    Choice,
    FieldSpec,
    ListType,
    RecordType,
)
from compliance.rules.expression.values import Term, truth
from compliance.rules.records.walking import (
    children,
    number,
    parent,
    parents,
    quantity_of,
    siblings,
    twin,
    twins,
)
from compliance.rules.views import TargetView

UNQUANTIFIED = Reason.UNQUANTIFIED
_ALL = Decimal(100)


def _level(level: str | None) -> Term | str | None:
    """A level by its id, shown by its name."""
    if level is None or not messages.has(f"findings.level_{level}"):
        return level
    return Term(level, f"findings.level_{level}")


def _unit(view: TargetView) -> Any:
    return view.world.unit(view.plan.plan.unit, view.plan.plan.date)


def _whole(view: TargetView) -> bool:
    target = view.target
    return target.kind is Kind.LEVEL and target.unit is Measure.PERCENT and target.value == _ALL


def _repeats_annex(view: TargetView) -> bool:
    """Whether a target of the body says what its twin in the annex says: one promise, told once."""
    if view.indicator.indicator.section != "body":
        return False
    own = view.target
    return any(
        (own.kind, own.value, own.unit, own.grade)
        == (other.target.kind, other.target.value, other.target.unit, other.target.grade)
        for other in twins(view)
    )


def _related(view: TargetView, get: Callable[[Related], str]) -> Any:
    """Of the link to the superior target that counts; undecided where no link is sure."""
    above = parent(view)
    if not isinstance(above, TargetView):
        return above
    link = view.world.link(view.place, above.place)
    return get(link.related) if link is not None else None


def quantified(view: TargetView) -> bool:
    """Whether a target says how much: a number, a class, a document whose promises are meant."""
    target = view.target
    return target.value is not None or target.grade is not None or target.document is not None


TARGET_FIELDS = {
    "value": FieldSpec(
        QUANTITY,
        lambda v: quantity_of(v, v.target.value),
        UNQUANTIFIED,
        ("trị số", "its value"),
        measured=True,
    ),
    "upper": FieldSpec(
        QUANTITY,
        lambda v: quantity_of(v, v.target.upper),
        UNQUANTIFIED,
        ("đầu trên của khoảng", "upper end of a range"),
        measured=True,
    ),
    "quantified": FieldSpec(
        TRUTH,
        lambda v: truth(quantified(v), UNQUANTIFIED),
        about=("có con số, loại hoặc hạng cụ thể", "has a number, grade or rank"),
    ),
    "whole": FieldSpec(TRUTH, lambda v: truth(_whole(v)), about=("là toàn bộ, 100%", "is all of it, 100%")),
    "repeats_annex": FieldSpec(
        TRUTH,
        lambda v: truth(_repeats_annex(v)),
        about=("phần nội dung nhắc lại mức của phụ lục", "the body repeats the value of the annex"),
    ),
    "relation": FieldSpec(
        Choice("relation"),
        lambda v: _related(v, lambda related: related.relation.value),
        Reason.NO_PARENT,
        ("quan hệ với mức cấp trên", "relation to the superior target"),
    ),
    "relation_reason": FieldSpec(
        Choice("relation_reason"),
        lambda v: _related(v, lambda related: related.reason.value if related.reason else "none"),
        Reason.NO_PARENT,
        ("lý do của quan hệ", "reason of the relation, or none"),
    ),
    "kind": FieldSpec(
        Choice("kind"), lambda v: v.target.kind.value, about=("loại mức phấn đấu", "kind of target")
    ),
    "comparator": FieldSpec(
        Choice("comparator"),
        lambda v: v.target.comparator.value if v.target.comparator else "",
        about=("dấu so sánh trong lời văn", "comparator of its words"),
    ),
    "unit": FieldSpec(
        Choice("measure"),
        lambda v: v.target.unit.value if v.target.unit else "",
        about=("đơn vị đo", "unit of measure"),
    ),
    "noun": FieldSpec(TEXT, lambda v: v.target.noun, about=("danh từ được đếm", "what a count counts")),
    "baseline": FieldSpec(
        NUMBER,
        lambda v: number(v.target.baseline),
        about=("năm làm mốc so sánh", "year a change is measured against"),
    ),
    "period": FieldSpec(NUMBER, lambda v: number(v.target.period), about=("năm của mốc", "milestone year")),
    "condition": FieldSpec(
        TEXT, lambda v: v.target.condition, about=("điều kiện, ngoại trừ", "condition or exception")
    ),
    "level": FieldSpec(Choice("level"), lambda v: _level(v.level), about=("cấp", "level")),
    "level_said": FieldSpec(
        Choice("level"),
        lambda v: _level(v.target.level),
        Reason.LEVEL_NOT_SAID,
        ("cấp mà lời văn nêu", "level that its own words name"),
    ),
    "scope": FieldSpec(
        TEXT, lambda v: v.target.scope, about=("phạm vi, đối tượng", "words of the population")
    ),
    "group": FieldSpec(TEXT, lambda v: v.target.group, about=("nhóm xếp hạng", "group of a rank")),
    "grade": FieldSpec(TEXT, lambda v: v.target.grade, about=("loại", "grade")),
    "direction": FieldSpec(
        Choice("direction"),
        lambda v: v.target.direction.value if v.target.direction else None,
        about=("chiều của mức tăng, giảm", "direction of a change"),
    ),
    "due": FieldSpec(TEXT, lambda v: v.target.due, about=("thời hạn", "deadline")),
    "role": FieldSpec(TEXT, lambda v: v.target.role or "", about=("vai trò", "role")),
    "document": FieldSpec(
        TEXT, lambda v: v.target.document, about=("số văn bản dẫn chiếu", "document referred to")
    ),
    "words": FieldSpec(TEXT, lambda v: v.target.raw, about=("lời văn", "its words")),
    "raw": FieldSpec(TEXT, lambda v: v.target.raw, about=("lời văn", "its words")),
    "upper_open": FieldSpec(
        TRUTH,
        lambda v: truth(v.target.upper_open),
        about=("đầu trên của khoảng là mở", "the upper end is open"),
    ),
    "repaired": FieldSpec(
        ListType(TEXT), lambda v: list(v.target.repaired), about=("chỗ đã sửa khi đọc", "slips put right")
    ),
    "confidence": FieldSpec(
        NUMBER,
        lambda v: number(v.target.confidence),
        about=("độ chắc chắn khi đọc", "confidence of the reading"),
    ),
    "remarks": FieldSpec(
        ListType(TEXT), lambda v: list(v.target.remarks), about=("ghi chú khi đọc", "remarks")
    ),
    "trusted": FieldSpec(
        TRUTH,
        lambda v: truth(v.target.trusted, Reason.DOUBTFUL_READING),
        about=("đọc chắc chắn", "the reading is sure"),
    ),
    "inherited": FieldSpec(
        TRUTH,
        lambda v: truth(v.indicator.indicator.merged),
        about=("lấy từ ô gộp phía trên", "inherited from a merged cell"),
    ),
    "section": FieldSpec(
        Choice("section"), lambda v: v.indicator.indicator.section, about=("body hoặc annex", "body or annex")
    ),
    "canonical": FieldSpec(TEXT, lambda v: v.canonical or "", about=("mã chỉ tiêu chuẩn", "canonical id")),
    "title": FieldSpec(TEXT, lambda v: v.title, about=("tên chỉ tiêu", "title")),
    "indicator": FieldSpec(
        RecordType("indicator"), lambda v: v.indicator, about=("chỉ tiêu", "its indicator"), measured=True
    ),
    "plan": FieldSpec(RecordType("plan"), lambda v: v.plan, about=("kế hoạch", "its plan")),
    "administrative_unit": FieldSpec(
        RecordType("unit"), _unit, about=("đơn vị hành chính", "the unit of its plan")
    ),
    "parent": FieldSpec(
        RecordType("target"), parent, Reason.NO_PARENT, ("mức cấp trên", "the superior target"), measured=True
    ),
    "parents": FieldSpec(
        ListType(RecordType("target")),
        parents,
        about=("các mức cấp trên", "superior targets"),
        measured=True,
    ),
    "children": FieldSpec(
        ListType(RecordType("target")),
        children,
        about=("các mức cấp dưới", "targets that answer it"),
        measured=True,
    ),
    "siblings": FieldSpec(
        ListType(RecordType("target")),
        siblings,
        about=("các mức của đơn vị khác", "answers of other plans to the same superior target"),
        measured=True,
    ),
    "twins": FieldSpec(
        ListType(RecordType("target")),
        twins,
        about=("các mức ở phần kia của kế hoạch", "all targets of the same indicator in the other part"),
        measured=True,
    ),
    "twin": FieldSpec(
        RecordType("target"),
        twin,
        Reason.NO_DATA,
        ("mức ở phần kia của kế hoạch", "the same indicator in the other part of the plan"),
        measured=True,
    ),
}
