"""Lots of materials, feeders among them: receipt, judgement, release by QA, and fitness for use."""
