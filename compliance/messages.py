"""The message catalogue: every text that people see, by key and language.

A key is ``domain.name``; the domain names the gettext catalogue
``locale/<lang>/<domain>.po`` (compiled: ``.mo``) that holds it.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"

_LOCALE = Path(__file__).parent / "locale"


def text(key: str, lang: str = DEFAULT_LANGUAGE, /, **params: Any) -> str:
    """The words of ``key`` in ``lang`` with ``{name}`` placeholders filled in.

    Raises KeyError when the catalogue has no such key: a missing message is a bug, never silence.
    """
    words = _catalogue(key.partition(".")[0], lang)[key]
    return words.format_map(params) if params else words


def has(key: str, lang: str = DEFAULT_LANGUAGE) -> bool:
    """Whether the catalogue knows ``key``."""
    try:
        return key in _catalogue(key.partition(".")[0], lang)
    except FileNotFoundError:
        return False


@cache
def _catalogue(domain: str, lang: str) -> dict[str, str]:
    with (_LOCALE / lang / f"{domain}.mo").open("rb") as file:
        translations = gettext.GNUTranslations(file)
    return {key: words for key, words in translations._catalog.items() if key}  # type: ignore[attr-defined]
