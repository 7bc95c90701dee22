"""Fields of indicators."""

from __future__ import annotations

from compliance.model.finding import Reason
from compliance.rules.expression.types import (
    TEXT,
    TRUTH,
    Choice,
    FieldSpec,
    ListType,
    RecordType,
)
from compliance.rules.expression.values import truth
from compliance.rules.views import IndicatorView, TargetView


def _cascade(view: IndicatorView) -> str | None:
    """The cascade of the catalogue; unknown ones ask at_least where both sides are levels or changes.

    A statement beside them takes nothing from what they ask.
    """
    if view.entry is not None:
        return view.entry.cascade.value
    kinds = {target.target.kind.value for target in (*_targets(view), *_linked(view))} - {"statement"}
    return "at_least" if kinds and kinds <= {"level", "change"} else "presence"


def _linked(view: IndicatorView) -> list[TargetView]:
    """The superior's targets that the indicator's own surely answer."""
    places = [
        link.parent
        for target in _targets(view)
        for link in view.world.links_up(target.place)
        if not link.ambiguous
    ]
    return [found for place in places if (found := view.world.target(place)) is not None]


def _targets(view: IndicatorView) -> list[TargetView]:
    return list(view.world.targets(view))


def _levels(view: IndicatorView) -> list[str] | None:
    return list(view.entry.levels) if view.entry is not None and view.entry.levels else None


INDICATOR_FIELDS = {
    "id": FieldSpec(TEXT, lambda v: v.indicator.id, about=("mã trong kế hoạch", "id in the plan")),
    "title": FieldSpec(TEXT, lambda v: v.indicator.title, about=("tên chỉ tiêu", "title")),
    "code": FieldSpec(TEXT, lambda v: v.indicator.code or "", about=("số thứ tự", "row number")),
    "group": FieldSpec(TEXT, lambda v: v.indicator.group or "", about=("số của nhóm", "number of its group")),
    "canonical": FieldSpec(
        TEXT, lambda v: v.indicator.canonical or "", about=("mã chỉ tiêu chuẩn", "canonical id")
    ),
    "section": FieldSpec(
        Choice("section"), lambda v: v.indicator.section, about=("body hoặc annex", "body or annex")
    ),
    "cell": FieldSpec(TEXT, lambda v: v.indicator.cell or None, about=("ô chỉ tiêu", "the target cell")),
    "unreadable": FieldSpec(
        TRUTH,
        lambda v: truth(v.indicator.unreadable),
        about=("ô có số mà chưa đọc được mức", "its cell holds a number that could not be read"),
    ),
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
    "alias_other_content": FieldSpec(
        TEXT, lambda v: v.indicator.alias_other_content, about=("nội dung khác", "other content, and why")
    ),
    "declared": FieldSpec(
        TRUTH,
        lambda v: truth(v.indicator.declared),
        about=("mã do người khai", "a person gave the canonical id"),
    ),
    "targets": FieldSpec(
        ListType(RecordType("target")), _targets, about=("các mức phấn đấu", "its targets"), measured=True
    ),
    "plan": FieldSpec(RecordType("plan"), lambda v: v.plan, about=("kế hoạch", "its plan")),
}
