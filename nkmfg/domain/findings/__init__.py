"""What is to be looked at in a batch, computed from its record."""
