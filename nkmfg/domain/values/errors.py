"""Refusals: each message is the sentence a person reads, and says what to do next."""


class Refused(Exception):
    """Something was asked that may not be; nothing was written. The message is shown as it stands."""

    status = 409


class Malformed(Refused):
    """What was typed is not a value of the kind asked for. Only a wrong *format* is this; a wrong *value* is kept."""

    status = 422


class Forbidden(Refused):
    """This person may not do this."""

    status = 403


class Unknown(Refused):
    """The thing asked for is not there, or is not for this person to see."""

    status = 404


class Stale(Refused):
    """What was shown has changed since; the person has to look again before acting."""

    status = 409
