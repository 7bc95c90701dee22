"""Vietnamese phrases into targets, citations, dates and places."""
