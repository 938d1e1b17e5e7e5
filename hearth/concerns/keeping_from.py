"""An allegation against somebody who works with children is kept from the agency in which they work.

The functions by which reporters, accounts and keys read their own worries leave out what is marked here.
"""

import re

from hearth.access.models import Agency, Membership
from hearth.concerns.advice.actions import PAGE as ADVICE_PAGE
from hearth.concerns.models import AdviceRequest, Concern
from hearth.concerns.professional.addresses import domain_of, names_one_agency
from hearth.worklist.models import Item

LETTERS = re.compile(r"[^\w]|_")  # what is neither a letter nor a figure
LONG_ENOUGH = 6  # of letters that stand in another name: "Home" stands in too many


def keep_from(*, concern: Concern, agency: Agency | None, named: str = "") -> None:
    """Part of a decision, so no event of its own. Neither: from nobody, or from nobody any more.

    `named`: as the decision names it, which is all there is of an agency that does not use Hearth.
    """
    concern.kept_from_agency_id = agency.pk if agency else None
    names = [name for name in (named, agency.name if agency else "") if name]
    theirs = agency is not None and told_by_one_of(concern, agency)
    concern.kept_from_teller = theirs or any(sounds_like(concern.reporter_agency_name, name) for name in names)
    concern.save(update_fields=["kept_from_agency_id", "kept_from_teller"])


def confine(*, concern: Concern, to_managers: bool) -> None:
    """Whether managers alone read what was asked before it was a worry, as they alone read the worry.

    The next stage says when: here nobody knows of families and decisions. Part of the change that makes it so.
    """
    concern.confined = to_managers
    concern.save(update_fields=["confined"])
    questions = AdviceRequest.objects.filter(holder_id=concern.holder_id, concern=concern).values("pk")
    items = Item.objects.filter(holder_id=concern.holder_id, page=ADVICE_PAGE, page_id__in=questions)
    items.update(restricted=to_managers)


def told_by_one_of(concern: Concern, agency: Agency) -> bool:
    """Whether it came with the agency's key, from one of its accounts, from an address there, or from somebody who
    says they work there."""
    return (
        concern.reporter_agency_id == agency.pk
        or sounds_like(concern.reporter_agency_name, agency.name)
        or is_address_at(concern.reporter_work_address, agency)
        or (
            concern.reporter_user_id is not None
            and Membership.objects.filter(user_id=concern.reporter_user_id, team__agency=agency).exists()
        )
    )


def is_address_at(address: str, agency: Agency) -> bool:
    """Whether the agency has its mail, or an account of its own, at the domain of this address."""
    domain = domain_of(address)
    if not names_one_agency(domain):
        return False
    there = f"@{domain}"
    accounts = Membership.objects.filter(team__agency=agency, user__email__iendswith=there)
    return agency.duty_email.lower().endswith(there) or accounts.exists()


def sounds_like(typed: str, name: str) -> bool:
    """Whether somebody who types their employer may mean this one: "St Marys Primary", "St Mary's Primary School".

    Rather one too many: who is kept from a worry for nothing asks the council, and is told by a person.
    """
    one, other = (LETTERS.sub("", each.casefold()) for each in (typed, name))
    return bool(one) and (one == other or (min(len(one), len(other)) >= LONG_ENOUGH and (one in other or other in one)))
