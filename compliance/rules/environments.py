"""What a rule can name: the names of its subject, the records, the functions, the closed lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from compliance import builtin
from compliance.model.target import Measure
from compliance.rules.expression.types import CHOICES, Environment, RecordType, measured
from compliance.rules.functions import all_functions
from compliance.rules.parameters import parameter_fields
from compliance.rules.records import NAMES, RECORDS
from compliance.rules.rule import ParameterValue


@cache
def level_ids() -> tuple[str, ...]:
    """The levels of the units data, from the top down."""
    return tuple(level["id"] for level in _levels()["levels"])


@cache
def level_words() -> Mapping[str, str]:
    """What people write for a level: the type of a unit ("huyện") or its title ("cấp huyện")."""
    words = {kind["word"]: kind["levels"][0] for kind in _levels()["types"]}
    words |= {title: level["id"] for level in _levels()["levels"] for title in level["title"].values()}
    return MappingProxyType(words)


def _levels() -> dict[str, Any]:
    data: dict[str, Any] = builtin.table("registry", "levels.yaml")
    return data


def environment_of(
    subject: str, unit: Measure | None, parameters: Mapping[str, tuple[ParameterValue, ...]]
) -> Environment:
    """The environment of a kind of subject whose targets are measured in ``unit`` (None: not known)."""
    names = {
        name: measured(spec.type, unit) if unit is not None and spec.measured else spec.type
        for name, spec in NAMES[subject].items()
    }
    return Environment(
        {**names, "parameters": RecordType("parameters")},
        {**RECORDS, "parameters": parameter_fields(parameters)},
        all_functions(),
        {**CHOICES, "level": level_ids()},
        level_words(),
    )
