"""The packed table: small, whole, and read one province at a time."""

from __future__ import annotations

import gzip

from compliance import vietnamese
from compliance.files.packed_units import FILE, PackedUnits
from compliance.model.unit_names import key_of


def packed() -> PackedUnits:
    return PackedUnits(gzip.decompress(FILE.read_bytes()).decode("utf-8"), "trung-uong")


def test_the_file_is_small_and_carries_no_clock() -> None:
    data = FILE.read_bytes()
    assert len(data) < 150_000
    assert data[4:8] == b"\0\0\0\0"


def test_names_are_composed_and_keys_are_what_folding_gives() -> None:
    lines = gzip.decompress(FILE.read_bytes()).decode("utf-8").splitlines()[1:]
    for line in lines:
        _, _, _, name, _, _, _, key = line.split("\t")
        assert name == vietnamese.nfc(name)
        assert (key or name.lower()) == key_of(name)


def test_a_section_is_a_province_and_what_lies_below_it() -> None:
    section = packed().section("binh-dinh")
    assert section[0].id == "binh-dinh"
    assert (len(section), {unit.level for unit in section[1:]}) == (1 + 11 + 155, {"district", "commune"})
    assert packed().section("nowhere") == ()
