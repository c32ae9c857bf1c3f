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
from nkmfg.models.disposition import Disposition
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
from nkmfg.models.recipe import RecipeApproval, RecipeVersion
from nkmfg.models.result import Result, ResultEntry
from nkmfg.models.signature import Signature, SignedCopy
from nkmfg.models.site import ClockShift, SiteDeclaration, SiteKind
from nkmfg.models.trail import Act, Change, Link, Stream
from nkmfg.models.ward import Bedside, Handover, IdentityScan, InfusionFlow, InfusionForm, LabelNote

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
    "Bedside",
    "Change",
    "ClockShift",
    "Collection",
    "Credential",
    "CredentialKind",
    "Deviation",
    "DeviationState",
    "Disposition",
    "Donor",
    "DonorIdentity",
    "DonorMarker",
    "Draft",
    "Entry",
    "EntryKind",
    "Equipment",
    "EquipmentState",
    "FeederLot",
    "GrantState",
    "Handover",
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
