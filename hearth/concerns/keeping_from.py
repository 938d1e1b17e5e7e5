"""An allegation against somebody who works with children is kept from the agency in which they work.

The functions by which reporters, accounts and keys read their own worries leave out what is marked here.
"""

from hearth.access.models import Agency, Membership
from hearth.concerns.models import Concern


def keep_from(*, concern: Concern, agency: Agency | None) -> None:
    """Part of a decision, so no event of its own. None: from nobody, or from nobody any more."""
    concern.kept_from_agency_id = agency.pk if agency else None
    concern.kept_from_teller = agency is not None and told_by_one_of(concern, agency)
    concern.save(update_fields=["kept_from_agency_id", "kept_from_teller"])


def told_by_one_of(concern: Concern, agency: Agency) -> bool:
    """Whether it came with the agency's key, from one of its accounts, or from somebody who says they work there."""
    return (
        concern.reporter_agency_id == agency.pk
        or concern.reporter_agency_name.strip().casefold() == agency.name.casefold()
        or (
            concern.reporter_user_id is not None
            and Membership.objects.filter(user_id=concern.reporter_user_id, team__agency=agency).exists()
        )
    )
