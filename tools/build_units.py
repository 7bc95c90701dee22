"""Build ``compliance/files/units.tsv.gz`` from the MIT-licensed data set vietnamadminunits 1.0.4.

Get the wheel with ``pip download --no-deps vietnamadminunits==1.0.4`` and run
``python tools/build_units.py vietnamadminunits-1.0.4-py3-none-any.whl``. The same wheel gives the same
bytes. The layout of the file is told in ``compliance/files/packed_units.py``, which reads it.
"""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from compliance import vietnamese
from compliance.model.unit_names import key_of, slug_of

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "compliance" / "files" / "units.tsv.gz"
EARLIER = Path(__file__).parent / "units" / "earlier.yaml"
SOURCE = "vietnamadminunits 1.0.4 (MIT, Copyright (c) 2025 Tran Ngoc Minh Hieu)"

THREE_TIERS = "a"
TWO_TIERS = "b"
BOTH = "c"
ERAS = {THREE_TIERS: [None, "2025-06-30"], TWO_TIERS: ["2025-07-01", None], BOTH: [None, None]}


@dataclass
class Row:
    """One unit on its way into the file; ``successors`` are the units that took over the whole or a part."""

    level: str
    type: str
    name: str
    code: str
    era: str
    path: str = ""
    successors: list[tuple[Row, bool]] = field(default_factory=list)
    children: list[Row] = field(default_factory=list)

    def line(self, home: str) -> str:
        """The unit's line; ``home`` is the province whose communes the heirs mostly are."""
        slug = self.path.rpartition("/")[2]
        heirs = ",".join(("" if whole else "~") + short(heir.path, home) for heir, whole in self.successors)
        shown = "" if slug == slug_of(self.name) else slug
        key = "" if key_of(self.name) == self.name.lower() else key_of(self.name)
        return "\t".join((self.level, shown, self.type, self.name, self.code, self.era, heirs, key))


def short(path: str, home: str) -> str:
    above, _, slug = path.rpartition("/")
    return slug if above == home else path


