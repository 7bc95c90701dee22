"""What the command line costs from start to end, in CPU seconds: the best of several runs of each command.

    python benchmarks/start.py [checkout ...] [--times 5] [--lines 1000] [--profile tottime|cumtime]

Told are the help, the check of the example, and the lines of ``parse -`` and ``compare -``: one, which is
the start alone, and many. Several checkouts take turns, so that a machine that is busy for a while is so
for all of them. What Python compiles of the modules is compiled before.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = "examples/binh-dinh-2025"
WORDS = (
    *("{n}%", "Tối thiểu {n}%", "Trên {n}%", "Đạt từ {n}% trở lên", "Không quá {n} ngày", "Dưới {n}%"),
    *(
        "Tăng {n} điểm so với năm 2024",
        "Giảm ít nhất {n}% so với cùng kỳ",
        "{n} đơn vị",
        "Nằm trong nhóm {n}",
    ),
    "Phấn đấu {n}% số hồ sơ được giải quyết trước hạn, trong đó cấp xã đạt {m}%",
)


def main() -> None:
    """Measures every command in every checkout and prints the best of each."""
    asked = _arguments()
    for checkout in asked.checkouts:
        compileall.compile_dir(checkout / "compliance", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(asked.lines, Path(folder))
        width = max(map(len, commands))
        for name, (arguments, lines) in commands.items():
            took: dict[Path, list[float]] = {checkout: [] for checkout in asked.checkouts}
            for _ in range(asked.times):
                for checkout in asked.checkouts:
                    took[checkout].append(_seconds(checkout, arguments, lines))
            print(f"{name:{width}}", *(f"{min(times):6.2f}" for times in took.values()))
    if asked.profile:
        _profile(asked.checkouts[0], asked.profile)


def _commands(lines: int, folder: Path) -> Mapping[str, tuple[Sequence[str], Path | None]]:
    """The commands by name: their arguments, and the file of lines that they read."""
    chance = random.Random(0)
    phrases = [_phrase(chance) for _ in range(2 * lines)]
    asked = [json.dumps({"text": phrase}, ensure_ascii=False) for phrase in phrases[:lines]]
    pairs = [
        json.dumps({"child": child, "parent": parent}, ensure_ascii=False)
        for child, parent in zip(phrases[::2], phrases[1::2], strict=True)
    ]
    check = ("check", EXAMPLE, "--format")
    return {
        "--help": (("--help",), None),
        f"check {EXAMPLE} (json)": ((*check, "json"), None),
        f"check {EXAMPLE} (html)": ((*check, "html"), None),
        "parse -, 1 line": (("parse", "-"), _file(folder / "phrase", asked[:1])),
        f"parse -, {lines} lines": (("parse", "-"), _file(folder / "phrases", asked)),
        "compare -, 1 line": (("compare", "-"), _file(folder / "pair", pairs[:1])),
        f"compare -, {lines} lines": (("compare", "-"), _file(folder / "pairs", pairs)),
    }


def _phrase(chance: random.Random) -> str:
    return chance.choice(WORDS).format(n=chance.randrange(5, 101), m=f"{chance.randrange(300, 1000) / 10:n}")


def _file(path: Path, lines: Sequence[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _seconds(checkout: Path, arguments: Sequence[str], lines: Path | None) -> float:
    """What one run took of the processor, for the program and for the system on its behalf."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(lines or os.devnull, "rb") as given:
        subprocess.run(_command(arguments), cwd=checkout, stdin=given, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "compliance", *arguments]


def _profile(checkout: Path, order: str) -> None:
    """Where the check of the example spends its time; the profile itself makes it three times as long."""
    profiled = [sys.executable, "-m", "cProfile", "-s", order, "-m", *_command(())[2:]]
    report = subprocess.run(
        [*profiled, "check", EXAMPLE, "--format", f"json={os.devnull}"],
        cwd=checkout, capture_output=True, text=True, check=False,
    )  # fmt: skip
    print(*report.stdout.splitlines()[:60], sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkouts", nargs="*", type=Path, default=[ROOT], help="folders with the program")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--lines", type=int, default=1000)
    parser.add_argument("--profile", choices=["tottime", "cumtime"], help="show where the time goes")
    return parser.parse_args()


if __name__ == "__main__":
    main()
