"""The full texts of the five plans, where they lie beside the checkout; tests on them skip elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(
    os.environ.get("COMPLIANCE_PLANS", Path(__file__).resolve().parents[2] / "shared" / "data" / "plans")
)
NAMES = (
    "tinh-binh-dinh-2025",
    "huyen-tay-son-2025",
    "huyen-tuy-phuoc-2023-2025",
    "xa-nhon-hau-2025",
    "xa-tay-xuan-2024",
)


def full_text(name: str) -> Path:
    """The path of the full text ``name``; skips the test where the texts are absent."""
    path = FOLDER / f"{name}.txt"
    if not path.is_file():
        pytest.skip(
            f"the full texts of the plans are not here ({path.name}; set COMPLIANCE_PLANS to their folder)"
        )
    return path
