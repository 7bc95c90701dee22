"""One rule out of its keys: names and units checked, expressions compiled, templates verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import Any

from compliance.errors import ComplianceError, Place
from compliance.model.catalogue import Catalogue
from compliance.model.finding import Severity, Verdict
from compliance.model.target import Measure
from compliance.records import record
from compliance.rules.entries import ReadRule
from compliance.rules.environments import environment_of, level_ids, level_words
from compliance.rules.expression.checking import check_truth, nearest
from compliance.rules.expression.evaluation import compile_expression
from compliance.rules.expression.parsing import ExpressionError, parse
from compliance.rules.expression.tree import names_in
from compliance.rules.expression.types import Environment
from compliance.rules.matching import is_glob, matches
from compliance.rules.records import names_of
from compliance.rules.rule import Condition, Given, ParameterValue, Rule, Scope
from compliance.rules.ruleset import DEFAULT, PARTS, GivenEntry
from compliance.rules.templates import check_template
from compliance.yamlmarks import Mapping as MappingNode
from compliance.yamlmarks import Node, Scalar, find
from compliance.yamlmarks.quoting import quoted

_FILTERS_BY_SUBJECT = {
    "indicator": {"target", "obligation", "indicator"},
    "level": {"target", "obligation"},
    "section": {"target", "obligation", "indicator", "mention"},
    "kind": {"mention"},
    "of": {"obligation"},
}


_MEANING = frozenset({"given", "needs", "when", "require", "otherwise", "reason"})
"""Keys by which a rule judges."""


@record(frozen=False)
class Written:
    """A rule as written: the value of each key and the node it stands in, the latest file winning."""

    ruleset: str
    folder: Path
    scope: Scope
    place: Place
    keys: dict[str, Any] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)

    spoilt: set[str] = field(default_factory=set)

    def add(self, rule: ReadRule, folder: Path) -> None:
        """Take the keys of ``rule``, of a file in ``folder``; they win over those there.

        Cases of a rule that now promises something else are no longer its cases.
        """
        given = rule.entry.model_fields_set
        if "tests" not in given and given & _MEANING:
            self.keys.pop("tests", None)
        if "tests" in given:
            self.folder = folder
        self.place = rule.node.place
        for key in sorted(rule.entry.model_fields_set):
            self.keys[key] = getattr(rule.entry, key)
            self.nodes[key] = find(rule.node, [key])
        self.spoilt |= rule.spoilt


@record(frozen=False)
class RuleBuilder:
    """Builds a rule; what is wrong gathers in ``errors`` and the rule is None then."""

    written: Written
    catalogue: Catalogue
    parameters: Mapping[str, tuple[ParameterValue, ...]]
    errors: list[ComplianceError] = field(default_factory=list)

    @property
    def keys(self) -> dict[str, Any]:
        return self.written.keys

    @property
    def nodes(self) -> dict[str, Node]:
        return self.written.nodes

    def build(self) -> Rule | None:
        """The rule, or None with ``errors``."""
        entry = self.keys.get("given")
        for key, example in (
            ("given", "given: {each: target}"),
            ("require", "require: target >= 70%"),
        ):
            misspelt = any(nearest(name, [key]) for name in self.written.spoilt)
            if self.keys.get(key) is None and not misspelt:
                self._tell("files.missing_key", self.written.place, key=key, example=example)
        if entry is None:
            return None
        given = self._given(entry)
        environment = environment_of(given.subject, self._unit(given), self.parameters)
        when = self._condition("when", environment) if self.keys.get("when") is not None else None
        require = self._condition("require", environment)
        self._needs()
        for key in ("message", "remedy"):
            self._templates(key, environment)
        for key in ("title", "why", "basis"):
            self._no_lost_words(key)
        if self.errors or self.written.spoilt or require is None:
            return None
        return self._rule(given, when, require)

    def _rule(self, given: Given, when: Condition | None, require: Condition) -> Rule:
        keys = self.keys
        return Rule(
            id=keys["id"],
            ruleset=self.written.ruleset,
            title=keys.get("title") or {"vi": keys["id"]},
            given=given,
            require=require,
            names=names_of(given.each, given.of),
            place=self.written.place,
            folder=self.written.folder,
            severity=keys.get("severity") or {DEFAULT: Severity.ERROR},
            when=when,
            scope=self.written.scope,
            code=keys.get("code"),
            why=keys.get("why") or {},
            basis=keys.get("basis") or "",
            needs=keys.get("needs") or (),
            otherwise=Verdict(keys.get("otherwise") or Verdict.VIOLATES),
            reason=keys.get("reason"),
            message=keys.get("message") or {},
            remedy=keys.get("remedy") or {},
            instead_of=keys.get("instead_of") or (),
            tests=keys.get("tests") or (),
            parameters=self.parameters,
        )

    def _tell(self, code: str, place: Place, /, **params: Any) -> None:
        self.errors.append(ComplianceError(code, place=place, **params))

    def _given(self, entry: GivenEntry) -> Given:
        node = self.nodes["given"]
        written = entry.model_dump(exclude_unset=True)
        for name, subjects in _FILTERS_BY_SUBJECT.items():
            if written.get(name) and entry.each not in subjects:
                self._tell(
                    "rules.filter_not_for",
                    find(node, [name]).place,
                    filter=name,
                    each=entry.each,
                    known=", ".join(sorted(subjects)),
                )
        self._known_values(node, "indicator", entry.indicator, tuple(self.catalogue.entries))
        for name in ("level", "unit_level"):
            self._known_values(node, name, getattr(entry, name), level_ids())
        if entry.each != "mention":
            self._known_values(node, "section", entry.section, ("body", "annex"))
        return Given(**dict(entry))

    def _known_values(self, node: Node, name: str, values: tuple[str, ...], known: tuple[str, ...]) -> None:
        for index, value in enumerate(values):
            if not known or any(matches(item, (value,)) for item in known):
                continue
            place = find(node, [name, index]).place
            if is_glob(value):
                self._tell("rules.pattern_matches_nothing", place, filter=name, value=value)
                continue
            synonym = level_words().get(value.casefold())
            near = synonym if synonym in known else nearest(value, known)
            code = "rules.unknown_filter_value_near" if near else "rules.unknown_filter_value"
            shown = ", ".join(sorted(known)) if len(known) <= 12 else ", ".join(sorted(known)[:12]) + ", …"
            self._tell(code, place, filter=name, value=value, near=near or "", known=shown)

    def _unit(self, given: Given) -> Measure | None:
        """What the targets of ``given`` are measured in, where the catalogue gives one answer for all."""
        entries = [
            entry
            for key, entry in self.catalogue.entries.items()
            if given.indicator and matches(key, given.indicator)
        ]
        units = {entry.unit for entry in entries}
        return units.pop() if len(units) == 1 else None

    def _needs(self) -> None:
        for index, part in enumerate(self.keys.get("needs") or ()):
            if part not in PARTS:
                place = find(self.nodes["needs"], [index]).place
                near = nearest(part, PARTS) or PARTS[0]
                self._tell("files.not_one_of_near", place, found=part, near=near, known=", ".join(PARTS))

    def _condition(self, key: str, environment: Environment) -> Condition | None:
        words, node = self.keys.get(key), self.nodes.get(key)
        if words is None or node is None:
            return None
        if self._no_lost_words(key, strictly=False):
            return None
        try:
            tree = parse(words)
        except ExpressionError as error:
            if not self._no_lost_words(key):
                self._told_at(node, error)
            return None
        checked = check_truth(tree, environment)
        for slip in checked.errors:
            self._told_at(node, slip)
        if checked.errors:
            return None
        compiled = partial(compile_expression, tree, checked.types, environment, words)
        return Condition(words, tree, compiled(), partial(compiled, traced=True), names_in(tree), node.place)

    def _told_at(self, node: Node, error: ExpressionError) -> None:
        place = node.at(error.offset) if isinstance(node, Scalar) else node.place
        self._tell(error.code, place, **error.params)

    def _templates(self, key: str, environment: Environment) -> None:
        node = self.nodes.get(key)
        for reason, texts in (self.keys.get(key) or {}).items():
            for lang, words in texts.items():
                assert node is not None
                at = find(node, [reason, lang])
                for error in check_template(words, environment):
                    self._told_at(at, error)
                self._lost_words_at(at, reason if at is not node else key, strictly=True)

    def _no_lost_words(self, key: str, *, strictly: bool = True) -> bool:
        node = self.nodes.get(key)
        if isinstance(node, MappingNode):
            cut = [self._lost_words_at(value, name.text, strictly=strictly) for name, value in node.pairs]
            return True in cut
        return node is not None and self._lost_words_at(node, key, strictly=strictly)

    def _lost_words_at(self, node: Node, key: str, *, strictly: bool) -> bool:
        """A `` #`` inside a text cuts it; a real comment stands apart by two spaces or on its own line."""
        if not isinstance(node, Scalar) or node.comment is None:
            return False
        apart = node.comment.startswith("  ")
        cut = not node.comment.lstrip().startswith("# ") or (strictly and not apart)
        if cut:
            whole = f"{key}: {quoted(node.text + node.comment)}"
            end = node.at(len(node.text))
            sign = replace(end, column=(end.column or 1) + node.comment.index("#"))
            self._tell("yaml.hash_inside", sign, corrected=whole)
        return cut
