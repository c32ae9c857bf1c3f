"""Several values that a refusal states in a row."""


class Names(tuple[object, ...]):
    """Names, written in a row with commas between them."""

    __slots__ = ()


class Reasons(tuple[object, ...]):
    """Reasons that are whole sentences, written one after another."""

    __slots__ = ()
