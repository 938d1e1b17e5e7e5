"""The link and the code: made once, told once, kept as hashes."""

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


def hash_of_link(link: str) -> str:
    return _hashed("link", link)


def hash_of_code(code: str, link_hash: str) -> str:
    """Bound to its link: the same code at another door is another hash."""
    return _hashed(f"code of {link_hash}", _tidy(code))


def fits(code: str, link_hash: str, code_hash: str) -> bool:
    return constant_time_compare(hash_of_code(code, link_hash), code_hash)


def _tidy(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())


def _hashed(purpose: str, value: str) -> str:
    return salted_hmac(f"hearth.ownview {purpose}", value, algorithm="sha256").hexdigest()
