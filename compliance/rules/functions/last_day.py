"""``last_day(year)``: the last day of a year."""

from __future__ import annotations

import datetime as dt

from compliance.model.finding import Reason
from compliance.model.quantity import Quantity
from compliance.rules.expression.types import DATE, NUMBER
from compliance.rules.expression.values import Absent
from compliance.rules.functions.declaring import Function, Parameter


def last_day(year: Quantity) -> dt.date | Absent:
    number = int(year.value)
    return dt.date(number, 12, 31) if dt.MINYEAR <= number <= dt.MAXYEAR else Absent(Reason.MISSING)


FUNCTION = Function(
    name="last_day",
    parameters=(Parameter("year", NUMBER),),
    returns=DATE,
    about={"vi": "Ngày cuối cùng của một năm.", "en": "The last day of a year."},
    example="plan.issued <= last_day(plan.first_year - 1)",
    call=last_day,
)
