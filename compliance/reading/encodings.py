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
_LATIN = re.compile("[\u00a1-\u00ff]")

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

    Text whose words are Vietnamese or plain as they stand comes back unchanged.
    """
    if text.isascii() or not _LATIN.search(text):
        return text
    sample = text[:_SAMPLE]
    if _MODERN.search(sample) or _likeness(sample) >= _SURE:
        return text
    best = max(_readings(sample), key=lambda reading: reading[0], default=None)
    if best is None or best[0] < _SURE:
        return text
    return unicodedata.normalize("NFC", _CONVERSIONS[best[1]](text))


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
