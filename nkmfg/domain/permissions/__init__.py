"""Who may do what: the actions, the roles, and the one table that joins them."""
