"""Why two may be one, in finished words. Plain Python."""

from hearth.families.likeness.comparing import UNKNOWN, Levels
from hearth.families.likeness.profile import Profile
from hearth.ui.days import day

FOR: dict[tuple[str, str], str] = {
    ("given_name", "same"): "the same first name",
    ("given_name", "changed_over"): "first name and surname are the other way round",
    ("given_name", "another_form"): "another form of the first name, or one they also have",
    ("given_name", "alike"): "the first name is spelt a little like it",
    ("family_name", "same"): "the same surname",
    ("family_name", "another"): "a surname in common, or one from before",
    ("family_name", "alike"): "the surname is spelt a little like it",
    ("birth", "same"): "the same birth date",
    ("birth", "a_twins"): "the same birth date",
    ("birth", "day_and_month"): "the birth date has day and month the other way round",
    ("birth", "one_digit"): "the birth date differs by one digit",
    ("birth", "fits"): "an age that fits",
    ("birth", "nearly_fits"): "an age at most a year out",
    ("home", "same"): "has lived at the same address",
    ("home", "postcode"): "has lived in the same postcode",
    ("home", "streets"): "has lived in the streets around",
    ("siblings", "shared"): "a brother or sister of the same name",
}
AGAINST: dict[tuple[str, str], str] = {
    ("given_name", "other"): "another first name",
    ("family_name", "other"): "another surname",
    ("home", "other"): "another address",
    ("sex", "other"): "the other sex",
    ("siblings", "is_their_name"): "this is the name of a brother or sister",
}
PARTS = {"year": "another year of birth", "month": "another month of birth", "day": "another day of birth"}


def reasons(levels: Levels, one: Profile, other: Profile) -> tuple[list[str], list[str]]:
    """What speaks for it and what against, each a phrase. `other` is whoever is on record."""
    kin = _may_be_kin(levels, other)
    speaks_for, against = [], [kin] if kin else []
    for pair in levels.items():
        if kin and pair == ("given_name", "other"):
            continue
        if phrase := _spelling(pair, one, other) or FOR.get(pair, ""):
            speaks_for.append(phrase)
        elif phrase := _birth_against(pair, one, other) or AGAINST.get(pair, ""):
            against.append(phrase)
    if levels.get("birth") == UNKNOWN:
        against.append("no birth date to compare")
    return speaks_for, against


def _may_be_kin(levels: Levels, other: Profile) -> str:
    """Somebody else of the same family, whom a shared home and surname would make look like the one who is meant."""
    if levels.get("birth") == "a_twins":
        return "another first name: may be a twin"
    if levels.get("birth") == "a_siblings":
        on_record = f" ({day(other.born)})" if other.born else ""
        return f"another first name and another age{on_record}: may be a brother or sister"
    return ""


def explained(levels: Levels, one: Profile, other: Profile) -> str:
    """One sentence without its full stop: "The surname sounds the same; an age that fits; but another address"."""
    speaks_for, against = reasons(levels, one, other)
    but = [f"but {against[0]}", *against[1:]] if speaks_for and against else against
    sentence = "; ".join([*speaks_for, *but])
    return sentence[:1].upper() + sentence[1:]


def _spelling(pair: tuple[str, str], one: Profile, other: Profile) -> str:
    if pair == ("given_name", "nearly"):
        return _nearly("first name", one.given_sound == other.given_sound)
    if pair == ("family_name", "nearly"):
        return _nearly("surname", one.family_sound == other.family_sound)
    return ""


def _nearly(name: str, same_sound: bool) -> str:
    return f"the {name} sounds the same" if same_sound else f"the {name} is spelt almost the same"


def _birth_against(pair: tuple[str, str], one: Profile, other: Profile) -> str:
    comparison, level = pair
    if comparison != "birth":
        return ""
    if level == "one_part" and one.born and other.born:
        return next(words for part, words in PARTS.items() if getattr(one.born, part) != getattr(other.born, part))
    on_record = f": {day(other.born)}" if other.born else ""
    return {"near": f"born at most a year apart{on_record}", "other": f"another age{on_record}"}.get(level, "")
