"""Plain forms: donors, patients, orders, collections, lots, equipment and other records apart from steps."""
