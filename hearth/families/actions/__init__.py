from hearth.families.actions.correcting import Described, correct_person, describe_person
from hearth.families.actions.family import (
    add_known_person,
    add_person,
    begin_family,
    confirm_family,
    restrict_family,
)
from hearth.families.actions.help import begin_help, end_help
from hearth.families.actions.homes import join_home, keep_secret, leave_home, move_home
from hearth.families.actions.kin import end_relationship, end_told_kin, relate, tell_kin, withdraw_relationship
from hearth.families.actions.knowing import (
    add_identifier,
    add_name,
    doubt_fact,
    end_identifier,
    end_need,
    note_need,
    tell_fact,
)
from hearth.families.actions.law import (
    begin_proceedings,
    end_order,
    end_proceedings,
    end_responsibility,
    give_responsibility,
    make_order,
)
from hearth.families.actions.life import record_sharing
from hearth.families.actions.passages import pass_rights, record_death, seal_person
from hearth.families.actions.pregnancies import (
    begin_unborn,
    end_pregnancy,
    expect_child,
    name_other_parent,
    record_birth,
    revise_pregnancy,
    show_pregnancy,
)
from hearth.families.actions.statuses import begin_status, end_status, withdraw_status

__all__ = [
    "Described",
    "add_identifier",
    "add_known_person",
    "add_name",
    "add_person",
    "begin_family",
    "begin_help",
    "begin_proceedings",
    "begin_status",
    "begin_unborn",
    "confirm_family",
    "correct_person",
    "describe_person",
    "doubt_fact",
    "end_help",
    "end_identifier",
    "end_need",
    "end_order",
    "end_pregnancy",
    "end_proceedings",
    "end_relationship",
    "end_responsibility",
    "end_status",
    "end_told_kin",
    "expect_child",
    "give_responsibility",
    "join_home",
    "keep_secret",
    "leave_home",
    "make_order",
    "move_home",
    "name_other_parent",
    "note_need",
    "pass_rights",
    "record_birth",
    "record_death",
    "record_sharing",
    "relate",
    "restrict_family",
    "revise_pregnancy",
    "seal_person",
    "show_pregnancy",
    "tell_fact",
    "tell_kin",
    "withdraw_relationship",
    "withdraw_status",
]
