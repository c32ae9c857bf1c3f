"""People: accounts, roles, proof of who one is, tablets."""
