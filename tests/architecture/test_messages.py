"""Every text is there in both languages, compiled, with the same placeholders, and every key used exists."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from compliance import messages
from tools.compile_messages import LOCALE, stale

DOMAINS = sorted(po.stem for po in (LOCALE / "vi").glob("*.po"))
ROOT = Path(__file__).parents[2]


def _words(lang: str, domain: str) -> dict[str, str]:
    with (LOCALE / lang / f"{domain}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_every_catalogue_is_compiled() -> None:
    assert stale() == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_say_the_same_things(domain: str) -> None:
    ours, theirs = (_words(lang, domain) for lang in messages.LANGUAGES)
    assert list(ours) == list(theirs)
    assert [key for words in (ours, theirs) for key, text in words.items() if not text] == []
    unlike = [key for key in ours if _placeholders(ours[key]) != _placeholders(theirs[key])]
    assert unlike == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_key_stands_in_the_catalogue_of_its_domain(domain: str) -> None:
    assert [key for key in _words("vi", domain) if not key.startswith(f"{domain}.")] == []


def test_no_domain_is_missing_a_language() -> None:
    assert sorted(po.stem for po in (LOCALE / "en").glob("*.po")) == DOMAINS


def test_every_error_the_code_can_raise_has_words() -> None:
    codes = set()
    for file in sorted((ROOT / "compliance").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        codes |= set(re.findall(r"""ComplianceError\(\s*["']([a-z_]+\.[a-z_.]+)["']""", text))
    assert codes
    assert sorted(code for code in codes if not messages.has(code)) == []


def _placeholders(text: str) -> set[str]:
    """Names in braces; one that ends in a language stands for the same value in that language."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return {name.removesuffix("_vi").removesuffix("_en") for name in names}
