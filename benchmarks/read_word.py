"""How long 200 Word files of 60 rows take to read, how much memory, and where the time goes.

    python benchmarks/read_word.py [--files 200] [--rows 60] [--alike] [--profile tottime|cumtime]

The files are plans of communes: letterhead, two headings, an annex whose rows stand in another order with
other values in each (``--alike``: the same cells in all). The first one is read once before the clock starts.
Told are CPU seconds, and the most memory the process ever held after one file and after all of them.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import multiprocessing
import pstats
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from compliance.app.settings import load_knowledge
from compliance.reading import docx
from compliance.reading.registry import read_file

VALUES = (
    *("{n}%", "Tối thiểu {n}%", "Trên {n}%", "Đạt từ {n}% trở lên", "Đạt {n}%"),
    "Tăng 01 bậc so với năm 2024",
)
COMMUNES = ("Bình Nghi", "Tây Giang", "Tây Thuận", "Bình Tường", "Vĩnh An", "Tây Phú", "Bình Thành")
HEADER = ("STT", "Tên chỉ tiêu", "Chỉ tiêu năm 2025", "Đơn vị theo dõi, báo cáo", "Đơn vị thực hiện")
OWNERS = ("Văn phòng HĐND và UBND xã", "Các công chức, bộ phận thuộc UBND xã")


def main() -> None:
    """Writes the files in another process, reads them in this one and tells what it took."""
    asked = _arguments()
    known = load_knowledge(None)
    titles = [entry.title["vi"] for entry in known.catalogue.entries.values()]
    with tempfile.TemporaryDirectory() as folder:
        writer = multiprocessing.Process(target=_write_all, args=(Path(folder), asked, titles))
        writer.start()
        writer.join()
        files = sorted(Path(folder).iterdir())
        _measure("first file", files[:1], lambda path: read_file(path, known.reading))
        held = _megabytes()
        options = known.reading.options
        _measure("words and tables alone", files, lambda path: docx.read(path.read_bytes(), "x", options))
        with cProfile.Profile() as profile:
            if not asked.profile:
                profile.disable()
            _measure("whole plans", files, lambda path: read_file(path, known.reading))
        print(f"memory: {held:.0f} MB after the first file, {_megabytes():.0f} MB after all")
    if asked.profile:
        pstats.Stats(profile).sort_stats(asked.profile).print_stats("compliance", 45)


def _measure(name: str, files: list[Path], read: Callable[[Path], Any]) -> None:
    begun = time.process_time()
    for path in files:
        read(path)
    took = time.process_time() - begun
    print(f"{name}: {took:.2f} s CPU for {len(files)} files, {1000 * took / len(files):.1f} ms each")


def _write_all(folder: Path, asked: argparse.Namespace, titles: list[str]) -> None:
    for number in range(asked.files):
        made = _file(number, asked.rows, titles, alike=asked.alike)
        (folder / f"{number:05}.docx").write_bytes(made)


def _file(number: int, rows: int, titles: list[str], *, alike: bool) -> bytes:
    from docx import Document

    chance = random.Random(0 if alike else number)
    document = Document()
    for line in _letterhead(COMMUNES[number % len(COMMUNES)]):
        document.add_paragraph(line)
    table = document.add_table(rows=1 + rows, cols=len(HEADER))
    order = chance.sample(range(rows), rows)
    lines = [
        HEADER,
        *(_row(code, titles[place % len(titles)], chance) for code, place in enumerate(order, 1)),
    ]
    for row, words in zip(table.rows, lines, strict=True):
        for place, said in zip(row.cells, words, strict=True):
            place.text = said
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _letterhead(unit: str) -> Iterator[str]:
    yield f"ỦY BAN NHÂN DÂN\nXÃ {unit.upper()}"
    yield "KẾ HOẠCH"
    yield f"Cải cách hành chính xã {unit}, huyện Tây Sơn, tỉnh Bình Định năm 2025"
    yield "I. MỤC ĐÍCH, YÊU CẦU"
    yield "Thực hiện đồng bộ các nhiệm vụ cải cách hành chính theo Quyết định số 3416/QĐ-UBND ngày 14/9/2023."
    yield "PHỤ LỤC 1"
    yield "CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2025"


def _row(code: int, title: str, chance: random.Random) -> tuple[str, ...]:
    return (str(code), title, chance.choice(VALUES).format(n=chance.randrange(40, 101, 5)), *OWNERS)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--rows", type=int, default=60)
    parser.add_argument("--alike", action="store_true", help="the same cells in every file")
    parser.add_argument("--profile", choices=["tottime", "cumtime"], help="show where the time goes")
    return parser.parse_args()


if __name__ == "__main__":
    main()
