"""Documents cited: number, date, issuer as the words say them, and which digits are no values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.model.plan import Citation
from compliance.model.source import Source
from compliance.vietnamese import fold
from compliance.wording.citations import cited_documents, find_citations, number_key
from tests.plans import full_text

CASES = Path(__file__).parents[2] / "cases" / "citations"


def _cases() -> list[Any]:
    data = yaml.safe_load((CASES / "citations.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{case['text'][:60]}, {case['reason']}") for case in data]


def _told(citation: Citation, key: str) -> str | None:
    value = getattr(citation, key)
    return None if value is None else str(value)


@pytest.mark.parametrize("case", _cases())
def test_citations_are_taken_as_the_words_say_them(case: dict[str, Any]) -> None:
    found = find_citations(case["text"], Source(file="f", line=3))
    assert len(found) == len(case["cited"]), [citation.number for citation in found]
    for citation, wanted in zip(found, case["cited"], strict=True):
        for key, value in wanted.items():
            assert _told(citation, key) == (None if value is None else str(value)), case["reason"]
        assert citation.source.line == 3
        assert citation.source.quote == citation.quote != ""


def test_the_digits_of_a_citation_are_in_its_span_and_those_of_a_value_are_not() -> None:
    cited = "khoản 3 Điều 14 Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ"
    text = f"đạt 80% theo {cited}, tối thiểu 5 ngày"
    assert [text[found.start : found.end] for found in cited_documents(text)] == [cited]


def test_what_a_document_is_about_ends_with_its_clause() -> None:
    text = "Quyết định số 12/QĐ-UBND ngày 3/1/2025 của UBND tỉnh về việc ban hành Kế hoạch năm 2025; đạt 90%"
    (cited,) = cited_documents(text)
    assert cited.title == "về việc ban hành Kế hoạch năm 2025"
    assert not cited.blank


def test_an_issuer_does_not_run_into_the_next_cell() -> None:
    (cited,) = cited_documents("Quyết định số 3416/QĐ-UBND ngày 14/9/2023 của UBND tỉnh\tSở Tài chính")
    assert cited.issuer == "UBND tỉnh"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0204/KH-UBND", "204/KH-UBND", True),
        ("538 /QĐ-UBND", "538/qđ-ubnd", True),
        ("132/UBND-KH", "132/KH-UBND", False),
        ("3416/QĐ-UBND", "3417/QĐ-UBND", False),
    ],
)
def test_numbers_are_the_same_whatever_padding_spaces_and_case(one: str, other: str, same: bool) -> None:
    assert (number_key(one) == number_key(other)) is same


@pytest.mark.parametrize(
    ("name", "count", "numbers"),
    [
        ("huyen-tay-son-2025", 3, {"3416/QĐ-UBND", "/KH-UBND"}),
        ("xa-nhon-hau-2025", 10, {"538/QĐ-UBND", "132/UBND-KH", "136/KH-UBND", "96/KH-UBND", "06/QĐ-TTg"}),
        ("huyen-tuy-phuoc-2023-2025", 19, {"890/QĐ-UBND", "1028/QĐ-UBND", "61/2018/NĐ-CP"}),
        ("tinh-binh-dinh-2025", 25, {"76/NQ-CP", "808/TTr-SNV", "41/2023/NQ-HĐND"}),
        ("xa-tay-xuan-2024", 1, {"/KH-UBND"}),
    ],
)
def test_all_citations_of_the_full_texts_are_found(name: str, count: int, numbers: set[str]) -> None:
    text = full_text(name).read_text(encoding="utf-8")
    cells = [cell for line in text.splitlines() for cell in line.split("\t")]
    found = [cited for cell in cells for cited in cited_documents(cell)]
    assert len(found) == count
    assert numbers <= {cited.number for cited in found}


def test_folded_issuers_of_one_decision_may_differ_within_one_row() -> None:
    path = full_text("huyen-tay-son-2025")
    row = next(line for line in path.read_text(encoding="utf-8").splitlines() if "3416" in line)
    issuers = [cited.issuer for cell in row.split("\t") for cited in cited_documents(cell)]
    assert [fold(issuer or "") for issuer in issuers] == ["ubnd huyện", "ubnd tỉnh"]
