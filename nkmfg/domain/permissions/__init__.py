"""Permissions: actions, roles, and the table that relates them."""
