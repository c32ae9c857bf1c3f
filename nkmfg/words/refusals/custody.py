"""Refusals about the handing over of containers and the scans before it."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

CUSTODY: Mapping[str, str] = {
    "custody.mismatch": N_(
        "Stop: {wrong} The scan is kept and a deviation is open. Put this container apart and call QA; nothing "
        "is handed over until they have decided."
    ),
    "custody.not_issued": N_("Not issued. {against}"),
    "custody.not_verified": N_("Not checked: it may not go. {against} Take the container back."),
    "custody.unknown": N_("Batch {batch} has no handover {handover}."),
    "custody.verified": N_("This is checked already."),
    "custody.volume_not_asked": N_("this is asked only where something is destroyed."),
    "scan.not_the_container": N_("“{scanned}” was scanned, and the container is {expected}."),
    "scan.not_the_order_or_patient": N_("“{scanned}” was scanned, and the order or patient is {expected}."),
}
