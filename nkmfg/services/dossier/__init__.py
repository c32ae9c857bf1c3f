"""Reading a batch whole into its frozen dossier, and the orders, holds and files that belong to it."""
