"""The lawful bases of the nation in which a family lives, as the practice library has them."""

from collections.abc import Sequence

from hearth.families.models import Family
from hearth.places.models import ResponsibleBody
from hearth.practice.definitions.nation import Term
from hearth.practice.library import library

WHERE_NO_BODY_IS_KNOWN = "England"


def bases_for(family: Family) -> Sequence[Term]:
    nation = ResponsibleBody.objects.filter(pk=family.body_id).values_list("nation", flat=True).first()
    title = nation or WHERE_NO_BODY_IS_KNOWN
    return next((each.lawful_bases for each in library().nations() if each.title == title), ())
