"""Compile every ``compliance/locale/<lang>/<domain>.po`` to the ``.mo`` beside it (needs Babel)."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "compliance" / "locale"


def compiled(po: Path) -> bytes:
    """The bytes of the ``.mo`` that belongs to ``po``; a duplicate or fuzzy message is an error."""
    with po.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> None:
    for po in sorted(LOCALE.glob("*/*.po")):
        po.with_suffix(".mo").write_bytes(compiled(po))


if __name__ == "__main__":
    main()
