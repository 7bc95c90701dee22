"""Parsers come from the tables of their grammar, and from the grammar where the tables are of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.grammars import Grammar
from tools.compile_grammar import GRAMMARS

WORDS = "start: A+\nA: /a/\n"


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.file.parent.name)
def test_the_tables_of_a_parser_are_those_of_its_grammar(grammar: Grammar) -> None:
    made_of = grammar.tables.read_bytes().splitlines()[0].split()[1]
    assert made_of == grammar.header().split()[1]


@pytest.mark.parametrize("left", [None, b"0.1 abc\nno tables"])
def test_a_grammar_without_tables_of_its_own_is_parsed_all_the_same(
    tmp_path: Path, left: bytes | None
) -> None:
    grammar = Grammar(tmp_path / "words.lark", positions=True)
    grammar.file.write_text(WORDS, encoding="utf-8")
    if left is not None:
        grammar.tables.write_bytes(left)
    tree = grammar.parser().parse("aa")
    assert [str(token) for token in tree.children] == ["a", "a"]
    assert (tree.meta.start_pos, tree.meta.end_pos) == (0, 2)
