"""Transcription of a batch done on paper, and the recipe it is imported under."""
