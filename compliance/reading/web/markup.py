"""What the tags and attributes of a web page say, as far as a reader of plans looks at them."""

from __future__ import annotations

import re

BREAKING = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section"),
        *("summary", "ul"),
    )
)
SILENT = frozenset(("script", "style", "template", "noscript", "svg", "math", "object", "iframe", "title"))
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
TABLE_PARTS = frozenset(("tr", "td", "th", "thead", "tbody", "tfoot"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
ENDS_STRUCK = frozenset(("td", "th", "tr", "table", "p", "div", "li", "body"))
# The day a portal shows a page, and how often it was looked at.
OF_THE_PORTAL = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?\s*(?:ngày )?\d{1,2}/\d{1,2}/\d{4}\b"
    r"|.{0,40}\blượt (?:xem|đọc|truy cập)\s*:?\s*[\d.,]+\W*$",
    re.IGNORECASE,
)
SPACE = re.compile(r"[ \t\r\n\f]+")
LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def close_tag(stack: list[str], tag: str) -> None:
    """Close ``tag`` and whatever was left open inside it; an end tag of nothing open changes nothing."""
    if tag in stack:
        del stack[len(stack) - 1 - stack[::-1].index(tag) :]


def leads_away(given: dict[str, str | None]) -> bool:
    """Whether a link leads to another page ("#" stands for one); footnotes of this one do not."""
    target = given.get("href") or ""
    return target == "#" or (not target.startswith(("#", "javascript:")) and bool(target))


def is_hidden(given: dict[str, str | None]) -> bool:
    """Whether an element with these attributes is not shown."""
    return "hidden" in given or HIDDEN.search(given.get("style") or "") is not None


def is_struck(tag: str, given: dict[str, str | None]) -> bool:
    """Whether the words of an element are shown crossed out."""
    return tag in ("s", "strike") or LINE_THROUGH.search(given.get("style") or "") is not None


def integer(value: str | None, default: int) -> int:
    """The number that an attribute gives; ``default`` where it gives none."""
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else default
