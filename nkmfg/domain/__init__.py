"""Domain rules: pure functions and frozen values, based on the standard library only."""
