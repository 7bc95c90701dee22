"""``rules list`` and ``rules lint``: rulesets loaded, or refused with every mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from compliance.app.settings import load_knowledge, ruleset_names
from compliance.app.words import said

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


def lint_rules(names: Sequence[str], lang: str) -> list[dict[str, Any]]:
    """What loads but is not well kept, ruleset by ruleset; invalid ones raise as ``list_rules`` does."""
    from compliance.rules.linting import lint

    catalogue = load_knowledge(None).catalogue
    return [
        {
            "id": ruleset.id,
            "rules": len(ruleset.rules),
            "remarks": [
                {
                    "rule": remark.rule,
                    "code": remark.code,
                    "place": str(remark.place),
                    "message": said(remark.code, dict(remark.params), lang),
                }
                for remark in lint([ruleset], catalogue)
            ],
        }
        for ruleset in loaded_rulesets(names)
    ]


def document_rules(names: Sequence[str]) -> str:
    """The page about the rulesets called ``names``, in Markdown."""
    from compliance.rules.documenting import rules_page

    return rules_page(loaded_rulesets(names))


def loaded_rulesets(names: Sequence[str], *, apart: bool = True) -> list[Ruleset]:
    """The rulesets called ``names``; all that travel with the program where none is named.

    ``apart`` gives each of them whole; else a rule that two share stands in the first alone.
    """
    from compliance.rules.loading import builtin_names, load_rulesets

    catalogue = load_knowledge(None).catalogue
    wanted = ruleset_names(names) or list(builtin_names())
    groups = [[name] for name in wanted] if apart else [wanted]
    return [ruleset for group in groups for ruleset in load_rulesets(group, catalogue=catalogue)]


def in_language(words: Mapping[str, str], lang: str) -> str:
    """The words in ``lang``, else in Vietnamese."""
    return words.get(lang) or words.get("vi", "")
