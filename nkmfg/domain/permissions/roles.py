"""Roles of people."""

from enum import StrEnum


class Role(StrEnum):
    """A role of a person; the last three cannot be granted."""

    TECHNICIAN = "technician"
    HEAD_OF_PRODUCTION = "head_of_production"
    QC_ANALYST = "qc_analyst"
    QA = "qa"
    AUTHORISED_PERSON = "authorised_person"
    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"
    IDENTITY = "identity"  # may see names, record numbers and birth dates; always beside another role
    ANYONE = "anyone"  # any person with an active account
    SYSTEM = "system"  # the software, for acts without a person
    INSTALLER = "installer"  # the person who creates a site


GMP_ROLES = (
    Role.TECHNICIAN,
    Role.HEAD_OF_PRODUCTION,
    Role.QC_ANALYST,
    Role.QA,
    Role.AUTHORISED_PERSON,
    Role.CLINICIAN,
    Role.IDENTITY,
)
GRANTABLE = (*GMP_ROLES, Role.ADMINISTRATOR)

VOIDS_OTHERS = Role.HEAD_OF_PRODUCTION
"""Who may void an entry or a result of somebody else; what a person wrote, that person may void."""
