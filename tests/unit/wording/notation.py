"""A short notation for targets in cases: "change >= 10 percent down from 2021 | period=2026"."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.target import Kind, Target

_EXTRAS = ("noun", "scope", "level", "period", "role", "due", "document", "condition")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case asks of one target: its core, and the extra fields it names."""

    core: str
    extras: tuple[tuple[str, str], ...] = ()
    remark: bool = False


def expected(text: str) -> Expected:
    """Read the notation."""
    core, _, rest = text.partition(" | ")
    extras = [part.strip() for part in rest.split(";")] if rest else []
    remark = "remark" in extras
    pairs = tuple(tuple(part.split("=", 1)) for part in extras if part != "remark")
    return Expected(core.strip(), pairs, remark)  # type: ignore[arg-type]


def core(target: Target) -> str:
    """The core of ``target`` in the notation."""
    if target.kind is Kind.DONE:
        return f"done {target.document}" if target.document else "done"
    if target.kind is Kind.STATEMENT:
        return "statement"
    parts: list[str] = [target.kind.value]
    if target.kind is Kind.GRADE:
        return " ".join([*parts, target.comparator.value if target.comparator else "?", target.grade or "?"])
    if target.comparator is not None:
        parts += [target.comparator.value, str(target.value) if target.value is not None else "?"]
    if target.upper is not None:
        parts.append(f"{target.upper}{')' if target.upper_open else ''}")
    if target.kind in (Kind.LEVEL, Kind.CHANGE) and target.value is not None:
        parts.append(target.unit.value if target.unit else "none")
    if target.direction is not None:
        parts.append(target.direction.value)
    if target.baseline is not None:
        parts.append(f"from {target.baseline}")
    if target.group is not None:
        parts.append(f"in {target.group}")
    return " ".join(parts)


def differences(target: Target, wanted: Expected) -> list[str]:
    """What of ``target`` is not as wanted."""
    found = []
    if core(target) != wanted.core:
        found.append(f"{core(target)} instead of {wanted.core}")
    said = dict(wanted.extras)
    for name in _EXTRAS:
        value = getattr(target, name)
        if name in said and str(value) != said[name]:
            found.append(f"{name} {value} instead of {said[name]}")
        if name in ("level", "period", "role") and name not in said and value is not None:
            found.append(f"{name} {value} that nobody said")
    if bool(target.remarks) != wanted.remark:
        found.append(f"remarks {target.remarks}")
    return found
