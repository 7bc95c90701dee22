"""JSON lines in, JSON lines out: one answer for each question, in order."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from compliance.errors import ComplianceError, Place


def answers(
    keys: tuple[str, ...], example: Mapping[str, object], answer: Callable[[dict[str, Any]], str]
) -> Iterator[str]:
    """The answer to each line of standard input; ``keys`` must be there and hold text.

    Raises ComplianceError with the number of the line that is not such an object; the lines before it
    have been answered by then. Blank lines are passed over.
    """
    for number, data in enumerate(sys.stdin.buffer, 1):
        line = data.decode("utf-8-sig" if number == 1 else "utf-8", "replace").strip()
        if line:
            try:
                asked = _asked(line, keys, example)
                yield answer(asked) + "\n"
            except ComplianceError as error:
                error.place = error.place or Place("-", number)
                raise


def _asked(line: str, keys: tuple[str, ...], example: Mapping[str, object]) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict) or not all(isinstance(asked.get(key), str) for key in keys):
        shown = json.dumps(example, ensure_ascii=False)
        raise ComplianceError("cli.bad_json_line", keys=", ".join(keys), example=shown)
    return asked
