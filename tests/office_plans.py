"""The plans dressed as office documents, beside their full texts; tests on them skip where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plans import FOLDER

WORD = (
    "huyen-tay-son-2025.docx",
    "huyen-tay-son-2025.split.docx",
    "huyen-tuy-phuoc-2023-2025.docx",
    "tinh-binh-dinh-2025.docx",
    "xa-nhon-hau-2025.docx",
    "xa-nhon-hau-2025.landscape.docx",
    "xa-tay-xuan-2024.docx",
)
TRACKED = "huyen-tay-son-2025.tracked.docx"
PDF = ("huyen-tay-son-2025.pdf", "tinh-binh-dinh-2025.pdf", "xa-tay-xuan-2024.pdf")
SCAN = "xa-tay-xuan-2024.scan.pdf"


def office_file(name: str) -> Path:
    """The path of the office document ``name``; skips the test where it is absent."""
    path = FOLDER.parent / ("pdf" if name.endswith(".pdf") else "word") / name
    if not path.is_file():
        pytest.skip(
            f"the office documents of the plans are not here ({name}; they lie beside the full texts)"
        )
    return path


def text_of(name: str) -> str:
    """The name of the full text that an office document dresses."""
    return name.partition(".")[0]
