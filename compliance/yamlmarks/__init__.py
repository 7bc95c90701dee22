"""YAML with the place of every value: nothing guessed, every scalar stays text, types are the reader's."""

from compliance.yamlmarks.composing import MAX_DEPTH, MAX_SIZE, compose, compose_tolerantly
from compliance.yamlmarks.nodes import Mapping, Node, Scalar, Sequence, find, to_python
from compliance.yamlmarks.quoting import quoted

__all__ = [
    "MAX_DEPTH",
    "MAX_SIZE",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "compose",
    "compose_tolerantly",
    "find",
    "quoted",
    "to_python",
]
