"""Feed mutated files to the readers and count what happens: read, refused, crashed, slow.

    python tools/soak.py FOLDER... --count 20000 --seed 1 --jobs 2 --keep crashes/

Every file below the folders is a seed. A mutation flips bits, cuts the end, repeats or drops a stretch,
or, inside a zip package, moves, repeats, drops and exchanges elements of its XML. Exit status 1 when
anything but a plan or a clear refusal came of it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import io
import multiprocessing
import random
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from compliance.errors import ComplianceError
from compliance.reading.context import ReadingContext
from compliance.reading.options import ReaderOptions
from compliance.reading.registry import read_bytes, reader_of

_Change = Callable[[bytes, random.Random], bytes]
_VALUES = ("", "-1", "0", "1e9", "99999999", "restart", "continue", "x" * 300, "đ")
OPTIONS = ReaderOptions(ocr=False, convert=False, pdf_seconds=20)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one mutated file; ``detail`` names the exception or the code of the refusal."""

    kind: str
    format: str
    detail: str
    seconds: float
    seed: str = ""


class _TooSlowError(BaseException):
    """Raised by the alarm; no reader catches it."""


def mutated(data: bytes, chance: random.Random, *, inside: bool = False) -> bytes:
    """``data`` with one to four mutations; mostly a package is opened and its XML mutated.

    With ``inside`` packages stay whole: only the elements of their XML are moved and changed.
    """
    for _ in range(chance.randint(1, 4)):
        if data[:4] == b"PK\x03\x04" and (inside or chance.random() < 0.7):
            changes = (
                (_shuffled,) if inside else (_shuffled, _shuffled, _shuffled, _flipped, _stretched, None)
            )
            data = _in_package(data, chance, changes)
        else:
            data = chance.choice((_flipped, _cut, _stretched))(data, chance)
    return data


def _flipped(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 60))):
        if out:
            out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _stretched(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 20, 500, 5000)))
    if chance.random() < 0.5:
        return data[:start] + data[end:]
    return data[:end] + data[start:end] * chance.choice((1, 2, 30)) + data[end:]


