"""Labels of enum members; the database, JSON and signed payloads contain their codes."""

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
from nkmfg.words.messages import N_, in_context, writes

# By type: members of two enums with the same code compare equal.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    SiteKind: {
        SiteKind.DEMO: N_("demo"),
        SiteKind.COMMISSIONING: N_("commissioning"),
        SiteKind.PRODUCTION: N_("production"),
    },
    AccountState: {
        AccountState.ACTIVE: N_("active"),
        AccountState.DISABLED: N_("disabled"),
        AccountState.ON_PAPER: N_("on paper"),
    },
    Role: {
        Role.TECHNICIAN: N_("technician"),
        Role.HEAD_OF_PRODUCTION: N_("head of production"),
        Role.QC_ANALYST: N_("QC analyst"),
        Role.QA: N_("QA"),
        Role.AUTHORISED_PERSON: N_("authorised person"),
        Role.CLINICIAN: N_("clinician"),
        Role.ADMINISTRATOR: N_("administrator"),
        Role.IDENTITY: N_("identity reader"),
        Role.ANYONE: N_("anyone"),
        Role.SYSTEM: N_("system"),
        Role.INSTALLER: N_("installer"),
    },
    Affected: {
        Affected.YES: N_("yes"),
        Affected.NO: N_("no"),
        Affected.NOT_KNOWN: N_("not known"),
    },
    GrantState: {
        GrantState.PROPOSED: N_("proposed"),
        GrantState.EFFECTIVE: N_("effective"),
        GrantState.REFUSED: N_("refused"),
        GrantState.ENDED: N_("ended"),
    },
    CredentialKind: {
        CredentialKind.PASSWORD: N_("password"),
        CredentialKind.PIN: N_("PIN"),
    },
    ProvenBy: {
        ProvenBy.BADGE_AND_PASSWORD: N_("badge and password"),
        ProvenBy.BADGE_AND_PIN: N_("badge and PIN"),
        ProvenBy.USER_NAME_AND_PASSWORD: N_("user name and password"),
        ProvenBy.USER_NAME_AND_PIN: N_("user name and PIN"),
        ProvenBy.TABLET_NAME_AND_PASSWORD: N_("name at the tablet and password"),
        ProvenBy.TABLET_NAME_AND_PIN: N_("name at the tablet and PIN"),
    },
    CredentialHandoverState: {
        CredentialHandoverState.WAITING: N_("waiting"),
        CredentialHandoverState.VOUCHED: N_("vouched"),
        CredentialHandoverState.TAKEN_UP: N_("taken up"),
        CredentialHandoverState.REPLACED: N_("replaced"),
    },
    AccessKind: {
        AccessKind.LOGGED_IN: N_("logged in"),
        AccessKind.LOGGED_OUT: N_("logged out"),
        AccessKind.LOG_IN_FAILED: N_("log-in failed"),
        AccessKind.SIGNED: N_("credentials accepted for a signature"),
        AccessKind.SIGNING_FAILED: N_("signing failed"),
        AccessKind.LOCKED_OUT: N_("locked out"),
        AccessKind.RELEASED: N_("lock-out ended"),
        AccessKind.REFUSED: N_("refused"),
    },
    Meaning: {
        Meaning.PERFORMED: N_("performed"),
        Meaning.VERIFIED: N_("verified"),
        Meaning.REVIEWED: N_("reviewed"),
        Meaning.APPROVED: N_("approved"),
        Meaning.RELEASED: N_("released"),
        Meaning.WITHDRAWN: N_("withdrawn"),
        Meaning.RELEASED_FOR_USE: N_("released for use"),
        Meaning.CERTIFIED: N_("certified"),
        Meaning.EXCEPTIONAL_SUPPLY: N_("exceptional supply"),
        Meaning.REJECTED: N_("rejected"),
        Meaning.RECALLED: N_("recalled"),
        Meaning.TERMINATED: N_("terminated in culture"),
        Meaning.DESTROYED: N_("not infused and destroyed"),
        Meaning.NOT_CERTIFIED: N_("closed without certification"),
        Meaning.SUPPLY_APPROVED: N_("exceptional supply approved"),
        Meaning.CLOSED: N_("closed"),
    },
    SignatureStatus: {
        SignatureStatus.VALID: N_("valid"),
        SignatureStatus.EXTENDED: N_("extended"),
        SignatureStatus.ALTERED: N_("altered"),
        SignatureStatus.INVALID: N_("invalid"),
    },
    LotState: {
        LotState.QUARANTINE: N_("quarantine"),
        LotState.RELEASED: N_("released"),
        LotState.REJECTED: N_("rejected"),
    },
    EquipmentState: {
        EquipmentState.IN_SERVICE: N_("in service"),
        EquipmentState.QUARANTINED: N_("quarantined"),
        EquipmentState.RETIRED: N_("retired"),
    },
    donor_testing.Finding: {
        donor_testing.Finding.NON_REACTIVE: N_("non reactive"),
        donor_testing.Finding.REACTIVE: N_("reactive"),
        donor_testing.Finding.PENDING: N_("pending"),
        donor_testing.Finding.INVALID: N_("invalid"),
    },
    Eligibility: {
        Eligibility.ELIGIBLE: N_("eligible"),
        Eligibility.INELIGIBLE: N_("ineligible"),
        Eligibility.NOT_COMPLETE: N_("not complete"),
    },
    BatchState: {
        BatchState.OPEN: N_("open"),
        BatchState.CLOSED: N_("closed"),
    },
    RunState: {
        RunState.OPEN: N_("open"),
        RunState.TO_CONFIRM: N_("to confirm"),
        RunState.RECORDED: N_("recorded"),
        RunState.SKIPPED: N_("skipped"),
    },
    EntryKind: {
        EntryKind.VALUE: N_("value"),
        EntryKind.CORRECTION: N_("correction"),
        EntryKind.VOID: N_("void"),
        EntryKind.NOT_APPLICABLE: N_("n/a"),
        EntryKind.CONFIRMATION: N_("confirmation"),
        EntryKind.COMMENT: N_("comment"),
    },
    DeviationState: {
        DeviationState.OPEN: N_("open"),
        DeviationState.CLOSED: N_("closed"),
    },
    events.Fate: {
        events.Fate.CULTURE: N_("culture"),
        events.Fate.FROZEN: N_("frozen"),
        events.Fate.SAMPLED: N_("sampled"),
        events.Fate.DISCARDED: N_("discarded"),
        events.Fate.INFUSED: N_("infused"),
    },
    Verdict: {
        Verdict.PASS: N_("pass"),
        Verdict.FAIL: N_("fail"),
        Verdict.PENDING: N_("pending"),
        Verdict.INVALID: N_("invalid"),
        Verdict.NOT_TESTED: N_("not tested"),
        Verdict.NOT_APPLICABLE: N_("reported"),  # there is no limit
        Verdict.CANNOT_BE_SHOWN: N_("cannot be shown"),
    },
    Tone: {
        Tone.PASS: N_("pass"),
        Tone.WARNING: N_("warning"),
        Tone.ACTION: N_("action limit"),
        Tone.PENDING: N_("pending"),
        Tone.FAIL: N_("failed"),
        Tone.LATE: N_("late"),
        Tone.NOTED: N_("done"),
    },
    TranscriptionState: {
        TranscriptionState.VERIFIED: N_("transcribed from paper, checked"),
        TranscriptionState.CHANGED: N_("transcribed from paper, changed since it was checked"),
        TranscriptionState.UNVERIFIED: N_("transcribed from paper, not checked"),
    },
    RecordState: {
        RecordState.IN_PROGRESS: N_("in progress"),
        RecordState.FINAL: N_("final"),
    },
    Absence: {
        Absence.PENDING: N_("pending"),
        Absence.NOT_MEASURED: N_("not measured"),
        Absence.UNDEFINED: N_("undefined"),
        Absence.REFUSED: N_("refused"),
    },
    ResultEntryKind: {
        ResultEntryKind.VALUE: N_("value"),
        ResultEntryKind.CORRECTION: N_("correction"),
        ResultEntryKind.NOT_TESTED: N_("not tested"),
        ResultEntryKind.INVALID: N_("invalid"),
        ResultEntryKind.VOID: N_("void"),
    },
    Decision: {
        Decision.QUARANTINE: N_("quarantine"),
        Decision.RELEASED: N_("released for use"),
        Decision.CERTIFIED: N_("certified"),
        Decision.EXCEPTIONAL_SUPPLY: N_("exceptional supply"),
        Decision.REJECTED: N_("rejected"),
        Decision.RECALLED: N_("recalled"),
        Decision.TERMINATED: N_("terminated in culture"),
        Decision.DESTROYED: N_("not infused and destroyed"),
        Decision.NOT_CERTIFIED: N_("closed without certification"),
    },
    Completeness: {
        Completeness.COMPLETE: N_("release tests complete"),
        Completeness.PENDING: N_("results pending"),
        Completeness.FAILED: N_("a result failed"),
        Completeness.FAILED_AFTER: N_("a result failed after the decision"),
    },
    Paper: {
        Paper.REQUEST: N_("request"),
        Paper.BENEFIT: N_("benefit and alternatives"),
        Paper.RISK: N_("risk evaluation"),
        Paper.ACCEPTANCE: N_("acceptance"),
        Paper.SPONSOR: N_("sponsor told"),
        Paper.DONOR_TOLD: N_("donor determination told"),
    },
    Ground: {
        Ground.URGENT_NEED: N_("urgent medical need"),
        Ground.RELATIVE: N_("first- or second-degree blood relative"),
    },
    disposition_facts.Finding: {
        disposition_facts.Finding.CONFIRMED: N_("confirmed"),
        disposition_facts.Finding.FALSE_POSITIVE: N_("false positive"),
    },
    NoteKind: {
        NoteKind.TOLD: N_("told"),
        NoteKind.GRAM: N_("Gram stain"),
        NoteKind.ORGANISM: N_("organism"),
        NoteKind.SENSITIVITIES: N_("sensitivities"),
        NoteKind.OTHER: N_("other"),
    },
    LabelAction: {
        LabelAction.PRINTED: N_("printed"),
        LabelAction.APPLIED: N_("applied"),
        LabelAction.KEPT: N_("kept"),
        LabelAction.DESTROYED: N_("destroyed"),
    },
    DoseDecision: {
        DoseDecision.GIVE: N_("give as it is"),
        DoseDecision.GIVE_LESS: N_("give less"),
        DoseDecision.REST_LATER: N_("give the rest later"),
        DoseDecision.DO_NOT_GIVE: N_("do not give"),
    },
    CustodyKind: {
        CustodyKind.ISSUED: N_("issued"),
        CustodyKind.RETURNED: N_("returned"),
        CustodyKind.DESTROYED: N_("destroyed"),
    },
    containers.Fate: {
        containers.Fate.STOCK: N_("in stock"),
        containers.Fate.HANDED: N_("handed over, not checked"),
        containers.Fate.ISSUED: N_("issued"),
        containers.Fate.RUNNING: N_("being infused"),
        containers.Fate.RETURNED: N_("returned"),
        containers.Fate.INFUSED: N_("infused"),
        containers.Fate.PART_USED: N_("part used, rest destroyed"),
        containers.Fate.CULTURED: N_("part used, rest sent to culture"),
        containers.Fate.DESTROYED: N_("destroyed"),
    },
    ScanTarget: {
        ScanTarget.CONTAINER: N_("container"),
        ScanTarget.ORDER_OR_PATIENT: N_("order or patient"),
    },
    Flow: {
        Flow.PAUSED: N_("paused"),
        Flow.RATE: N_("rate changed"),
        Flow.RESUMED: N_("resumed"),
    },
    Reaction: {
        Reaction.NONE: N_("none"),
        Reaction.GRADE_1: N_("grade 1"),
        Reaction.GRADE_2: N_("grade 2"),
        Reaction.GRADE_3: N_("grade 3"),
        Reaction.GRADE_4: N_("grade 4"),
        Reaction.GRADE_5: N_("grade 5"),
    },
    Residue: {
        Residue.NONE: N_("none left"),
        Residue.CULTURED: N_("sent to culture"),
        Residue.DESTROYED: N_("destroyed before a witness"),
    },
    Il2Given: {
        Il2Given.GIVEN: N_("given"),
        Il2Given.HELD: N_("held"),
        Il2Given.MISSED: N_("missed"),
    },
}


def label(member: StrEnum) -> str:
    """Label of an enum member. Raises RuntimeError for a value that is not a member, such as a code from a row."""
    labels = LABELS.get(type(member))
    if labels is None:
        raise RuntimeError(f"{member!r} has no label: it is no member of LABELS, but {type(member).__name__}")
    return in_context(type(member).__name__, labels[member])


def code_label(kind: type[StrEnum], code: str) -> str:
    """Label of a code from a row; a code that the enum does not know is shown with spaces for underscores."""
    return label(kind(code)) if code in set(kind) else code.replace("_", " ")


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Code and label of every member, for a selection list."""
    return [(member.value, label(member)) for member in kind]


for _kind in LABELS:
    writes(_kind)(label)
