"""Who may do what, in which state, signed how, with a reason, by whom not: one table, asked by every door."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A role a person holds; the last three are no grants."""

    TECHNICIAN = "technician"
    HEAD_OF_PRODUCTION = "head_of_production"
    QC_ANALYST = "qc_analyst"
    QA = "qa"
    AUTHORISED_PERSON = "authorised_person"
    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"
    IDENTITY = "identity"  # may see names, record numbers and birth dates; always beside another role
    ANYONE = "anyone"  # any person with an active account
    SYSTEM = "system"  # the software, for what nobody does
    INSTALLER = "installer"  # the typed name of whoever makes a site

    @property
    def words(self) -> str:
        return {"qc_analyst": "QC analyst", "qa": "QA", "identity": "identity reader"}.get(
            self.value, self.value.replace("_", " ")
        )


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


class Meaning(StrEnum):
    """What a signature means (21 CFR 11.50(a)(3))."""

    PERFORMED = "performed"
    VERIFIED = "verified"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RELEASED = "released"
    REJECTED = "rejected"


class Action(StrEnum):
    """Everything anybody does to the record."""

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
    CHOOSE_CREDENTIAL = "credential.choose"
    ACKNOWLEDGE_SIGNATURE = "signature.acknowledge"
    PROPOSE_ROLE = "role.propose"
    APPROVE_ROLE = "role.approve"
    REFUSE_ROLE = "role.refuse"
    END_ROLE = "role.end"
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
    CHECK_WEIGHT = "order.check_weight"
    NOTE_COLLECTION = "collection.note"
    CHANGE_COLLECTION = "collection.change"
    # what is worked by and with
    REGISTER_RECIPE = "recipe.register"
    APPROVE_RECIPE = "recipe.approve"
    ADD_LOT = "lot.add"
    CHANGE_LOT = "lot.change"
    RELEASE_LOT = "lot.release"
    REJECT_LOT = "lot.reject"
    ADD_EQUIPMENT = "equipment.add"
    CHANGE_EQUIPMENT = "equipment.change"
    # the batch
    ISSUE_BATCH = "batch.issue"
    IMPORT_BATCH = "batch.import"
    CHECK_IMPORT = "batch.check_import"
    PERMIT_AT_RISK = "batch.permit_at_risk"
    RECORD_RUN = "run.record"
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
    REVIEW_RESULTS = "batch.review_results"
    RELEASE_BATCH = "batch.release"
    REJECT_BATCH = "batch.reject"
    CLOSE_BATCH = "batch.close"
    NOTE_INFUSION = "infusion.note"
    CORRECT_INFUSION = "infusion.correct"
    VERIFY_INFUSION = "infusion.verify"
    NOTE_IL2 = "il2.note"
    CORRECT_IL2 = "il2.correct"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the permission table."""

    words: str  # after "to": "open an account"
    roles: frozenset[Role]
    states: frozenset[str] | None = None  # of the thing acted on; None where it has none or any will do
    meaning: Meaning | None = None  # the signature it takes
    needs_reason: bool = False
    four_eyes: bool = False  # not by those whose work it checks

    @property
    def who_may(self) -> str:
        """The sentence that says who may."""
        names = sorted(role.words for role in self.roles)
        return f"It takes one of: {', '.join(names)}."


def _rule(
    words: str,
    *roles: Role,
    states: tuple[str, ...] | None = None,
    meaning: Meaning | None = None,
    reason: bool = False,
    four_eyes: bool = False,
) -> Rule:
    return Rule(words, frozenset(roles), None if states is None else frozenset(states), meaning, reason, four_eyes)


_ADMIN = (Role.ADMINISTRATOR,)
# A role is proposed by an administrator; one for a QA person also by QA or the head of production.
_PROPOSERS = (Role.ADMINISTRATOR, Role.QA, Role.HEAD_OF_PRODUCTION)
_APPROVERS = (Role.QA, Role.HEAD_OF_PRODUCTION)

_MAKERS = (Role.TECHNICIAN, Role.HEAD_OF_PRODUCTION)
_RECORDERS = (*_MAKERS, Role.QC_ANALYST)
_CLINIC = (*_MAKERS, Role.CLINICIAN, Role.QA)
_BEDSIDE = (Role.TECHNICIAN, Role.CLINICIAN)
_JUDGES = (Role.QA, Role.AUTHORISED_PERSON, Role.CLINICIAN)
_OPEN = ("open",)

RULES: dict[Action, Rule] = {
    Action.MAKE_SITE: _rule("make a site", Role.INSTALLER),
    Action.DECLARE_SITE: _rule("declare the site validated", Role.QA, meaning=Meaning.APPROVED, reason=True),
    Action.FORWARD_CLOCK: _rule("put a demo's clock forward", Role.ANYONE, Role.SYSTEM),
    Action.MIGRATE: _rule("migrate the schema", Role.ADMINISTRATOR, Role.INSTALLER, reason=True),
    Action.RUN_SQL: _rule("run emergency SQL", *_ADMIN, reason=True),
    Action.OPEN_ACCOUNT: _rule("open an account", *_ADMIN),
    Action.CHANGE_ACCOUNT: _rule("change an account", *_ADMIN, states=("active", "disabled"), reason=True),
    Action.DISABLE_ACCOUNT: _rule("disable an account", *_ADMIN, states=("active",), reason=True),
    Action.ENABLE_ACCOUNT: _rule("enable an account", *_ADMIN, states=("disabled",), reason=True),
    Action.RESET_CREDENTIAL: _rule("reset a password and PIN", *_ADMIN, states=("active",), reason=True),
    Action.CHOOSE_CREDENTIAL: _rule("choose one's own password and PIN", Role.ANYONE, states=("active",)),
    Action.ACKNOWLEDGE_SIGNATURE: _rule("acknowledge that a signature binds", Role.ANYONE, states=("active",)),
    Action.PROPOSE_ROLE: _rule("propose a role", *_PROPOSERS, states=("active",)),
    Action.APPROVE_ROLE: _rule(
        "approve a role", *_APPROVERS, states=("active",), meaning=Meaning.APPROVED, four_eyes=True
    ),
    Action.REFUSE_ROLE: _rule("refuse a role", *_APPROVERS, states=("active",), reason=True, four_eyes=True),
    Action.END_ROLE: _rule("end a role", *_PROPOSERS, states=("active", "disabled"), reason=True, four_eyes=True),
    Action.REGISTER_TERMINAL: _rule("register a tablet", *_ADMIN),
    Action.RETIRE_TERMINAL: _rule("retire a tablet", *_ADMIN, reason=True),
    Action.NOTE_ACCESS: _rule("note an access", Role.ANYONE, Role.SYSTEM),
    Action.END_LOCK_OUT: _rule("end a lock-out", *_ADMIN, states=("active",), reason=True),
    Action.ADD_DONOR: _rule("add a donor", *_CLINIC),
    Action.CHANGE_DONOR: _rule("change what is known of a donor", *_CLINIC, reason=True),
    Action.NOTE_MARKER: _rule("note an infectious marker", *_CLINIC, Role.QC_ANALYST),
    Action.ADD_PATIENT: _rule("add a patient", *_CLINIC),
    Action.CHANGE_PATIENT: _rule("change what is known of a patient", *_CLINIC, reason=True),
    Action.KEEP_IDENTITY: _rule("keep a name and a birth date", Role.IDENTITY),
    Action.PLACE_ORDER: _rule("place an order", Role.CLINICIAN, Role.HEAD_OF_PRODUCTION),
    Action.REVISE_ORDER: _rule("revise an order", Role.CLINICIAN, Role.HEAD_OF_PRODUCTION, reason=True),
    Action.CHECK_WEIGHT: _rule(
        "check a weight", Role.CLINICIAN, Role.TECHNICIAN, meaning=Meaning.VERIFIED, four_eyes=True
    ),
    Action.NOTE_COLLECTION: _rule("note a collection", *_MAKERS, Role.CLINICIAN),
    Action.CHANGE_COLLECTION: _rule("change what is known of a collection", *_MAKERS, Role.CLINICIAN, reason=True),
    Action.REGISTER_RECIPE: _rule("register a recipe", Role.HEAD_OF_PRODUCTION, Role.QA),
    Action.APPROVE_RECIPE: _rule("approve a recipe", Role.QA, meaning=Meaning.APPROVED),
    Action.ADD_LOT: _rule("receive a lot", *_MAKERS, Role.QA),
    Action.CHANGE_LOT: _rule("change what is known of a lot", *_MAKERS, Role.QA, reason=True),
    Action.RELEASE_LOT: _rule("release a lot", Role.QA, states=("quarantine",), meaning=Meaning.RELEASED),
    Action.REJECT_LOT: _rule(
        "reject a lot", Role.QA, states=("quarantine", "released"), meaning=Meaning.REJECTED, reason=True
    ),
    Action.ADD_EQUIPMENT: _rule("add equipment", Role.HEAD_OF_PRODUCTION, Role.QA),
    Action.CHANGE_EQUIPMENT: _rule("change equipment", Role.HEAD_OF_PRODUCTION, Role.QA, reason=True),
    Action.ISSUE_BATCH: _rule("issue a batch", Role.HEAD_OF_PRODUCTION),
    Action.IMPORT_BATCH: _rule(
        "import a batch done on paper", Role.HEAD_OF_PRODUCTION, meaning=Meaning.PERFORMED, reason=True
    ),
    Action.CHECK_IMPORT: _rule(
        "check a transcription", *_RECORDERS, Role.QA, states=_OPEN, meaning=Meaning.VERIFIED, four_eyes=True
    ),
    Action.PERMIT_AT_RISK: _rule("permit use at risk", Role.QA, states=_OPEN, meaning=Meaning.APPROVED, reason=True),
    Action.RECORD_RUN: _rule("record a step", *_RECORDERS, states=_OPEN),
    Action.ADD_RUN: _rule("add an operation", *_RECORDERS, states=_OPEN, reason=True),
    Action.SKIP_RUN: _rule("leave a step out", *_RECORDERS, states=_OPEN, reason=True),
    Action.CORRECT_ENTRY: _rule("correct an entry", *_RECORDERS, states=_OPEN, reason=True),
    Action.CONFIRM_ENTRY: _rule("confirm an entry", *_RECORDERS, states=_OPEN),
    Action.VOID_ENTRY: _rule("void an entry", *_RECORDERS, states=_OPEN, meaning=Meaning.PERFORMED, reason=True),
    Action.SIGN_PERFORMED: _rule("sign as performed", *_RECORDERS, states=_OPEN, meaning=Meaning.PERFORMED),
    Action.SIGN_VERIFIED: _rule("verify", *_RECORDERS, Role.QA, states=_OPEN, meaning=Meaning.VERIFIED, four_eyes=True),
    Action.NOTE_EVENT: _rule("note an event", *_RECORDERS, Role.QA, Role.CLINICIAN),
    Action.OPEN_DEVIATION: _rule("open a deviation", *_RECORDERS, Role.QA, Role.CLINICIAN, Role.SYSTEM),
    Action.CLOSE_DEVIATION: _rule("close a deviation", Role.QA, states=_OPEN, meaning=Meaning.APPROVED, reason=True),
    Action.NOTE_LOST_DRAFT: _rule("note what was typed and never recorded", Role.SYSTEM, states=_OPEN),
    Action.PRINT_RECORD: _rule("print a batch's record", *_RECORDERS, *_JUDGES, reason=True),
    Action.RECORD_RESULT: _rule("record a result", *_RECORDERS, states=_OPEN),
    Action.CORRECT_RESULT: _rule("correct a result", *_RECORDERS, states=_OPEN, reason=True),
    Action.VOID_RESULT: _rule("void a result", *_RECORDERS, states=_OPEN, meaning=Meaning.PERFORMED, reason=True),
    Action.REVIEW_RESULTS: _rule(
        "review results", Role.QC_ANALYST, Role.QA, states=_OPEN, meaning=Meaning.REVIEWED, four_eyes=True
    ),
    Action.RELEASE_BATCH: _rule(
        "release a batch", Role.QA, Role.AUTHORISED_PERSON, states=_OPEN, meaning=Meaning.RELEASED, four_eyes=True
    ),
    Action.REJECT_BATCH: _rule("reject a batch", Role.QA, states=_OPEN, meaning=Meaning.REJECTED, reason=True),
    Action.CLOSE_BATCH: _rule("close a batch", Role.QA, states=_OPEN, meaning=Meaning.APPROVED, reason=True),
    Action.NOTE_INFUSION: _rule("note an infusion", *_BEDSIDE, states=_OPEN),
    Action.CORRECT_INFUSION: _rule("correct an infusion", *_BEDSIDE, states=_OPEN, reason=True),
    Action.VERIFY_INFUSION: _rule(
        "check an infusion", *_BEDSIDE, states=_OPEN, meaning=Meaning.VERIFIED, four_eyes=True
    ),
    Action.NOTE_IL2: _rule("note a dose of IL-2", *_BEDSIDE, states=_OPEN),
    Action.CORRECT_IL2: _rule("correct a dose of IL-2", *_BEDSIDE, states=_OPEN, reason=True),
}
