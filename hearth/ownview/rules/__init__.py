"""What one person of a family may see, how they come in, and until when. Plain Python, no Django."""


class NotPossible(ValueError):
    """Why something cannot be, as a sentence."""
