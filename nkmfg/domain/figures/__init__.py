"""The numbers of a batch, of its facts."""
