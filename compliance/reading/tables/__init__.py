"""Grids into indicators and tasks: the one place that all formats share."""
