"""Phases, clocks, visits, observations and endings, as the programme's definition has them. Plain Python."""


class NotPossible(ValueError):
    """What the work does not allow. A sentence for the person who asked."""
