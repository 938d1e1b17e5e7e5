"""Why a message did not arrive, in words that hold no address and no name."""


class NotDelivered(Exception):
    """`for_good`: trying the same again will not help, so a person is told at once."""

    for_good = False


class ForNow(NotDelivered):
    """The other side is away or busy: later it may take it."""


class ForGood(NotDelivered):
    """The address is wrong, or what we ask is refused."""

    for_good = True
