"""Bytes into Vietnamese text: Unicode, Windows-1258, TCVN3, VNI; what is none of these is refused."""

from __future__ import annotations

import codecs
import re
import unicodedata

from compliance.reading.guards import refusal

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 20_000
_SURE = 0.85
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?"
    r"[aăâeêioôơuưy]{1,3}(?:ch?|m|ngh?|nh?|p|t)?"
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u00a1-\u00bf\u00d7\u00f7][^\W\d_]*)*|[\u00a1-\u00bf]+[^\W\d_]+")
_MODERN = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
# Signs and letters of Latin-1 that no Vietnamese text has; legacy letters and mojibake show as these.
_FOREIGN = re.compile(
    "[\u00a1-\u00af\u00b1\u00b4-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1"
    "\u00d6-\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
_LEAST_WORDS = 3

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TONE_ORDER = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_VNI_MARKS = (
    dict(zip("ùøûõï", _TONE_ORDER[1:], strict=True))
    | {letter: "\u0306" + tone for letter, tone in zip("êéèúüë", _TONE_ORDER, strict=True)}
    | {letter: "\u0302" + tone for letter, tone in zip("âáàåãä", _TONE_ORDER, strict=True)}
)
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile(f"([aeiouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)


def decode(data: bytes, file: str) -> str:
    """The text in ``data``, NFC; raises ComplianceError where it is in no encoding known here.

    UTF-8 and UTF-16 are told by their marks or their form. Other bytes are read as the legacy
    encoding under which the words are Vietnamese syllables; nothing is guessed when they are not.
    """
    text = _unicode(data, file)
    text = _legacy_bytes(data, file) if text is None else converted(text)
    return unicodedata.normalize("NFC", text)


def converted(text: str) -> str:
    """``text`` with letters of a legacy font (TCVN3, VNI) or doubly encoded UTF-8 turned into Unicode.

    Text whose words are Vietnamese or plain stays as it is, except that the letter eth, which many
    keyboards gave for ``Đ``, becomes ``Đ``.
    """
    scheme = legacy_scheme(text)
    return without_eth(text) if scheme is None else from_legacy(text, scheme)


def has_foreign_letters(text: str) -> bool:
    """Whether ``text`` has letters that Vietnamese has not: without them no legacy encoding shows."""
    return not text.isascii() and _FOREIGN.search(text) is not None


def legacy_scheme(text: str) -> str | None:
    """The name of the legacy encoding whose letters ``text`` shows; None where it shows none for sure."""
    if not has_foreign_letters(text):
        return None
    sample = text[:_SAMPLE]
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    if len(words) < _LEAST_WORDS or _MODERN.search(sample) or _likeness(without_eth(sample)) >= _SURE:
        return None
    score, name = max(_readings(sample), key=lambda reading: reading[0])
    return name if score >= _SURE else None


def from_legacy(text: str, scheme: str) -> str:
    """``text`` read as letters of ``scheme``."""
    return unicodedata.normalize("NFC", _CONVERSIONS[scheme](text))


def without_eth(text: str) -> str:
    """``text`` with the look-alike letter eth as the Vietnamese letter."""
    return text.replace("\u00d0", "Đ").replace("\u00f0", "đ")


def _unicode(data: bytes, file: str) -> str | None:
    """The text if the bytes are UTF-8, 16 or 32; None when they are something else."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                raise refusal("encoding_broken", file, encoding=name.upper()) from error
    if b"\0" in data[:4096]:
        return _utf16_without_mark(data, file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes, file: str) -> str:
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise refusal("no_text", file) from error
    if "\0" in text or not _mostly_words(text[:_SAMPLE]):
        raise refusal("no_text", file)
    return text


def _mostly_words(text: str) -> bool:
    known = sum(char.isspace() or char < "\u0250" or "\u1e00" <= char <= "\u2122" for char in text)
    return known > 0.9 * len(text)


def _legacy_bytes(data: bytes, file: str) -> str:
    candidates = []
    for order, name in enumerate(("cp1258", "tcvn3", "vni")):
        text = _as_legacy(data, name)
        candidates.append((_likeness(text[:_SAMPLE]), -order, text))
    score, _, text = max(candidates)
    if score < _SURE:
        raise refusal("encoding_unknown", file)
    return text


def _as_legacy(data: bytes, name: str) -> str:
    if name == "cp1258":
        return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    return unicodedata.normalize("NFC", _CONVERSIONS[name](data.decode("cp1252", "replace")))


def _readings(sample: str) -> list[tuple[float, str]]:
    return [
        (_likeness(unicodedata.normalize("NFC", convert(sample))), name)
        for name, convert in _CONVERSIONS.items()
    ]


def _from_tcvn3(text: str) -> str:
    return "".join(_TCVN3.get(char, char) for char in text)


def _from_vni(text: str) -> str:
    def pair(match: re.Match[str]) -> str:
        letter, mark = match.groups()
        base = _VNI_LETTERS.get(letter.lower(), letter.lower())
        return (base.upper() if letter.isupper() else base) + _VNI_MARKS[mark.lower()]

    pieces, last = [], 0
    for match in _VNI_PAIR.finditer(text):
        pieces += [_vni_single(text[last : match.start()]), pair(match)]
        last = match.end()
    return "".join([*pieces, _vni_single(text[last:])])


def _vni_single(text: str) -> str:
    return "".join(
        _VNI_LETTERS[char.lower()].upper()
        if char.isupper() and char.lower() in _VNI_LETTERS
        else _VNI_LETTERS.get(char, char)
        for char in text
    )


def _from_double_utf8(text: str) -> str:
    try:
        return b"".join(_single_byte(char) for char in text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _single_byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _likeness(text: str) -> float:
    """The share of words with letters beyond ASCII that are Vietnamese syllables; 0 where there are none."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return 0.0
    return sum(is_syllable(word) for word in words) / len(words)


def is_syllable(word: str) -> bool:
    """Whether ``word`` could be a Vietnamese syllable, by its letters and a single tone."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = sum(char in _TONES for char in letters)
    bare = unicodedata.normalize("NFC", "".join(char for char in letters if char not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None


_CONVERSIONS = {"tcvn3": _from_tcvn3, "vni": _from_vni, "utf8": _from_double_utf8}
