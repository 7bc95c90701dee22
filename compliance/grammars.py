"""Parsers of the grammars that travel with the program, from tables that were made of them beforehand."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.records import record

if TYPE_CHECKING:
    from lark import Lark


@record
class Grammar:
    """A grammar for Lark in a file; ``positions``: its trees say where in the text they stand."""

    file: Path
    positions: bool = False

    @property
    def tables(self) -> Path:
        """The tables beside the grammar: a line that says of what they were made, then Lark's own data."""
        return self.file.with_suffix(".tables")

    def parser(self) -> Lark:
        """The parser from its tables; where they are of another grammar or version of Lark, made anew."""
        from lark import Lark

        if self.tables.is_file():
            with self.tables.open("rb") as file:
                if file.readline() == self.header():
                    return Lark.load(file)
        return self.made()

    def made(self) -> Lark:
        """The parser made from the grammar, which takes ten times as long."""
        from lark import Lark

        return Lark(self._text(), parser="lalr", propagate_positions=self.positions)

    def header(self) -> bytes:
        """What the tables begin with: what they were made by and of."""
        import lark

        return f"{lark.__version__} {hashlib.sha256(self._text().encode()).hexdigest()}\n".encode()

    def _text(self) -> str:
        return self.file.read_text(encoding="utf-8")
