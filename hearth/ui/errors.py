"""The two ways a piece of work can end badly, each told in a sentence a person can act on."""


class BadInput(Exception):
    """What we were given cannot be used; the message says what to change. Commands exit with status 2."""

    exit_status = 2


class Failure(Exception):
    """What we were given was fine, but the work could not be done. Commands exit with status 1."""

    exit_status = 1
