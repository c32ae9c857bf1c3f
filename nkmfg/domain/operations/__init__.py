"""Unit operations and the fields they require."""
