"""Every format draws the sample report as its golden file shows, and nothing in it can do harm."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from compliance.errors import ComplianceError
from compliance.messages import LANGUAGES
from compliance.model.report import Report
from compliance.report.formats import FORMATS, render
from tests.sample_report import HOSTILE, hostile_report, sample_report

GOLDEN = Path(__file__).parents[2] / "golden" / "report"
VOID = {"meta", "input", "br"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sample_report_is_drawn_as_its_golden_file_shows(name: str, lang: str) -> None:
    drawn = render(sample_report(), name, lang)
    content = drawn.encode() if isinstance(drawn, str) else drawn
    file = GOLDEN / f"sample.{lang}.{name}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    assert content == file.read_bytes(), "set UPDATE_GOLDEN=1 and look at the difference"


@pytest.mark.parametrize("name", FORMATS)
def test_drawing_twice_gives_the_same_bytes(name: str) -> None:
    assert render(sample_report(), name, "vi") == render(sample_report(), name, "vi")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_report_is_drawn_and_does_not_sound_like_a_pass(name: str) -> None:
    empty = Report.model_validate({"tool": {"version": "0"}, "as_of": None, "lang": "vi", "conforms": True})
    drawn = render(empty, name, "vi")
    assert drawn
    if name in ("text", "html"):
        assert "Chưa có kế hoạch nào được rà soát." in str(drawn)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ComplianceError) as refused:
        render(sample_report(), "htm", "vi")
    assert refused.value.params["known"] == ", ".join(FORMATS)


def test_json_holds_the_report_and_can_be_drawn_again() -> None:
    drawn = render(sample_report(), "json", "vi")
    assert list(json.loads(drawn))[:3] == ["schema", "tool", "as_of"]
    again = Report.model_validate_json(drawn)
    assert again == sample_report()
    assert render(again, "html", "vi") == render(sample_report(), "html", "vi")


def test_text_fits_a_terminal_of_sixty_columns() -> None:
    for report in (sample_report(), hostile_report()):
        assert max(len(line) for line in str(render(report, "text", "vi")).splitlines()) <= 60


@pytest.mark.parametrize("name", ["text", "html"])
def test_hostile_words_come_out_readable_and_harmless(name: str) -> None:
    drawn = str(render(hostile_report(), name, "vi"))
    assert "{{7*7}}" in drawn
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", drawn)
    assert HOSTILE not in drawn
    if name == "html":
        assert "<script>alert" not in drawn
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in drawn


class _Page(HTMLParser):
    """Collects tags, ids and addresses; fails on a tag that is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.append(name)
            if name == "id":
                self.ids.append(str(value))
            if name in ("href", "src"):
                self.addresses.append(str(value))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _page(report: Report) -> _Page:
    page = _Page()
    page.feed(str(render(report, "html", "vi")))
    assert page.open == []
    return page


@pytest.mark.parametrize("report", [sample_report(), hostile_report()], ids=["sample", "hostile"])
def test_the_page_is_well_formed_self_contained_and_its_links_lead_somewhere(report: Report) -> None:
    page = _page(report)
    assert len(page.ids) == len(set(page.ids))
    assert page.addresses
    assert all(address.startswith("#") and address[1:] in page.ids for address in page.addresses)


def test_the_page_allows_nothing_but_its_own_style_and_script() -> None:
    drawn = str(render(sample_report(), "html", "vi"))
    assert "default-src &#39;none&#39;" in drawn
    assert "unsafe" not in drawn
    page = _page(sample_report())
    assert "style" not in page.attributes
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "http" not in drawn.replace("http-equiv", "")


def test_every_mark_has_its_own_sign() -> None:
    from compliance.report.marks import Mark

    assert len({mark.sign for mark in Mark}) == len(Mark)


def test_two_plans_of_one_unit_and_period_are_told_apart_by_their_files() -> None:
    from compliance.report.phrasing import plan_names

    sample = sample_report()
    twin = sample.plans[1].model_copy(update={"id": "twin"})
    twin = twin.model_copy(update={"source": twin.source.model_copy(update={"file": "plans/ban-2.docx"})})
    names = plan_names(sample.model_copy(update={"plans": (*sample.plans, twin)}))
    assert names["twin"] == "huyện Tây Sơn, 2025 (ban-2.docx)"
    assert names[sample.plans[1].id] == "huyện Tây Sơn, 2025 (tay-son.txt)"
    assert names[sample.plans[0].id] == "tỉnh Bình Định, 2025"
