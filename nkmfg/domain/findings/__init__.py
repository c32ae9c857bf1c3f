"""Findings of a batch, computed from its record."""
