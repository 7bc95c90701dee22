"""``init``: a folder becomes a workspace."""

from __future__ import annotations

from pathlib import Path

from compliance import messages
from compliance.errors import ComplianceError, Place
from compliance.files.workspace import FILE_NAME


def init(folder: Path, lang: str) -> bool:
    """Makes ``compliance.yaml`` and ``plans`` in ``folder``; False where it was a workspace before.

    Nothing that exists is changed. Raises ComplianceError where the folder cannot be written.
    """
    file = folder / FILE_NAME
    try:
        (folder / "plans").mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(messages.text("app.new_workspace", lang))
    except FileExistsError:
        if not file.is_file() or not (folder / "plans").is_dir():
            raise ComplianceError("app.cannot_create", place=Place(str(folder)), reason="") from None
        return False
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ComplianceError("app.cannot_create", place=Place(str(folder)), reason=reason) from None
    return True
