"""Meanings of electronic signatures."""

from enum import StrEnum


class Meaning(StrEnum):
    """Meaning of a signature (21 CFR 11.50(a)(3))."""

    PERFORMED = "performed"
    VERIFIED = "verified"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RELEASED = "released"  # of a lot
    WITHDRAWN = "withdrawn"
    # Decisions about a batch: the code of the decision.
    RELEASED_FOR_USE = "released_for_use"
    CERTIFIED = "certified"
    EXCEPTIONAL_SUPPLY = "exceptional_supply"
    REJECTED = "rejected"  # of a lot, too
    RECALLED = "recalled"
    TERMINATED = "terminated_in_culture"
    DESTROYED = "not_infused_and_destroyed"
    NOT_CERTIFIED = "closed_without_certification"
    # Signed beside a decision.
    SUPPLY_APPROVED = "exceptional_supply_approved"
    CLOSED = "closed"
