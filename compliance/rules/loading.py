"""Rulesets from files: merged with those they extend, checked and compiled, or refused whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path

from compliance import builtin
from compliance.errors import ComplianceError, ComplianceErrors, Place
from compliance.files.validated import in_order
from compliance.model.catalogue import Catalogue
from compliance.records import record
from compliance.rules.building import RuleBuilder, Written
from compliance.rules.entries import ReadRule, ReadRuleset, read_ruleset
from compliance.rules.expression.checking import nearest
from compliance.rules.parameters import parse_parameters
from compliance.rules.rule import ParameterValue, Rule, Ruleset, Scope
from compliance.rules.ruleset import RulesetFile
from compliance.yamlmarks import find

SUFFIXES = (".yaml", ".yml")


@record(frozen=False)
class _Gathered:
    """What the files of one ruleset say together."""

    rules: dict[str, Written] = field(default_factory=dict)
    parameters: dict[str, tuple[ParameterValue, ...]] = field(default_factory=dict)
    digest: list[str] = field(default_factory=list)
    catalogue: str | None = None


def load_rulesets(names: Sequence[str | Path], *, catalogue: Catalogue) -> tuple[Ruleset, ...]:
    """The rulesets by built-in name or path, each with the rules of those it extends.

    A rule that two of them share is kept in the first only, so that it is judged once; where one of them
    overrides it, as overridden. Raises ComplianceErrors with every error of every file at file:line:column.
    """
    loader = _Loader(catalogue)
    rulesets = [loader.load(name) for name in names]
    if loader.errors:
        raise ComplianceErrors(in_order(dict.fromkeys(loader.errors)))
    return tuple(_without_repeats([ruleset for ruleset in rulesets if ruleset is not None]))


def builtin_names() -> tuple[str, ...]:
    """The names of the rulesets that travel with the program."""
    return tuple(sorted(path.stem for path in builtin.rulesets().glob("*.yaml")))


def ruleset_path(name: str | Path, beside: Path | None = None) -> Path | None:
    """The file of a ruleset: a built-in name, or a path (from the folder ``beside`` on)."""
    if isinstance(name, str) and not name.endswith(SUFFIXES) and "/" not in name and name in builtin_names():
        return builtin.rulesets() / f"{name}.yaml"
    path = Path(name)
    if beside is not None and not path.is_absolute():
        path = beside / path
    return path if path.is_file() else None


class _Loader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.errors: list[ComplianceError] = []
        self._files: dict[Path, ReadRuleset] = {}
        self._told: set[tuple[Place | None, str, str]] = set()
        self._trapped: set[tuple[str, int | None]] = set()

    def load(self, name: str | Path) -> Ruleset | None:
        path = ruleset_path(name)
        if path is None:
            self._tell(_not_found(str(name), None))
            return None
        gathered = _Gathered()
        self._gather(path, gathered, ())
        file = self._read(path).header
        if file is None:
            return None
        rules = tuple(
            rule
            for written in gathered.rules.values()
            if (rule := self._build(written, gathered)) is not None
        )
        return Ruleset(
            id=file.ruleset,
            version=file.version,
            title=file.title or {"vi": file.ruleset},
            rules=rules,
            sha256=hashlib.sha256("".join(gathered.digest).encode()).hexdigest(),
            catalogue=gathered.catalogue,
            file=str(path),
        )

    def _tell(self, error: ComplianceError) -> None:
        """One error once, also where two rulesets extend its file; after a YAML trap its line is silent."""
        key = (error.place, error.code, str(error.params.get("key", "")))
        line = (error.place.file, error.place.line) if error.place else None
        if key in self._told or (line in self._trapped and not error.code.startswith("yaml.")):
            return
        self._told.add(key)
        self.errors.append(error)
        if line is not None and error.code.startswith("yaml."):
            self._trapped.add(line)

    def _read(self, path: Path) -> ReadRuleset:
        key = path.resolve()
        if key not in self._files:
            self._files[key] = read_ruleset(path)
            for error in sorted(self._files[key].errors, key=_traps_first):
                self._tell(error)
        return self._files[key]

    def _gather(self, path: Path, into: _Gathered, above: tuple[Path, ...]) -> None:
        """The rules of the extended rulesets first, then those of the file, which win key by key."""
        read = self._read(path)
        file, node = read.header, read.node
        if file is None or node is None:
            return
        for index, name in enumerate(file.extends):
            place = find(node, ["extends", index]).place
            found = ruleset_path(name, path.parent)
            if found is None:
                self._tell(_not_found(name, place))
            elif found.resolve() in (path.resolve(), *above):
                self._tell(ComplianceError("rules.extends_itself", place=place, name=name))
            else:
                self._gather(found, into, (*above, path.resolve()))
        if read.sha256 not in into.digest:
            into.digest.append(read.sha256)
        into.catalogue = file.catalogue or into.catalogue
        values, errors = parse_parameters(file, node)
        into.parameters.update(values)
        for error in errors:
            self._tell(error)
        self._add_rules(file, read.rules, path, into)

    def _add_rules(self, file: RulesetFile, rules: Sequence[ReadRule], path: Path, into: _Gathered) -> None:
        own: dict[str, Place] = {}
        scope = Scope(**dict(file.scope)) if file.scope is not None else Scope()
        for rule in rules:
            entry, place = rule.entry, find(rule.node, ["id"]).place
            if entry.id in own:
                first = str(own[entry.id])
                self._tell(ComplianceError("rules.duplicate_id", place=place, id=entry.id, first=first))
            key = f"{entry.id} {place}" if entry.id in own else entry.id
            own.setdefault(entry.id, place)
            known = into.rules.get(key)
            if known is None:
                known = into.rules[key] = Written(file.ruleset, path.parent, scope, rule.node.place)
            known.add(rule, path.parent)

    def _build(self, written: Written, gathered: _Gathered) -> Rule | None:
        builder = RuleBuilder(written, self.catalogue, gathered.parameters)
        rule = builder.build()
        for error in builder.errors:
            self._tell(error)
        return rule


def _traps_first(error: ComplianceError) -> bool:
    return not error.code.startswith("yaml.")


def _not_found(name: str, place: Place | None) -> ComplianceError:
    known = builtin_names()
    near = nearest(name, known)
    code = "rules.no_ruleset_near" if near else "rules.no_ruleset"
    return ComplianceError(code, place=place, name=name, near=near or "", known=", ".join(known))


def _without_repeats(rulesets: Sequence[Ruleset]) -> Iterable[Ruleset]:
    """Each rule once: as overridden last, else where it stands first."""
    kept: dict[str, tuple[int, Rule]] = {}
    for index, ruleset in enumerate(rulesets):
        for rule in ruleset.rules:
            known = kept.get(rule.id)
            if known is None or (rule.ruleset != ruleset.id and _changed(known[1], rule)):
                kept[rule.id] = index, rule
    for index, ruleset in enumerate(rulesets):
        yield replace(ruleset, rules=tuple(rule for rule in ruleset.rules if kept[rule.id][0] == index))


def _changed(rule: Rule, other: Rule) -> bool:
    """Whether ``other`` is ``rule`` overridden, or under other values of its parameters."""
    values = rule.parameters.items()
    return rule.place != other.place or any(other.parameters.get(name) != value for name, value in values)
