"""The names of types and units for people, in every language a message may be shown in."""

from __future__ import annotations

from compliance import messages
from compliance.rules.expression.types import (
    Choice,
    ListType,
    QuantityType,
    RecordType,
    Type,
    type_key,
)


def terms(**types: Type) -> dict[str, str]:
    """For each type its name as ``<key>_vi`` and ``<key>_en``: a message takes that of its language."""
    return {
        f"{key}_{lang}": type_words(type_, lang)
        for key, type_ in types.items()
        for lang in messages.LANGUAGES
    }


def type_words(type_: Type, lang: str) -> str:
    """A type in words: a unit where it is known, a record by its name in the language of rules."""
    if isinstance(type_, RecordType):
        return f"{type_.name} ({_unit(type_.unit.value, lang)})" if type_.unit is not None else type_.name
    if isinstance(type_, QuantityType) and type_.unit is not None:
        return _unit(type_.unit.value, lang)
    if isinstance(type_, ListType | Choice | QuantityType):
        return messages.text(f"rules.type_{type_key(type_)}", lang)
    return messages.text(f"rules.type_{type_.name}", lang)


def _unit(unit: str, lang: str) -> str:
    return messages.text(f"rules.unit_{unit}", lang)
