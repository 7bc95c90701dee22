"""Why a file that could be read holds no plan: what it is instead, so that people know what to do."""

from __future__ import annotations

from compliance.errors import ComplianceError, Place
from compliance.reading.document import Document, Paragraph
from compliance.reading.overlong import LONGEST

_FEWEST_WORDS = 5


def no_plan(document: Document, *, overlong: bool) -> ComplianceError:
    """The refusal of ``document``, in which no plan was found; ``overlong`` says that a part was too long."""
    return ComplianceError(
        _why(document, overlong=overlong), place=Place(document.file), file=document.file, limit=LONGEST
    )


def _why(document: Document, *, overlong: bool) -> str:
    if document.format == "ocr":
        return "reading.no_plan_picture"
    if overlong:
        return "reading.no_plan_long"
    texts = [
        text
        for block in document.blocks
        for text in (
            [block.text]
            if isinstance(block, Paragraph)
            else [cell.text for row in block.rows for cell in row.cells]
        )
    ]
    words = sum(len(text.split()) for text in texts)
    if words >= _FEWEST_WORDS:
        return "reading.no_plan"
    return "reading.no_plan_words" if words else "reading.empty"
