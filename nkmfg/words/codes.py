"""English labels of enum members; the database, JSON and signed payloads contain their codes."""

from collections.abc import Mapping
from enum import StrEnum

from nkmfg.domain.culture import events
from nkmfg.domain.decisions.batch_status import Completeness
from nkmfg.domain.documents.record_state import RecordState
from nkmfg.domain.facts import disposition_facts
from nkmfg.domain.facts.disposition_facts import Decision, Ground, Il2Given, NoteKind, Paper, Reaction, Residue
from nkmfg.domain.facts.entry_kinds import EntryKind, ResultEntryKind
from nkmfg.domain.facts.transcription import TranscriptionState
from nkmfg.domain.facts.ward import CustodyKind, Flow, LabelAction, ScanTarget
from nkmfg.domain.figures.run_signature import SignatureStatus
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.permissions.accounts import (
    AccessKind,
    AccountState,
    CredentialHandoverState,
    CredentialKind,
    GrantState,
    ProvenBy,
)
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.permissions.roles import Role
from nkmfg.domain.permissions.states import (
    Affected,
    BatchState,
    DeviationState,
    EquipmentState,
    LotState,
    RunState,
    SiteKind,
)
from nkmfg.domain.product import containers
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.domain.recipe import donor_testing
from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.values.computed import Absence

