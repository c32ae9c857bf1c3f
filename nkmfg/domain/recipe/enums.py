"""The choices a recipe is written in: every word a master batch record may use where it has to pick one."""

from enum import StrEnum


class Operation(StrEnum):
    """What can be done to cells. A closed set: each one is code, the recipe only arranges and parametrises it."""

    RECEIVE = "receive"
    ISOLATE = "isolate"
    DEPLETE = "deplete"
    SEED = "seed"
    COUNT = "count"
    PHENOTYPE = "phenotype"
    FEED = "feed"
    SAMPLE = "sample"
    SPLIT = "split"
    POOL = "pool"
    RESTIMULATE = "restimulate"
    FREEZE = "freeze"
    THAW = "thaw"
    DISCARD = "discard"
    WASH = "wash"
    HARVEST = "harvest"
    FORMULATE = "formulate"
    FILL = "fill"
    INSPECT = "inspect"
    FORM = "form"
    EVENT = "event"


class Occurrence(StrEnum):
    """How often a step comes: once, perhaps, on several days, or as one of a group of which one is taken."""

    PLANNED = "planned"
    OPTIONAL = "optional"
    REPEATABLE = "repeatable"
    ALTERNATIVE = "alternative"


class Obligation(StrEnum):
    """What a missed run means: a deviation (mandatory), a reason to be given (expected), nothing (optional)."""

    MANDATORY = "mandatory"
    EXPECTED = "expected"
    OPTIONAL = "optional"


class Gate(StrEnum):
    """Where a hold stops the batch; nothing else is ever stopped by one (practice 5)."""

    POOL = "pool"
    FILL = "fill"
    RELEASE = "release"
    ISSUE = "issue"


class Anchor(StrEnum):
    """The moments of a batch that are not the completion of a step, from which due times may be reckoned."""

    BATCH_ISSUED = "batch_issued"
    COLLECTION_END = "collection_end"
    CULTURE_START = "culture_start"
    INFUSION = "infusion"  # as planned until it has begun, then as it was


class FieldKind(StrEnum):
    """What is written into a field."""

    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes_no"
    MOMENT = "moment"
    LOT = "lot"
    EQUIPMENT = "equipment"
    VESSEL = "vessel"
    PERSON = "person"
    PHOTO = "photo"
    FILE = "file"


class Subject(StrEnum):
    """What an entry is about: the batch as a whole, or one thing of it."""

    BATCH = "batch"
    COLLECTION = "collection"
    VESSEL = "vessel"
    MOVEMENT = "movement"
    SAMPLE = "sample"
    CONTAINER = "container"


class Operator(StrEnum):
    """How a value has to stand to its limit in order to be within it."""

    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    EQUAL = "="

    @property
    def sign(self) -> str:
        """As it is printed: ≤ and ≥ instead of <= and >=."""
        return {"<=": "≤", ">=": "≥"}.get(self.value, self.value)


class Level(StrEnum):
    """What follows when a limit is left: a warning, or an action (a deviation)."""

    WARNING = "warning"
    ACTION = "action"


class Supply(StrEnum):
    """How the product reaches the patient."""

    FRESH = "fresh"
    FROZEN = "frozen"


class ProductUse(StrEnum):
    """Whose cells for whom; limits and label statements depend on it."""

    ALLOGENEIC = "allogeneic"
    AUTOLOGOUS = "autologous"


class Population(StrEnum):
    """The cells a percentage or a limit speaks of."""

    VIABLE = "viable"
    NUCLEATED = "nucleated"
    NK = "nk"  # CD3−CD56+
    T = "t"  # CD3+CD56−
    CD3 = "cd3"  # all CD3+
    NKT = "nkt"  # CD3+CD56+
    B = "b"  # CD19+
    MONOCYTES = "monocytes"  # CD14+
    FEEDERS = "feeders"  # K562, by their marker


class SampledMaterial(StrEnum):
    """What a test is done on; two attributes of one product may need two materials."""

    FINAL_PRODUCT = "final_product"
    HARVEST = "harvest"
    CULTURE = "culture"
    SUPERNATANT = "supernatant"
    SUPERNATANT_WITH_CELLS = "supernatant_with_cells"
    FEEDER_LOT = "feeder_lot"
    CALCULATION = "calculation"


