"""Frozen facts of a batch: runs, entries, signatures, results, decisions, custody; no database ids."""
