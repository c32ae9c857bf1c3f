"""The master batch record as one frozen object, and its judgements: limits, criteria, schedule."""
