"""What each kind of record offers to expressions and messages: one table per kind."""

from compliance.rules.records.table import NAMES, RECORDS, names_of

__all__ = ["NAMES", "RECORDS", "names_of"]
