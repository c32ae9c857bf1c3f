"""People: accounts, roles, authentication, tablets."""
