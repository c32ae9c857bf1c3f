"""What is against the label of a container."""

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import LabelDeed
from nkmfg.domain.product.labels import label_checks, last_print, state_words


def label_faults(dossier: Dossier, container: str) -> tuple[str, ...]:
    """Why the label of a container is not fit for issue, in sentences."""
    printed = last_print(dossier, container)
    if printed is None or printed.says is None:
        return (f"No label of {container} is printed.",)
    found = []
    if not label_checks(dossier, printed):
        found.append(f"No second person has verified the label of {container}.")
    after = [one for one in dossier.ward.labels_of(container) if one.ordinal > printed.ordinal]
    if not any(one.deed is LabelDeed.APPLIED for one in after):
        found.append(f"The label of {container} printed last is not noted as applied.")
    says_enough = {state_words(dossier)}
    if dossier.decision == Decision.CERTIFIED:
        says_enough.add(Decision.RELEASED.upper())
    if printed.says["state"] not in says_enough:
        found.append(
            f"The label of {container} says {printed.says['state'].lower()}, and the batch is {dossier.decision}:"
            " print it anew."
        )
    order = dossier.order
    if (printed.says["chain of identity"], printed.says["patient"]) != (order.coi_code, order.patient):
        found.append(f"The label of {container} names another order or patient.")
    return tuple(found)
