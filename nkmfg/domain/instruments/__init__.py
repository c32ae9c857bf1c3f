"""Parsers of the export files of cell counters."""
