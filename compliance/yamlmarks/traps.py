"""YAML's own traps: why a line is not read as it was meant, and how to write it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from compliance.errors import ComplianceError, Place
from compliance.yamlmarks.quoting import quoted

_LINE = re.compile(
    r"^(?P<before>\s*(?:- +)*(?:[^\s\"'{\[#][^:]*?|\"[^\"]*\"):\s+|\s*(?:- +)+)(?P<value>\S.*?)\s*$"
)
_SIGNS = ("{{", "- ", "? ", "!", "&", "*", "@", "`", "%", ">", "|", "[", '"', "'", "{")
_IN_BRACES = re.compile(
    r"(?P<before>[{,]\s*[^:,{}\"']+:\s+)(?P<value>[^\s\"'\[{][^,{}\"']*\[[^\]]*\][^,{}]*?)\s*(?=[,}])"
)


def explain(text: str, file: str, error: yaml.YAMLError) -> tuple[ComplianceError, str | None]:
    """What went wrong in words of ours, and the text with that one line corrected (None: no obvious way)."""
    mark = _mark(error)
    if mark is None:
        return _unreadable(text, file, error), None
    lines = text.split("\n")
    number, trap = _first_trap(lines, (mark, getattr(error, "context_mark", None)))
    line = lines[number]
    if trap is None:
        place = Place(file, number + 1, mark.column + 1)
        code = "yaml.tab" if "\t" in line[: len(line) - len(line.lstrip())] else "yaml.syntax"
        return ComplianceError(
            code, place=place, line=line.strip(), problem=str(getattr(error, "problem", ""))
        ), None
    code, sign, column, corrected = trap
    told = ComplianceError(
        code, place=Place(file, number + 1, column), sign=sign, corrected=corrected.strip()
    )
    return told, "\n".join([*lines[:number], corrected, *lines[number + 1 :]])


def sign_trap(text: str, file: str, index: int) -> ComplianceError:
    """The error for a value that YAML takes for something else because of the sign it begins with."""
    first = text.rfind("\n", 0, index) + 1
    last = text.find("\n", index)
    line = text[first : last if last >= 0 else len(text)]
    place = Place(file, text.count("\n", 0, index) + 1, index - first + 1)
    trap = _value(line)
    sign, corrected = (trap[1], trap[3]) if trap else (text[index : index + 1], line)
    return ComplianceError("yaml.leading_sign", place=place, sign=sign, corrected=corrected.strip())


def _first_trap(lines: list[str], marks: tuple[Any, ...]) -> tuple[int, tuple[str, str, int, str] | None]:
    numbers = [min(mark.line, len(lines) - 1) for mark in marks if mark is not None]
    for number in numbers:
        trap = _braces(lines[number]) or _value(lines[number])
        if trap is not None:
            return number, trap
    return numbers[0], None


def _mark(error: yaml.YAMLError) -> Any:
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    ends_late = "end of stream" in str(getattr(error, "problem", "")) or "quoted scalar" in str(
        getattr(error, "context", "")
    )
    return context if ends_late and context is not None else problem


def _unreadable(text: str, file: str, error: yaml.YAMLError) -> ComplianceError:
    position = getattr(error, "position", None)
    if position is None:
        return ComplianceError("yaml.syntax", place=Place(file), line="", problem=str(error))
    before = text[:position]
    place = Place(file, before.count("\n") + 1, position - before.rfind("\n"))
    return ComplianceError("yaml.bad_character", place=place, character=f"U+{ord(text[position]):04X}")


def _value(line: str) -> tuple[str, str, int, str] | None:
    """Code, sign, column and corrected line for a ``key: value`` line whose value needs quotes."""
    match = _LINE.match(line)
    if match is None:
        return None
    value, before = match["value"], match["before"]
    column = match.start("value") + 1
    sign = next((sign for sign in _SIGNS if value.startswith(sign)), None)
    if sign in {'"', "'"} and value.endswith(sign) and len(value) > 1:
        value = value[1:-1]
    if sign is not None:
        return "yaml.leading_sign", sign, column, before + quoted(value)
    if ": " in value or value.endswith(":"):
        return "yaml.colon_inside", ":", column + value.find(":"), before + quoted(value)
    return None


def _braces(line: str) -> tuple[str, str, int, str] | None:
    """The same for a list of the expression language, or a comma, inside ``{}``."""
    match = _IN_BRACES.search(line)
    if match is not None:
        value = match["value"].rstrip()
        corrected = line[: match.start("value")] + quoted(value) + line[match.start("value") + len(value) :]
        return "yaml.list_in_braces", "[", match.start("value") + 1, corrected
    return None