def main(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        archive.extract("vietnamadminunits/data/dataset.db", folder)
        converter = json.loads(archive.read("vietnamadminunits/data/converter_2025.json"))
        with sqlite3.connect(Path(folder) / "vietnamadminunits" / "data" / "dataset.db") as database:
            old, old_by_key = legacy(database)
            new, new_by_key = current(database)
    provinces = joined(old, new, converter["DICT_PROVINCE"])
    add_earlier(provinces)
    name_paths(provinces)
    add_succession(old, new, old_by_key, new_by_key, converter)
    OUTPUT.write_bytes(packed(provinces))
    print(OUTPUT.relative_to(ROOT), OUTPUT.stat().st_size, "bytes")


def legacy(database: sqlite3.Connection) -> tuple[dict[str, Row], dict[str, Row]]:
    """Provinces of the three-tier era by key, and their districts and communes by the mapping's key."""
    provinces: dict[str, Row] = {}
    by_key: dict[str, Row] = {}
    query = (
        "select provinceKey, province, provinceCode, districtKey, district, districtCode,"
        " wardKey, ward, wardCode"
        " from admin_units_legacy order by provinceCode, districtCode, wardCode"
    )
    for pkey, pname, pcode, dkey, dname, dcode, wkey, wname, wcode in database.execute(query):
        province = provinces.setdefault(pkey, row("p", pname, pcode, THREE_TIERS))
        path = f"{pkey}_{dkey}"
        if path not in by_key:
            by_key[path] = row("d", dname, dcode, THREE_TIERS)
            province.children.append(by_key[path])
        if wkey is None:
            by_key[f"{path}_"] = by_key[path]
        else:
            by_key[f"{path}_{wkey}"] = row("c", wname, wcode, THREE_TIERS)
            by_key[path].children.append(by_key[f"{path}_{wkey}"])
    return provinces, by_key


def current(database: sqlite3.Connection) -> tuple[dict[str, Row], dict[tuple[str, str], Row]]:
    """Provinces of the two-tier era by key, and their communes by (province key, commune key)."""
    provinces: dict[str, Row] = {}
    by_key: dict[tuple[str, str], Row] = {}
    query = (
        "select provinceKey, province, provinceCode, wardKey, ward, wardCode"
        " from admin_units order by provinceCode, wardCode"
    )
    for pkey, pname, pcode, wkey, wname, wcode in database.execute(query):
        province = provinces.setdefault(pkey, row("p", pname, pcode, TWO_TIERS))
        by_key[pkey, wkey] = row("c", wname, wcode, TWO_TIERS)
        province.children.append(by_key[pkey, wkey])
    return provinces, by_key


def row(level: str, full_name: str, code: str, era: str) -> Row:
    """``full_name`` is written "Huyện Tây Sơn" in the source: its type and its name are told apart."""
    for kind in ("Tỉnh", "Thành phố", "Thị xã", "Thị trấn", "Huyện", "Quận", "Phường", "Đặc khu", "Xã"):
        if full_name.lower().startswith(f"{kind.lower()} "):
            return Row(level, kind.lower(), vietnamese.nfc(full_name[len(kind) + 1 :]), code, era)
    raise ValueError(full_name)


def joined(old: dict[str, Row], new: dict[str, Row], merged: dict[str, list[str]]) -> list[Row]:
    """All provinces in the order of their codes; one that was not merged lives through both eras."""
    for key, origins in merged.items():
        if origins == [key]:
            old[key].era = BOTH
            old[key].children += new[key].children
            new[key] = old[key]
    rows = {id(province): province for province in (*old.values(), *new.values())}
    return sorted(rows.values(), key=lambda province: (province.era == TWO_TIERS, province.code))


def add_earlier(provinces: list[Row]) -> None:
    """Units that ended, or began, before the data set was taken, from a list of our own."""
    data = yaml.safe_load(EARLIER.read_text(encoding="utf-8"))
    for path, dates in data["began"].items():
        begin(find(provinces, path), dates["valid_from"].isoformat())
    for entry in data["ended"]:
        level, sisters = "p", provinces
        if "under" in entry:
            level, sisters = "d", find(provinces, entry["under"]).children
        ended = row(level, entry["name"], entry.get("code", ""), f"/{entry['valid_to']}")
        heirs = [find(provinces, path) for path in entry["successors"]]
        ended.successors = [(heir, len(heirs) == 1) for heir in heirs]
        sisters.append(ended)
    provinces.sort(key=lambda province: (province.era == TWO_TIERS, province.code))


def begin(unit: Row, day: str) -> None:
    """Let ``unit`` and all below it that are of the three-tier era begin on ``day``."""
    if unit.era == TWO_TIERS:
        return
    unit.era = f"{day}/{ERAS[unit.era][1] or ''}"
    for child in unit.children:
        begin(child, day)


def find(provinces: list[Row], path: str) -> Row:
    """The unit named "Tỉnh X" or "Tỉnh X > Huyện Y" before the reform."""
    rows, found = provinces, None
    for part in path.split(" > "):
        kind = row("x", part, "", "")
        found = next(r for r in rows if (r.type, r.name) == (kind.type, kind.name) and r.era != TWO_TIERS)
        rows = found.children
    if found is None:
        raise ValueError(path)
    return found


def name_paths(provinces: list[Row]) -> None:
    """Give every unit a readable path: with its type where two would share it, else with its year."""
    first = [province for province in provinces if province.era != TWO_TIERS]
    give(first, "", set())
    give([p for p in provinces if p.era == TWO_TIERS], "", {p.path for p in first})
    for province in provinces:
        districts = [child for child in province.children if child.era != TWO_TIERS]
        give(districts, f"{province.path}/", set())
        communes = [child for child in province.children if child.era == TWO_TIERS]
        give(communes, f"{province.path}/", {district.path for district in districts})
        for district in districts:
            give(district.children, f"{district.path}/", set())


def give(rows: list[Row], above: str, taken: set[str]) -> None:
    """Paths for sisters of one era; ``taken`` are those of an earlier era under the same superior."""
    names = Counter(slug_of(unit.name) for unit in rows)
    typed = Counter((slug_of(unit.name), unit.type) for unit in rows)
    for unit in rows:
        plain = slug_of(unit.name)
        if plain[0].isdigit():
            plain = f"{slug_of(unit.type)}-{plain}"
        elif typed[plain, unit.type] > 1:
            plain = f"{plain}-{unit.code}"
        elif names[plain] > 1:
            plain = f"{plain}-{slug_of(unit.type)}"
        unit.path = above + plain
        if unit.path in taken:
            unit.path += f"-{str(ERAS[unit.era][0])[:4]}"


def add_succession(
    old: dict[str, Row],
    new: dict[str, Row],
    old_by_key: dict[str, Row],
    new_by_key: dict[tuple[str, str], Row],
    converter: dict[str, dict[str, object]],
) -> None:
    """Whole communes joined into one, communes divided among several, provinces merged."""
    heirs: dict[str, list[tuple[Row, bool]]] = defaultdict(list)
    undivided: dict[str, dict[str, list[str]]] = converter["DICT_PROVINCE_WARD_NO_DIVIDED"]  # type: ignore[assignment]
    for province, communes in undivided.items():
        for commune, origins in communes.items():
            for origin in origins:
                heirs[origin].append((new_by_key[province, commune], True))
    divided: dict[str, dict[str, list[dict[str, str]]]] = converter["DICT_PROVINCE_WARD_DIVIDED"]  # type: ignore[assignment]
    for province, parts_of in divided.items():
        for origin, parts in parts_of.items():
            heirs[origin] += [(new_by_key[province, part["newWardKey"]], False) for part in parts]
    for origin, rows in heirs.items():
        ordered = sorted(rows, key=lambda heir: heir[0].code)
        old_by_key[origin].successors = [(heir, whole) for heir, whole in ordered]
    merged: dict[str, list[str]] = converter["DICT_PROVINCE"]  # type: ignore[assignment]
    for province, origins in merged.items():
        for key in origins:
            if old[key] is not new[province]:
                old[key].successors = [(new[province], True)]


def packed(provinces: Iterable[Row]) -> bytes:
    """The file: one line of JSON, then one line a unit, every province followed by what lies in it."""
    head = json.dumps({"source": SOURCE, "eras": ERAS}, ensure_ascii=False, sort_keys=True)
    text = "\n".join((head, *(line for province in provinces for line in section(province)))) + "\n"
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as file:
        file.write(text.encode("utf-8"))
    return buffer.getvalue()


def section(province: Row) -> Iterator[str]:
    home = province.successors[0][0].path if province.successors else province.path
    yield province.line("")
    for child in sorted(province.children, key=order):
        yield child.line(home)
        for commune in sorted(child.children, key=order):
            yield commune.line(home)


def order(unit: Row) -> tuple[bool, str, str]:
    return (unit.era == TWO_TIERS, unit.code, unit.path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
