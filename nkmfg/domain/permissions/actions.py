"""The permission table: roles, states, signature, reason and independence required by each action."""

from enum import StrEnum

from nkmfg.domain.permissions.accounts import AccountState
from nkmfg.domain.permissions.meanings import Meaning as Meaning
from nkmfg.domain.permissions.roles import GMP_ROLES as GMP_ROLES
from nkmfg.domain.permissions.roles import GRANTABLE as GRANTABLE
from nkmfg.domain.permissions.roles import Role as Role
from nkmfg.domain.permissions.rule import Excluded
from nkmfg.domain.permissions.rule import Rule as Rule
from nkmfg.domain.permissions.states import BatchState, LotState


class Action(StrEnum):
    """All actions that change the record."""

    # the site and its people
    MAKE_SITE = "site.make"
    DECLARE_SITE = "site.declare"
    FORWARD_CLOCK = "site.forward_clock"
    MIGRATE = "schema.migrate"
    RUN_SQL = "schema.sql"
    OPEN_ACCOUNT = "account.open"
    CHANGE_ACCOUNT = "account.change"
    DISABLE_ACCOUNT = "account.disable"
    ENABLE_ACCOUNT = "account.enable"
    RESET_CREDENTIAL = "credential.reset"
    VOUCH = "credential.vouch"
    CHOOSE_CREDENTIAL = "credential.choose"
    CHOOSE_LANGUAGE = "account.choose_language"
    ACKNOWLEDGE_SIGNATURE = "signature.acknowledge"
    PROPOSE_ROLE = "role.propose"
    APPROVE_ROLE = "role.approve"
    REFUSE_ROLE = "role.refuse"
    END_ROLE = "role.end"
    ASSESS_WORK = "person.assess_work"
    REGISTER_TERMINAL = "terminal.register"
    RETIRE_TERMINAL = "terminal.retire"
    NOTE_ACCESS = "access.note"
    END_LOCK_OUT = "access.end_lock_out"
    # who gives, who receives, what is ordered
    ADD_DONOR = "donor.add"
    CHANGE_DONOR = "donor.change"
    NOTE_MARKER = "donor.note_marker"
    ADD_PATIENT = "patient.add"
    CHANGE_PATIENT = "patient.change"
    KEEP_IDENTITY = "identity.keep"
    PLACE_ORDER = "order.place"
    REVISE_ORDER = "order.revise"
    VERIFY_WEIGHT = "order.verify_weight"
    NOTE_COLLECTION = "collection.note"
    CHANGE_COLLECTION = "collection.change"
    # what is worked by and with
    REGISTER_RECIPE = "recipe.register"
    APPROVE_RECIPE = "recipe.approve"
    WITHDRAW_RECIPE = "recipe.withdraw"
    ADD_LOT = "lot.add"
    CHANGE_LOT = "lot.change"
    RELEASE_LOT = "lot.release"
    REJECT_LOT = "lot.reject"
    ADD_EQUIPMENT = "equipment.add"
    CHANGE_EQUIPMENT = "equipment.change"
    # the batch
    ISSUE_BATCH = "batch.issue"
    IMPORT_BATCH = "batch.import"
    VERIFY_IMPORT = "batch.verify_import"
    PERMIT_AT_RISK = "batch.permit_at_risk"
    RECORD_RUN = "run.record"
    ATTACH_FILE = "run.attach"
    ADD_RUN = "run.add"
    SKIP_RUN = "run.skip"
    CORRECT_ENTRY = "entry.correct"
    CONFIRM_ENTRY = "entry.confirm"
    VOID_ENTRY = "entry.void"
    SIGN_PERFORMED = "run.sign_performed"
    SIGN_VERIFIED = "run.sign_verified"
    NOTE_EVENT = "batch.note_event"
    OPEN_DEVIATION = "deviation.open"
    CLOSE_DEVIATION = "deviation.close"
    NOTE_LOST_DRAFT = "run.note_lost_draft"
    PRINT_RECORD = "batch.print"
    # to the end: results, decision, what was given
    RECORD_RESULT = "result.record"
    CORRECT_RESULT = "result.correct"
    VOID_RESULT = "result.void"
    UNLOCK_RESULT = "result.unlock"
    REVIEW_RESULTS = "batch.review_results"
    ANSWER_EXCEPTION = "exception.answer"
    REVIEW_RECORD = "batch.review_record"
    PERMIT_DONOR = "batch.permit_donor"
    RELEASE_BATCH = "batch.release"
    CERTIFY_BATCH = "batch.certify"
    NOTE_PHYSICIAN = "batch.note_physician"
    NOTE_PAPER = "batch.note_paper"
    APPROVE_SUPPLY = "batch.approve_supply"
    SUPPLY_BATCH = "batch.supply"
    REJECT_BATCH = "batch.reject"
    RECALL_BATCH = "batch.recall"
    TERMINATE_BATCH = "batch.terminate"
    DESTROY_BATCH = "batch.destroy"
    CLOSE_UNCERTIFIED = "batch.close_uncertified"
    CLOSE_BATCH = "batch.close"
    REPORT_POSITIVE = "positive.report"
    NOTE_POSITIVE = "positive.note"
    DECIDE_POSITIVE = "positive.decide"
    KEEP_CONTACT = "contact.keep"
    NOTE_INFUSION = "infusion.note"
    CORRECT_INFUSION = "infusion.correct"
    VERIFY_INFUSION = "infusion.verify"
    NOTE_IL2 = "il2.note"
    CORRECT_IL2 = "il2.correct"
    # from the filled container to the bedside
    VERIFY_DOSE = "dose.verify"
    DECIDE_DOSE = "dose.decide"
    PRINT_LABEL = "label.print"
    NOTE_LABEL = "label.note"
    VERIFY_LABEL = "label.verify"
    NOTE_SCAN = "identity.note_scan"
    ISSUE_CONTAINER = "container.issue"
    NOTE_ISSUE = "container.note_issue"
    VERIFY_HANDOVER = "container.verify"
    RETURN_CONTAINER = "container.return"
    DESTROY_CONTAINER = "container.destroy"
    PRINT_FORM = "ward.print"
    ATTACH_FORM = "ward.attach"


