"""Tables of the record, one module a subject. Importing this package registers every table."""

from nkmfg.domain.facts.entry_kinds import EntryKind, ResultEntryKind
from nkmfg.domain.permissions.accounts import (
    AccessKind,
    AccountState,
    CredentialHandoverState,
    CredentialKind,
    GrantState,
    ProvenBy,
)
from nkmfg.domain.permissions.states import (
    Affected,
    BatchState,
    DeviationState,
    EquipmentState,
    LotState,
    RunState,
    SiteKind,
)
from nkmfg.models.base import Base
from nkmfg.models.batch import (
    Attachment,
    Batch,
    BatchSummary,
    Deviation,
    Entry,
    LostDraft,
    Movement,
    Run,
    Sample,
    SampleVessel,
    Vessel,
)
from nkmfg.models.disposition import DecisionPaper, Disposition, DonorGround, ExceptionAnswer
from nkmfg.models.donor import Donor, DonorIdentity, DonorMarker, Patient, PatientIdentity
from nkmfg.models.infusion import Il2Dose, Infusion
from nkmfg.models.lot import AtRiskUse, Equipment, FeederLot, Lot
from nkmfg.models.order import Collection, OrderVersion, TreatmentOrder, WeightVerification
from nkmfg.models.person import (
    AccessEvent,
    Acknowledgement,
    Credential,
    CredentialHandover,
    Person,
    RoleGrant,
    Terminal,
    WorkAnswer,
)
from nkmfg.models.positive import Contact, Positive, PositiveNote, PositiveVerdict
from nkmfg.models.recipe import RecipeApproval, RecipeVersion, RecipeWithdrawal
from nkmfg.models.result import Result
from nkmfg.models.schema import SchemaManifest
from nkmfg.models.signature import Signature, SignedCopy
from nkmfg.models.site import ClockShift, SiteDeclaration
from nkmfg.models.trail import Act, Change, Link, Stream
from nkmfg.models.ward import Bedside, CustodyTransfer, IdentityScan, InfusionFlow, InfusionForm, LabelNote
from nkmfg.models.web_session import Draft, DraftValue, Nonce, SigningPeriod, Submission, WebSession

__all__ = [
    "AccessEvent",
    "AccessKind",
    "AccountState",
    "Acknowledgement",
    "Act",
    "Affected",
    "AtRiskUse",
    "Attachment",
    "Base",
    "Batch",
    "BatchState",
    "BatchSummary",
    "Bedside",
    "Change",
    "ClockShift",
    "Collection",
    "Contact",
    "Credential",
    "CredentialHandover",
    "CredentialHandoverState",
    "CredentialKind",
    "CustodyTransfer",
    "DecisionPaper",
    "Deviation",
    "DeviationState",
    "Disposition",
    "Donor",
    "DonorGround",
    "DonorIdentity",
    "DonorMarker",
    "Draft",
    "DraftValue",
    "Entry",
    "EntryKind",
    "Equipment",
    "EquipmentState",
    "ExceptionAnswer",
    "FeederLot",
    "GrantState",
    "IdentityScan",
    "Il2Dose",
    "Infusion",
    "InfusionFlow",
    "InfusionForm",
    "LabelNote",
    "Link",
    "LostDraft",
    "Lot",
    "LotState",
    "Movement",
    "Nonce",
    "OrderVersion",
    "Patient",
    "PatientIdentity",
    "Person",
    "Positive",
    "PositiveNote",
    "PositiveVerdict",
    "ProvenBy",
    "RecipeApproval",
    "RecipeVersion",
    "RecipeWithdrawal",
    "Result",
    "ResultEntryKind",
    "RoleGrant",
    "Run",
    "RunState",
    "Sample",
    "SampleVessel",
    "SchemaManifest",
    "Signature",
    "SignedCopy",
    "SigningPeriod",
    "SiteDeclaration",
    "SiteKind",
    "Stream",
    "Submission",
    "Terminal",
    "TreatmentOrder",
    "Vessel",
    "WebSession",
    "WeightVerification",
    "WorkAnswer",
]
