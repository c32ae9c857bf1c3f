"""Orders: one donor for one patient under one chain-of-identity code; dose and weight are versioned."""