def _rule(
    *roles: Role,
    states: tuple[str, ...] | None = None,
    meaning: Meaning | None = None,
    reason: bool = False,
    excludes: Excluded | None = None,
) -> Rule:
    return Rule(frozenset(roles), None if states is None else frozenset(states), meaning, reason, excludes)


_ADMIN = (Role.ADMINISTRATOR,)
# A role is proposed by an administrator; one for a QA person also by QA or the head of production.
_PROPOSERS = (Role.ADMINISTRATOR, Role.QA, Role.HEAD_OF_PRODUCTION)
_APPROVERS = (Role.QA, Role.HEAD_OF_PRODUCTION)

_MAKERS = (Role.TECHNICIAN, Role.HEAD_OF_PRODUCTION)
_RECORDERS = (*_MAKERS, Role.QC_ANALYST)
_CLINIC = (*_MAKERS, Role.CLINICIAN, Role.QA)
_BEDSIDE = (Role.TECHNICIAN, Role.CLINICIAN)
_HANDS = (*_MAKERS, Role.QA, Role.CLINICIAN)
_JUDGES = (Role.QA, Role.AUTHORISED_PERSON, Role.CLINICIAN)
_OPEN = (BatchState.OPEN,)
_ACTIVE, _ANY_ACCOUNT = (AccountState.ACTIVE,), (AccountState.ACTIVE, AccountState.DISABLED)
_HERE = (LotState.QUARANTINE, LotState.RELEASED)

