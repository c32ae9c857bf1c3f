"""Enumerations of a recipe."""

from enum import StrEnum


class Operation(StrEnum):
    """Unit operations on cells, each implemented in code; a recipe arranges and parametrises them."""

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
    """Occurrence of a step: once, optionally, on several days, or as one of a group of alternatives."""

    PLANNED = "planned"
    OPTIONAL = "optional"
    REPEATABLE = "repeatable"
    ALTERNATIVE = "alternative"


class Obligation(StrEnum):
    """Consequence of a missed run: a deviation (mandatory), a required reason (expected), none (optional)."""

    MANDATORY = "mandatory"
    EXPECTED = "expected"
    OPTIONAL = "optional"


class Gate(StrEnum):
    """Points at which a hold stops the batch; a hold stops nothing else (practice 5)."""

    POOL = "pool"
    FILL = "fill"
    RELEASE = "release"
    ISSUE = "issue"


class Anchor(StrEnum):
    """Moments of a batch, other than completions of steps, from which due times may be counted."""

    BATCH_ISSUED = "batch_issued"
    COLLECTION_END = "collection_end"
    CULTURE_START = "culture_start"
    INFUSION = "infusion"  # planned until it has begun, then actual


class FieldKind(StrEnum):
    """Type of a field's value."""

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
    """Kind of the subject of an entry: the batch, or one of its parts."""

    BATCH = "batch"
    COLLECTION = "collection"
    VESSEL = "vessel"
    MOVEMENT = "movement"
    SAMPLE = "sample"
    CONTAINER = "container"


class Operator(StrEnum):
    """Comparison that a value has to satisfy to be within its limit."""

    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    EQUAL = "="

    @property
    def sign(self) -> str:
        """Sign as printed: ≤ and ≥ instead of <= and >=."""
        return {"<=": "≤", ">=": "≥"}.get(self.value, self.value)


class Level(StrEnum):
    """Consequence of leaving a limit: a warning, or an action (a deviation)."""

    WARNING = "warning"
    ACTION = "action"


class Supply(StrEnum):
    """Form in which the product is supplied."""

    FRESH = "fresh"
    FROZEN = "frozen"


class ProductUse(StrEnum):
    """Autologous or allogeneic use; limits and label statements depend on it."""

    ALLOGENEIC = "allogeneic"
    AUTOLOGOUS = "autologous"


class Population(StrEnum):
    """Population of cells of a percentage or a limit."""

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
    """Material of a test; attributes of one product may need different materials."""

    FINAL_PRODUCT = "final_product"
    HARVEST = "harvest"
    CULTURE = "culture"
    SUPERNATANT = "supernatant"
    SUPERNATANT_WITH_CELLS = "supernatant_with_cells"
    FEEDER_LOT = "feeder_lot"
    CALCULATION = "calculation"


class Stage(StrEnum):
    """Stage of the batch at which a test is due."""

    IN_PROCESS = "in_process"
    HARVEST = "harvest"
    FINAL_PRODUCT = "final_product"
    FEEDER_LOT = "feeder_lot"


class Blocks(StrEnum):
    """Decision blocked by a test until it passes; *conditional* tests may end after release, with recall on failure."""

    RELEASE = "release"
    INFUSION = "infusion"
    CONDITIONAL = "conditional"
    FEEDER_LOT = "feeder_lot"
    NOTHING = "nothing"


class ResultKind(StrEnum):
    """Kind of a result: a number compared with a limit, or one of named outcomes."""

    NUMBER = "number"
    OUTCOME = "outcome"


class Scale(StrEnum):
    """Conversion of the result as reported to the limited amount."""

    AS_REPORTED = "as_reported"
    PCT_OF_VIABLE = "pct_of_viable"  # a percentage of live cells × viable cells in the content
    PER_ML = "per_ml"  # a concentration × the volume of the content


class WeightBasis(StrEnum):
    """Body weight for limits and doses per kg; *lower* is the lower of the ordered and the current one."""

    ORDER = "order"
    CURRENT = "current"
    LOWER = "lower"


class Responder(StrEnum):
    """Reference cells of a feeder ratio; without them "2:1" is meaningless."""

    VIABLE = "viable"
    NUCLEATED = "nucleated"
    NK = "nk"


class Il2Convention(StrEnum):
    """Reference volume of a top-up of IL-2 (worked example 9)."""

    FRESH_VOLUME = "fresh_volume"
    TOTAL_VOLUME = "total_volume"


class Calculator(StrEnum):
    """Calculated numbers shown next to an actual one, which starts empty (practice 7)."""

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
    """Numbers computed from the record that may have limits of their own (figures/quantities.py computes each)."""

    WASH_RECOVERY_PCT = "wash_recovery_pct"
    DEPLETION_LOG = "depletion_log"
    DEPLETION_NK_RECOVERY_PCT = "depletion_nk_recovery_pct"
    T_PCT = "t_pct"  # CD3+CD56− of live cells in culture: the trigger of a depletion
    RECOUNT_DIFFERENCE_PCT = "recount_difference_pct"  # of two counts of the same cells
    YIELD_OF_EXPECTED_PCT = "yield_of_expected_pct"


class DoseContent(StrEnum):
    """Amount to give: the whole container, or a measured volume of it."""

    WHOLE_CONTAINER = "whole_container"
    MEASURED_VOLUME = "measured_volume"


class Need(StrEnum):
    """Condition under which a marker has to be tested."""

    ALWAYS = "always"
    BY_RISK = "by_risk"


class Reactive(StrEnum):
    """Consequence of a reactive marker: ineligibility, or communication to the physician (CMV)."""

    INELIGIBLE = "ineligible"
    COMMUNICATED = "communicated"


class LegendCase(StrEnum):
    """Condition under which a legend about the donor is printed on the label."""

    INELIGIBLE_RELATIVE = "ineligible_relative"
    INELIGIBLE_OTHER = "ineligible_other"
    NOT_COMPLETE = "not_complete"
    REACTIVE = "reactive"


class VesselKind(StrEnum):
    """Kind of a culture vessel; counting disturbs the cells in a gas-permeable flask."""

    FLASK = "flask"
    BAG = "bag"
    GAS_PERMEABLE = "gas_permeable"
