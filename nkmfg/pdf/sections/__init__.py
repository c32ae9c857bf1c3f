"""Sections of a batch record: each is a function from the record to its parts."""
