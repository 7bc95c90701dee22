"""Normal forms of Vietnamese text: cleaning, folding for comparison, repair of known slips."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from compliance import builtin
from compliance.records import record

_DIGIT = re.compile(r"\d")
_ODD_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\f\v]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_TAG_NAMES = (
    "a|abbr|b|big|body|br|center|code|dd|div|dl|dt|em|font|h[1-6]|hr|html|i|img|li|mark|ol|o:p|p|pre|s|small|"
    "span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul"
)
_BLOCK_TAG_NAMES = "br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|tr|table|ul"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK_TAG_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_TAG_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
# From a sign to its full-width form.
_WIDER = 0xFEE0
_SIGNS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
    # The Icelandic letter looks like the Vietnamese one, and old keyboards wrote it.
    "Ð": "Đ",
    "ð": "đ",
    "½": "1/2",
    "⅓": "1/3",
    "⅔": "2/3",
    "¼": "1/4",
    "¾": "3/4",
    "⅕": "1/5",
    "\u2044": "/",
    "\u2215": "/",
    # Full-width forms ("＞９５％"), but for the ampersand, which might make an entity.
    **{chr(sign + _WIDER): chr(sign) for sign in range(0x21, 0x7F) if chr(sign) != "&"},
}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_EMPHASIS = re.compile(r"\*\*|__")
_MARKS = re.compile("[\u0300-\u036f]+")
_LINE_ENDS = re.compile(r" ?(?:\r\n?|[\n\u0085\u2028\u2029]) ?")
_SPACES = re.compile(r" {2,}")

_TONED = {
    "a": "áàảãạ",
    "e": "éèẻẽẹ",
    "i": "íìỉĩị",
    "o": "óòỏõọ",
    "u": "úùủũụ",
    "y": "ýỳỷỹỵ",
}
_TONE_OF = {letter: (base, tone) for base, row in _TONED.items() for tone, letter in enumerate(row)}
# Patterns of fold begin with a set of letters, for which a text is looked through fastest.
# In open syllables the tone stands on the first vowel (hóa, khỏe, thủy): the commoner placement in offices.
_TONE_LATE = re.compile(r"[ou](?:(?<=o)[áàảãạéèẻẽẹ]|(?<=u)(?<!qu)[ýỳỷỹỵ])(?!\w)")
# Before a final consonant or vowel it stands on the second (toàn, ngoài, quyết): "tòan" is a typing slip.
_TONE_EARLY = re.compile(
    r"[óòỏõọúùủũụ](?:(?<=[óòỏõọ])[ae](?=[a-zà-ỹ])|(?<=[úùủũụ])y(?=[a-zà-ỹ])"
    r"|(?<=q[úùủũụ])(?:[aei](?=[a-zà-ỹ])|[aeoy](?!\w)))"
)
_WITH_Y = {"ỉ": "ỷ", "ĩ": "ỹ", "í": "ý", "ì": "ỳ"}
_WITH_I = re.compile(r"[ỉĩíì](?!\w)(?:(?<=\btỉ)|(?<=\bk[ĩìí])|(?<=\blí)|(?<=\bmĩ)|(?<=\bquí))")


def nfc(text: str) -> str:
    """``text`` in composed form: one code point for each Vietnamese letter."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """``text`` without the traces of the format it came from; words and digits stay as they are.

    NFC; odd spaces become spaces and invisible characters go; dashes of every kind become ``-``, full-width
    signs and digits plain ones; HTML tags go (those of blocks become line breaks), entities become their
    characters; Markdown bold goes. Line breaks stay, as ``\\n``.
    """
    return _clean_short(text) if len(text) <= _SHORT else _clean(text)


def _clean(text: str) -> str:
    if "&" in text:
        import html

        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if not text.isascii():
        text = _SIGN.sub(lambda match: _SIGNS[match[0]], nfc(text))
    if "<" in text:
        text = _TAG.sub("", _BLOCK_TAG.sub("\n", text))
    on_one_line = text.isprintable()  # has no odd space either, and nothing that cannot be seen
    if not on_one_line:
        text = _ODD_SPACES.sub(" ", _INVISIBLE.sub("", text))
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return (text if on_one_line else _LINE_ENDS.sub("\n", text)).strip()


def fold(text: str) -> str:
    """``text`` for comparison: lower case, one tone placement, one of i/y; diacritics are kept.

    "Số HOÁ, tỉ lệ" and "số hóa, tỷ lệ" fold alike. The result has the length of ``nfc(text)``, so that
    a place in the folded text is the same place in the words.
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    lower = _lower(nfc(text))
    if lower.isascii():
        return lower
    lower = _TONE_EARLY.sub(_tone_on_second, _TONE_LATE.sub(_tone_on_first, lower))
    return _WITH_I.sub(lambda match: _WITH_Y[match[0]], lower)


def _lower(text: str) -> str:
    """``text`` in lower case, of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


# Cells of plans say the same words again and again; running text does not.
_SHORT = 160
_clean_short = lru_cache(maxsize=8192)(_clean)
_fold_short = lru_cache(maxsize=8192)(_fold)


def strip_diacritics(text: str) -> str:
    """``text`` without tone and vowel marks, ``đ`` as ``d``: for the last resort of a comparison."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return _MARKS.sub("", decomposed)


