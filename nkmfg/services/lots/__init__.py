"""Lots of what is bought or prepared, feeders among them: received, judged, released by QA, and fit for use or not."""

from nkmfg.services.lots.fitness import fit_for_use, use_faults

__all__ = ["fit_for_use", "use_faults"]
