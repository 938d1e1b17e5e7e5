from hearth.families.models.family import Family, FamilyMember, Involvement
from hearth.families.models.household import Household, HouseholdMember
from hearth.families.models.person import Person, PersonName
from hearth.families.models.pregnancy import DueDate, Pregnancy
from hearth.families.models.relationship import Relationship
from hearth.families.models.restriction import Restriction
from hearth.families.models.sharing import Agreement, Contribution, Sharing
from hearth.families.models.status import Status, StatusCategory

__all__ = [
    "Agreement",
    "Contribution",
    "DueDate",
    "Family",
    "FamilyMember",
    "Household",
    "HouseholdMember",
    "Involvement",
    "Person",
    "PersonName",
    "Pregnancy",
    "Relationship",
    "Restriction",
    "Sharing",
    "Status",
    "StatusCategory",
]

# Tables that lie in folders of their own; Django looks for models here.
from hearth.families.likeness.models import Likeness, LikenessKey  # noqa: F401
