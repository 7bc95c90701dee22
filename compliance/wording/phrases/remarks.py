"""What can be remarked on careless or unclear words; the words of each stand in the message catalogue."""

from __future__ import annotations

REMARKS = (
    "approximate",
    "two_comparators",
    "contradictory_comparators",
    "above_and_up",
    "whole_and_up",
    "ambiguous_number",
    "unclear_list",
    "lower_open",
    "unclear_rank",
    "unclear_title",
    "unclear_change",
    "unclear_words",
    "value_in_bracket",
    "number_left",
    "how_often",
    "alternatives",
    "maybe_past",
)
