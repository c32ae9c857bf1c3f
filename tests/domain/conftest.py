"""Hypothesis settings: no deadline, so that results do not depend on the load of the machine."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
