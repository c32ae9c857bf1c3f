"""The product: containers, dose, results of release tests, infusions and treatment."""
