"""A password that is guessed by everybody is refused, without asking anybody outside.

Django ships twenty thousand of the commonest. With a year or an exclamation mark behind them they are guessed as
quickly, so what stands at either end is taken away before the comparison.
"""

import string
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

AT_THE_ENDS = string.digits + string.punctuation + string.whitespace


class NotCommonWithAnEnding:
    def __init__(self) -> None:
        self.common = CommonPasswordValidator().passwords

    def validate(self, password: str, user: Any = None) -> None:
        core = password.lower().strip(AT_THE_ENDS)
        half = core[: len(core) // 2]
        if core in self.common or (half in self.common and half * 2 == core) or not core:
            raise ValidationError("This password is too common: others guess it first.", code="password_too_common")

    def get_help_text(self) -> str:
        return "Not a common word, with or without numbers or signs around it."
