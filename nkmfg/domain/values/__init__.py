"""Numbers, quantities, identifiers, hashes and errors used by all rules."""
