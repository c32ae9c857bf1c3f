"""nkmfg: one electronic batch record for expanded NK cells, from the donor's apheresis to the patient's dose."""

__version__ = "0.1.0"
