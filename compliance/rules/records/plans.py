"""Fields of plans and units."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from compliance.model.finding import Reason
from compliance.model.link import Superior
from compliance.model.quantity import Quantity
from compliance.rules.expression.types import (
    DATE,
    NUMBER,
    PERIOD,
    TEXT,
    TRUTH,
    Choice,
    FieldSpec,
    ListType,
    RecordType,
)
from compliance.rules.expression.values import truth
from compliance.rules.records.fields_of_reform import missing_fields
from compliance.rules.records.numbering import row_gaps, row_repeats, section_gaps, task_gaps
from compliance.rules.records.unowned import unowned_rows, unowned_words
from compliance.rules.records.walking import number
from compliance.rules.views import (
    CitationView,
    MentionView,
    PlanView,
    SectionView,
    UnitView,
)

_PLAN, _UNIT = RecordType("plan"), RecordType("unit")


def unit_of(plan: PlanView) -> UnitView | None:
    """The unit of a plan on the plan's day."""
    return plan.world.unit(plan.plan.unit, plan.plan.date)


def superior_of(plan: PlanView) -> PlanView | None:
    """The plan that a plan answers to."""
    superior = plan.world.superior(plan.plan.id)
    return plan.world.plan(superior.plan) if superior is not None else None


def previous_of(plan: PlanView) -> PlanView | None:
    """The plan of the same unit for the period before."""
    previous = plan.world.linked.previous.get(plan.plan.id)
    return plan.world.plan(previous) if previous is not None else None


def _via(plan: PlanView) -> list[UnitView]:
    superior = plan.world.superior(plan.plan.id)
    found = (plan.world.unit(key, plan.plan.date) for key in (superior.via if superior else ()))
    return [unit for unit in found if unit is not None]


def _targets(plan: PlanView) -> list[Any]:
    return list(plan.world.plan_targets(plan.plan.id))


def _of_superior(plan: PlanView, get: Callable[[Superior], Any]) -> Any:
    superior = plan.world.superior(plan.plan.id)
    return get(superior) if superior is not None else None


PLAN_FIELDS = {
    "id": FieldSpec(TEXT, lambda v: v.plan.id, about=("mã", "id")),
    "unit": FieldSpec(_UNIT, unit_of, Reason.NO_DATA, ("đơn vị", "the unit it is of")),
    "unit_name": FieldSpec(
        TEXT, lambda v: v.plan.unit_name or None, Reason.NO_DATA, ("tên đơn vị như viết", "name as written")
    ),
    "level": FieldSpec(Choice("level"), lambda v: v.plan.level, Reason.NO_DATA, ("cấp", "level")),
    "kind": FieldSpec(TEXT, lambda v: v.plan.kind or None, Reason.NO_DATA, ("loại kế hoạch", "kind")),
    "title": FieldSpec(TEXT, lambda v: v.plan.title or None, Reason.NO_DATA, ("tên", "title")),
    "number": FieldSpec(TEXT, lambda v: v.plan.number, Reason.NO_DATA, ("số, ký hiệu", "number")),
    "issued": FieldSpec(DATE, lambda v: v.plan.issued, Reason.NO_DATA, ("ngày ban hành", "issue date")),
    "period": FieldSpec(PERIOD, lambda v: v.plan.period, Reason.NO_DATA, ("kỳ kế hoạch", "period")),
    "first_year": FieldSpec(
        NUMBER,
        lambda v: number(v.plan.period and v.plan.period.first),
        Reason.NO_DATA,
        ("năm đầu", "first year"),
    ),
    "last_year": FieldSpec(
        NUMBER,
        lambda v: number(v.plan.period and v.plan.period.last),
        Reason.NO_DATA,
        ("năm cuối", "last year"),
    ),
    "supersedes": FieldSpec(TEXT, lambda v: v.plan.supersedes, about=("thay thế", "what it replaces")),
    "parts": FieldSpec(
        ListType(Choice("part")),
        lambda v: sorted(v.plan.parts),
        about=("các phần có trong tệp", "parts of the document"),
    ),
    "superior": FieldSpec(_PLAN, superior_of, Reason.NO_PARENT, ("kế hoạch cấp trên", "superior plan")),
    "superior_via": FieldSpec(
        ListType(_UNIT), _via, about=("cấp trung gian chưa có kế hoạch", "units without a plan in between")
    ),
    "subordinates": FieldSpec(
        ListType(_PLAN),
        lambda v: list(v.world.subordinates(v.plan.id)),
        about=("kế hoạch cấp dưới", "plans below"),
    ),
    "previous": FieldSpec(
        _PLAN, previous_of, Reason.NO_DATA, ("kế hoạch kỳ trước", "plan of the period before")
    ),
    "indicators": FieldSpec(
        ListType(RecordType("indicator")),
        lambda v: list(v.world.indicators(v.plan.id)),
        about=("chỉ tiêu", "indicators"),
    ),
    "targets": FieldSpec(ListType(RecordType("target")), _targets, about=("mức phấn đấu", "targets")),
    "superior_same_kind": FieldSpec(
        TRUTH,
        lambda v: _of_superior(v, lambda superior: truth(superior.same_kind, Reason.OTHER_PLAN_KIND)),
        Reason.NO_PARENT,
        ("kế hoạch cấp trên cùng loại", "the superior plan is of the same kind"),
    ),
    "superior_later": FieldSpec(
        TRUTH,
        lambda v: _of_superior(v, lambda superior: truth(superior.later)),
        Reason.NO_PARENT,
        ("kế hoạch cấp trên ban hành sau", "the superior plan was issued later"),
    ),
    "unit_candidates": FieldSpec(
        ListType(TEXT),
        lambda v: list(v.plan.unit_candidates),
        about=("các đơn vị có thể", "units it may be of"),
    ),
    "task_count": FieldSpec(
        NUMBER, lambda v: number(len(v.plan.tasks)), about=("số nhiệm vụ đếm được", "tasks counted")
    ),
    "missing_fields": FieldSpec(
        ListType(TEXT),
        missing_fields,
        about=("lĩnh vực cải cách chưa có chỉ tiêu", "fields of reform without an indicator"),
    ),
    "unowned_rows": FieldSpec(
        ListType(TEXT),
        lambda v: unowned_rows(v.plan),
        about=("dòng chỉ tiêu không nêu đơn vị", "rows that name nobody"),
    ),
    "unowned_words": FieldSpec(
        TEXT,
        lambda v: unowned_words(v.plan),
        about=("các dòng đó, viết gọn", "these rows in short, as a finding names them"),
    ),
    "task_gaps": FieldSpec(
        ListType(TEXT),
        lambda v: task_gaps(v.plan),
        about=("số thứ tự nhiệm vụ bị thiếu", "missing task numbers"),
    ),
    "row_gaps": FieldSpec(
        ListType(TEXT),
        lambda v: row_gaps(v.plan),
        about=("số thứ tự chỉ tiêu bị thiếu", "missing row numbers"),
    ),
    "row_repeats": FieldSpec(
        ListType(TEXT),
        lambda v: row_repeats(v.plan),
        about=("số thứ tự chỉ tiêu bị trùng", "repeated row numbers"),
    ),
    "section_gaps": FieldSpec(
        ListType(TEXT), lambda v: section_gaps(v.plan), about=("mục La Mã bị thiếu", "missing Roman numerals")
    ),
    "tasks": FieldSpec(
        ListType(RecordType("task")), lambda v: list(v.world.tasks(v.plan.id)), about=("nhiệm vụ", "tasks")
    ),
    "citations": FieldSpec(
        ListType(RecordType("citation")),
        lambda v: [CitationView(v, item, v.world) for item in v.plan.citations],
        about=("viện dẫn", "citations"),
    ),
    "sections": FieldSpec(
        ListType(RecordType("section")),
        lambda v: [SectionView(v, item, v.world) for item in v.plan.sections],
        about=("mục", "headings"),
    ),
    "mentions": FieldSpec(
        ListType(RecordType("mention")),
        lambda v: [MentionView(v, item, v.world) for item in v.plan.mentions],
        about=("nhắc tới", "mentions"),
    ),
}


