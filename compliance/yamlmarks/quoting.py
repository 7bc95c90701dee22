"""Text put in quotes so that YAML takes it as it stands."""

from __future__ import annotations


def quoted(text: str) -> str:
    """``text`` as a quoted YAML scalar on one line."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
