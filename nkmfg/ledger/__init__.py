"""The one door to writing, and the proof that nobody used another."""
