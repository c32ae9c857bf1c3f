"""Use cases: each function is one act or one query."""
