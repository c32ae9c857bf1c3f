"""Donors: facts, infectious markers, and separate verdicts of protocol and regulation."""
