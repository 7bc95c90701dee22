"""Which plans a change concerns: those below a changed plan, and below a document that sets it anew."""

from __future__ import annotations

from compliance.app.changes import concerned
from compliance.linking import link_plans
from tests.unit.linking.made import PROVINCE_WIDE, catalogue, plan, row, units

ONLINE = "Tỷ lệ hồ sơ trực tuyến"


def test_a_later_decision_of_the_superior_concerns_the_plans_below() -> None:
    rows = [row(ONLINE, "70%", executor=PROVINCE_WIDE)]
    title = "Về việc giao chỉ tiêu cải cách hành chính năm 2025 cho UBND các huyện"
    province = plan("binh-dinh", rows, issued="2024-12-20")
    later = plan("binh-dinh", rows, issued="2025-02-10", suffix="/giao", title=title)
    district = plan("binh-dinh/tay-son", rows, issued="2025-03-01")
    commune = plan("binh-dinh/tay-son/tay-xuan", rows, issued="2025-03-20")
    plans = [province, later, district, commune]
    linked = link_plans(plans, judged=[one.id for one in plans], units=units(), catalogue=catalogue())
    assert concerned(linked, [later.id]) == {later.id, district.id, commune.id}
    assert concerned(linked, [district.id]) == {district.id, commune.id}
