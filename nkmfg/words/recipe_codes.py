"""Words for the codes of a recipe: operations, stages, materials, and how a limit or a test counts."""

from collections.abc import Mapping
from enum import StrEnum

from nkmfg.domain.recipe import enums
from nkmfg.words.messages import N_, in_context

# By type: members of two enums with the same code compare equal.
RECIPE_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    enums.Blocks: {
        enums.Blocks.RELEASE: N_("release"),
        enums.Blocks.INFUSION: N_("infusion"),
        enums.Blocks.CONDITIONAL: N_("conditional"),
        enums.Blocks.FEEDER_LOT: N_("feeder lot"),
        enums.Blocks.NOTHING: N_("nothing"),
    },
    enums.DoseContent: {
        enums.DoseContent.WHOLE_CONTAINER: N_("whole container"),
        enums.DoseContent.MEASURED_VOLUME: N_("measured volume"),
    },
    enums.Gate: {
        enums.Gate.POOL: N_("pool"),
        enums.Gate.FILL: N_("fill"),
        enums.Gate.RELEASE: N_("release"),
        enums.Gate.ISSUE: N_("issue"),
    },
    enums.Il2Convention: {
        enums.Il2Convention.FRESH_VOLUME: N_("fresh volume"),
        enums.Il2Convention.TOTAL_VOLUME: N_("total volume"),
    },
    enums.Level: {
        enums.Level.WARNING: N_("warning"),
        enums.Level.ACTION: N_("action"),
    },
    enums.Need: {
        enums.Need.ALWAYS: N_("always"),
        enums.Need.BY_RISK: N_("by risk"),
    },
    enums.Obligation: {
        enums.Obligation.MANDATORY: N_("mandatory"),
        enums.Obligation.EXPECTED: N_("expected"),
        enums.Obligation.OPTIONAL: N_("optional"),
    },
    enums.Occurrence: {
        enums.Occurrence.PLANNED: N_("planned"),
        enums.Occurrence.OPTIONAL: N_("optional"),
        enums.Occurrence.REPEATABLE: N_("repeatable"),
        enums.Occurrence.ALTERNATIVE: N_("alternative"),
    },
    enums.Operation: {
        enums.Operation.RECEIVE: N_("receive"),
        enums.Operation.ISOLATE: N_("isolate"),
        enums.Operation.DEPLETE: N_("deplete"),
        enums.Operation.SEED: N_("seed"),
        enums.Operation.COUNT: N_("count"),
        enums.Operation.PHENOTYPE: N_("phenotype"),
        enums.Operation.FEED: N_("feed"),
        enums.Operation.SAMPLE: N_("sample"),
        enums.Operation.SPLIT: N_("split"),
        enums.Operation.POOL: N_("pool"),
        enums.Operation.RESTIMULATE: N_("restimulate"),
        enums.Operation.FREEZE: N_("freeze"),
        enums.Operation.THAW: N_("thaw"),
        enums.Operation.DISCARD: N_("discard"),
        enums.Operation.WASH: N_("wash"),
        enums.Operation.HARVEST: N_("harvest"),
        enums.Operation.FORMULATE: N_("formulate"),
        enums.Operation.FILL: N_("fill"),
        enums.Operation.INSPECT: N_("inspect"),
        enums.Operation.FORM: N_("form"),
        enums.Operation.EVENT: N_("event"),
    },
    enums.Population: {
        enums.Population.VIABLE: N_("viable"),
        enums.Population.NUCLEATED: N_("nucleated"),
        enums.Population.NK: N_("nk"),
        enums.Population.T: N_("t"),
        enums.Population.CD3: N_("cd3"),
        enums.Population.NKT: N_("nkt"),
        enums.Population.B: N_("b"),
        enums.Population.MONOCYTES: N_("monocytes"),
        enums.Population.FEEDERS: N_("feeders"),
    },
    enums.ProductUse: {
        enums.ProductUse.ALLOGENEIC: N_("allogeneic"),
        enums.ProductUse.AUTOLOGOUS: N_("autologous"),
    },
    enums.Reactive: {
        enums.Reactive.INELIGIBLE: N_("ineligible"),
        enums.Reactive.COMMUNICATED: N_("communicated"),
    },
    enums.Responder: {
        enums.Responder.VIABLE: N_("viable"),
        enums.Responder.NUCLEATED: N_("nucleated"),
        enums.Responder.NK: N_("nk"),
    },
    enums.SampledMaterial: {
        enums.SampledMaterial.FINAL_PRODUCT: N_("final product"),
        enums.SampledMaterial.HARVEST: N_("harvest"),
        enums.SampledMaterial.CULTURE: N_("culture"),
        enums.SampledMaterial.SUPERNATANT: N_("supernatant"),
        enums.SampledMaterial.SUPERNATANT_WITH_CELLS: N_("supernatant with cells"),
        enums.SampledMaterial.FEEDER_LOT: N_("feeder lot"),
        enums.SampledMaterial.CALCULATION: N_("calculation"),
    },
    enums.Scale: {
        enums.Scale.AS_REPORTED: N_("as reported"),
        enums.Scale.PCT_OF_VIABLE: N_("pct of viable"),
        enums.Scale.PER_ML: N_("per ml"),
    },
    enums.Stage: {
        enums.Stage.IN_PROCESS: N_("in process"),
        enums.Stage.HARVEST: N_("harvest"),
        enums.Stage.FINAL_PRODUCT: N_("final product"),
        enums.Stage.FEEDER_LOT: N_("feeder lot"),
    },
    enums.Subject: {
        enums.Subject.BATCH: N_("batch"),
        enums.Subject.COLLECTION: N_("collection"),
        enums.Subject.VESSEL: N_("vessel"),
        enums.Subject.MOVEMENT: N_("movement"),
        enums.Subject.SAMPLE: N_("sample"),
        enums.Subject.CONTAINER: N_("container"),
    },
    enums.Supply: {
        enums.Supply.FRESH: N_("fresh"),
        enums.Supply.FROZEN: N_("frozen"),
    },
    enums.WeightBasis: {
        enums.WeightBasis.ORDER: N_("order"),
        enums.WeightBasis.CURRENT: N_("current"),
        enums.WeightBasis.LOWER: N_("lower"),
    },
}


def recipe_word(member: StrEnum) -> str:
    """Word for a member; one of an enum that is not listed is shown with spaces for underscores."""
    words = RECIPE_WORDS.get(type(member))
    return member.value.replace("_", " ") if words is None else in_context(type(member).__name__, words[member])
