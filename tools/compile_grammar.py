"""Write the parser tables of the rule language beside its grammar.

With ``--check`` nothing is written; the exit status says whether the tables are those of the grammar.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from compliance.rules.expression import parsing


def main(arguments: list[str]) -> int:
    path = Path(parsing.__file__).with_name(parsing.TABLES)
    if "--check" in arguments:
        with path.open("rb") as file:
            return int(file.readline() != parsing.tables_header())
    buffer = io.BytesIO()
    parsing.parser_of_grammar().save(buffer)
    path.write_bytes(parsing.tables_header() + buffer.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
