"""Mutation tests: small faults are put into a package of the domain, and its tests have to notice each."""
