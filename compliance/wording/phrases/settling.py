"""Tokens in an order that the grammar takes: words that lead to no number become plain text."""

from __future__ import annotations

from compliance.wording.phrases.lexicon import words_of
from compliance.wording.phrases.patterns import pattern
from compliance.wording.phrases.tokens import Token

HEADS = frozenset({"COMPARATOR", "APPROX", "FROM", "FILLER"})
VERBS = frozenset({"UP", "DOWN", "LANDING_DOWN", "LANDING_UP", "IMPROVE", "HIGHER", "LOWER", "MULTIPLE"})
# "không được để xảy ra tình trạng" is as long as words between a denial and its bound get.
_DENIAL_REACH = 60
# Signs of a bound that behind a number lead to another ("15 ngày => 10 ngày").
_ARROWS = frozenset({"=>", "= >"})
_DENIED = {">": "<=", "<": ">="}
_QUANTITY = (*sorted(HEADS), "NUMBER", "OVER", "FACTOR", "MEASURE", "SHARE")


def settle(tokens: list[Token], folded: str) -> list[Token]:
    """``tokens`` with words that lead to no number made plain text, so that the grammar sees bounds only."""
    settled: list[Token] = []
    tokens = [token for index, token in enumerate(tokens) if not _repeats_place(tokens, index)]
    tokens = _deny(tokens, folded)
    tokens = [
        _plain(token) if _leads_nothing(tokens, at, folded) else token for at, token in enumerate(tokens)
    ]
    _order_multiples(tokens)
    leads = _leading(tokens)
    for index, token in enumerate(tokens):
        kind = token.kind
        if kind == "APPROX" and folded[token.start] == "~" and _ends_quantity(settled):
            kind = "TO"
        elif folded[token.start : token.end] in _ARROWS and _ends_quantity(settled):
            settled.append(Token("VERB", "LANDING_UP", token.start, token.end))
            continue
        if kind in HEADS and not leads[index + 1]:
            kind = _plain_kind(token)
        elif kind == "TO" and not (_ends_quantity(settled) and leads[index + 1]):
            kind = "TEXT"
        elif kind == "TO" and (_after_range(settled) or _range_follows(tokens, leads, index + 1)):
            kind = "BREAK"
        elif kind == "OVER" and _after_over(settled):
            kind = "TEXT"
        settled.append(
            token if kind == token.kind else Token(kind, token.name, token.start, token.end, token.value)
        )
    return settled


def _plain(token: Token) -> Token:
    return Token("TEXT", token.name, token.start, token.end, token.value)


def _leads_nothing(tokens: list[Token], index: int, folded: str) -> bool:
    return _names_digital(tokens, index, folded) or _leads_verb(tokens, index, folded)


def _names_digital(tokens: list[Token], index: int, folded: str) -> bool:
    """ "văn bản ký số đạt 85%": the word before a verb belongs to the title."""
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    alone = token.kind == "FILLER" and folded[token.start : token.end] == "số"
    return alone and following is not None and following.kind == "FILLER"


def _leads_verb(tokens: list[Token], index: int, folded: str) -> bool:
    """ "các chỉ tiêu trên đạt 100%", "nguồn từ … đạt 80%": an open bound stands right before its number."""
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.kind != "FILLER":
        return False
    opens = token.kind == "COMPARATOR" and folded[token.start : token.end] in words_of("open_bounds")
    if token.kind != "FROM" and not opens:
        return False
    return folded[following.start : following.end].startswith(words_of("reaching"))


def _deny(tokens: list[Token], folded: str) -> list[Token]:
    """ "không được quá 5%" is at most 5%, "không tăng quá 5%" a rise of at most 5%.

    What stands between the denial and the bound goes into the bound, but for a verb of change whose size
    is bounded ("không giảm dưới 80%" speaks of the level).
    """
    kept: list[Token] = []
    for token in tokens:
        match = None
        if token.kind == "COMPARATOR" and token.value in _DENIED:
            near = max(0, token.start - _DENIAL_REACH)
            match = pattern("denied_bound").search(folded, near, token.start)
        if match is None:
            kept.append(token)
            continue
        while kept and kept[-1].start >= match.start():
            kept.pop()
        start = token.start
        if match["verb"] and token.value == ">":
            name = "UP" if match["up"] else "DOWN"
            kept.append(Token("VERB", name, match.start(), match.end("verb")))
        else:
            start = match.start()
        kept.append(Token("COMPARATOR", token.name, start, token.end, _DENIED[str(token.value)]))
    return kept


def _plain_kind(token: Token) -> str:
    names = token.name.split()
    if VERBS.intersection(names):
        return "VERB"
    return "MARK" if len(names) > 1 or names[0] not in HEADS else "TEXT"


def _leading(tokens: list[Token]) -> list[bool]:
    """For each place whether a number stands there, with nothing but its comparators before it."""
    leads = [False] * (len(tokens) + 1)
    for index in range(len(tokens) - 1, -1, -1):
        kind = tokens[index].kind
        leads[index] = kind in ("NUMBER", "SHARE") or (kind in HEADS and leads[index + 1])
    return leads


def _order_multiples(tokens: list[Token]) -> None:
    """ "ít nhất gấp đôi": the bound belongs to the number, the verb before both."""
    for index in range(len(tokens) - 2):
        first, second = tokens[index], tokens[index + 1]
        multiple = "MULTIPLE" in second.name.split() and tokens[index + 2].kind == "NUMBER"
        if first.kind in HEADS and multiple:
            tokens[index], tokens[index + 1] = second, first


def _repeats_place(tokens: list[Token], index: int) -> bool:
    """ "từ thứ 5 đến thứ 10": the second "thứ" only repeats the first."""
    if "RANK_PLACE" not in tokens[index].name.split() or index == 0 or index + 1 >= len(tokens):
        return False
    return tokens[index - 1].kind == "TO" and tokens[index + 1].kind == "NUMBER"


def _range_follows(tokens: list[Token], leads: list[bool], index: int) -> bool:
    """Whether another dash or "đến" chains on: "70% - 75% - 80%" is a list, no range."""
    while index < len(tokens) and tokens[index].kind in (
        *HEADS,
        "NUMBER",
        "OVER",
        "FACTOR",
        "MEASURE",
        "SHARE",
    ):
        index += 1
    return index < len(tokens) and tokens[index].kind == "TO" and leads[index + 1]


def _after_range(settled: list[Token]) -> bool:
    for token in reversed(settled):
        if token.kind == "TO" or (token.kind == "BREAK" and token.name in ("dash", "TO")):
            return True
        if token.kind not in _QUANTITY:
            return False
    return False


def _after_over(settled: list[Token]) -> bool:
    return len(settled) > 1 and settled[-1].kind == "NUMBER" and settled[-2].kind == "OVER"


def _ends_quantity(settled: list[Token]) -> bool:
    return bool(settled) and settled[-1].kind in ("NUMBER", "MEASURE", "FACTOR", "SHARE")
