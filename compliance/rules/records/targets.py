"""Fields of targets, indicators and obligations."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from compliance.model.finding import Reason
from compliance.model.link import Addressed, Related
from compliance.model.quantity import Quantity
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
from compliance.rules.expression.values import TRUE, Unknown, truth, unknown
from compliance.rules.views import IndicatorView, ObligationView, TargetView

UNQUANTIFIED = Reason.UNQUANTIFIED
_ALL = Decimal(100)


def number(value: int | float | None) -> Quantity | None:
    """A bare number, such as a year."""
    return Quantity(Decimal(str(value))) if value is not None else None


def _quantity(view: TargetView, value: Decimal | None) -> Quantity | None:
    target = view.target
    return Quantity(value, target.unit or Measure.COUNT, target.noun) if value is not None else None


def _parents(view: TargetView) -> list[TargetView]:
    found = (view.world.target(link.parent) for link in view.world.links_up(view.place) if not link.ambiguous)
    return [parent for parent in found if parent is not None]


def parent(view: TargetView) -> TargetView | Unknown | None:
    """The superior target: that of the annex where body and annex both answer; undecided where too close."""
    found = _parents(view)
    if not found:
        return unknown(Reason.AMBIGUOUS_LINK) if view.world.links_up(view.place) else None
    annexed = [target for target in found if target.indicator.indicator.section != "body"]
    return (annexed or found)[0]


def _children(view: TargetView) -> list[TargetView]:
    found = (
        view.world.target(link.child) for link in view.world.links_down(view.place) if not link.ambiguous
    )
    return [child for child in found if child is not None]


def _siblings(view: TargetView) -> list[TargetView]:
    own = view.plan.plan.id
    found = {child.place: child for up in _parents(view) for child in _children(up)}
    return [child for place, child in found.items() if place.plan != own]


def _twin(view: TargetView) -> TargetView | None:
    places = view.world.linked.twins.get(view.place, ())
    return view.world.target(places[0]) if places else None


def _answers(view: ObligationView) -> list[TargetView]:
    found = {link.child: view.world.target(link.child) for link in view.obligation.links}
    return [target for target in found.values() if target is not None]


def _answer(view: ObligationView) -> TargetView | Unknown | None:
    """The answering target whose relation is best; undecided where the link is too close to call."""
    if view.obligation.ambiguous:
        return unknown(Reason.AMBIGUOUS_LINK)
    related = view.obligation.related
    if related is not None and related.reason is Reason.OTHER_CONTENT:
        return unknown(Reason.OTHER_CONTENT)
    found = _answers(view)
    return found[0] if found else None


def _asked(view: ObligationView) -> list[TargetView]:
    found = (view.world.target(place) for place in view.obligation.parents)
    return [target for target in found if target is not None]


def _first(found: list[Any]) -> Any:
    return found[0] if found else None


def _unit(view: TargetView) -> Any:
    return view.world.unit(view.plan.plan.unit, view.plan.plan.date)


def _whole(view: TargetView) -> bool:
    target = view.target
    return target.kind is Kind.LEVEL and target.unit is Measure.PERCENT and target.value == _ALL


def _repeats_annex(view: TargetView) -> bool:
    """Whether a target of the body says what its twin in the annex says: one promise, told once."""
    twin = _twin(view)
    if view.indicator.indicator.section != "body" or twin is None:
        return False
    one, other = view.target, twin.target
    return (one.kind, one.value, one.unit, one.grade) == (other.kind, other.value, other.unit, other.grade)


def _related(view: TargetView, get: Callable[[Related], str]) -> Any:
    """Of the link to the superior target that counts; undecided where no link is sure."""
    above = parent(view)
    if not isinstance(above, TargetView):
        return above
    link = view.world.link(view.place, above.place)
    return get(link.related) if link is not None else None


TARGET_FIELDS = {
    "value": FieldSpec(
        QUANTITY, lambda v: _quantity(v, v.target.value), UNQUANTIFIED, ("trị số", "its value"), measured=True
    ),
    "upper": FieldSpec(
        QUANTITY,
        lambda v: _quantity(v, v.target.upper),
        UNQUANTIFIED,
        ("đầu trên của khoảng", "upper end of a range"),
        measured=True,
    ),
    "quantified": FieldSpec(
        TRUTH,
        lambda v: truth(_quantified(v), UNQUANTIFIED),
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
        lambda v: v.target.comparator.value if v.target.comparator else None,
        about=("dấu so sánh trong lời văn", "comparator of its words"),
    ),
    "unit": FieldSpec(
        Choice("measure"),
        lambda v: v.target.unit.value if v.target.unit else None,
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
    "level": FieldSpec(Choice("level"), lambda v: v.level, about=("cấp", "level")),
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
    "role": FieldSpec(TEXT, lambda v: v.target.role, about=("vai trò", "role")),
    "document": FieldSpec(
        TEXT, lambda v: v.target.document, about=("số văn bản dẫn chiếu", "document referred to")
    ),
    "words": FieldSpec(TEXT, lambda v: v.target.raw, about=("lời văn", "its words")),
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
    "canonical": FieldSpec(TEXT, lambda v: v.canonical, about=("mã chỉ tiêu chuẩn", "canonical id")),
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
        _parents,
        about=("các mức cấp trên", "superior targets"),
        measured=True,
    ),
    "children": FieldSpec(
        ListType(RecordType("target")),
        _children,
        about=("các mức cấp dưới", "targets that answer it"),
        measured=True,
    ),
    "siblings": FieldSpec(
        ListType(RecordType("target")),
        _siblings,
        about=("các mức của đơn vị khác", "answers of other plans to the same superior target"),
        measured=True,
    ),
    "twin": FieldSpec(
        RecordType("target"),
        _twin,
        Reason.NO_DATA,
        ("mức ở phần kia của kế hoạch", "the same indicator in the other part of the plan"),
        measured=True,
    ),
}


def _quantified(view: TargetView) -> bool:
    target = view.target
    return target.value is not None or target.grade is not None or target.document is not None


def _cascade(view: IndicatorView) -> str | None:
    """The cascade of the catalogue; unknown indicators ask at_least of levels and changes, else presence."""
    if view.entry is not None:
        return view.entry.cascade.value
    kinds = {target.kind.value for target in view.indicator.targets}
    return "at_least" if kinds and kinds <= {"level", "change"} else "presence"


def _targets(view: IndicatorView) -> list[TargetView]:
    return list(view.world.targets(view))


def _levels(view: IndicatorView) -> list[str] | None:
    return list(view.entry.levels) if view.entry is not None and view.entry.levels else None


INDICATOR_FIELDS = {
    "id": FieldSpec(TEXT, lambda v: v.indicator.id, about=("mã trong kế hoạch", "id in the plan")),
    "title": FieldSpec(TEXT, lambda v: v.indicator.title, about=("tên chỉ tiêu", "title")),
    "code": FieldSpec(TEXT, lambda v: v.indicator.code, about=("số thứ tự", "row number")),
    "group": FieldSpec(TEXT, lambda v: v.indicator.group, about=("số của nhóm", "number of its group")),
    "canonical": FieldSpec(
        TEXT, lambda v: v.indicator.canonical, about=("mã chỉ tiêu chuẩn", "canonical id")
    ),
    "section": FieldSpec(
        Choice("section"), lambda v: v.indicator.section, about=("body hoặc annex", "body or annex")
    ),
    "cell": FieldSpec(TEXT, lambda v: v.indicator.cell or None, about=("ô chỉ tiêu", "the target cell")),
    "monitor": FieldSpec(
        TEXT, lambda v: v.indicator.monitor or None, about=("đơn vị theo dõi", "who monitors")
    ),
    "executor": FieldSpec(
        TEXT, lambda v: v.indicator.executor or None, about=("đơn vị thực hiện", "who carries it out")
    ),
    "merged": FieldSpec(
        TRUTH, lambda v: truth(v.indicator.merged), about=("mức lấy từ ô gộp", "target inherited")
    ),
    "owner_merged": FieldSpec(
        TRUTH, lambda v: truth(v.indicator.owner_merged), about=("đơn vị lấy từ ô gộp", "owner inherited")
    ),
    "direction": FieldSpec(
        Choice("better"),
        lambda v: v.entry.direction.value if v.entry is not None and v.entry.direction else None,
        Reason.DIRECTION_UNKNOWN,
        ("chiều tốt hơn: higher, lower, exact", "which way is better"),
    ),
    "cascade": FieldSpec(
        Choice("cascade"), _cascade, about=("quan hệ với cấp trên", "what a superior's target asks")
    ),
    "catalogued": FieldSpec(
        TRUTH, lambda v: truth(v.entry is not None), about=("có trong danh mục", "in the catalogue")
    ),
    "levels": FieldSpec(
        ListType(Choice("level")), _levels, about=("các cấp có chỉ tiêu này", "levels that have it")
    ),
    "area": FieldSpec(
        TEXT, lambda v: v.entry.area if v.entry else None, about=("lĩnh vực", "field of reform")
    ),
    "other_content": FieldSpec(
        TEXT, lambda v: v.indicator.alias_other_content, about=("nội dung khác", "other content, and why")
    ),
    "targets": FieldSpec(
        ListType(RecordType("target")), _targets, about=("các mức phấn đấu", "its targets"), measured=True
    ),
    "plan": FieldSpec(RecordType("plan"), lambda v: v.plan, about=("kế hoạch", "its plan")),
}


def _answer_reason(related: Related | None) -> str:
    return related.reason.value if related is not None and related.reason is not None else "none"


def _component(view: ObligationView) -> bool:
    """Whether another obligation of the same row of the superior plan is answered, and this one is not."""
    rows = {place.indicator for place in view.obligation.parents[:1]}
    return not view.obligation.links and any(
        other.obligation.links and other.obligation.parents and other.obligation.parents[0].indicator in rows
        for other in view.world.obligations(view.plan.plan.id)
    )


OBLIGATION_FIELDS = {
    "title": FieldSpec(TEXT, lambda v: v.obligation.title, about=("tên chỉ tiêu", "title")),
    "canonical": FieldSpec(
        TEXT, lambda v: v.obligation.canonical, about=("mã chỉ tiêu chuẩn", "canonical id")
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
    "component": FieldSpec(
        TRUTH,
        lambda v: truth(_component(v)),
        about=("phần còn lại của dòng đã có phần trả lời", "another part of the superior's row is answered"),
    ),
    "section": FieldSpec(
        Choice("section"),
        lambda v: asked[0].indicator.indicator.section if (asked := _asked(v)) else None,
        about=("phần của kế hoạch cấp trên: body hoặc annex", "part of the superior plan: body or annex"),
    ),
    "doubtful": FieldSpec(
        TRUTH,
        lambda v: truth(v.obligation.addressed is Addressed.DOUBTFUL),
        about=("bên nhận chưa chắc", "the addressee is doubtful"),
    ),
    "parent": FieldSpec(
        RecordType("target"),
        lambda v: _first(_asked(v)),
        Reason.NO_PARENT,
        ("mức cấp trên", "the superior target"),
        measured=True,
    ),
    "parents": FieldSpec(
        ListType(RecordType("target")), _asked, about=("các mức cấp trên", "superior targets"), measured=True
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
