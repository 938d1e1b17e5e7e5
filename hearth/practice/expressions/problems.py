"""What is wrong in an expression, and at which character."""


class Wrong(ValueError):
    """`at` counts characters from 1, as a person would."""

    def __init__(self, at: int, sentence: str) -> None:
        super().__init__(f"at character {at}: {sentence}")
        self.at = at
        self.sentence = sentence
