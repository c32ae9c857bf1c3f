"""Computed numbers of a batch, derived from its facts."""
