"""Which task of the superior plan a task takes up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compliance.linking.likeness import Likeness
from compliance.linking.tasks import TaskMatcher
from compliance.model.plan import Task
from tests.unit.linking.made import catalogue, plan


def links(own: Sequence[str], theirs: Sequence[str]) -> dict[str, str]:
    child = plan("binh-dinh/tay-son", [], tasks=[Task(str(n), title) for n, title in enumerate(own, 1)])
    parent = plan("binh-dinh", [], tasks=[Task(str(n), title) for n, title in enumerate(theirs, 1)])
    found = TaskMatcher(Likeness(catalogue()).weights).links(child, parent)
    return {key[1]: value[1] for key, value in found.items()}


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (
            "Ban hành Kế hoạch kiểm tra công tác CCHC năm 2025 của huyện",
            "Kiểm tra cải cách hành chính năm 2025",
        ),
        ("Kế hoạch chuyển đổi số huyện Tây Sơn năm 2025", "Kế hoạch chuyển đổi số tỉnh Bình Định năm 2025"),
        (
            "Thực hiện phân cấp, phân quyền trong quản lý nhà nước",
            "Tiếp tục triển khai thực hiện Kế hoạch 153/KH-UBND của UBND tỉnh về đẩy mạnh phân cấp, "
            "phân quyền trong quản lý nhà nước",
        ),
        (
            "Khảo sát, đo lường sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính",
            "Đo lường sự hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước",
        ),
        ("Tổ chức hội nghị đối thoại với Nhân dân", "Tổ chức đối thoại với người dân, doanh nghiệp"),
    ],
)
def test_a_task_is_known_by_its_subject_whoever_does_it(own: str, other: str) -> None:
    assert links([own], [other]) == {"1": "1"}


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Công khai tài chính năm 2025", "Kiểm tra cải cách hành chính năm 2025"),
        ("Tổ chức hội nghị đối thoại với thanh niên", "Tổ chức đối thoại với người dân, doanh nghiệp"),
        ("Tổ chức hội nghị tổng kết năm 2025", "Tổ chức hội nghị đối thoại với Nhân dân"),
    ],
)
def test_tasks_about_other_things_are_not_joined(own: str, other: str) -> None:
    assert links([own], [other]) == {}


def test_every_task_is_taken_up_once() -> None:
    theirs = ["Kiểm tra cải cách hành chính", "Tuyên truyền cải cách hành chính", "Chuyển đổi số"]
    assert links([*reversed(theirs)], theirs) == {"1": "3", "2": "2", "3": "1"}


def test_a_task_between_two_is_left_out() -> None:
    two = ["Rà soát quy trình nội bộ lĩnh vực đất đai", "Rà soát quy trình nội bộ lĩnh vực giao thông"]
    assert links(["Rà soát quy trình nội bộ lĩnh vực y tế"], two) == {}
