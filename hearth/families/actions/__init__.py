from hearth.families.actions.family import (
    add_person,
    begin_family,
    confirm_family,
    correct_person,
    restrict_family,
)
from hearth.families.actions.help import begin_help, end_help
from hearth.families.actions.life import (
    begin_status,
    end_status,
    expect_child,
    move_home,
    record_sharing,
    relate,
)

__all__ = [
    "add_person",
    "begin_family",
    "begin_help",
    "begin_status",
    "confirm_family",
    "correct_person",
    "end_help",
    "end_status",
    "expect_child",
    "move_home",
    "record_sharing",
    "relate",
    "restrict_family",
]
