"""Limits in ``compliance.yaml`` are the reader's own, and each of them can be set."""

from __future__ import annotations

from dataclasses import asdict, replace

from compliance.files.limits import Limits
from compliance.reading.options import DEFAULT_OPTIONS

NO_LIMITS = {"tracked", "ocr", "ocr_dpi", "convert"}
SIZES = {"max_bytes": "max_megabytes", "max_unpacked": "max_unpacked_megabytes"}
DEFAULTS = {name: value for name, value in asdict(DEFAULT_OPTIONS).items() if name not in NO_LIMITS}


def test_every_limit_of_the_reader_can_be_set() -> None:
    doubled = {
        SIZES.get(name, name): value * 2 // 2**20 if name in SIZES else value * 2
        for name, value in DEFAULTS.items()
    }
    options = asdict(replace(DEFAULT_OPTIONS, **dict(Limits(**doubled).options())))
    assert {name: options[name] for name in DEFAULTS} == {name: 2 * value for name, value in DEFAULTS.items()}


def test_nothing_said_changes_nothing() -> None:
    assert Limits().options() == ()