RULES: dict[Action, Rule] = {
    Action.MAKE_SITE: _rule(Role.INSTALLER),
    Action.DECLARE_SITE: _rule(Role.QA, meaning=Meaning.APPROVED, reason=True),
    Action.FORWARD_CLOCK: _rule(Role.ANYONE, Role.SYSTEM),
    Action.MIGRATE: _rule(Role.ADMINISTRATOR, Role.INSTALLER, reason=True),
    Action.RUN_SQL: _rule(*_ADMIN, reason=True),
    Action.OPEN_ACCOUNT: _rule(*_ADMIN),
    Action.CHANGE_ACCOUNT: _rule(*_ADMIN, states=_ANY_ACCOUNT, reason=True),
    Action.DISABLE_ACCOUNT: _rule(*_ADMIN, states=_ACTIVE, reason=True),
    Action.ENABLE_ACCOUNT: _rule(*_ADMIN, states=(AccountState.DISABLED,), reason=True),
    Action.RESET_CREDENTIAL: _rule(*_ADMIN, states=_ACTIVE, reason=True),
    Action.VOUCH: _rule(
        *_APPROVERS,
        states=_ACTIVE,
        meaning=Meaning.VERIFIED,
        excludes=Excluded.CREDENTIAL_BEARER,
    ),
    Action.CHOOSE_CREDENTIAL: _rule(Role.ANYONE, states=_ACTIVE),
    Action.CHOOSE_LANGUAGE: _rule(Role.ANYONE, states=_ACTIVE),
    Action.ACKNOWLEDGE_SIGNATURE: _rule(Role.ANYONE, states=_ACTIVE),
    Action.PROPOSE_ROLE: _rule(*_PROPOSERS, states=_ACTIVE),
    Action.APPROVE_ROLE: _rule(*_APPROVERS, states=_ACTIVE, meaning=Meaning.APPROVED, excludes=Excluded.RECEIVER),
    Action.REFUSE_ROLE: _rule(*_APPROVERS, states=_ACTIVE, reason=True, excludes=Excluded.RECEIVER),
    Action.END_ROLE: _rule(*_PROPOSERS, states=_ANY_ACCOUNT, reason=True, excludes=Excluded.HOLDER),
    Action.ASSESS_WORK: _rule(
        Role.QA,
        states=_ANY_ACCOUNT,
        meaning=Meaning.APPROVED,
        reason=True,
        excludes=Excluded.ASSESSOR,
    ),
    Action.REGISTER_TERMINAL: _rule(*_ADMIN),
    Action.RETIRE_TERMINAL: _rule(*_ADMIN, reason=True),
    Action.NOTE_ACCESS: _rule(Role.ANYONE, Role.SYSTEM),
    Action.END_LOCK_OUT: _rule(*_ADMIN, Role.QA, states=_ACTIVE, reason=True),
    Action.ADD_DONOR: _rule(*_CLINIC),
    Action.CHANGE_DONOR: _rule(*_CLINIC, reason=True),
    Action.NOTE_MARKER: _rule(*_CLINIC, Role.QC_ANALYST),
    Action.ADD_PATIENT: _rule(*_CLINIC),
    Action.CHANGE_PATIENT: _rule(*_CLINIC, reason=True),
    Action.KEEP_IDENTITY: _rule(Role.IDENTITY),
    Action.PLACE_ORDER: _rule(Role.CLINICIAN, Role.HEAD_OF_PRODUCTION),
    Action.REVISE_ORDER: _rule(Role.CLINICIAN, Role.HEAD_OF_PRODUCTION, reason=True),
    Action.VERIFY_WEIGHT: _rule(Role.CLINICIAN, Role.TECHNICIAN, meaning=Meaning.VERIFIED, excludes=Excluded.WEIGHER),
    Action.NOTE_COLLECTION: _rule(*_MAKERS, Role.CLINICIAN),
    Action.CHANGE_COLLECTION: _rule(*_MAKERS, Role.CLINICIAN, reason=True),
    Action.REGISTER_RECIPE: _rule(Role.HEAD_OF_PRODUCTION, Role.QA),
    Action.APPROVE_RECIPE: _rule(Role.QA, meaning=Meaning.APPROVED),
    Action.WITHDRAW_RECIPE: _rule(Role.QA, meaning=Meaning.WITHDRAWN, reason=True),
    Action.ADD_LOT: _rule(*_MAKERS, Role.QA),
    Action.CHANGE_LOT: _rule(*_MAKERS, Role.QA, reason=True),
    Action.RELEASE_LOT: _rule(Role.QA, states=(LotState.QUARANTINE,), meaning=Meaning.RELEASED),
    Action.REJECT_LOT: _rule(Role.QA, states=_HERE, meaning=Meaning.REJECTED, reason=True),
    Action.ADD_EQUIPMENT: _rule(Role.HEAD_OF_PRODUCTION, Role.QA),
    Action.CHANGE_EQUIPMENT: _rule(Role.HEAD_OF_PRODUCTION, Role.QA, reason=True),
    Action.ISSUE_BATCH: _rule(Role.HEAD_OF_PRODUCTION),
    Action.IMPORT_BATCH: _rule(Role.HEAD_OF_PRODUCTION, meaning=Meaning.PERFORMED, reason=True),
    Action.VERIFY_IMPORT: _rule(
        *_RECORDERS,
        Role.QA,
        states=_OPEN,
        meaning=Meaning.VERIFIED,
        excludes=Excluded.TRANSCRIBER,
    ),
    Action.PERMIT_AT_RISK: _rule(Role.QA, states=_OPEN, meaning=Meaning.APPROVED, reason=True),
    Action.RECORD_RUN: _rule(*_RECORDERS, states=_OPEN),
    Action.ATTACH_FILE: _rule(*_RECORDERS, states=_OPEN),
    Action.ADD_RUN: _rule(*_RECORDERS, states=_OPEN, reason=True),
    Action.SKIP_RUN: _rule(*_RECORDERS, states=_OPEN, reason=True),
    Action.CORRECT_ENTRY: _rule(*_RECORDERS, states=_OPEN, reason=True),
    Action.CONFIRM_ENTRY: _rule(*_RECORDERS, states=_OPEN),
    # Of somebody else, an entry or a result is voided by the head of production only (VOIDS_OTHERS).
    Action.VOID_ENTRY: _rule(*_RECORDERS, states=_OPEN, meaning=Meaning.PERFORMED, reason=True),
    Action.SIGN_PERFORMED: _rule(*_RECORDERS, states=_OPEN, meaning=Meaning.PERFORMED),
    Action.SIGN_VERIFIED: _rule(
        *_RECORDERS, Role.QA, states=_OPEN, meaning=Meaning.VERIFIED, excludes=Excluded.PERFORMER
    ),
    Action.NOTE_EVENT: _rule(*_RECORDERS, Role.QA, Role.CLINICIAN),
    Action.OPEN_DEVIATION: _rule(*_RECORDERS, Role.QA, Role.CLINICIAN, Role.SYSTEM),
    # A positive reported by telephone opens a deviation in a closed batch too.
    Action.CLOSE_DEVIATION: _rule(
        Role.QA,
        meaning=Meaning.APPROVED,
        reason=True,
        excludes=Excluded.OPENER,
    ),
    Action.NOTE_LOST_DRAFT: _rule(Role.SYSTEM, states=_OPEN),
    Action.PRINT_RECORD: _rule(*_RECORDERS, *_JUDGES, reason=True),
    Action.RECORD_RESULT: _rule(*_RECORDERS, states=_OPEN),
    Action.CORRECT_RESULT: _rule(*_RECORDERS, states=_OPEN, reason=True),
    # As an entry: VOIDS_OTHERS.
    Action.VOID_RESULT: _rule(*_RECORDERS, states=_OPEN, meaning=Meaning.PERFORMED, reason=True),
    # A result out of specification is locked until QA signs its assignable cause.
    Action.UNLOCK_RESULT: _rule(Role.QA, states=_OPEN, meaning=Meaning.APPROVED, reason=True),
    Action.REVIEW_RESULTS: _rule(
        Role.QC_ANALYST, Role.QA, states=_OPEN, meaning=Meaning.REVIEWED, excludes=Excluded.REPORTER
    ),
    Action.ANSWER_EXCEPTION: _rule(Role.QA, states=_OPEN, reason=True),
    Action.REVIEW_RECORD: _rule(Role.QA, states=_OPEN, meaning=Meaning.REVIEWED, excludes=Excluded.PERFORMER_OR_TESTER),
    Action.PERMIT_DONOR: _rule(Role.QA, states=_OPEN, meaning=Meaning.APPROVED, reason=True),
    Action.RELEASE_BATCH: _rule(
        Role.QA,
        Role.AUTHORISED_PERSON,
        states=_OPEN,
        meaning=Meaning.RELEASED_FOR_USE,
        excludes=Excluded.MAKER_TESTER_OR_REVIEWER,
    ),
    Action.CERTIFY_BATCH: _rule(
        Role.AUTHORISED_PERSON,
        states=_OPEN,
        meaning=Meaning.CERTIFIED,
        excludes=Excluded.MAKER_TESTER_OR_REVIEWER,
    ),
    Action.NOTE_PHYSICIAN: _rule(Role.CLINICIAN, states=_OPEN),
    Action.NOTE_PAPER: _rule(Role.QA, Role.AUTHORISED_PERSON, states=_OPEN),
    # Exceptional supply is approved by two people and is no release; neither signature states one.
    Action.APPROVE_SUPPLY: _rule(
        Role.QA,
        states=_OPEN,
        meaning=Meaning.SUPPLY_APPROVED,
        excludes=Excluded.MAKER_OR_TESTER,
    ),
    Action.SUPPLY_BATCH: _rule(
        Role.AUTHORISED_PERSON,
        states=_OPEN,
        meaning=Meaning.EXCEPTIONAL_SUPPLY,
        excludes=Excluded.MAKER_TESTER_OR_APPROVER,
    ),
    Action.REJECT_BATCH: _rule(Role.QA, states=_OPEN, meaning=Meaning.REJECTED, reason=True),
    Action.RECALL_BATCH: _rule(Role.QA, Role.AUTHORISED_PERSON, meaning=Meaning.RECALLED, reason=True),
    Action.TERMINATE_BATCH: _rule(Role.QA, states=_OPEN, meaning=Meaning.TERMINATED, reason=True),
    Action.DESTROY_BATCH: _rule(Role.QA, states=_OPEN, meaning=Meaning.DESTROYED, reason=True),
    Action.CLOSE_UNCERTIFIED: _rule(Role.QA, states=_OPEN, meaning=Meaning.NOT_CERTIFIED, reason=True),
    Action.CLOSE_BATCH: _rule(Role.QA, states=_OPEN, meaning=Meaning.CLOSED, reason=True),
    # Positives are called at any hour: the person called records them in any state of the batch.
    Action.REPORT_POSITIVE: _rule(*GMP_ROLES),
    Action.NOTE_POSITIVE: _rule(*GMP_ROLES),
    Action.DECIDE_POSITIVE: _rule(Role.QA, meaning=Meaning.APPROVED, reason=True),
    Action.KEEP_CONTACT: _rule(Role.QA, Role.HEAD_OF_PRODUCTION),
    Action.NOTE_INFUSION: _rule(*_BEDSIDE, states=_OPEN),
    Action.CORRECT_INFUSION: _rule(*_BEDSIDE, states=_OPEN, reason=True),
    Action.VERIFY_INFUSION: _rule(*_BEDSIDE, states=_OPEN, meaning=Meaning.VERIFIED, excludes=Excluded.WRITER),
    Action.NOTE_IL2: _rule(*_BEDSIDE, states=_OPEN),
    Action.CORRECT_IL2: _rule(*_BEDSIDE, states=_OPEN, reason=True),
    Action.VERIFY_DOSE: _rule(
        *_RECORDERS,
        Role.CLINICIAN,
        states=_OPEN,
        meaning=Meaning.VERIFIED,
        excludes=Excluded.COUNTER,
    ),
    Action.DECIDE_DOSE: _rule(Role.CLINICIAN, states=_OPEN, meaning=Meaning.APPROVED, reason=True),
    Action.PRINT_LABEL: _rule(*_MAKERS, Role.QA, states=_OPEN),
    Action.NOTE_LABEL: _rule(*_MAKERS, Role.QA, states=_OPEN),
    Action.VERIFY_LABEL: _rule(*_RECORDERS, Role.QA, states=_OPEN, meaning=Meaning.VERIFIED, excludes=Excluded.PRINTER),
    Action.NOTE_SCAN: _rule(*_HANDS),
    Action.ISSUE_CONTAINER: _rule(*_MAKERS, states=_OPEN),
    Action.NOTE_ISSUE: _rule(*_HANDS, states=_OPEN, reason=True),
    Action.VERIFY_HANDOVER: _rule(*_HANDS, states=_OPEN, meaning=Meaning.VERIFIED, excludes=Excluded.WRITER),
    Action.RETURN_CONTAINER: _rule(*_HANDS, states=_OPEN),
    Action.DESTROY_CONTAINER: _rule(*_HANDS, states=_OPEN, reason=True),
    Action.PRINT_FORM: _rule(*_HANDS),
    Action.ATTACH_FORM: _rule(*_BEDSIDE, states=_OPEN),
}
