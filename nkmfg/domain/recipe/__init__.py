"""The master batch record as one frozen object, and what it says of a value: limits, criteria, schedule."""
