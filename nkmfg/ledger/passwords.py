"""Hashes of passwords and PINs (argon2), and rules against weak ones."""

from functools import cached_property
from itertools import pairwise

from argon2 import PasswordHasher, profiles
from argon2.exceptions import InvalidHashError, VerificationError

from nkmfg.domain.values.errors import Malformed

LEAST_PASSWORD_LENGTH = 10
MOST_PASSWORD_LENGTH = 200
PIN_LENGTHS = range(6, 9)


class Passwords:
    """Hasher of secrets. A demo uses cheap hashes, as its secrets are printed on the screen."""

    def __init__(self, cheap: bool = False) -> None:
        self._hasher = PasswordHasher.from_parameters(profiles.CHEAPEST if cheap else profiles.RFC_9106_LOW_MEMORY)

    @cached_property
    def _nobody(self) -> str:
        """Hash compared with if there is no such person, so that the response takes the same time."""
        return self._hasher.hash("nobody has this secret")

    def hash(self, secret: str) -> str:
        return self._hasher.hash(secret)

    def matches(self, secret: str, secret_hash: str | None) -> bool:
        """True if `secret` matches the hash; False, in equal time, if there is no hash."""
        try:
            self._hasher.verify(self._nobody if secret_hash is None else secret_hash, secret)
        except (VerificationError, InvalidHashError):
            return False
        return secret_hash is not None


def refuse_weak_password(password: str, login: str) -> None:
    """Raise Malformed for a password that is too short, too long or easily guessed."""
    if not LEAST_PASSWORD_LENGTH <= len(password) <= MOST_PASSWORD_LENGTH:
        raise Malformed("password.length", least=LEAST_PASSWORD_LENGTH, most=MOST_PASSWORD_LENGTH)
    if login.casefold() in password.casefold() or len(set(password)) < 5:
        raise Malformed("password.guessable")


def refuse_weak_pin(pin: str) -> None:
    """Raise Malformed for a PIN that is not 6 to 8 digits, or a sequence or repetition of them."""
    if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTHS):
        raise Malformed("pin.length")
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if len(steps) == 1:
        raise Malformed("pin.guessable")