class Stage(StrEnum):
    """When in the life of the batch a test is due."""

    IN_PROCESS = "in_process"
    HARVEST = "harvest"
    FINAL_PRODUCT = "final_product"
    FEEDER_LOT = "feeder_lot"


class Blocks(StrEnum):
    """What a test holds up until it passes; *conditional* completes after release, a failure then starts the recall."""

    RELEASE = "release"
    INFUSION = "infusion"
    CONDITIONAL = "conditional"
    FEEDER_LOT = "feeder_lot"
    NOTHING = "nothing"


class ResultKind(StrEnum):
    """A number against a limit, or one of named outcomes of which some pass."""

    NUMBER = "number"
    OUTCOME = "outcome"


class Scale(StrEnum):
    """From the result as reported to the amount that is limited."""

    AS_REPORTED = "as_reported"
    PCT_OF_VIABLE = "pct_of_viable"  # a percentage of live cells × viable cells in the content
    PER_ML = "per_ml"  # a concentration × the volume of the content


class WeightBasis(StrEnum):
    """The weight a limit or dose per kg is reckoned on; *lower* is the lower of the ordered and the current one."""

    ORDER = "order"
    CURRENT = "current"
    LOWER = "lower"


class Responder(StrEnum):
    """The cells a feeder ratio is counted against; without it "2:1" says nothing."""

    VIABLE = "viable"
    NUCLEATED = "nucleated"
    NK = "nk"


class Il2Convention(StrEnum):
    """Which volume a top-up of IL-2 is reckoned on (worked example 9)."""

    FRESH_VOLUME = "fresh_volume"
    TOTAL_VOLUME = "total_volume"


class Calculator(StrEnum):
    """A calculated number that stands beside an actual one, which starts empty (practice 7)."""

    FEEDERS_VIABLE = "feeders_viable"
    FEEDER_VIALS = "feeder_vials"
    FEEDER_SUSPENSION_ML = "feeder_suspension_ml"
    CARRY_ML = "carry_ml"
    SEEDING_CONTENT_ML = "seeding_content_ml"
    IL2_IU = "il2_iu"
    EXCHANGE_ML = "exchange_ml"
    MEDIUM_TO_ADD_ML = "medium_to_add_ml"
    DOSE_ML = "dose_ml"
    FILL_ML = "fill_ml"


class Quantity(StrEnum):
    """A number nobody types, computed from the record, that has limits of its own."""

    WASH_RECOVERY_PCT = "wash_recovery_pct"
    DEPLETION_LOG = "depletion_log"
    DEPLETION_NK_RECOVERY_PCT = "depletion_nk_recovery_pct"
    T_PCT = "t_pct"  # CD3+CD56− of live cells in culture: the trigger of a depletion
    RECOUNT_DIFFERENCE_PCT = "recount_difference_pct"
    YIELD_OF_THEORETICAL_PCT = "yield_of_theoretical_pct"


class DoseContent(StrEnum):
    """What the ward is told to give: the container run empty, or a measured volume of it."""

    WHOLE_CONTAINER = "whole_container"
    MEASURED_VOLUME = "measured_volume"


class Need(StrEnum):
    """When a marker of infection has to be tested."""

    ALWAYS = "always"
    BY_RISK = "by_risk"


class Reactive(StrEnum):
    """What a reactive marker does to a donor: makes ineligible, or is told to the physician (CMV)."""

    INELIGIBLE = "ineligible"
    COMMUNICATED = "communicated"


class LegendCase(StrEnum):
    """When a legend about the donor has to be printed on the label."""

    INELIGIBLE_RELATIVE = "ineligible_relative"
    INELIGIBLE_OTHER = "ineligible_other"
    NOT_COMPLETE = "not_complete"
    REACTIVE = "reactive"


class VesselKind(StrEnum):
    """How a vessel holds its culture; in a gas-permeable flask counting disturbs the cells."""

    FLASK = "flask"
    BAG = "bag"
    GAS_PERMEABLE = "gas_permeable"
