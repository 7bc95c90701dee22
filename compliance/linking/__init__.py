"""Plans joined into one graph."""
