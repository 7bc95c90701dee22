"""Write ``docs/wording.md`` from cases of phrases, pairs and titles; ``--check`` says if it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from compliance import messages
from compliance.files.catalogue import load_catalogue
from compliance.model.target import Kind, Target
from compliance.wording.phrases import parse_targets, split_promises
from compliance.wording.phrases.printing import print_target

ROOT = Path(__file__).parent.parent
FILE = ROOT / "docs" / "wording.md"
CASES = ROOT / "tests" / "cases"

HEAD = """# Cách hiểu lời văn · How words are read

Trang này để cán bộ nghiệp vụ kiểm tra cách công cụ hiểu lời văn của kế hoạch. Mỗi dòng là một trường hợp
kiểm thử tự động: cột đầu là lời văn, cột thứ hai là điều công cụ hiểu, viết lại bằng lời thống nhất.
*(chưa chắc)* là chỗ công cụ chỉ nêu để xem lại, không bao giờ dùng làm căn cứ kết luận chưa bảo đảm. Chỗ
nào hiểu chưa đúng, xin báo lại: sửa một dòng trong `tests/cases/` là sửa được cách hiểu.

Gồm ba phần: [lời văn của một chỉ tiêu](#phần-i), [so hai lời văn](#phần-ii), [tên gọi của chỉ
tiêu](#phần-iii).

Every row is a test; whoever reads the words otherwise is asked to say so. A row is one line of YAML in
`tests/cases/`; the page is written by `tools/write_wording.py`. The third column gives the reading in
short: the kind (`level` a quantity, `change` the size of a change, `trend` a direction without size,
`rank` a place, `grade` a class, `done` an act, `statement` words that are shown and compared only with
themselves); the comparator; the value; the unit; for a change `up` or `down` and `from` the year it is
measured against; for a rank `in` its group. `?` is a value that the words do not give. After `|` stand
further fields; `remark` says that the words were careless and the reading is the easier one. Words,
units, scales and look-alikes are data: `rulesets/wording/*.yaml`.
"""

PHRASES = {
    "comparators": "Mức và cách nêu mức · Bounds",
    "numbers": "Con số và đơn vị tính · Numbers and units",
    "changes": "Tăng, giảm, giảm còn, xu hướng · Changes and trends",
    "ranks": "Thứ hạng · Ranks",
    "grades": "Xếp loại · Grades",
    "lists": "Nhiều mức trong một câu, theo cấp, theo mốc · Several promises, levels, milestones",
    "acts": "Việc phải hoàn thành, thời hạn, không để xảy ra · Acts, zeros, deadlines, statements",
    "lookalikes": "Trông giống chỉ tiêu mà không phải · Look-alikes",
    "doubts": "Chưa chắc, hoặc kể việc đã qua · Doubts and reports",
    "noise": "Lỗi gõ, lỗi quét, trình bày · Noise and slips",
    "plans": "Lời văn của năm kế hoạch · Phrases of five plans",
    "provinces": "Lời văn của nhiều tỉnh · Phrases of many provinces",
}
PAIRS = {
    "changes": "Tăng, giảm · Changes",
    "ranges": "Khoảng và mức biên · Ranges and boundaries",
    "units": "Đơn vị tính · Units",
    "counts": "Số lượng · Counts",
    "ranks": "Thứ hạng · Ranks",
    "grades": "Xếp loại · Grades",
    "levels": "Theo cấp · Levels",
    "populations": "Đối tượng, phạm vi · Populations",
    "conjunctions": "Nhiều mức · Conjunctions",
    "milestones": "Năm đích, thời hạn · Milestones",
    "acts": "Việc, văn bản viện dẫn · Acts and citations",
    "noise": "Lỗi gõ · Noise",
}
_DOUBT = " *(chưa chắc)*"


def wording() -> str:
    """The page."""
    return "\n".join([HEAD, *_phrases(), *_pairs(), *_titles()])


def _phrases() -> Iterator[str]:
    yield "<a id='phần-i'></a>\n\n## Phần I. Lời văn của một chỉ tiêu · Phrases\n"
    for name, title in PHRASES.items():
        rows = [
            (_words(case), _meaning(case), _reading(case), case["why"]) for case in _cases("phrases", name)
        ]
        yield f"### {title}\n\n" + _table(("Lời văn", "Công cụ hiểu là", "Reading", "Why"), rows)


def _pairs() -> Iterator[str]:
    yield "<a id='phần-ii'></a>\n\n## Phần II. So lời văn của cấp dưới với cấp trên · Pairs\n"
    for name, title in PAIRS.items():
        cases = [case for case in _cases("pairs", name) if isinstance(case.get("child"), str)]
        rows = [
            (_plain(case["child"]), _plain(case["parent"]), _relation(case), case["why"]) for case in cases
        ]
        yield f"### {title}\n\n" + _table(("Cấp dưới viết", "Cấp trên giao", "Kết luận", "Vì"), rows)


def _titles() -> Iterator[str]:
    yield "<a id='phần-iii'></a>\n\n## Phần III. Tên gọi của chỉ tiêu · Titles\n"
    known = load_catalogue("cchc").entries
    cases = [
        case for file in sorted((CASES / "titles").glob("*.yaml")) for case in _cases("titles", file.stem)
    ]
    named: dict[str | None, list[dict[str, Any]]] = {}
    for case in cases:
        named.setdefault(case["canonical"], []).append(case)
    for canonical in sorted(named, key=lambda name: (name is None, name or "")):
        heading = known[canonical].title["vi"] if canonical else "Không phải chỉ tiêu nào trong danh mục"
        rows = [(_title(case), _plain(case["reason"])) for case in named[canonical]]
        yield (
            f"### {heading}\n\n"
            + (f"`{canonical}`\n\n" if canonical else "")
            + _table(("Tên gọi", "Vì"), rows)
        )


def _cases(room: str, name: str) -> list[dict[str, Any]]:
    data = yaml.safe_load((CASES / room / f"{name}.yaml").read_text(encoding="utf-8"))
    return data if isinstance(data, list) else next(iter(data.values()))


def _words(case: dict[str, Any]) -> str:
    said = f"“{_plain(case['text'])}”"
    if case.get("title"):
        said += f" dưới “{_plain(case['title'])}”"
    return f"{said} (kế hoạch năm {case['year']})" if case.get("year") else said


def _meaning(case: dict[str, Any]) -> str:
    """What the program understands, in the words of one style."""
    if "promises" in case:
        told = [
            f"{_plain(promise.title)}: {_all(promise.targets)}"
            for promise in split_promises(case["text"], year=case.get("year"))
        ]
    else:
        told = [_all(parse_targets(case["text"], title=case.get("title"), year=case.get("year")))]
    return "<br>".join(words for words in told if words) or "không có chỉ tiêu"


def _all(targets: tuple[Target, ...]) -> str:
    return "<br>".join(_one(target) for target in targets)


def _one(target: Target) -> str:
    if target.kind is Kind.STATEMENT:
        return "chưa nêu mức cụ thể"
    words = _plain(print_target(target))
    if target.level is not None:
        words += f" ({messages.text(f'report.level.{target.level}', 'vi')})"
    return words if target.trusted else words + _DOUBT


def _reading(case: dict[str, Any]) -> str:
    wanted = next(case[key] for key in ("reads", "numbers", "promises", "values") if key in case)
    said = "<br>".join(f"`{_plain(words)}`" for words in wanted) or "no target"
    return f"{said} **(doubtful)**" if case.get("doubtful") else said


def _relation(case: dict[str, Any]) -> str:
    said = messages.text(f"relations.relation.{case['relation']}", "vi")
    reason = case.get("reason")
    return f"{said}: {messages.text(f'relations.reason.{reason}', 'vi')}" if reason else said


def _title(case: dict[str, Any]) -> str:
    said = f"“{_plain(case['title'])}”"
    if case.get("context"):
        said += f" dưới “{_plain(case['context'])}”"
    return f"{said} *(khác nội dung: chỉ đối chiếu, không kết luận)*" if case.get("other_content") else said


def _plain(text: str) -> str:
    shown = text.strip("\n").replace("\n", " ⏎ ").replace("|", "\\|").replace("<", "&lt;")
    return shown.replace("\u00a0", "␣").replace("\u200b", "")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> int:
    """Write the page, or with ``--check`` compare it."""
    page = wording()
    if "--check" in sys.argv[1:]:
        return 0 if FILE.read_text(encoding="utf-8") == page else 1
    FILE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
