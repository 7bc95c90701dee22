"""Catalogues of canonical indicators: the built-in ones by name, a workspace's own by path."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, field_validator, model_validator

from compliance import builtin
from compliance.errors import ComplianceError, ComplianceErrors
from compliance.files.fields import WordsField
from compliance.files.validated import Strict, invalid, load_marked, read_text
from compliance.model.catalogue import Alias, Cascade, Catalogue, CatalogueEntry, Sign
from compliance.model.target import Better, Measure
from compliance.yamlmarks import Node, find


class AliasEntry(Strict):
    """A wording of an indicator; one of other content says why."""

    text: str = Field(min_length=1, examples=["Tỷ lệ hồ sơ trực tuyến"])
    same: bool = True
    reason: str | None = None
    pattern: bool = False
    also: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _reason_is_given(self) -> AliasEntry:
        if not self.same and not self.reason:
            raise invalid("catalogue.reason_missing", text=self.text)
        return self


class SignEntry(Strict):
    """Words that make an indicator known; ``a|b`` in a group is a or b."""

    all: tuple[str, ...] = Field(min_length=1, examples=[["hồ sơ", "trực tuyến|qua mạng"]])
    none: tuple[str, ...] = ()
    same: bool = True
    reason: str | None = None

    @model_validator(mode="after")
    def _reason_is_given(self) -> SignEntry:
        if not self.same and not self.reason:
            raise invalid("catalogue.reason_missing", text=", ".join(self.all))
        return self


class IndicatorEntry(Strict):
    """One canonical indicator of the file."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", examples=["online_dossier_rate"])
    title: WordsField = Field(examples=["{vi: Tỷ lệ hồ sơ trực tuyến}"])
    aliases: tuple[AliasEntry, ...] = ()
    signs: tuple[SignEntry, ...] = ()
    unit: Measure | None = None
    direction: Better | None = None
    levels: tuple[str, ...] = Field(default=(), examples=[["province", "district", "commune"]])
    closed: bool = False
    cascade: Cascade = Cascade.AT_LEAST
    counterpart: str | None = None
    part_of: str | None = None
    measures: str | None = Field(default=None, examples=["unit"])
    area: str | None = Field(default=None, examples=["digital"])
    acronyms: tuple[str, ...] = ()
    by_measure: dict[Measure, str] = Field(default_factory=dict)
    answered_by: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    adds_up: bool = False
    not_to_be_confused_with: tuple[str, ...] = ()
    basis: str = ""

    @field_validator("measures")
    @classmethod
    def _measures_the_unit(cls, value: str | None) -> str | None:
        if value not in (None, "unit"):
            raise invalid("catalogue.bad_measures", found=value)
        return value


class CatalogueFile(Strict):
    """The file: a name and the list of its indicators."""

    catalogue: str = Field(default="", examples=["cchc"])
    indicators: tuple[IndicatorEntry, ...] = Field(examples=["[]"])


def load_catalogue(path_or_name: str | Path) -> Catalogue:
    """The catalogue at a path, or the built-in one of that name ("cchc").

    Raises ComplianceErrors with every error at its place; an unknown name lists the known ones.
    """
    path = Path(path_or_name)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return parse_catalogue(read_text(path), str(path_or_name))
    folder = builtin.rulesets() / "catalogue"
    built_in = folder / f"{path_or_name}.yaml"
    if not built_in.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.yaml")))
        raise ComplianceError("catalogue.unknown", name=str(path_or_name), known=known)
    return parse_catalogue(read_text(built_in), built_in.name)


def parse_catalogue(text: str, file: str) -> Catalogue:
    """The catalogue of ``text``; ``file`` is what errors name."""
    value, node = load_marked(text, file, CatalogueFile)
    errors = [*_twice(value.indicators, node), *_unknown(value.indicators, node)]
    if errors:
        raise ComplianceErrors(errors)
    entries = {entry.id: _entry(entry) for entry in value.indicators}
    return Catalogue(value.catalogue or Path(file).stem, entries)


def _entry(entry: IndicatorEntry) -> CatalogueEntry:
    return CatalogueEntry(
        id=entry.id,
        title=entry.title,
        aliases=tuple(Alias(one.text, one.same, one.reason, one.pattern, one.also) for one in entry.aliases),
        unit=entry.unit,
        direction=entry.direction,
        levels=entry.levels,
        closed=entry.closed,
        cascade=entry.cascade,
        counterpart=entry.counterpart,
        part_of=entry.part_of,
        measures=entry.measures,
        area=entry.area,
        not_to_be_confused_with=entry.not_to_be_confused_with,
        basis=entry.basis,
        signs=tuple(_sign(one) for one in entry.signs),
        acronyms=entry.acronyms,
        by_measure=entry.by_measure,
        answered_by=entry.answered_by,
        not_under=entry.not_under,
        sides=entry.sides,
        adds_up=entry.adds_up,
    )


def _sign(entry: SignEntry) -> Sign:
    groups = tuple(tuple(word.strip() for word in group.split("|")) for group in entry.all)
    return Sign(groups, entry.none, entry.same, entry.reason)


def _twice(entries: Iterable[IndicatorEntry], node: Node) -> list[ComplianceError]:
    seen: set[str] = set()
    errors = []
    for index, entry in enumerate(entries):
        if entry.id in seen:
            place = find(node, ["indicators", index, "id"]).place
            errors.append(ComplianceError("catalogue.twice", place=place, id=entry.id))
        seen.add(entry.id)
    return errors


def _unknown(entries: Iterable[IndicatorEntry], node: Node) -> list[ComplianceError]:
    entries = tuple(entries)
    known = {entry.id for entry in entries}
    errors = []
    for index, entry in enumerate(entries):
        for key, names in _references(entry):
            for name in names:
                if name not in known:
                    place = find(node, ["indicators", index, key]).place
                    errors.append(ComplianceError("catalogue.unknown_id", place=place, key=key, id=name))
    return errors


def _references(entry: IndicatorEntry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("counterpart", (entry.counterpart,) if entry.counterpart else ()),
        ("part_of", (entry.part_of,) if entry.part_of else ()),
        ("by_measure", tuple(entry.by_measure.values())),
        ("answered_by", entry.answered_by),
        ("aliases", tuple(name for alias in entry.aliases for name in alias.also)),
        ("not_to_be_confused_with", entry.not_to_be_confused_with),
    )
