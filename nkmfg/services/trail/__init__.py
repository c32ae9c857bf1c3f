"""Audit trail, formatted for reading: person, action, values before and after, moment and reason."""
