"""What is true of people and families, whatever a database says. Plain Python."""

from hearth.families.rules.ages import age_on, on_a_day
from hearth.families.rules.entering import entered_already, may_be_the_same_birth
from hearth.families.rules.names import called, name_key
from hearth.families.rules.pregnancy import EARLY_PREGNANCY_WEEKS, PREGNANCY_WEEKS, weeks_pregnant

__all__ = [
    "EARLY_PREGNANCY_WEEKS",
    "PREGNANCY_WEEKS",
    "age_on",
    "called",
    "entered_already",
    "may_be_the_same_birth",
    "name_key",
    "on_a_day",
    "weeks_pregnant",
]
