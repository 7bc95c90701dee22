"""The title of what a sentence promises: its words beside the value."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from compliance.model.target import Kind, Target
from compliance.reading.promised import is_given
from compliance.reading.promises import Promise
from compliance.reading.share_patterns import without_level
from compliance.reading.shares import counts_none, is_for_whom_or_when
from compliance.reading.tables.bearers import bearer, names_level
from compliance.reading.value_words import without_value_words
from compliance.reading.vocabulary import load
from compliance.vietnamese import alternatives, fold, squash
from compliance.wording.phrases.printing import verb_of
from compliance.wording.trimmed_titles import without_comparison, without_joints

_COLON_BEFORE_COUNT = re.compile(r":\s*(?:[^\W\d]+\s+){0,3}\d[\d.,]*\s+[^\W\d]")
_GIVEN_BEHIND = re.compile(r"\s*\(([^()\d]*)\d[^()]*\)")
_FEWEST_WORDS = 2


def _without_noun(title: str, promise: Promise) -> str:
    """A title before a colon without the thing counted behind it ("Số người tham gia: 640 người")."""
    noun = next((target.noun for target in promise.targets if target.noun), None)
    if noun is None or _COLON_BEFORE_COUNT.search(promise.words.text) is None:
        return title
    return title.removesuffix(f" {noun}").rstrip(" :")


def _unmoved(title: str) -> str:
    """A title without the verb and its end, between which the name stands ("Nâng tỷ lệ … lên")."""
    found = _moving().fullmatch(fold(title))
    return title[found.start("what") : found.end("what")] if found is not None else title


@cache
def _moving() -> re.Pattern[str]:
    verbs, ends = (alternatives(map(fold, load("parts")["moving"][key])) for key in ("verbs", "ends"))
    return re.compile(rf"(?:(?:{verbs})\s+)?(?P<what>(?:\S+\s+){{2,}}?\S+)\s+(?:{ends})")


@cache
def _beside() -> re.Pattern[str]:
    """What gives a value beside the one promised ("(năm 2024: 70%)")."""
    heads, now = (alternatives(load("parts")["beside"][key]) for key in ("in_brackets", "behind_comma"))
    value = r"[^,;]*\d[\d.,]*\s*%?\s*$"
    return re.compile(rf"(?i)\s*\((?:{heads})\s[^()]*\d[^()]*\)|\s*,\s*(?:{now})\s{value}")


def title_of(promise: Promise) -> str:
    """The words that name what is promised; all of them where too few are left beside the value."""
    title = _unmoved(without_comparison(without_joints(_beside().sub("", squash(promise.title)))))
    title = without_value_words(_without_noun(title, promise), promise.words.text, promise.targets)
    title = _GIVEN_BEHIND.sub(lambda match: "" if is_given(match[1]) else match[0], title).strip()
    if len({target.level for target in promise.targets}) > 1:
        title = without_level(title)
    fewest = _FEWEST_WORDS - 1 if counts_none(promise.targets) else _FEWEST_WORDS
    told = len(title.split()) > fewest or is_for_whom_or_when(title)
    return title if told else without_joints(squash(promise.words.text))


def own_title(target: Target, words: str) -> str | None:
    """The title of a part of a cell: its ``words`` without the value; None where they only say of whom."""
    from compliance.wording.phrases import split_promises

    parts = split_promises(words) if any(map(str.isdigit, words)) else []
    if len(parts) != 1 or len(parts[0].targets) != 1:
        return without_joints(words)
    title = without_joints(without_value_words(parts[0].title, words, (target,)))
    if bearer(title) is not None or _is_number_of(title, target.scope or ""):
        return None
    shared = target.kind is Kind.CHANGE and parts[0].targets[0].kind is not Kind.CHANGE
    return f"{verb_of(target).capitalize()} {title}" if shared and target.direction is not None else title


def _is_number_of(title: str, scope: str) -> bool:
    """Whether a title says no more than a word for their number before the bodies of ``scope``."""
    head = title.removesuffix(scope).split()
    return len(head) == 1 and bearer(scope) is not None


def titled_apart(
    title: str, targets: tuple[Target, ...], *, first_too: bool = False
) -> tuple[str, tuple[Target, ...]]:
    """Title and targets of a sentence that says one thing of several ("100% trường học, 100% trạm có …").

    Each behind the first is told by its own words in place of the first one's, with ``first_too`` that one
    as well. Bodies of a level are not told apart so: theirs are values of one thing.
    """
    first = targets[0].scope or ""
    rest = title[len(first) :]
    apart = len(targets) > 1 and first and fold(title).startswith(fold(first)) and len(rest.split()) > 1
    if not apart or any(each.level or not each.scope or names_level(each.scope) for each in targets):
        return title, targets
    title = f"{title[: len(first)]}{_shared_behind(first, targets[-1].scope or '')}{rest}"
    behind = [replace(each, title=each.title or f"{each.scope}{rest}") for each in targets[1:]]
    return title, (replace(targets[0], title=title) if first_too else targets[0], *behind)


def _shared_behind(first: str, last: str) -> str:
    """What the last of several names says of the first, too ("hồ sơ và kết quả giải quyết TTHC"); or ""."""
    data = load("parts")["shared_behind"]
    words = fold(last)
    if fold(first) not in data["names"]:
        return ""
    found = (tail for tail in data["tails"] if words.endswith(f" {fold(tail)}"))
    return next((f" {last[-len(tail) :]}" for tail in found), "")
