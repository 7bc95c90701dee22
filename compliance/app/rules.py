"""``rules list`` and ``rules lint``: rulesets loaded, or refused with every mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from compliance.app.settings import load_knowledge, ruleset_names

if TYPE_CHECKING:
    from compliance.rules.rule import Ruleset


def list_rules(names: Sequence[str], lang: str) -> list[dict[str, Any]]:
    """The rules of the rulesets called ``names`` (all built-in ones where none is named).

    Raises ComplianceErrors with every mistake of every file at file:line:column.
    """
    return [
        {
            "id": ruleset.id,
            "version": ruleset.version,
            "title": in_language(ruleset.title, lang),
            "sha256": ruleset.sha256,
            "rules": [
                {
                    "id": rule.id,
                    "code": rule.code,
                    "severity": rule.severity["default"].value,
                    "title": in_language(rule.title, lang),
                    "basis": rule.basis,
                    "ruleset": rule.ruleset,
                }
                for rule in ruleset.rules
            ],
        }
        for ruleset in loaded_rulesets(names)
    ]


def loaded_rulesets(names: Sequence[str]) -> list[Ruleset]:
    """The rulesets called ``names``, each whole; all that travel with the program where none is named."""
    from compliance.rules.loading import builtin_names, load_rulesets

    catalogue = load_knowledge(None).catalogue
    wanted = ruleset_names(names) or builtin_names()
    return [ruleset for name in wanted for ruleset in load_rulesets([name], catalogue=catalogue)]


def in_language(words: Mapping[str, str], lang: str) -> str:
    """The words in ``lang``, else in Vietnamese."""
    return words.get(lang) or words.get("vi", "")
