"""Documents cited in running text and cells: number, date, issuer, what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compliance import vietnamese
from compliance.model.dates import PartialDate
from compliance.model.plan import Citation
from compliance.model.registry import number_key
from compliance.model.source import Source
from compliance.records import record
from compliance.wording.citation_patterns import Patterns, patterns
from compliance.wording.dates import date_of, find_period

__all__ = ["Cited", "cited_documents", "find_citations", "number_key"]

_LONGEST_QUOTE = 400
_MAY_CITE = re.compile(r"[\d/]")
_CLAUSE_END = re.compile(r"[;\t\n]|\.(?:\s|$)|\)\s*(?:[.;]|$)")


@record
class Cited:
    """A citation with its place in the text: ``start`` to ``end`` spans kind, number, date and issuer.

    ``title`` says what the document is about, in its words; it lies behind the span.
    """

    start: int
    end: int
    number: str
    date: PartialDate | None
    issuer: str | None
    kind: str | None
    title: str = ""
    dated: bool = False

    @property
    def blank(self) -> bool:
        """Whether the number is left open, as in a draft ("Số: /QĐ-UBND")."""
        return self.number.startswith("/")


def find_citations(text: str, source: Source) -> tuple[Citation, ...]:
    """Every document that ``text`` cites, in order; ``source`` is the place of the text.

    A document cited without a number ("Luật Tổ chức chính quyền địa phương ngày 19/6/2015") has its name
    as number; a blank number keeps its symbol ("/QĐ-UBND").
    """
    text = vietnamese.nfc(text)
    return tuple(_citation(cited, text, source) for cited in cited_documents(text))


def cited_documents(text: str) -> tuple[Cited, ...]:
    """Every citation in ``text`` (in composed form) with its span, none overlapping another."""
    if _MAY_CITE.search(text) is None:
        return ()
    forms = patterns()
    numbered = list(_numbered(text, forms))
    named = [cited for cited in _named(text, forms) if not _overlaps(cited, numbered)]
    found = sorted((*numbered, *named), key=lambda cited: cited.start)
    return tuple(_with_shared_issuers(_with_titles(found, text, forms), text))


def _numbered(text: str, forms: Patterns) -> Iterator[Cited]:
    last_end = 0
    for match in forms.number.finditer(text):
        start, kind, issuer = _before(text, last_end, match.start(), forms)
        if (match["loose"] and kind is None) or (match["dated"] and kind not in forms.counted_by_year):
            continue
        number = _tidy(match["number"])
        cited = _after(text, match.end(), Cited(start, match.end(), number, None, issuer, kind), forms)
        if match["bare"] and not cited.dated:
            continue
        if cited.kind is None:
            cited = replace(cited, kind=forms.kind_of_symbol(number))
        last_end = cited.end
        yield cited


def _named(text: str, forms: Patterns) -> Iterator[Cited]:
    """Laws by name and date or year."""
    for match in forms.by_name.finditer(text):
        kind = vietnamese.fold(match["kind"])
        date = date_of(match) or PartialDate(int(match["year"])) if match["year"] else date_of(match)
        name = vietnamese.squash(match["name"])
        cited = Cited(match.start(), match.end(), name, date, None, kind, dated=True)
        yield _after(text, match.end(), cited, forms)


def _before(text: str, earliest: int, number_at: int, forms: Patterns) -> tuple[int, str | None, str | None]:
    """Where the citation begins, its kind, and its issuer if that stands before the number."""
    window = text[max(earliest, number_at - 260) : number_at]
    offset = number_at - len(window)
    match = forms.before.search(window) or forms.law_before.search(window)
    if match is not None:
        issuer = match.groupdict().get("issuer")
        kind = vietnamese.fold(vietnamese.squash(match["kind"]))
        return offset + match.start(), kind, vietnamese.squash(issuer) if issuer else None
    match = forms.so_before.search(window)
    return (offset + match.start() if match is not None else number_at), None, None


def _after(text: str, at: int, cited: Cited, forms: Patterns) -> Cited:
    """Date and issuer behind the number, in either order."""
    for _ in range(3):
        date = forms.date_after.match(text, at)
        if date is not None and not cited.dated:
            at = date.end()
            cited = replace(cited, date=date_of(date), dated=True, end=at)
            continue
        issuer = forms.issuer_after.match(text, at)
        if issuer is not None and cited.issuer is None:
            at = issuer.end()
            cited = replace(cited, issuer=vietnamese.squash(issuer["issuer"]), end=at)
            continue
        break
    return cited


def _with_titles(found: list[Cited], text: str, forms: Patterns) -> list[Cited]:
    """What each is about: the words up to the next citation or the end of the clause."""
    titled = []
    for index, cited in enumerate(found):
        stop = found[index + 1].start if index + 1 < len(found) else len(text)
        end = _CLAUSE_END.search(text, cited.end, stop)
        title = text[cited.end : end.start() if end is not None else stop]
        title = vietnamese.squash(title).strip(" ,:()")
        titled.append(replace(cited, title=title) if forms.title.match(title) else cited)
    return titled


def _with_shared_issuers(found: list[Cited], text: str) -> list[Cited]:
    """ "Nghị định số A và Nghị định số B ngày b của Chính phủ": one issuer for both, as the words go."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        cited, following = shared[index], shared[index + 1]
        between = vietnamese.squash(text[cited.end : following.start]).strip(" ,").lower()
        same_office = _office(cited.number) == _office(following.number) != ""
        if cited.issuer is None and between in {"", "và"} and same_office:
            shared[index] = replace(cited, issuer=following.issuer)
    return shared


def _office(number: str) -> str:
    """The office in a symbol: "CP" of "61/2018/NĐ-CP"."""
    return number.rpartition("-")[2] if "-" in number else ""


def _citation(cited: Cited, text: str, source: Source) -> Citation:
    words = text[cited.start : cited.end]
    quote = vietnamese.squash(f"{words} {cited.title}" if cited.title else words)[:_LONGEST_QUOTE]
    return Citation(
        number=cited.number,
        date=cited.date,
        issuer=cited.issuer,
        kind=cited.kind,
        period=find_period(cited.title),
        title=cited.title,
        quote=quote,
        source=source.quoting(quote),
    )


def _tidy(number: str) -> str:
    """A number without the spaces and dots that a blank or a careless hand left in it."""
    tidy = re.sub(r"[‐-―−]", "-", number)
    tidy = re.sub(r"[\s_…:]+|\.{2,}", "", tidy)
    return tidy.replace("&amp;", "&").strip(".")


def _overlaps(cited: Cited, others: list[Cited]) -> bool:
    return any(cited.start < other.end and other.start < cited.end for other in others)
