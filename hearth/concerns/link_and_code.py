"""A link and a code for somebody without an account: made once, told once by two ways, kept as hashes."""

from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from hearth.concerns.rules import letters

LINK_LETTERS, CODE_LETTERS = 14, 8


@dataclass(frozen=True)
class Secrets:
    """What the worker passes on: the link on paper or in a message, the code by word of mouth."""

    link: str
    code: str

    @classmethod
    def new(cls) -> "Secrets":
        return cls(letters(LINK_LETTERS), new_code())


def new_code() -> str:
    return f"{letters(CODE_LETTERS // 2)}-{letters(CODE_LETTERS // 2)}"


@dataclass(frozen=True)
class Hashes:
    """Of one stage: the same link or code at another stage's door is another hash."""

    stage: str

    def of_link(self, link: str) -> str:
        return self._hashed("link", link)

    def of_code(self, code: str, link_hash: str) -> str:
        """Bound to its link: the same code at another door is another hash."""
        return self._hashed(f"code of {link_hash}", _tidy(code))

    def fits(self, code: str, link_hash: str, code_hash: str) -> bool:
        return constant_time_compare(self.of_code(code, link_hash), code_hash)

    def _hashed(self, purpose: str, value: str) -> str:
        return salted_hmac(f"{self.stage} {purpose}", value, algorithm="sha256").hexdigest()


def _tidy(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())
