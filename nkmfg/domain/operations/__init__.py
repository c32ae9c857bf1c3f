"""What each unit operation reads."""
