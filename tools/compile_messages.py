"""Compile every ``compliance/locale/<lang>/<domain>.po`` to the ``.mo`` beside it (needs Babel).

With ``--check`` nothing is written; the exit status says whether every ``.mo`` is up to date.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "compliance" / "locale"


def compiled(po: Path) -> bytes:
    """The bytes of the ``.mo`` that belongs to ``po``; a duplicate or fuzzy message is an error."""
    with po.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    # Babel would stamp the hour: the same words must give the same bytes.
    catalogue.creation_date = catalogue.revision_date = datetime(2025, 1, 1, tzinfo=UTC)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def stale() -> list[Path]:
    """The ``.po`` files whose ``.mo`` is absent or older than their words."""
    files = sorted(LOCALE.glob("*/*.po"))
    return [po for po in files if not _is_compiled(po)]


def _is_compiled(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.is_file() and mo.read_bytes() == compiled(po)


def main() -> None:
    waiting = stale()
    if "--check" in sys.argv[1:]:
        sys.exit("\n".join(f"not compiled: {po}" for po in waiting) or 0)
    for po in waiting:
        po.with_suffix(".mo").write_bytes(compiled(po))


if __name__ == "__main__":
    main()