# By type: members of two enums with the same code compare equal.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    SiteKind: {
        SiteKind.DEMO: "demo",
        SiteKind.COMMISSIONING: "commissioning",
        SiteKind.PRODUCTION: "production",
    },
    AccountState: {
        AccountState.ACTIVE: "active",
        AccountState.DISABLED: "disabled",
        AccountState.ON_PAPER: "on paper",
    },
    Role: {
        Role.TECHNICIAN: "technician",
        Role.HEAD_OF_PRODUCTION: "head of production",
        Role.QC_ANALYST: "QC analyst",
        Role.QA: "QA",
        Role.AUTHORISED_PERSON: "authorised person",
        Role.CLINICIAN: "clinician",
        Role.ADMINISTRATOR: "administrator",
        Role.IDENTITY: "identity reader",
        Role.ANYONE: "anyone",
        Role.SYSTEM: "system",
        Role.INSTALLER: "installer",
    },
    Affected: {
        Affected.YES: "yes",
        Affected.NO: "no",
        Affected.NOT_KNOWN: "not known",
    },
    GrantState: {
        GrantState.PROPOSED: "proposed",
        GrantState.EFFECTIVE: "effective",
        GrantState.REFUSED: "refused",
        GrantState.ENDED: "ended",
    },
    CredentialKind: {
        CredentialKind.PASSWORD: "password",
        CredentialKind.PIN: "PIN",
    },
    ProvenBy: {
        ProvenBy.BADGE_AND_PASSWORD: "badge and password",
        ProvenBy.BADGE_AND_PIN: "badge and PIN",
        ProvenBy.USER_NAME_AND_PASSWORD: "user name and password",
        ProvenBy.USER_NAME_AND_PIN: "user name and PIN",
        ProvenBy.TABLET_NAME_AND_PASSWORD: "name at the tablet and password",
        ProvenBy.TABLET_NAME_AND_PIN: "name at the tablet and PIN",
    },
    CredentialHandoverState: {
        CredentialHandoverState.WAITING: "waiting",
        CredentialHandoverState.VOUCHED: "vouched",
        CredentialHandoverState.TAKEN_UP: "taken up",
        CredentialHandoverState.REPLACED: "replaced",
    },
    AccessKind: {
        AccessKind.LOGGED_IN: "logged in",
        AccessKind.LOGGED_OUT: "logged out",
        AccessKind.LOG_IN_FAILED: "log-in failed",
        AccessKind.SIGNED: "credentials accepted for a signature",
        AccessKind.SIGNING_FAILED: "signing failed",
        AccessKind.LOCKED_OUT: "locked out",
        AccessKind.RELEASED: "lock-out ended",
        AccessKind.REFUSED: "refused",
    },
    Meaning: {
        Meaning.PERFORMED: "performed",
        Meaning.VERIFIED: "verified",
        Meaning.REVIEWED: "reviewed",
        Meaning.APPROVED: "approved",
        Meaning.RELEASED: "released",
        Meaning.WITHDRAWN: "withdrawn",
        Meaning.RELEASED_FOR_USE: "released for use",
        Meaning.CERTIFIED: "certified",
        Meaning.EXCEPTIONAL_SUPPLY: "exceptional supply",
        Meaning.REJECTED: "rejected",
        Meaning.RECALLED: "recalled",
        Meaning.TERMINATED: "terminated in culture",
        Meaning.DESTROYED: "not infused and destroyed",
        Meaning.NOT_CERTIFIED: "closed without certification",
        Meaning.SUPPLY_APPROVED: "exceptional supply approved",
        Meaning.CLOSED: "closed",
    },
    SignatureStatus: {
        SignatureStatus.VALID: "valid",
        SignatureStatus.EXTENDED: "extended",
        SignatureStatus.ALTERED: "altered",
        SignatureStatus.INVALID: "invalid",
    },
    LotState: {
        LotState.QUARANTINE: "quarantine",
        LotState.RELEASED: "released",
        LotState.REJECTED: "rejected",
    },
    EquipmentState: {
        EquipmentState.IN_SERVICE: "in service",
        EquipmentState.QUARANTINED: "quarantined",
        EquipmentState.RETIRED: "retired",
    },
    donor_testing.Finding: {
        donor_testing.Finding.NON_REACTIVE: "non reactive",
        donor_testing.Finding.REACTIVE: "reactive",
        donor_testing.Finding.PENDING: "pending",
        donor_testing.Finding.INVALID: "invalid",
    },
    Eligibility: {
        Eligibility.ELIGIBLE: "eligible",
        Eligibility.INELIGIBLE: "ineligible",
        Eligibility.NOT_COMPLETE: "not complete",
    },
    BatchState: {
        BatchState.OPEN: "open",
        BatchState.CLOSED: "closed",
    },
    RunState: {
        RunState.OPEN: "open",
        RunState.TO_CONFIRM: "to confirm",
        RunState.RECORDED: "recorded",
        RunState.SKIPPED: "skipped",
    },
    EntryKind: {
        EntryKind.VALUE: "value",
        EntryKind.CORRECTION: "correction",
        EntryKind.VOID: "void",
        EntryKind.NOT_APPLICABLE: "n/a",
        EntryKind.CONFIRMATION: "confirmation",
        EntryKind.COMMENT: "comment",
    },
    DeviationState: {
        DeviationState.OPEN: "open",
        DeviationState.CLOSED: "closed",
    },
    events.Fate: {
        events.Fate.CULTURE: "culture",
        events.Fate.FROZEN: "frozen",
        events.Fate.SAMPLED: "sampled",
        events.Fate.DISCARDED: "discarded",
        events.Fate.INFUSED: "infused",
    },
    Verdict: {
        Verdict.PASS: "pass",
        Verdict.FAIL: "fail",
        Verdict.PENDING: "pending",
        Verdict.INVALID: "invalid",
        Verdict.NOT_TESTED: "not tested",
        Verdict.NOT_APPLICABLE: "reported",  # there is no limit
        Verdict.CANNOT_BE_SHOWN: "cannot be shown",
    },
    Tone: {
        Tone.PASS: "pass",
        Tone.WARNING: "warning",
        Tone.ACTION: "action limit",
        Tone.PENDING: "pending",
        Tone.FAIL: "failed",
        Tone.LATE: "late",
        Tone.NOTED: "done",
    },
    TranscriptionState: {
        TranscriptionState.VERIFIED: "transcribed from paper, checked",
        TranscriptionState.CHANGED: "transcribed from paper, changed since it was checked",
        TranscriptionState.UNVERIFIED: "transcribed from paper, not checked",
    },
    RecordState: {
        RecordState.IN_PROGRESS: "in progress",
        RecordState.FINAL: "final",
    },
    Absence: {
        Absence.PENDING: "pending",
        Absence.NOT_MEASURED: "not measured",
        Absence.UNDEFINED: "undefined",
        Absence.REFUSED: "refused",
    },
    ResultEntryKind: {
        ResultEntryKind.VALUE: "value",
        ResultEntryKind.CORRECTION: "correction",
        ResultEntryKind.NOT_TESTED: "not tested",
        ResultEntryKind.INVALID: "invalid",
        ResultEntryKind.VOID: "void",
    },
    Decision: {
        Decision.QUARANTINE: "quarantine",
        Decision.RELEASED: "released for use",
        Decision.CERTIFIED: "certified",
        Decision.EXCEPTIONAL_SUPPLY: "exceptional supply",
        Decision.REJECTED: "rejected",
        Decision.RECALLED: "recalled",
        Decision.TERMINATED: "terminated in culture",
        Decision.DESTROYED: "not infused and destroyed",
        Decision.NOT_CERTIFIED: "closed without certification",
    },
    Completeness: {
        Completeness.COMPLETE: "release tests complete",
        Completeness.PENDING: "results pending",
        Completeness.FAILED: "a result failed",
        Completeness.FAILED_AFTER: "a result failed after the decision",
    },
    Paper: {
        Paper.REQUEST: "request",
        Paper.BENEFIT: "benefit and alternatives",
        Paper.RISK: "risk evaluation",
        Paper.ACCEPTANCE: "acceptance",
        Paper.SPONSOR: "sponsor told",
        Paper.DONOR_TOLD: "donor determination told",
    },
    Ground: {
        Ground.URGENT_NEED: "urgent medical need",
        Ground.RELATIVE: "first- or second-degree blood relative",
    },
    disposition_facts.Finding: {
        disposition_facts.Finding.CONFIRMED: "confirmed",
        disposition_facts.Finding.FALSE_POSITIVE: "false positive",
    },
    NoteKind: {
        NoteKind.TOLD: "told",
        NoteKind.GRAM: "Gram stain",
        NoteKind.ORGANISM: "organism",
        NoteKind.SENSITIVITIES: "sensitivities",
        NoteKind.OTHER: "other",
    },
    LabelAction: {
        LabelAction.PRINTED: "printed",
        LabelAction.APPLIED: "applied",
        LabelAction.KEPT: "kept",
        LabelAction.DESTROYED: "destroyed",
    },
    DoseDecision: {
        DoseDecision.GIVE: "give as it is",
        DoseDecision.GIVE_LESS: "give less",
        DoseDecision.REST_LATER: "give the rest later",
        DoseDecision.DO_NOT_GIVE: "do not give",
    },
    CustodyKind: {
        CustodyKind.ISSUED: "issued",
        CustodyKind.RETURNED: "returned",
        CustodyKind.DESTROYED: "destroyed",
    },
    containers.Fate: {
        containers.Fate.STOCK: "in stock",
        containers.Fate.HANDED: "handed over, not checked",
        containers.Fate.ISSUED: "issued",
        containers.Fate.RUNNING: "being infused",
        containers.Fate.RETURNED: "returned",
        containers.Fate.INFUSED: "infused",
        containers.Fate.PART_USED: "part used, rest destroyed",
        containers.Fate.CULTURED: "part used, rest sent to culture",
        containers.Fate.DESTROYED: "destroyed",
    },
    ScanTarget: {
        ScanTarget.CONTAINER: "container",
        ScanTarget.ORDER_OR_PATIENT: "order or patient",
    },
    Flow: {
        Flow.PAUSED: "paused",
        Flow.RATE: "rate changed",
        Flow.RESUMED: "resumed",
    },
    Reaction: {
        Reaction.NONE: "none",
        Reaction.GRADE_1: "grade 1",
        Reaction.GRADE_2: "grade 2",
        Reaction.GRADE_3: "grade 3",
        Reaction.GRADE_4: "grade 4",
        Reaction.GRADE_5: "grade 5",
    },
    Residue: {
        Residue.NONE: "none left",
        Residue.CULTURED: "sent to culture",
        Residue.DESTROYED: "destroyed before a witness",
    },
    Il2Given: {
        Il2Given.GIVEN: "given",
        Il2Given.HELD: "held",
        Il2Given.MISSED: "missed",
    },
}


def label(member: StrEnum) -> str:
    """Label of an enum member. Raises RuntimeError for a value that is not a member, such as a code from a row."""
    labels = LABELS.get(type(member))
    if labels is None:
        raise RuntimeError(f"{member!r} has no label: it is no member of LABELS, but {type(member).__name__}")
    return labels[member]


def code_label(kind: type[StrEnum], code: str) -> str:
    """Label of a code from a row; a code that the enum does not know is shown with spaces for underscores."""
    return label(kind(code)) if code in set(kind) else code.replace("_", " ")


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Code and label of every member, for a selection list."""
    return [(member.value, label(member)) for member in kind]
