"""Meanings of electronic signatures."""

from enum import StrEnum


class Meaning(StrEnum):
    """Meaning of a signature (21 CFR 11.50(a)(3))."""

    PERFORMED = "performed"
    VERIFIED = "verified"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RELEASED = "released"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