def squash(text: str) -> str:
    """``text`` on one line, every run of white space one space."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # as nearly all are: of white space only the plain space is printable
    return " ".join(text.split())


def behind_words(text: str) -> str:
    """``text`` as it stands behind other words: a small letter first, but for names ("TTHC", "Tây Sơn")."""
    second = text.split(maxsplit=2)[1:2]
    named = text[1:2].isupper() or (bool(second) and second[0].istitle())
    return text if named else text[:1].lower() + text[1:]


def says_all(text: str, words: str) -> bool:
    """Whether ``text`` has all of ``words`` in their order, whatever stands between them.

    "Bố trí 100% công chức đúng vị trí" says "Bố trí công chức đúng vị trí".
    """
    left = iter(re.findall(r"\w+", fold(text)))
    return all(word in left for word in re.findall(r"\w+", fold(words)))


def longest_first(words: Iterable[str]) -> list[str]:
    """``words`` in the order in which a pattern has to try them: none hides behind its own beginning."""
    return sorted(set(words), key=lambda word: (-len(word), word))


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of ``words``, without a group around it; of no words one that is met nowhere.

    They stand by their first letters: where a word begins, only those are tried that begin as it does.
    """
    begun: dict[str, list[str]] = {}
    for word in longest_first(words):
        begun.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in begun.items()) or "(?!)"


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of ``words`` (one or several each), none a part of a longer word."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


def spaced_words(words: Iterable[str]) -> re.Pattern[str]:
    """The same for normal forms, whose words are parted by spaces alone ("3416/qđ" is one word)."""
    return re.compile(rf"(?<!\S)(?:{alternatives(words)})(?!\S)")


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` with known slips of typing and OCR put right, and what was put right ("phần đầu → phấn đấu").

    Only slips that cannot be another meaning in its place are in the table (``wording/repairs.yaml``).
    Near a number a few phrases are known by their letters alone ("toi thieu 80%"), and a text without any
    marks gets more of them back. Digits are not touched; capitals of the first letter are kept.
    """
    table = _repairs()
    found: list[str] = []

    def put_right(wrong: str, right: str) -> str:
        right = cased_like(wrong, right)
        found.append(f"{wrong} → {right}")
        return right

    text = nfc(text)
    slips = [
        (match.span(), text[match.start() : match.end()]) for match in table.slips.finditer(_lower(text))
    ]
    text = spliced(
        text, [(span, put_right(slip, table.rights.get(fold(slip), slip))) for span, slip in slips]
    )
    if _DIGIT.search(text) is not None:
        text = _with_marks(text, table, put_right)
    return text, tuple(dict.fromkeys(found))


def _with_marks(text: str, table: _Repairs, put_right: Callable[[str, str], str]) -> str:
    """``text`` with lost or wrong marks put back over phrases that are known by their letters alone."""
    letters, folded = strip_diacritics(text).lower(), fold(text)
    if not len(letters) == len(folded) == len(text):
        return text
    rights: list[tuple[tuple[int, int], str]] = []
    for match in (table.unmarked if text.isascii() else table.phrases).finditer(letters):
        right = table.marked.get(match[0]) or table.torn[match[0].replace(" ", "")]
        leads = right in table.leading and not text[match.end() :].strip(" .,;")
        if folded[match.start() : match.end()] != fold(right) and not leads:
            rights.append((match.span(), put_right(text[match.start() : match.end()], right)))
    return spliced(text, rights)


def cased_like(wrong: str, right: str) -> str:
    """``right`` in capitals where ``wrong`` is, or with its first letter as a capital."""
    if not wrong[0].isupper():
        return right
    return right.upper() if wrong.isupper() and len(wrong) > 1 else right[0].upper() + right[1:]


def spliced(text: str, others: Sequence[tuple[tuple[int, int], str]]) -> str:
    """``text`` with other words in some of its places, which are given in order."""
    parts, position = [], 0
    for (start, end), words in others:
        parts += [text[position:start], words]
        position = end
    return "".join([*parts, text[position:]]) if parts else text


def _tone_on_first(match: re.Match[str]) -> str:
    first, second = match[0][0], match[0][1]
    base, tone = _TONE_OF[second]
    return _TONED[first][tone] + base


def _tone_on_second(match: re.Match[str]) -> str:
    first, second = match[0][0], match[0][1]
    base, tone = _TONE_OF[first]
    return base + _TONED[second][tone]


@record
class _Repairs:
    """The table of slips: whole slips with what is meant, and phrases known without their marks."""

    slips: re.Pattern[str]
    rights: Mapping[str, str]
    phrases: re.Pattern[str]
    unmarked: re.Pattern[str]
    marked: Mapping[str, str]
    torn: Mapping[str, str]
    leading: frozenset[str]


@cache
def _repairs() -> _Repairs:
    data = builtin.table("wording", "repairs.yaml")
    rights = {fold(entry["wrong"]): entry["right"] for entry in data["repairs"]}
    phrases, words = data["phrases"], [*data["phrases"], *data["unmarked"]]
    return _Repairs(
        slips=whole_words(rights),
        rights=rights,
        phrases=_torn_or(phrases),
        unmarked=whole_words(map(strip_diacritics, words)),
        marked={strip_diacritics(phrase): phrase for phrase in words},
        torn={strip_diacritics(phrase).replace(" ", ""): phrase for phrase in phrases},
        leading=frozenset(data["leading"]),
    )


def _torn_or(phrases: Iterable[str]) -> re.Pattern[str]:
    """``phrases`` by their letters, also where a scanner tore or joined their words ("tối thi ểu")."""
    letters = (strip_diacritics(phrase).replace(" ", "") for phrase in phrases)
    words = "|".join(" ?".join(map(re.escape, word)) for word in longest_first(letters))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
