"""Lots of materials, feeders among them: receipt, judgement, release by QA, and fitness for use."""

from nkmfg.services.lots.fitness import fit_for_use, use_faults

__all__ = ["fit_for_use", "use_faults"]
