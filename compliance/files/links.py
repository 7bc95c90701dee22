"""``links.yaml``: what a person decided on links, which wins over every matching."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import Field

from compliance.errors import Place
from compliance.files.validated import Strict, load_marked, read_text
from compliance.records import record
from compliance.yamlmarks import find


class Decided(StrEnum):
    """Whether two indicators promise the same."""

    SAME = "same"
    NOT_SAME = "not_same"


class EndEntry(Strict):
    """One end of a link: a plan and the id of one of its indicators, as ``read`` prints them."""

    plan: str = Field(examples=["binh-dinh/tay-son@2025"])
    indicator: str = Field(examples=["annex/4"])


class LinkEntry(Strict):
    """One decision, with who took it and why."""

    child: EndEntry = Field(examples=["{plan: binh-dinh/tay-son@2025, indicator: annex/4}"])
    parent: EndEntry = Field(examples=["{plan: binh-dinh@2025, indicator: annex/5}"])
    decision: Decided = Field(examples=["same"])
    by: str | None = Field(default=None, examples=["Phòng CCHC"])
    reason: str = Field(min_length=1, examples=["Hai tên gọi của một chỉ tiêu"])


class LinksFile(Strict):
    """The file: a list under its own name."""

    links: tuple[LinkEntry, ...] = Field(examples=["[]"])


@record
class LinkDecision:
    """A decision with its place in the file."""

    child_plan: str
    child_indicator: str
    parent_plan: str
    parent_indicator: str
    same: bool
    by: str | None = None
    reason: str = ""
    place: Place | None = None


def load_links(path: Path) -> tuple[LinkDecision, ...]:
    """The decisions of the file at ``path``; raises ComplianceErrors with every error at its place."""
    return parse_links(read_text(path), str(path))


def parse_links(text: str, file: str) -> tuple[LinkDecision, ...]:
    """The decisions of ``text``; ``file`` is what errors name."""
    value, node = load_marked(text, file, LinksFile)
    return tuple(
        LinkDecision(
            entry.child.plan,
            entry.child.indicator,
            entry.parent.plan,
            entry.parent.indicator,
            entry.decision is Decided.SAME,
            entry.by,
            entry.reason,
            find(node, ["links", index]).place,
        )
        for index, entry in enumerate(value.links)
    )
