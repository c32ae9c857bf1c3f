"""A batch as frozen facts: runs, entries, signatures, results, decisions, custody; no database ids."""
