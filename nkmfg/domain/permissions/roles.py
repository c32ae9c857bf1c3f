"""Roles and their words."""

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

    @property
    def words(self) -> str:
        return {"qc_analyst": "QC analyst", "qa": "QA", "identity": "identity reader"}.get(
            self.value, self.value.replace("_", " ")
        )

    @property
    def somebody(self) -> str:
        """Phrase for a holder of the role in a sentence."""
        match self:
            case Role.QA:
                return "QA"
            case Role.ANYONE:
                return "anybody with an account"
            case Role.SYSTEM:
                return "the software itself"
            case Role.HEAD_OF_PRODUCTION | Role.INSTALLER:
                return f"the {self.words}"
        return f"{'an' if self.words[0] in 'aeiou' else 'a'} {self.words}"


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
