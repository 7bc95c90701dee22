"""The grammar of Vietnamese target phrases: words into targets, and targets into words."""

from compliance.wording.phrases.printing import print_target
from compliance.wording.phrases.reading import (
    Promise,
    Reading,
    parse_targets,
    read_phrase,
    split_promises,
)

__all__ = [
    "Promise",
    "Reading",
    "parse_targets",
    "print_target",
    "read_phrase",
    "split_promises",
]
