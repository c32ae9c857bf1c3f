"""The engine of cells: events, vessels, expansion, counts, growth and yields. It knows no dossier."""
