"""How a child's promise stands to its parent's: sets of admissible outcomes, populations, conjunctions."""
