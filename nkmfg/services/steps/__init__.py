"""Steps: recorded, corrected, added, signed. Facts are never refused, only judged."""
