"""Write the parser tables of each grammar (of the rule language, of target phrases) beside it.

With ``--check`` nothing is written; the exit status says whether the tables are those of the grammars.
"""

from __future__ import annotations

import io
import sys

from compliance.rules.expression import parsing
from compliance.wording.phrases import binding

GRAMMARS = (parsing.GRAMMAR, binding.GRAMMAR)


def main(arguments: list[str]) -> int:
    for grammar in GRAMMARS:
        if "--check" not in arguments:
            buffer = io.BytesIO()
            grammar.made().save(buffer)
            grammar.tables.write_bytes(grammar.header() + buffer.getvalue())
        elif grammar.tables.read_bytes().partition(b"\n")[0] != grammar.header().strip():
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
