"""The patterns of citations, made from the table of document kinds and issuers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from compliance import builtin, vietnamese
from compliance.model.unit_names import unit_types
from compliance.records import record
from compliance.wording.capitals import UPPER
from compliance.wording.dates import DATE

_DASH = r"[-‐-―−]"
_YEAR = r"(?:19|20)\d{2}"
# "QĐ-UBND", "NQ-HĐND", "SNV-CCHC&VTLT", "QĐ-BNV", "UBND-KH"; spaces around the dash are careless.
_ABBREVIATION = rf"[{UPPER}][A-Za-zĐđƯưƠơ0-9.]{{0,11}}(?:&(?:amp;)?[{UPPER}][A-Za-zĐđ]{{0,11}})*"
_SYMBOL = rf"{_ABBREVIATION}(?:\s?{_DASH}\s?{_ABBREVIATION})+"
# Names do not run on into the next cell or line.
_GAP = r"[^\S\t\n]+"


@record
class Patterns:
    """``number`` finds numbers; the others are tried before and behind it."""

    number: re.Pattern[str]
    before: re.Pattern[str]
    law_before: re.Pattern[str]
    so_before: re.Pattern[str]
    date_after: re.Pattern[str]
    issuer_after: re.Pattern[str]
    by_name: re.Pattern[str]
    title: re.Pattern[str]
    kinds: Mapping[str, str]
    counted_by_year: frozenset[str]

    def kind_of_symbol(self, number: str) -> str | None:
        """The kind that the symbol of a number names: "quyết định" for "3416/QĐ-UBND"."""
        for part in re.split(r"[/-]", number):
            if part in self.kinds:
                return self.kinds[part]
            if re.fullmatch(r"QH\d+", part):
                return None
        return None


@cache
def patterns() -> Patterns:
    """The patterns of the built-in table."""
    data = builtin.table("registry", "document_kinds.yaml")
    kinds = _any(entry["word"] for entry in data["kinds"])
    laws = _any(data["by_name"])
    symbols = {symbol: entry["word"] for entry in data["kinds"] for symbol in entry.get("symbols", ())}
    clause = r"(?:(?:điểm\s+\w{1,2}\s*,?\s*)?(?:khoản\s+\d+\s*,?\s*)?(?:điều\s+\d+\s*,?\s*)?(?:của\s+)?)?"
    so = r"(?:\s*\(\s*)?(?:\s*số\s*:?\s*)?"
    of = rf"(?:\s+(?i:của)\s+(?P<issuer>{_issuer(data)}))?"
    not_name = r"(?i:số\s*:?\s*\d|\s(?:trên địa bàn|đến|tới|tại|cho|vào|trong năm)\s)"
    return Patterns(
        number=_number(),
        before=re.compile(rf"(?<!\w)(?i:{clause}(?P<kind>{kinds})){of}(?i:{so})\s*$"),
        law_before=re.compile(rf"(?<!\w)(?i:{clause})(?P<kind>(?i:{laws}))\s[^;\n]{{3,150}}?(?i:{so})\s*$"),
        so_before=re.compile(r"(?<!\w)(?i:số)\s*:?\s*$"),
        date_after=re.compile(rf"\s*[,(]?\s*(?:(?i:ký|ban hành)\s+)?(?:{DATE})"),
        issuer_after=re.compile(rf"\s*,?\s*(?i:của)\s+(?P<issuer>{_issuer(data)})"),
        by_name=re.compile(
            rf"(?<!\w)(?P<name>(?P<kind>{_capitalised(data['by_name'])})\s(?:(?!{not_name})[^;.\n\t\d]){{3,200}}?)"
            rf"\s*,?\s*(?:(?:{DATE})|(?:(?i:năm)\s+)?(?P<year>{_YEAR})(?![\d/-]))"
        ),
        title=re.compile(rf"(?i:{_any(data['title_begins'])})(?!\w)"),
        kinds=symbols,
        counted_by_year=frozenset(data["counted_by_year"]),
    )


def _number() -> re.Pattern[str]:
    state = rf"\d{{1,5}}[a-zđ]?\s?/\s?(?:{_YEAR}\s?/\s?)?(?:{_SYMBOL}|QH\d{{1,2}}|UBTVQH\d{{1,2}})"
    party = rf"\d{{1,4}}\s?{_DASH}\s?[{UPPER}][A-Za-zĐđ]{{1,6}}\s?/\s?[{UPPER}]{{2,6}}"
    blank = rf"(?<=[Ss]ố)(?:\s*:)?[\s._…]*/\s?(?:{_YEAR}\s?/\s?)?{_SYMBOL}"
    short = rf"\d{{1,5}}\s?/\s?[{UPPER}]{{2,6}}(?![\w-])"
    dated = rf"\d{{1,4}}/{_YEAR}(?![\w/])"
    bare = r"(?<=số )\d{1,5}(?=\s+ngày\s)"
    told = rf"(?<![\w/.,])(?:{state}|{party}|(?P<loose>{short})|(?P<dated>{dated})|(?P<bare>{bare}))"
    return re.compile(rf"(?P<number>{told}|{blank})(?!\w)")


def _issuer(data: Mapping[str, Any]) -> str:
    """The name of an issuer: a body of a unit, a central body, or a named office up to the next verb."""
    issuers = data["issuers"]
    level = rf"(?:\s+(?:cấp\s+)?(?i:{vietnamese.alternatives(unit_types())})(?!\w))?"
    kinds = _any(entry["word"] for entry in data["kinds"])
    name = rf"(?:{_GAP}(?!(?i:{kinds})(?!\w))[{UPPER}][\w'’-]*){{0,5}}"
    title = rf"(?:(?i:{_any(issuers['titles'])})\s+)?"
    local = rf"{title}(?i:{_any(issuers['local'])})(?!\w){level}{name}"
    whole = rf"{title}(?i:{_any(issuers['whole'])})(?!\w)"
    stops = _any(data["after_issuer"])
    joined = rf"(?:\s+và(?=\s+(?!(?i:{kinds})(?!\w))[{UPPER}]))"
    listed = rf",\s(?=[{UPPER}])(?=\w+\s\w+(?:,|\s+và\s))"
    word = rf"(?:{joined}|{listed}|{_GAP}(?!(?i:{stops})(?!\w))(?!\d)[\w'’-]+)"
    named = rf"{title}(?i:{_any(issuers['named'])})(?!\w){word}{{0,12}}"
    return rf"(?:{local}|{whole}|{named})"


def _any(words: Iterable[str]) -> str:
    """Alternatives, any white space between words, either placement of tones."""
    forms = (form for word in words for form in _spellings(vietnamese.nfc(word)))
    return f"(?:{vietnamese.alternatives(forms)})".replace(r"\ ", r"\s+")


def _capitalised(words: Iterable[str]) -> str:
    return _any(form for word in words for form in (word.capitalize(), word.upper()))


def _spellings(word: str) -> Iterable[str]:
    yield word
    for late, early in (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("òa", "oà")):
        if late in word:
            yield word.replace(late, early)
