"""The trail: who did what, what stood there before and after, when and why, in words people read."""