def _weight(view: UnitView) -> list[Quantity]:
    return [Quantity(value) for _, value in sorted(view.unit.weight.items())]


def _plan_of(view: UnitView) -> PlanView | None:
    found = view.world.plans_of(view.unit.id)
    return found[0] if found else None


def _above(view: UnitView) -> UnitView | None:
    unit = view.world.units.superior(view.unit.id, view.day)
    return UnitView(unit, view.day, view.world) if unit is not None else None


UNIT_FIELDS = {
    "id": FieldSpec(TEXT, lambda v: v.unit.id, about=("mã", "id")),
    "name": FieldSpec(TEXT, lambda v: v.unit.name, about=("tên", "name")),
    "type": FieldSpec(TEXT, lambda v: v.unit.type, about=("loại đơn vị", "type")),
    "level": FieldSpec(Choice("level"), lambda v: v.unit.level, about=("cấp", "level")),
    "superior": FieldSpec(_UNIT, _above, Reason.NO_PARENT, ("đơn vị cấp trên", "superior unit")),
    "existed": FieldSpec(
        TRUTH,
        lambda v: truth(v.unit.exists_on(v.day)),
        about=("tồn tại vào ngày của kế hoạch", "exists on the day"),
    ),
    "parent": FieldSpec(_UNIT, _above, Reason.NO_PARENT, ("đơn vị cấp trên", "superior unit")),
    "code": FieldSpec(TEXT, lambda v: v.unit.code, about=("mã thống kê", "statistical code")),
    "valid_from": FieldSpec(DATE, lambda v: v.unit.valid_from, about=("có từ ngày", "first day")),
    "valid_to": FieldSpec(DATE, lambda v: v.unit.valid_to, about=("đến ngày", "last day")),
    "weights": FieldSpec(ListType(NUMBER), _weight, about=("các trọng số", "weights")),
    "plan": FieldSpec(_PLAN, _plan_of, Reason.MISSING, ("kế hoạch", "its plan")),
    "plans": FieldSpec(
        ListType(_PLAN), lambda v: list(v.world.plans_of(v.unit.id)), about=("các kế hoạch", "its plans")
    ),
}
