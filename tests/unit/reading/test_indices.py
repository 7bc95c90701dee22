"""Titles that list several indices or rates."""

from __future__ import annotations

import pytest

from compliance.reading.indices import for_each_index, indices_in
from compliance.wording.phrases import parse_targets
from tests.readings import context

CASES = [
    ("Chỉ số PAR INDEX, SIPAS của huyện", ["Chỉ số PAR INDEX", "Chỉ số SIPAS của huyện"]),
    ("Chỉ số PAR INDEX, SIPAS của thành phố", ["Chỉ số PAR INDEX", "Chỉ số SIPAS của thành phố"]),
    ("Cải thiện các Chỉ số PCI/PAPI và DTI", ["Chỉ số PCI", "Chỉ số PAPI", "Chỉ số DTI"]),
    ("Chỉ số PCI, PGI", ["Chỉ số PCI", "Chỉ số PGI"]),
    ("PAR INDEX, SIPAS", ["Chỉ số PAR INDEX", "Chỉ số SIPAS"]),
    ("Nâng cao chỉ số PCI, PGI", ["chỉ số PCI", "chỉ số PGI"]),
    (
        "Chỉ số cải cách hành chính (PAR INDEX), Chỉ số hài lòng của người dân, tổ chức (SIPAS) của tỉnh",
        ["Chỉ số cải cách hành chính (PAR INDEX)", "Chỉ số hài lòng của người dân, tổ chức (SIPAS) của tỉnh"],
    ),
    ("Chỉ số PAR INDEX và các chỉ số thành phần", []),
    (
        "Chỉ số PAR INDEX, chỉ số thành phần và Chỉ số SIPAS",
        ["Chỉ số PAR INDEX, chỉ số thành phần", "Chỉ số SIPAS"],
    ),
    (
        "Tỷ lệ hồ sơ trực tuyến và tỷ lệ thanh toán trực tuyến",
        ["Tỷ lệ hồ sơ trực tuyến", "tỷ lệ thanh toán trực tuyến"],
    ),
    (
        "Tỷ lệ hồ sơ trực tuyến, tỷ lệ thanh toán trực tuyến và tỷ lệ trẻ em đi học",
        ["Tỷ lệ hồ sơ trực tuyến", "tỷ lệ thanh toán trực tuyến, tỷ lệ trẻ em đi học"],
    ),
    (
        "Tỷ lệ hoàn thành nhiệm vụ trong Kế hoạch CCHC của xã và nhiệm vụ UBND, Chủ tịch UBND thành phố giao",
        [
            "Tỷ lệ hoàn thành nhiệm vụ trong Kế hoạch CCHC của xã",
            "Tỷ lệ hoàn thành nhiệm vụ UBND, Chủ tịch UBND thành phố giao",
        ],
    ),
    (
        "Tỷ lệ nhiệm vụ trong Kế hoạch CCHC và nhiệm vụ do UBND thành phố giao được hoàn thành",
        [
            "Tỷ lệ nhiệm vụ trong Kế hoạch CCHC được hoàn thành",
            "Tỷ lệ nhiệm vụ do UBND thành phố giao được hoàn thành",
        ],
    ),
    (
        "Hoàn thành nhiệm vụ CCHC theo kế hoạch; hoàn thành nhiệm vụ UBND thành phố giao",
        ["Hoàn thành nhiệm vụ CCHC theo kế hoạch", "hoàn thành nhiệm vụ UBND thành phố giao"],
    ),
    ("Tỷ lệ hoàn thành nhiệm vụ UBND tỉnh giao và nhiệm vụ Chủ tịch UBND tỉnh giao", []),
    ("Tỷ lệ hồ sơ tiếp nhận và trả kết quả trực tuyến", []),
    ("Tỷ lệ số hóa hồ sơ và kết quả giải quyết hồ sơ", []),
    ("Trên 99% hồ sơ được giải quyết đúng hạn; trên 99% hồ sơ trễ hạn có thư xin lỗi", []),
    ("Chỉ số hài lòng của người dân, tổ chức (SIPAS)", []),
    ("Chỉ số hài lòng về sự phục vụ của UBND, HĐND", []),
    ("UBND, HĐND xã", []),
    ("Trường THCS, THPT đạt mức chuẩn quốc gia", []),
    ("THCS, THPT đạt mức chuẩn quốc gia", []),
    ("HĐND, UBND xã thực hiện đúng tỷ lệ đại biểu", []),
    ("TTHC, DVC được đánh giá theo chỉ số phục vụ", []),
    ("HTX, THT hoạt động với điểm số khá", []),
]


@pytest.mark.parametrize(("title", "names"), CASES)
def test_the_indices_of_a_title_are_told(title: str, names: list[str]) -> None:
    assert indices_in(title, context(), "province") == names


VALUES = [
    ("nằm trong nhóm 15 tỉnh dẫn đầu", [("A", 15, 1.0), ("B", 15, 1.0)]),
    ("lần lượt đạt 90 điểm, 85 điểm", [("A", 90, 1.0), ("B", 85, 1.0)]),
    ("90 điểm; 85 điểm", [("A", 90, 0.5), ("B", 85, 0.5)]),
    ("90 điểm; tăng 2 bậc", [("A", 90, 1.0), ("A", 2, 1.0), ("B", 90, 1.0), ("B", 2, 1.0)]),
    ("BBB đạt 85 điểm; AAA đạt 90 điểm", [("B", 85, 1.0), ("A", 90, 1.0)]),
]


@pytest.mark.parametrize(("cell", "given"), VALUES)
def test_each_index_gets_its_values(cell: str, given: list[tuple[str, int, float]]) -> None:
    names = {"Chỉ số AAA": "A", "Chỉ số BBB": "B"}
    targets = for_each_index(list(names), parse_targets(cell))
    assert [(names[each.title or ""], each.value, each.confidence) for each in targets] == given


def test_values_that_are_not_as_many_as_the_indices_stay_together() -> None:
    targets = parse_targets("90 điểm; 85 điểm; 80 điểm")
    assert for_each_index(["Chỉ số AAA", "Chỉ số BBB"], targets) == targets
