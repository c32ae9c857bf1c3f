"""The words people read, by code: one renderer."""
