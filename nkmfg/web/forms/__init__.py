"""Plain forms: what people write down of donors, patients, orders, collections, lots and equipment."""
