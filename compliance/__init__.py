"""Checks lower-level public plans against higher-level ones: read, link, judge, report."""

__version__ = "0.1.0"
