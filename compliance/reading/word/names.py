"""Names of the WordprocessingML elements and attributes that the reader looks at."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

BODY, P, R, T, TBL, TR, TC = (f"{_W}{name}" for name in ("body", "p", "r", "t", "tbl", "tr", "tc"))
P_PR, R_PR, TR_PR, TC_PR, SDT_PR = (f"{_W}{name}" for name in ("pPr", "rPr", "trPr", "tcPr", "sdtPr"))
SDT, SDT_CONTENT, CUSTOM_XML = f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"
TAB, BR, CR, SYM = f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}sym"
NO_BREAK_HYPHEN = f"{_W}noBreakHyphen"
INS, DEL, MOVE_FROM, MOVE_TO = (f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
CELL_INS, CELL_DEL = f"{_W}cellIns", f"{_W}cellDel"
DEL_TEXT = f"{_W}delText"
VANISH, R_STYLE, P_STYLE = f"{_W}vanish", f"{_W}rStyle", f"{_W}pStyle"
VERT_ALIGN = f"{_W}vertAlign"
STRIKE, DOUBLE_STRIKE = f"{_W}strike", f"{_W}dstrike"
NUM_PR, NUM_ID, ILVL, OUTLINE = f"{_W}numPr", f"{_W}numId", f"{_W}ilvl", f"{_W}outlineLvl"
GRID_SPAN, V_MERGE, H_MERGE = f"{_W}gridSpan", f"{_W}vMerge", f"{_W}hMerge"
GRID_BEFORE, GRID_AFTER, TBL_HEADER = f"{_W}gridBefore", f"{_W}gridAfter", f"{_W}tblHeader"
TBL_GRID, GRID_COL = f"{_W}tblGrid", f"{_W}gridCol"
PAGE_BREAK = f"{_W}lastRenderedPageBreak"
TEXT_BOX = f"{_W}txbxContent"
FOOTNOTE, ENDNOTE = f"{_W}footnote", f"{_W}endnote"
ALT_CHUNK = f"{_W}altChunk"
PLACEHOLDER = f"{_W}showingPlcHdr"
ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
MATH_TEXT = f"{_MATH}t"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
VAL, TYPE, ID, CHAR, FONT, W_WIDTH = (f"{_W}{name}" for name in ("val", "type", "id", "char", "font", "w"))

ABSTRACT_NUM, ABSTRACT_NUM_ID, NUM = f"{_W}abstractNum", f"{_W}abstractNumId", f"{_W}num"
LVL, LVL_OVERRIDE, START, START_OVERRIDE = (
    f"{_W}{name}" for name in ("lvl", "lvlOverride", "start", "startOverride")
)
NUM_FMT, LVL_TEXT, LVL_RESTART, IS_LGL = (
    f"{_W}{name}" for name in ("numFmt", "lvlText", "lvlRestart", "isLgl")
)
STYLE, STYLE_ID, BASED_ON, NAME = f"{_W}style", f"{_W}styleId", f"{_W}basedOn", f"{_W}name"

_FALSE = frozenset(("0", "false", "off", "none"))


def on(value: str | None) -> bool:
    """Whether an on/off property with this ``w:val`` is on; without a value it is."""
    return value is None or value not in _FALSE
