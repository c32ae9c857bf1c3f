"""What is kept: one file a thing. Importing this package knows every table."""

from nkmfg.models.base import Base
from nkmfg.models.batch import (
    Attachment,
    Batch,
    BatchState,
    Deviation,
    DeviationState,
    Draft,
    Entry,
    EntryKind,
    LostDraft,
    Movement,
    Run,
    RunState,
    Sample,
    SampleVessel,
    Vessel,
)
from nkmfg.models.desk import Nonce, SigningPeriod, WebSession
from nkmfg.models.disposition import DecisionPaper, Disposition, DonorGround, ExceptionAnswer
from nkmfg.models.donor import Donor, DonorIdentity, DonorMarker, Patient, PatientIdentity
from nkmfg.models.infusion import Il2Dose, Infusion
from nkmfg.models.lot import AtRiskUse, Equipment, EquipmentState, FeederLot, Lot, LotState
from nkmfg.models.order import Collection, OrderVersion, TreatmentOrder, WeightCheck
from nkmfg.models.person import (
    AccessEvent,
    AccessKind,
    AccountState,
    Acknowledgement,
    Credential,
    CredentialKind,
    GrantState,
    Person,
    RoleGrant,
    Terminal,
)
from nkmfg.models.positive import Contact, Positive, PositiveNote, PositiveVerdict
from nkmfg.models.recipe import RecipeApproval, RecipeVersion
from nkmfg.models.result import Result, ResultEntry
from nkmfg.models.signature import Signature, SignedCopy
from nkmfg.models.site import ClockShift, SiteDeclaration, SiteKind
from nkmfg.models.trail import Act, Change, Link, Stream

__all__ = [
    "AccessEvent",
    "AccessKind",
    "AccountState",
    "Acknowledgement",
    "Act",
    "AtRiskUse",
    "Attachment",
    "Base",
    "Batch",
    "BatchState",
    "Change",
    "ClockShift",
    "Collection",
    "Contact",
    "Credential",
    "CredentialKind",
    "DecisionPaper",
    "Deviation",
    "DeviationState",
    "Disposition",
    "Donor",
    "DonorGround",
    "DonorIdentity",
    "DonorMarker",
    "Draft",
    "Entry",
    "EntryKind",
    "Equipment",
    "EquipmentState",
    "ExceptionAnswer",
    "FeederLot",
    "GrantState",
    "Il2Dose",
    "Infusion",
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
    "RecipeApproval",
    "RecipeVersion",
    "Result",
    "ResultEntry",
    "RoleGrant",
    "Run",
    "RunState",
    "Sample",
    "SampleVessel",
    "Signature",
    "SignedCopy",
    "SigningPeriod",
    "SiteDeclaration",
    "SiteKind",
    "Stream",
    "Terminal",
    "TreatmentOrder",
    "Vessel",
    "WebSession",
    "WeightCheck",
]
