"""YAML becomes nodes with places; its traps are explained with the corrected line."""

from __future__ import annotations

import pytest

from compliance.errors import ComplianceError, ComplianceErrors
from compliance.messages import LANGUAGES, text
from compliance.yamlmarks import (
    MAX_SIZE,
    Mapping,
    Scalar,
    Sequence,
    compose,
    compose_tolerantly,
    find,
    to_python,
)


def mapping(words: str) -> Mapping:
    node = compose(words, "f.yaml")
    assert isinstance(node, Mapping)
    return node


def only_error(words: str) -> ComplianceError:
    with pytest.raises(ComplianceErrors) as caught:
        compose(words, "f.yaml")
    (error,) = caught.value.errors
    for lang in LANGUAGES:
        assert text(error.code, lang, **error.params)
    return error


def test_every_scalar_stays_as_written() -> None:
    words = "a: no\nb: 0755\nc: 12:30\nd: 2025-01-01\ne: 1.0\nf: 'null'\ng: null\nh:\ni: ~\n"
    expected = {
        "a": "no",
        "b": "0755",
        "c": "12:30",
        "d": "2025-01-01",
        "e": "1.0",
        "f": "null",
        "g": None,
        "h": None,
        "i": None,
    }
    assert to_python(compose(words, "f")) == expected


def test_places_count_code_points_from_one() -> None:
    node = mapping("mục tiêu:\n  - đạt: 80%\n")
    inner = find(node, ["mục tiêu", 0, "đạt"])
    assert str(inner.place) == "f.yaml:2:10"


@pytest.mark.parametrize(
    ("words", "key", "offset", "place"),
    [
        ("a: xyz\n", "a", 2, "f.yaml:1:6"),
        ('a: "x\\"yz"\n', "a", 3, "f.yaml:1:9"),
        ("a: 'x''yz'\n", "a", 2, "f.yaml:1:8"),
        ("b: >\n  một\n  hai\n", "b", 4, "f.yaml:3:3"),
        ("b: |\n   một\n   hai\n", "b", 4, "f.yaml:3:4"),
    ],
)
def test_a_place_inside_a_value_is_found_through_quotes_and_folds(
    words: str, key: str, offset: int, place: str
) -> None:
    node = mapping(words).get(key)
    assert isinstance(node, Scalar)
    assert str(node.at(offset)) == place


def test_decomposed_letters_are_composed() -> None:
    assert to_python(compose("t: Chỉ tiêu\n", "f")) == {"t": "Chỉ tiêu"}


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    assert to_python(compose("\ufeffa: 1\r\nb: 2\r\n", "f")) == {"a": "1", "b": "2"}


def test_a_text_without_content_is_an_empty_mapping() -> None:
    assert compose("# only a comment\n", "f") == Mapping(compose("", "f").place)


def test_flow_and_comments_are_kept() -> None:
    node = mapping("a: [x, y]   # why\nb: z # there\n")
    listed, plain = node.get("a"), node.get("b")
    assert isinstance(listed, Sequence)
    assert listed.flow
    assert isinstance(plain, Scalar)
    assert plain.comment == " # there"


@pytest.mark.parametrize(
    ("words", "code", "place"),
    [
        ("a: 1\na: 2\n", "yaml.duplicate_key", "f.yaml:2:1"),
        ("a: &x 1\nb: *x\n", "yaml.alias", "f.yaml:2:4"),
        ("a: 1\n---\nb: 2\n", "yaml.several_documents", "f.yaml:2:1"),
        ("a: x\x00\n", "yaml.bad_character", "f.yaml:1:5"),
        ("\tb: 1\n", "yaml.tab", "f.yaml:1:1"),
        ("a: 1\n b: 2\n", "yaml.syntax", "f.yaml:2:3"),
        ("a: " + "[" * 100_000, "yaml.too_deep", "f.yaml:1:63"),
        ("a: " + "x" * (MAX_SIZE + 1), "yaml.too_large", "f.yaml"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("yaml.") else "",
)
def test_what_is_refused_is_told_with_its_place(words: str, code: str, place: str) -> None:
    _, errors = compose_tolerantly(words, "f.yaml")
    told = next(error for error in errors if error.code == code)
    assert str(told.place) == place
    for lang in LANGUAGES:
        assert text(told.code, lang, **told.params)


def test_a_duplicate_key_names_the_first_place() -> None:
    assert only_error("a: 1\nb: 2\na: 3\n").params == {"key": "a", "first": "f.yaml:1:1"}


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        ("a: >= 70%", 'a: ">= 70%"'),
        ("a: {{ x }} thấp", 'a: "{{ x }} thấp"'),
        ("a: {{ x }}", 'a: "{{ x }}"'),
        ("a: @x", 'a: "@x"'),
        ("a: % 70", 'a: "% 70"'),
        ("a: - x", 'a: "- x"'),
        ("a: [x] y", 'a: "[x] y"'),
        ('a: "x" y', "a: '\"x\" y'"),
        ("a: !x", 'a: "!x"'),
        ("a: `x`", 'a: "`x`"'),
        ("a: x: y", 'a: "x: y"'),
        ("g: {r: t in [1; 2]}", 'g: {r: "t in [1; 2]"}'),
    ],
)
def test_a_trap_is_explained_with_the_corrected_line(line: str, corrected: str) -> None:
    error = only_error(f"first: 1\n{line}\n")
    assert error.params["corrected"] == corrected
    assert error.place is not None
    assert error.place.line == 2
    compose(f"first: 1\n{corrected}\n", "f.yaml")


def test_all_traps_of_a_file_are_told_in_one_go() -> None:
    _, errors = compose_tolerantly("a: >= 1\nb: @x\nc: x: y\nd: 1\nd: 2\n", "f.yaml")
    assert [error.code for error in errors] == [
        "yaml.leading_sign",
        "yaml.leading_sign",
        "yaml.colon_inside",
        "yaml.duplicate_key",
    ]


def test_a_comma_in_braces_shows_both_ways_out() -> None:
    error = only_error("g: {each: target, level: district, commune}\n")
    assert error.params["as_list"] == "level: [district, commune]"
    assert error.params["as_text"] == 'level: "district, commune"'
