"""Refusals, with messages shown to people that include what to do next."""


class Refused(Exception):
    """Base of refusals; nothing was written. The message is shown verbatim."""

    status = 409


class Malformed(Refused):
    """Raised for input in a wrong *format*; a wrong *value* is stored and judged."""

    status = 422


class Forbidden(Refused):
    """Raised if a person lacks the permission."""

    status = 403


class Unknown(Refused):
    """Raised if an object does not exist or may not be seen by the person."""

    status = 404


class Stale(Refused):
    """Raised if the data shown has changed since; the person has to look again."""

    status = 409
