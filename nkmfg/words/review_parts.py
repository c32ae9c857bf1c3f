"""Names of the parts of a record that are reviewed."""

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.reviews import Part, PartKind, Since
from nkmfg.domain.product.treatment import written
from nkmfg.words.record import run_words

SINCE = {
    Since.REVIEWED: "reviewed",
    Since.CHANGED: "changed since the review",
    Since.ADDED: "not reviewed yet",
}
_KINDS = {
    PartKind.DEVIATION: "deviation",
    PartKind.RISK: "use at risk of",
    PartKind.POSITIVE: "positive",
    PartKind.INFUSION: "infusion",
}


def part_words(dossier: Dossier, part: Part) -> str:
    """Name of a part."""
    match part.kind:
        case PartKind.ORDER:
            return "the order"
        case PartKind.STEP:
            return run_words(dossier.run(part.of))
        case PartKind.RESULT:
            key = part.of.partition("#")[0]
            labels = {criterion.key: criterion.attribute for criterion in dossier.recipe.criteria}
            return f"{labels.get(key, key)}, result"
        case PartKind.IL2:
            return f"IL-2, day {written(int(part.of))}"
        case _:
            return f"{_KINDS[part.kind]} {part.of}"
