"""Rows that only say whom a target is for: "UBND các xã, thị trấn", "Cấp tỉnh"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compliance.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a target is for: the words of the row, and the level they name."""

    scope: str
    level: str | None


_LEADING = re.compile(r"^(?:đối với|tại|ở|của|trong đó|riêng|cho|nhóm|khối|hồ sơ (?:tại|của|ở)|- )\s*:?\s*")
_UNIT_WORD = re.compile(
    r"^(?:các |toàn bộ |mỗi |từng |100% )?(?:cấp (?:trung ương|tỉnh|huyện|xã)|ubnd|ủy ban nhân dân|hđnd|sở|các sở|ban, ngành|ban ngành|"
    r"phòng|phòng, ban|phòng ban|cơ quan|đơn vị|xã|phường|thị trấn|huyện|thị xã|thành phố|quận|tỉnh|toàn tỉnh|toàn huyện|toàn xã|"
    r"đặc khu|văn phòng|chi cục|trung tâm|địa phương|bộ phận một cửa|bộ phận chuyên môn|bộ, ngành|bộ, cơ quan|các bộ)(?!\w)"
)


def bearer(title: str) -> Bearer | None:
    """Whom the row with ``title`` is for, if its words name units or a level and nothing else."""
    words = title.strip(" .;:,-+")
    folded = _LEADING.sub("", fold(words))
    if not folded or len(folded) > 200 or not _UNIT_WORD.match(folded) or _says_more(folded):
        return None
    return Bearer(words, _level(words))


_PREDICATE = re.compile(
    r"(?<!\w)(?:được|đạt|hoàn thành|thực hiện|ban hành|có tỷ lệ|tỷ lệ|số lượng|mức độ|công khai|giải quyết|số hóa)(?!\w)"
)


def _says_more(folded: str) -> bool:
    """Whether the words go on to say what the units do: then the row is an indicator of its own."""
    outside = re.sub(r"\([^()]*\)", "", folded)
    return bool(_PREDICATE.search(outside))


def _level(words: str) -> str | None:
    from compliance.wording.places import levels_named

    levels = levels_named(words)
    return levels[0] if len(levels) == 1 else None
