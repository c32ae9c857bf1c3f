"""Codes of people and things: serial numbers without meaning, and ISBT 128 donation identification numbers.

A code never contains a name, a record number or a date of birth; its form is too short.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from nkmfg.domain.values.errors import Malformed

LONGEST_TYPED = 40
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
# Facility (its first character is neither I nor O), nominal year, sequence: 5 + 2 + 6.
_DIN = re.compile(r"[A-HJ-NP-Z1-9][A-Z0-9]{4}[0-9]{8}")
_MACHINE_CHECK = range(60, 97)  # flag characters that hold 60 + the check value; others say something else


class CodeOf(StrEnum):
    """Kind of person or thing that a code stands for."""

    DONOR = "donor"
    PATIENT = "patient"
    LOT = "lot"
    EQUIPMENT = "equipment"
    COLLECTION = "collection"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbering of one kind of thing: a prefix, a hyphen and a number.

    The prefix is fixed for people; things may also have prefixes of the site.
    """

    kind: CodeOf
    prefix: str
    least_digits: int = 4
    most_digits: int = 5  # six digits could be a date of birth
    own_prefixes: bool = False

    @property
    def example(self) -> str:
        """A code of this numbering, for hints and messages."""
        return self.write(42)

    def write(self, number: int) -> str:
        """Format the code of a number. Raises Malformed if the numbers are exhausted."""
        if number >= 10**self.most_digits:
            raise Malformed("code.used_up", code_of=self.kind, prefix=self.prefix)
        return f"{self.prefix}-{number:04}"

    def read(self, typed: str) -> str:
        """The code as it is kept: capitals, no blanks around, one code a number. Raises Malformed.

        A prefix of the site's own stands on a label as it is, its zeros too.
        """
        code = _short(typed)
        prefix = "[A-Z]{1,6}" if self.own_prefixes else self.prefix
        if not re.fullmatch(f"{prefix}-[0-9]{{{self.least_digits},{self.most_digits}}}", code):
            raise Malformed(
                "code.malformed_own_prefix" if self.own_prefixes else "code.malformed",
                code_of=self.kind,
                prefix=self.prefix,
                least=self.least_digits,
                most=self.most_digits,
                example=self.example,
            )
        mine, _, number = code.partition("-")
        return self.write(int(number)) if mine == self.prefix else code


DONOR = Numbering(CodeOf.DONOR, "D")
PATIENT = Numbering(CodeOf.PATIENT, "P")
LOT = Numbering(CodeOf.LOT, "L", least_digits=2, own_prefixes=True)
EQUIPMENT = Numbering(CodeOf.EQUIPMENT, "E", least_digits=2, own_prefixes=True)
OWN_COLLECTION = Numbering(CodeOf.COLLECTION, "AP", own_prefixes=True)
ORDER = Numbering(CodeOf.ORDER, "COI")


CHECK_DIGITS = len("-31")  # what follows the number in a chain-of-identity code


def chain_of_identity(number: int) -> str:
    """Chain-of-identity code of the order with that number, with two check digits (ISO/IEC 7064 MOD 97-10)."""
    return f"{ORDER.write(number)}-{98 - number * 100 % 97:02}"


def read_chain_of_identity(typed: str) -> str:
    """Normalise a code. Raises Malformed if its check digits do not match."""
    code = _short(typed)
    found = re.fullmatch(r"COI-([0-9]{4,5})-[0-9]{2}", code)
    if found is None or chain_of_identity(int(found[1])) != code:
        raise Malformed("code.no_chain_of_identity", typed=code, example=chain_of_identity(42))
    return code


def check_character(din: str) -> str:
    """Keyboard check character, printed boxed after a donation number (ISO/IEC 7064 MOD 37-2)."""
    product = 0
    for character in din:
        product = (product + _ALPHABET.index(character)) * 2 % 37
    return _ALPHABET[(38 - product) % 37]


def read_collection_number(typed: str) -> str:
    """Normalise a donation identification number, typed or scanned, without check and flags; or a number of the site.

    A typed check character and a check in scanned flags are verified. Raises Malformed.
    """
    code = _short(typed)
    if "-" in code:
        return OWN_COLLECTION.read(code)
    squeezed = code.replace(" ", "")
    din, tail = squeezed.removeprefix("=")[:13], squeezed.removeprefix("=")[13:]
    if not _DIN.fullmatch(din) or not _is_checked(din, tail, is_scanned=squeezed.startswith("=")):
        raise Malformed("code.no_donation", typed=code, example=OWN_COLLECTION.example)
    return din


def shown_collection_number(number: str) -> str:
    """Format a donation number as printed, `G1234 98 654321 H`; numbers of the site are unchanged."""
    if not _DIN.fullmatch(number):
        return number
    return f"{number[:5]} {number[5:7]} {number[7:]} {check_character(number)}"


def _is_checked(din: str, tail: str, *, is_scanned: bool) -> bool:
    """True if the characters after the first thirteen match them, or if there are none."""
    if is_scanned:
        flags = int(tail) if re.fullmatch("[0-9]{2}", tail) else None
        if flags is None:
            return False
        return flags not in _MACHINE_CHECK or _ALPHABET[flags - 60] == check_character(din)
    return tail in ("", check_character(din))


def _short(typed: str) -> str:
    code = typed.strip().upper()
    if not code or not code.isascii() or not code.isprintable() or len(code) > LONGEST_TYPED:
        raise Malformed("code.unreadable")
    return code
