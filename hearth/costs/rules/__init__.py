"""What the work costs, counted from dated money and dated work. Plain Python, no Django."""


class NotPossible(ValueError):
    """Why something cannot be, as a sentence."""
