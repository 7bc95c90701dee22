"""Pages that are written from the code say what the code says."""

from __future__ import annotations

from compliance.model.finding import Severity, Verdict
from tools.write_glossary import FILE, TERMS, glossary

# The words that plans repositories and reports rely on.
CONTRACT = {
    "unit": "đơn vị",
    "level": "cấp",
    "plan": "kế hoạch",
    "superior plan": "kế hoạch cấp trên",
    "indicator": "chỉ tiêu",
    "target": "mức phấn đấu",
    "canonical": "chỉ tiêu chuẩn",
    "obligation": "chỉ tiêu cấp trên giao",
    "task": "nhiệm vụ",
    "citation": "viện dẫn",
    "link": "liên kết",
    "rule": "quy tắc",
    "ruleset": "bộ quy tắc",
    "result": "kết quả",
    "finding": "phát hiện",
    "verdict": "kết luận",
    "severity": "mức",
    Verdict.CONFORMS: "phù hợp",
    Verdict.VIOLATES: "chưa phù hợp",
    Verdict.UNDECIDED: "cần xem xét",
    Verdict.NOT_APPLICABLE: "không áp dụng",
    Verdict.WAIVED: "đã giải trình",
    Severity.ERROR: "phải điều chỉnh",
    Severity.WARNING: "đề nghị xem xét",
    Severity.INFO: "lưu ý",
}


def test_the_glossary_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == glossary()


def test_the_glossary_holds_the_words_of_the_contract() -> None:
    rows = {
        cells[0].strip("` "): cells[1].strip()
        for line in glossary().splitlines()
        if len(cells := line.strip("|").split("|")) == 3
    }
    assert {word: rows.get(word) for word in CONTRACT} == CONTRACT
    assert len(TERMS) >= 17
