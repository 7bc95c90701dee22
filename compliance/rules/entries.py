"""A ruleset file read rule by rule, so that a slip in one rule does not hide the slips in others."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from compliance import yamlmarks
from compliance.errors import ComplianceError
from compliance.files.explaining import explain
from compliance.files.validated import read_text
from compliance.records import record
from compliance.rules.ruleset import RuleEntry, RulesetFile
from compliance.yamlmarks import Mapping, Node, Sequence, find


@record
class ReadRule:
    """A rule entry with its node; ``spoilt`` are keys whose values were refused already."""

    entry: RuleEntry
    node: Node
    spoilt: frozenset[str]


@record
class ReadRuleset:
    """A file as far as it could be read, and everything that is wrong with it."""

    header: RulesetFile | None
    node: Node | None
    rules: tuple[ReadRule, ...]
    errors: tuple[ComplianceError, ...]
    sha256: str


def read_ruleset(path: Path) -> ReadRuleset:
    """The file at ``path``; errors gather in the answer."""
    try:
        text = read_text(path)
    except ComplianceError as error:
        return ReadRuleset(None, None, (), (error,), "")
    return parse_ruleset(text, str(path))


def parse_ruleset(text: str, file: str) -> ReadRuleset:
    """As ``read_ruleset``, from text."""
    node, errors = yamlmarks.compose_tolerantly(text, file)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if node is None:
        return ReadRuleset(None, None, (), errors, digest)
    data = yamlmarks.to_python(node)
    listed = find(node, ["rules"])
    rules: list[ReadRule] = []
    found = list(errors)
    if isinstance(data, dict) and isinstance(data.get("rules"), list) and isinstance(listed, Sequence):
        for index, (item, at) in enumerate(zip(data["rules"], listed.items, strict=True)):
            rule = _rule(item, at, index, found)
            if rule is not None:
                rules.append(rule)
        data["rules"] = []
    header = _header(data, node, found)
    return ReadRuleset(header, node, tuple(rules), tuple(found), digest)


def _header(data: Any, node: Node, errors: list[ComplianceError]) -> RulesetFile | None:
    """The keys beside the rules; refused ones fall back to their defaults."""
    for _ in range(len(RulesetFile.model_fields) + 1):
        try:
            return RulesetFile.model_validate(data)
        except ValidationError as error:
            errors += [told for told in explain(error, node, RulesetFile) if told not in errors]
            if not isinstance(data, dict):
                return None
            data = _without(data, error)
            data.setdefault("ruleset", "unnamed")
            data.setdefault("rules", [])
    return None


def _rule(item: Any, node: Node, index: int, errors: list[ComplianceError]) -> ReadRule | None:
    spoilt: set[str] = set()
    for _ in range(len(RuleEntry.model_fields) + 1):
        try:
            return ReadRule(RuleEntry.model_validate(item), node, frozenset(spoilt))
        except ValidationError as error:
            if not spoilt:
                errors += explain(error, node, RuleEntry)
            if not isinstance(item, dict) or not isinstance(node, Mapping):
                return None
            spoilt |= {str(one["loc"][0]) for one in error.errors() if one["loc"]}
            item = {**_without(item, error)}
            item.setdefault("id", f"rule-{index + 1}")
    return None


def _without(data: dict[str, Any], error: ValidationError) -> dict[str, Any]:
    refused = {str(one["loc"][0]) for one in error.errors() if one["loc"]}
    return {key: value for key, value in data.items() if key not in refused}
