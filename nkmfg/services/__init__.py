"""What people do: a function an act or a question."""
