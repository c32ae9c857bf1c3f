"""Computation of cells: events, vessels, expansion, counts, growth and yields, independent of the dossier."""
