"""What the title of a row says about the numbers under it: unit, direction, baseline, rank or grade."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compliance.model.target import Direction, Measure
from compliance.vietnamese import fold, nfc
from compliance.wording.phrases.lexicon import lexicon

_UNIT_IN_BRACKETS = re.compile(r"\((?:đvt:? ?|đơn vị tính:? ?|đơn vị:? ?|tính bằng )?([^()]{1,20})\)")
_UNIT_AFTER_COMMA = re.compile(r"[,;:] ?(?:đvt:? ?|đơn vị tính:? ?)?(%|điểm|ngày|ngày làm việc)\s*$")
_CHANGE = re.compile(
    r"^(?:- |\d[\d.]* )?(?:phấn đấu |thực hiện |tiếp tục )?(?:tỷ lệ |mức |mức độ |tốc độ |số )?(?:được )?"
    r"(?P<verb>giảm|cắt giảm|tinh giản|tinh giảm|tiết kiệm|rút ngắn|tăng)(?! (?:cường|trưởng|tải))(?!\w)"
)
_SHARED = re.compile(r"đơn giản hóa|(?:tthc|thủ tục|hồ sơ)[\w ]* (?:được|đã) (?:cắt giảm|rút ngắn|giảm)")
_RANK = re.compile(r"(?<!\w)(?:thứ hạng|xếp hạng|vị trí|thứ bậc|vị thứ|hạng)(?!\w)")
_RANK_NOT = re.compile(
    r"đánh giá, xếp hạng|được (?:đánh giá, )?xếp hạng|công tác xếp hạng|vị trí việc làm|hạng chức danh|thăng hạng"
)
_OPENING = re.compile(
    r"^(?:[-+•*\s]|\d+(?:\.\d+)*[.)]?\s|[a-zđ]\)\s|phấn đấu |giảm |tăng |nâng |duy trì |bảo đảm |đảm bảo |thực hiện |đạt )+"
)
_GRADE = re.compile(r"(?<!\w)(?:xếp loại|phân loại|đánh giá|mức độ hoàn thành|loại|chất lượng)(?!\w)")
_APPRAISAL = re.compile(
    r"(?<!\w)(?:xếp loại|phân loại|mức độ hoàn thành nhiệm vụ|đánh giá(?:, xếp loại)? (?:tổ chức|chất lượng|tập thể|cán bộ|công chức|viên chức|cơ quan|đơn vị|mức độ hoàn thành|ubnd))"
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What a title supplies where the words under it are silent."""

    unit: Measure | None = None
    noun: str | None = None
    direction: Direction | None = None
    baseline: int | str | None = None
    rank: bool = False
    grade: bool = False
    appraisal: bool = False


NONE = Hints()


@lru_cache(maxsize=8192)
def read_hints(title: str | None) -> Hints:
    """The hints of ``title``."""
    if not title:
        return NONE
    words = " ".join(nfc(title).split())
    folded = fold(words)
    change = _CHANGE.match(folded)
    direction: Direction | None = None
    if change is not None and not _SHARED.search(folded):
        direction = Direction.UP if change["verb"] == "tăng" else Direction.DOWN
    unit, noun = _unit(words, folded)
    return Hints(
        unit=unit,
        noun=noun,
        direction=direction,
        baseline=_baseline(folded),
        rank=bool(_RANK.search(folded)) and not _RANK_NOT.search(folded),
        grade=bool(_GRADE.search(folded)),
        appraisal=bool(_APPRAISAL.search(folded)),
    )


def _unit(words: str, folded: str) -> tuple[Measure | None, str | None]:
    for match in [*_UNIT_IN_BRACKETS.finditer(folded), *_UNIT_AFTER_COMMA.finditer(folded)]:
        said = match[1].strip()
        size, values = lexicon().measures.longest(_pieces(said), 0)
        if size == len(_pieces(said)):
            return values[0].unit, values[0].noun
        size, nouns = lexicon().nouns.longest(_pieces(said), 0)
        if size and size == len(_pieces(said)):
            return Measure.COUNT, words[match.start(1) : match.end(1)].strip()
    return unit_of_words(folded)


def unit_of_words(folded: str) -> tuple[Measure | None, str | None]:
    """The unit that words before a number imply: "Tỷ lệ …" percent, "Số lượng đơn vị …" a count of them."""
    folded = _OPENING.sub("", folded)
    if re.match(r"(?:- |\d[\d.]* )?(?:phấn đấu )?(?:tỷ lệ|tỷ trọng|mức độ hài lòng|% )", folded):
        return Measure.PERCENT, None
    if re.match(r"(?:- |\d[\d.]* )?(?:số điểm|điểm|tổng điểm|điểm số)(?! cầu| truy)", folded):
        return Measure.POINT, None
    match = re.match(r"(?:- |\d[\d.]* )?(?:tổng )?số (?:lượng )?(?!hóa|liệu|vốn|tiền|ngày|giờ)", folded)
    if match:
        size, nouns = lexicon().nouns.longest(_pieces(folded[match.end() :]), 0)
        if size:
            return Measure.COUNT, str(nouns[0])
    return None, None


def _pieces(folded: str) -> list[str]:
    from compliance.wording.phrases.lexicon import PIECE

    return PIECE.findall(folded)


def _baseline(folded: str) -> int | str | None:
    if "so với" not in folded and "hơn" not in folded and "vượt" not in folded:
        return None
    for match in lexicon().lookalikes.finditer(folded):
        for name, value in match.groupdict().items():
            if value is not None and name.startswith("baseline"):
                return int(value)
            if value is not None and name.startswith("previous"):
                return "previous"
    return None
