"""Refusals of codes of people and things."""

from collections.abc import Mapping

from nkmfg.domain.values.identifiers import CodeOf
from nkmfg.words.messages import N_, _, writes

IDENTIFIERS: Mapping[str, str] = {
    "code.no_chain_of_identity": N_(
        "“{typed}” is no chain-of-identity code: it looks like {example}, and its last two digits check the "
        "others. Scan it, or compare it with the paper digit by digit."
    ),
    "code.no_donation": N_(
        "“{typed}” is no donation number: 13 letters and digits like G1234 98 654321, and after them the boxed "
        "check character, which has to fit. Scan it or compare it character by character. A site without such "
        "numbers uses its own, like {example}."
    ),
    "code.unreadable": N_("A code is a few capital letters, digits and hyphens: scan it or type it as on the label."),
    "code.used_up": N_("{code_of}: the numbers after {prefix}- are used up. Type a code."),
    "code.malformed": N_(
        "{code_of} is {prefix}, a hyphen and {least} to {most} digits, for example {example}. It never holds a "
        "name, a record number or a date of birth."
    ),
    "code.malformed_own_prefix": N_(
        "{code_of} is 1 to 6 capital letters, a hyphen and {least} to {most} digits, for example {example}. It "
        "never holds a name, a record number or a date of birth."
    ),
}

_CODES: Mapping[CodeOf, str] = {
    CodeOf.DONOR: N_("A donor's code"),
    CodeOf.PATIENT: N_("A patient's code"),
    CodeOf.LOT: N_("A lot's code"),
    CodeOf.EQUIPMENT: N_("The code of equipment"),
    CodeOf.COLLECTION: N_("A site's own number of a collection"),
    CodeOf.ORDER: N_("An order's number"),
}


@writes(CodeOf)
def _code_of(kind: CodeOf) -> str:
    return _(_CODES[kind])
