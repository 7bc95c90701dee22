"""Fields of tasks, citations, headings and mentions."""

from __future__ import annotations

from decimal import Decimal

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.rules.expression.comparing import text_key
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
from compliance.rules.records.known import known_agency, known_document, namesake
from compliance.rules.records.walking import number
from compliance.rules.views import (
    CitationView,
    MentionView,
    TaskDutyView,
    TaskView,
)
from compliance.rules.world import sub_tasks

_PLAN = RecordType("plan")

TASK_FIELDS = {
    "no": FieldSpec(TEXT, lambda v: v.task.no or None, about=("số thứ tự", "number")),
    "title": FieldSpec(TEXT, lambda v: v.task.title or None, about=("nội dung", "title")),
    "outputs": FieldSpec(TEXT, lambda v: v.task.outputs or None, about=("sản phẩm", "outputs")),
    "lead": FieldSpec(TEXT, lambda v: v.task.lead or None, about=("chủ trì", "lead")),
    "partners": FieldSpec(TEXT, lambda v: v.task.partners or None, about=("phối hợp", "partners")),
    "due": FieldSpec(TEXT, lambda v: v.task.due or None, about=("thời gian như viết", "time as written")),
    "due_by": FieldSpec(DATE, lambda v: v.task.due_by, about=("hạn cuối", "last day")),
    "area": FieldSpec(TEXT, lambda v: v.task.area, about=("lĩnh vực", "field of reform")),
    "inner": FieldSpec(TRUTH, lambda v: truth(v.inner), about=("dòng con", "is a sub-row")),
    "items": FieldSpec(
        ListType(RecordType("task")), lambda v: list(sub_tasks(v)), about=("dòng con", "sub-rows")
    ),
    "plan": FieldSpec(_PLAN, lambda v: v.plan, about=("kế hoạch", "its plan")),
    "parent": FieldSpec(
        RecordType("task"),
        lambda v: v.world.superior_task(v),
        Reason.NO_PARENT,
        ("nhiệm vụ cấp trên", "superior task"),
    ),
}


def _duty_answer(view: TaskDutyView) -> TaskView | None:
    return view.world.answering_task(view)


DUTY_FIELDS = {
    "title": FieldSpec(TEXT, lambda v: v.parent.task.title, about=("nội dung", "title")),
    "parent": FieldSpec(RecordType("task"), lambda v: v.parent, about=("nhiệm vụ cấp trên", "superior task")),
    "target": FieldSpec(RecordType("task"), _duty_answer, about=("nhiệm vụ trả lời", "answering task")),
    "plan": FieldSpec(_PLAN, lambda v: v.plan, about=("kế hoạch cấp dưới", "the lower plan")),
}


def _same_number(view: CitationView) -> list[CitationView]:
    """The citations of one act: of its number, or of a name ("Luật ...") those that mean the same law."""
    key = text_key(view.citation.number)
    alike = [
        CitationView(view.plan, item, view.world)
        for item in view.plan.plan.citations
        if text_key(item.number) == key
    ]
    if len(alike) < 2 or any(map(str.isdigit, view.citation.number)):
        return alike
    act = _act(view)
    return [other for other in alike if _act(other) == act]


def _act(view: CitationView) -> str:
    """What tells laws of one name apart: the registry's number, else the date."""
    known = known_document(view)
    return str(getattr(known, "number", None) or view.citation.date or "")


CITATION_FIELDS = {
    "first": FieldSpec(
        TRUTH,
        lambda v: truth(_same_number(v)[0].citation is v.citation),
        about=("lần viện dẫn đầu tiên", "the first citation of its number"),
    ),
    "same_number": FieldSpec(
        ListType(RecordType("citation")),
        _same_number,
        about=("các lần viện dẫn cùng số", "all citations of its number"),
    ),
    "number": FieldSpec(TEXT, lambda v: v.citation.number or None, about=("số, ký hiệu", "number")),
    "date": FieldSpec(DATE, lambda v: v.citation.date, about=("ngày", "date")),
    "issuer": FieldSpec(TEXT, lambda v: v.citation.issuer, about=("cơ quan ban hành", "issuer")),
    "kind": FieldSpec(TEXT, lambda v: v.citation.kind, about=("loại văn bản", "kind")),
    "period": FieldSpec(PERIOD, lambda v: v.citation.period, about=("giai đoạn", "period")),
    "quote": FieldSpec(TEXT, lambda v: v.citation.quote or None, about=("lời viện dẫn", "its words")),
    "words": FieldSpec(
        TEXT, lambda v: v.citation.quote or v.citation.number, about=("lời viện dẫn", "its words")
    ),
    "known": FieldSpec(
        RecordType("document"),
        known_document,
        Reason.NO_DATA,
        ("mục trong sổ văn bản", "entry of the registry"),
    ),
    "plan": FieldSpec(_PLAN, lambda v: v.plan, about=("kế hoạch", "its plan")),
}

SECTION_FIELDS = {
    "code": FieldSpec(TEXT, lambda v: v.section.code or None, about=("số mục", "number")),
    "title": FieldSpec(TEXT, lambda v: v.section.title or None, about=("tên mục", "title")),
    "line": FieldSpec(NUMBER, lambda v: number(v.section.line), about=("dòng", "line")),
    "plan": FieldSpec(_PLAN, lambda v: v.plan, about=("kế hoạch", "its plan")),
}


def _as_number(view: MentionView) -> Quantity | None:
    words = view.mention.value or view.mention.text
    digits = "".join(sign for sign in words if sign.isdigit())
    return Quantity(Decimal(digits)) if digits else None


MENTION_FIELDS = {
    "kind": FieldSpec(
        Choice("mention"), lambda v: v.mention.kind, about=("year, unit, agency, person, count", "kind")
    ),
    "text": FieldSpec(TEXT, lambda v: v.mention.text, about=("lời nhắc", "words")),
    "value": FieldSpec(TEXT, lambda v: v.mention.value, about=("giá trị", "value")),
    "number": FieldSpec(NUMBER, _as_number, about=("giá trị là số", "value as a number")),
    "context": FieldSpec(
        TEXT, lambda v: v.mention.context or None, about=("câu chứa lời nhắc", "sentence around it")
    ),
    "section": FieldSpec(TEXT, lambda v: v.mention.section, about=("mục", "section")),
    "namesake": FieldSpec(
        RecordType("unit"),
        namesake,
        about=("đơn vị trùng tên, khác loại", "a unit of this name and another type"),
    ),
    "known": FieldSpec(
        RecordType("agency"), known_agency, Reason.NO_DATA, ("mục trong sổ cơ quan", "entry of the registry")
    ),
    "plan": FieldSpec(_PLAN, lambda v: v.plan, about=("kế hoạch", "its plan")),
}
