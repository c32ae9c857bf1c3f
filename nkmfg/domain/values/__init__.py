"""Numbers, quantities, identifiers, hashes and errors: what every rule is written in."""
