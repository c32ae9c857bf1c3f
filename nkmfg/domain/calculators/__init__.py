"""Calculated numbers of forms: for the fields of a step, and what-if calculations of the dose."""
