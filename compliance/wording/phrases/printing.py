"""Targets into words that the grammar reads back as the same target."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from compliance.model.target import Comparator, Direction, Kind, Measure, Target
from compliance.wording.phrases.lexicon import lexicon
from compliance.wording.phrases.numbers import plain

_BEFORE = {
    Comparator.AT_LEAST: "tối thiểu ",
    Comparator.ABOVE: "trên ",
    Comparator.AT_MOST: "không quá ",
    Comparator.BELOW: "dưới ",
}
_UNNAMED = {
    Comparator.AT_LEAST: "không thấp hơn số được giao",
    Comparator.AT_MOST: "không vượt quá số được giao",
    Comparator.ABOVE: "cao hơn mức bình quân",
    Comparator.BELOW: "thấp hơn mức bình quân",
}
_UNITS = {
    Measure.PERCENT: "%",
    Measure.PERCENTAGE_POINT: " điểm phần trăm",
    Measure.POINT: " điểm",
    Measure.RANK: " bậc",
    Measure.TIMES: " lần",
    Measure.DAY: " ngày",
    Measure.HOUR: " giờ",
    Measure.MONTH: " tháng",
    Measure.YEAR: " năm",
    Measure.VND: " đồng",
}
_QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def print_target(target: Target) -> str:
    """Words for ``target``, as an official would write them.

    For targets without words of their own (structured targets of a YAML plan). Reading the words back
    gives the same kind, comparator, value, unit, noun, baseline, direction, group, grade, milestone,
    day due and document; level, role and title are carried by the row, not by words.
    """
    words = _BY_KIND[target.kind](target)
    if target.period is not None:
        words = f"đến năm {target.period} {words}"
    if target.condition is not None:
        words += f" ({target.condition})"
    if target.kind is not Kind.DONE and target.due is not None:
        words += f" {_due(target.due)}"
    return words


def print_number(value: Decimal, unit: Measure | None = None) -> str:
    """``value`` in Vietnamese writing: decimal comma; thousands dots for money and counts."""
    value = plain(value)
    whole, _, decimals = str(abs(value)).partition(".")
    if unit in (Measure.COUNT, Measure.VND) and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{'-' if value < 0 else ''}{whole}{',' + decimals if decimals else ''}"


def _level(target: Target) -> str:
    if target.value is None:
        return _UNNAMED.get(target.comparator or Comparator.AT_MOST, _UNNAMED[Comparator.AT_MOST])
    if target.unit is Measure.TIMES and target.comparator is not Comparator.BETWEEN:
        return f"gấp {_amount(target)}"
    return f"{_amount(target)}{_against(target.baseline)}"


def verb_of(change: Target) -> str:
    """The plainest verb of a rise or a fall."""
    return "tăng" if change.direction is Direction.UP else "giảm"


def _change(target: Target) -> str:
    verb = verb_of(target)
    if target.unit is Measure.TIMES:
        verb += " gấp"
    return f"{verb} {_amount(target)}{_against(target.baseline)}"


def _trend(target: Target) -> str:
    return f"{verb_of(target)}{_against(target.baseline) or ' so với năm trước'}"


def _rank(target: Target) -> str:
    group = f" {target.group}" if target.group else ""
    if target.value is None:
        return f"thuộc nhóm dẫn đầu{group}"
    if target.comparator is Comparator.BETWEEN and target.upper is not None:
        return f"xếp hạng từ {print_number(target.value)} đến {print_number(target.upper)}{group}"
    return f"trong nhóm {print_number(target.value)} đơn vị dẫn đầu{group}"


def _grade(target: Target) -> str:
    mark = "thuộc nhóm" if _scale(target.grade) == "quartile" else "xếp loại"
    after = {Comparator.AT_LEAST: " trở lên", Comparator.AT_MOST: " trở xuống"}
    return f"{mark} {target.grade}{after.get(target.comparator or Comparator.EQUAL, '')}"


def _done(target: Target) -> str:
    words = "hoàn thành"
    if target.document is not None:
        words += f" theo văn bản số {target.document}"
    return f"{words} {_due(target.due)}" if target.due is not None else words


def _statement(target: Target) -> str:
    return target.raw or "theo quy định"


_BY_KIND = {
    Kind.LEVEL: _level,
    Kind.CHANGE: _change,
    Kind.TREND: _trend,
    Kind.RANK: _rank,
    Kind.GRADE: _grade,
    Kind.DONE: _done,
    Kind.STATEMENT: _statement,
}


def _amount(target: Target) -> str:
    assert target.value is not None
    unit, scope = _unit(target), f" {target.scope}" if target.scope else ""
    value = print_number(target.value, target.unit)
    if target.comparator is Comparator.BETWEEN and target.upper is not None:
        below = "dưới " if target.upper_open else ""
        return f"từ {value}{unit} đến {below}{print_number(target.upper, target.unit)}{unit}{scope}"
    if "above_and_up" in target.remarks:
        return f"trên {value}{unit} trở lên{scope}"
    before = (
        "khoảng "
        if "approximate" in target.remarks
        else _BEFORE.get(target.comparator or Comparator.EQUAL, "")
    )
    return f"{before}{value}{unit}{scope}"


def _unit(target: Target) -> str:
    if target.unit is Measure.COUNT:
        return f" {target.noun}" if target.noun else ""
    words = _UNITS[target.unit] if target.unit is not None else ""
    return f"{words} {target.noun}" if target.noun and target.unit in (Measure.DAY, Measure.HOUR) else words


def _against(baseline: int | None) -> str:
    return f" so với năm {baseline}" if baseline is not None else ""


def _due(due: str) -> str:
    if "-Q" in due:
        year, _, quarter = due.partition("-Q")
        return f"trong quý {_QUARTERS[quarter]}/{year}"
    if "-" not in due:
        return f"trong năm {due}"
    day = dt.date.fromisoformat(due)
    return f"trước ngày {day.day:02d}/{day.month:02d}/{day.year}"


def _scale(grade: str | None) -> str | None:
    size, words = lexicon().grades.longest((grade or "").split(), 0)
    return words[0].scale if size else None