def _in_package(data: bytes, chance: random.Random, changes: Sequence[_Change | None]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            members = {name: source.read(name) for name in source.namelist()}
    except Exception:
        return _flipped(data, chance)
    names = [name for name in members if name.endswith((".xml", ".rels"))]
    if not names:
        return data
    main = [name for name in names if "document.xml" in name or "sheet" in name or "sharedStrings" in name]
    name = chance.choice(main if main and chance.random() < 0.7 else names)
    change = chance.choice(changes)
    if change is None:
        del members[name]
    else:
        members[name] = change(members[name], chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for member, content in members.items():
            target.writestr(member, content)
    return buffer.getvalue()


def _shuffled(data: bytes, chance: random.Random) -> bytes:
    """XML with elements moved, repeated, dropped, nested, their attributes and texts exchanged."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return _flipped(data, chance)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for _ in range(chance.choice((1, 3, 12))):
        first, second = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(6)
        parent = first.getparent()
        if kind == 0 and parent is not None:
            parent.remove(first)
        elif kind == 1 and second is not first and not any(up is first for up in second.iterancestors()):
            second.append(first)
        elif kind == 2 and parent is not None:
            copied = etree.fromstring(etree.tostring(first))
            parent.insert(chance.randrange(len(parent) + 1), copied)
        elif kind == 3:
            first.tag, second.tag = second.tag, first.tag
        elif kind == 4 and first.attrib:
            key = chance.choice(list(first.attrib))
            first.attrib[key] = chance.choice(
                ("", "-1", "99999999", "restart", "continue", "x" * 300, "đ", "0")
            )
        else:
            first.text, second.text = second.text, first.text
    return bytes(etree.tostring(root))


def outcome(data: bytes, name: str, seconds: float, *, whole: bool) -> Outcome:
    """What the readers make of ``data``; an alarm ends what takes longer than ``seconds``.

    With ``whole`` the document is made into plans as well.
    """
    start = time.monotonic()
    found = ""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        reader = reader_of(data, name)
        if reader is None:
            kind, detail = "claimed by none", ""
        elif reader.plans:
            kind, detail = "left to another reader", reader.format
        else:
            found = reader.format
            if whole:
                read_bytes(data, name, ReadingContext(options=OPTIONS))
            else:
                importlib.import_module(f"compliance.reading.{reader.module}").read(data, name, OPTIONS)
            kind, detail = "read", ""
    except ComplianceError as error:
        kind, detail = "refused", error.code
    except _TooSlowError:
        kind, detail = "slow", f"over {seconds:.0f} s"
    except Exception as error:
        kind, detail = "crashed", f"{type(error).__name__}: {str(error)[:80]}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return Outcome(kind, found, detail, time.monotonic() - start, name)


def _alarm(_: int, __: FrameType | None) -> NoReturn:
    raise _TooSlowError


def _work(job: tuple[list[tuple[str, bytes]], int, float, str | None, bool, bool]) -> Outcome:
    seeds, number, seconds, keep, whole, inside = job
    signal.signal(signal.SIGALRM, _alarm)
    chance = random.Random(number)
    name, data = chance.choice(seeds)
    data = mutated(data, chance, inside=inside)
    result = outcome(data, name, seconds, whole=whole)
    if keep and result.kind in ("crashed", "slow"):
        digest = hashlib.sha256(data).hexdigest()[:12]
        Path(keep, f"{result.kind}-{number}-{digest}-{name}").write_bytes(data)
    return result


_SEEDS: list[tuple[str, bytes]] = []


def _begin(seeds: list[tuple[str, bytes]]) -> None:
    _SEEDS.extend(seeds)


def _run(job: tuple[int, float, str | None, bool, bool]) -> Outcome:
    return _work((_SEEDS, *job))


def seeds_in(folders: Sequence[str]) -> list[tuple[str, bytes]]:
    """Name and bytes of every file below the folders, in order of their names."""
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    return [(path.name, path.read_bytes()) for path in paths]


def outcomes(arguments: argparse.Namespace) -> Iterator[Outcome]:
    seeds = seeds_in(arguments.folders)
    numbers = range(arguments.seed * 10_000_000, arguments.seed * 10_000_000 + arguments.count)
    told = (arguments.seconds, arguments.keep, arguments.whole, arguments.inside)
    jobs = ((number, *told) for number in numbers)
    with multiprocessing.Pool(arguments.jobs, _begin, (seeds,), maxtasksperchild=2_000) as pool:
        yield from pool.imap_unordered(_run, jobs, chunksize=20)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=20.0, help="what takes longer counts as a hang")
    parser.add_argument("--whole", action="store_true", help="make plans of the documents as well")
    parser.add_argument("--inside", action="store_true", help="leave packages whole, change their XML alone")
    parser.add_argument("--keep", help="a folder for files that crashed or hung")
    arguments = parser.parse_args()
    if arguments.keep:
        Path(arguments.keep).mkdir(parents=True, exist_ok=True)
    kinds: Counter[tuple[str, str]] = Counter()
    details: Counter[str] = Counter()
    slowest = Outcome("", "", "", 0.0)
    for result in outcomes(arguments):
        kinds[result.kind, result.format] += 1
        slowest = max(slowest, result, key=lambda one: one.seconds)
        if result.kind != "read":
            details[f"{result.kind}: {result.detail}"] += 1
    for (kind, form), count in sorted(kinds.items()):
        print(f"{count:8d}  {kind} {form}".rstrip())
    print(f"slowest {slowest.seconds:.1f} s: {slowest.seed}")
    for detail, count in details.most_common(40):
        print(f"{count:8d}  {detail}")
    return 1 if any(kind in ("crashed", "slow") for kind, _ in kinds) else 0


if __name__ == "__main__":
    sys.exit(main())
