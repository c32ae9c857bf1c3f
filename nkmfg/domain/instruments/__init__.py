"""Files of cell counters, read as their makers write them."""
