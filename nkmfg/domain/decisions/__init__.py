"""Decisions about a batch and what blocks them: review, release, certification, exceptional supply, endings."""
