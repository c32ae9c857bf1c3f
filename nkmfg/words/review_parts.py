"""Names of the parts of a record that are reviewed."""

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.reviews import Part, PartKind, Since
from nkmfg.domain.product.treatment import written
from nkmfg.words.messages import N_, _
from nkmfg.words.record import run_words

SINCE = {
    Since.REVIEWED: N_("reviewed"),
    Since.CHANGED: N_("changed since the review"),
    Since.ADDED: N_("not reviewed yet"),
}
_KINDS = {
    PartKind.DEVIATION: N_("deviation {code}"),
    PartKind.RISK: N_("use at risk of {code}"),
    PartKind.POSITIVE: N_("positive {code}"),
    PartKind.INFUSION: N_("infusion {code}"),
}


def since_words(since: Since) -> str:
    """State of a part: reviewed, changed since, or not reviewed yet."""
    return _(SINCE[since])


def part_words(dossier: Dossier, part: Part) -> str:
    """Name of a part."""
    match part.kind:
        case PartKind.ORDER:
            return _("the order")
        case PartKind.STEP:
            return run_words(dossier.run(part.of))
        case PartKind.RESULT:
            key = part.of.partition("#")[0]
            labels = {criterion.key: criterion.attribute for criterion in dossier.recipe.criteria}
            return _("{test}, result", test=labels.get(key, key))
        case PartKind.IL2:
            return _("IL-2, day {day}", day=written(int(part.of)))
        case _:
            return _(_KINDS[part.kind], code=part.of)
