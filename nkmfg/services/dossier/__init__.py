"""Reader of a batch: its frozen dossier, and the orders, holds and files that belong to it."""
