from hearth.families.models.family import Family, FamilyMember, Involvement
from hearth.families.models.household import Household, HouseholdMember
from hearth.families.models.knowledge import Correction, Identifier, PersonNeed, ToldFact
from hearth.families.models.law import Order, OrderChild, ParentalResponsibility, Proceedings, ProceedingsChild
from hearth.families.models.person import Person, PersonName
from hearth.families.models.pregnancy import DueDate, Pregnancy, PregnancyChild, PregnancyParent
from hearth.families.models.relationship import Relationship, ToldKin
from hearth.families.models.restriction import Restriction
from hearth.families.models.seal import Seal, SealOpening
from hearth.families.models.sharing import Agreement, Contribution, Sharing
from hearth.families.models.status import Status, StatusCategory

__all__ = [
    "Agreement",
    "Contribution",
    "Correction",
    "DueDate",
    "Family",
    "FamilyMember",
    "Household",
    "HouseholdMember",
    "Identifier",
    "Involvement",
    "Order",
    "OrderChild",
    "ParentalResponsibility",
    "Person",
    "PersonName",
    "PersonNeed",
    "Pregnancy",
    "PregnancyChild",
    "PregnancyParent",
    "Proceedings",
    "ProceedingsChild",
    "Relationship",
    "Restriction",
    "Seal",
    "SealOpening",
    "Sharing",
    "Status",
    "StatusCategory",
    "ToldFact",
    "ToldKin",
]
