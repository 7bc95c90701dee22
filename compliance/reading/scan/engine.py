"""Tesseract with Vietnamese, by its Python binding or its program: pictures in, words with boxes out."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from PIL import Image

from compliance.reading.guards import refusal
from compliance.records import record

LANGUAGE = "vie"
BLOCK, LINE, WORD, PAGE = 6, 7, 8, 4
"""How the words of a picture lie: one block, one line, a single word, a page of its own layout."""

_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


@record
class Found:
    """A recognised word, its box in pixels of the picture and how sure the engine is (0 to 1)."""

    text: str
    box: tuple[int, int, int, int]
    confidence: float


@cache
def data_folder() -> str | None:
    """Where the Vietnamese model lies; None where there is none."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    folders = ([prefix, str(Path(prefix, "tessdata"))] if prefix else []) + list(_FOLDERS)
    return next((folder for folder in folders if Path(folder, f"{LANGUAGE}.traineddata").is_file()), None)


@cache
def is_available() -> bool:
    """Whether scans can be read here: an engine and its Vietnamese model."""
    engine = importlib.util.find_spec("tesserocr") is not None or shutil.which("tesseract") is not None
    return engine and data_folder() is not None


def recognise(pictures: Sequence[Image.Image], layout: int, file: str, seconds: float) -> list[list[Found]]:
    """The words of each picture; raises ComplianceError when it takes longer than ``seconds``."""
    if not pictures:
        return []
    if importlib.util.find_spec("tesserocr") is not None:
        return _by_binding(pictures, layout, file, seconds)
    return _by_program(pictures, layout, file, seconds)


def _by_binding(pictures: Sequence[Image.Image], layout: int, file: str, seconds: float) -> list[list[Found]]:
    import tesserocr

    end = time.monotonic() + seconds
    found: list[list[Found]] = []
    with tesserocr.PyTessBaseAPI(path=data_folder(), lang=LANGUAGE, psm=layout) as engine:
        for picture in pictures:
            engine.SetImage(picture)
            engine.Recognize()
            found.append(_parsed(engine.GetTSVText(0)).get(1, []))
            if time.monotonic() > end:
                raise refusal("ocr_slow", file, limit=int(seconds))
    return found


def _by_program(pictures: Sequence[Image.Image], layout: int, file: str, seconds: float) -> list[list[Found]]:
    with tempfile.TemporaryDirectory(prefix="compliance-") as folder:
        names = []
        for number, picture in enumerate(pictures):
            names.append(str(Path(folder, f"{number}.png")))
            picture.save(names[-1], compress_level=1, dpi=(300, 300))
        Path(folder, "list.txt").write_text("\n".join(names), encoding="utf-8")
        command = [
            *(shutil.which("tesseract") or "tesseract", str(Path(folder, "list.txt")), "stdout"),
            *("--tessdata-dir", data_folder() or "", "-l", LANGUAGE, "--psm", str(layout), "tsv"),
        ]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                timeout=seconds,
                check=False,
                env=environment,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            raise refusal("ocr_slow", file, limit=int(seconds)) from None
    if done.returncode:
        raise refusal("ocr_failed", file)
    pages = _parsed(done.stdout.decode("utf-8", "replace"))
    return [pages.get(number, []) for number in range(1, len(pictures) + 1)]


def _parsed(text: str) -> dict[int, list[Found]]:
    """Words by page from the engine's table of tab-separated values."""
    pages: dict[int, list[Found]] = {}
    for page, word in _words(text):
        pages.setdefault(page, []).append(word)
    return pages


def _words(text: str) -> Iterator[tuple[int, Found]]:
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
            continue
        left, top, width, height = (int(value) for value in fields[6:10])
        confidence = max(0.0, float(fields[10])) / 100
        yield int(fields[1]), Found(fields[11].strip(), (left, top, left + width, top + height), confidence)
