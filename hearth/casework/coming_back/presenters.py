from hearth.casework.coming_back.rules import WITHIN_MONTHS, Counted
from hearth.ui import days


def counted_words(counted: Counted) -> str:
    """With what it is counted of; and of whom it is too early to say."""
    if not counted.of and not counted.too_early:
        return ""
    of = days.plural(counted.of, "family", "families")
    told = f"Of {of} whose work ended {WITHIN_MONTHS} to 24 months ago, {counted.came_back} came back within a year: "
    told += "somebody was worried about them again."
    if counted.too_early:
        early = days.plural(counted.too_early, "other", "others")
        told += f" Of {early} it is too early to say; {counted.early_and_back} came back already."
    return told
