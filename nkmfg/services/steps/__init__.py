"""Steps as they are done: recorded, corrected, added, signed. Facts are never refused, only judged."""
