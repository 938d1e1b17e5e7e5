"""Why a postcode leads where it does, or nowhere: sentences for somebody who is worried about a child."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from hearth.places.models import ResponsibleBody
from hearth.places.rules.responsibility import CROWN_DEPENDENCIES, PSEUDO

PO_BOXES_AND_UNPLACED = (6, 9)
FORCES = "BF1"  # what every address of the armed forces abroad begins with


def why_this_body(body: ResponsibleBody) -> str:
    if body.kind == "county":
        return _("In this area the county council looks after children’s services.")
    if body.kind == "hsc_trust":
        return _("In Northern Ireland the health and social care trust looks after children’s services.")
    return _("The council of this area looks after children’s services.")


def took_over(successor: ResponsibleBody, ended: ResponsibleBody) -> str:
    names = {"new": successor.name, "old": ended.name}
    return _("%(new)s is responsible on that day in place of %(old)s.") % names


def why_undecided(ended: ResponsibleBody, successors: Sequence[ResponsibleBody]) -> str:
    if not successors:
        sentence = _("%(old)s is not responsible on that day, nor is a successor known. Search by council name.")
        return sentence % {"old": ended.name}
    names = get_text_list([body.name for body in successors], _("or"))
    sentence = _("%(old)s is not responsible on that day. It may be %(new)s: choose by the address.")
    return sentence % {"old": ended.name, "new": names}


def why_split(bodies: Sequence[ResponsibleBody]) -> str:
    first, *others = [body.name for body in bodies]
    names = {"first": first, "others": get_text_list(others, _("or"))}
    where = _("Some homes with this postcode are in the area of %(first)s, others in the area of %(others)s.") % names
    choose = _("Choose by the address.")  # in a line of its own, or no translator is shown it
    return f"{where} {choose}"


def which_trust() -> str:
    return _(
        "This postcode is in Northern Ireland, where a health and social care trust looks after children’s services. "
        "Our list does not say which of the five it is. Choose the nearest: they pass it on."
    )


def why_nowhere(postcode: str, district: str | None) -> str:
    """For somebody whose postcode leads to no responsible body."""
    if outside := why_outside(postcode, district):
        return outside
    if district and not district.endswith(PSEUDO):
        sentence = _("No responsible body is known for its area (%(code)s). Search by council name.")
        return sentence % {"code": district}
    return _("Our list of postcodes names no council for this one. Search by place or council name.")


def why_unknown(postcode: str, release: str) -> str:
    """For a postcode that is not in the list."""
    sentence = _("This postcode is not in our list (%(release)s). Check it, or search by council name.")
    return why_outside(postcode, None) or sentence % {"release": release}


def why_outside(postcode: str, district: str | None) -> str:
    """Islands with children's services of their own, and the forces abroad; nothing for anywhere else."""
    if postcode.startswith("JE"):
        return _island(_("Jersey"), "gov.je")
    if postcode.startswith("GY"):
        return _island(_("Guernsey, Alderney or Sark"), "gov.gg")
    if postcode.startswith("IM"):
        return _island(_("the Isle of Man"), "gov.im")
    if postcode.startswith(FORCES):
        return _(
            "This is an address of the armed forces. It does not say where the child is. "
            "Search by the name of the council where the child lives, or where the family’s home is."
        )
    if district and district[0] in CROWN_DEPENDENCIES:
        return _(
            "This postcode is in the Channel Islands or the Isle of Man, which have their own children’s services. "
            "We cannot reach them from here. Look for “children’s services” on the island government’s own pages. "
            "If a child is in danger, ring 999: it works there too."
        )
    return ""


def _island(island: str, page: str) -> str:
    sentence = _(
        "This postcode is in %(island)s, which has its own children’s services. We cannot reach them from here. "
        "Look for “children’s services” on %(page)s, or ring them. "
        "If a child is in danger, ring 999: it works there too."
    )
    return sentence % {"island": island, "page": page}


def doubts(terminated: str | None, quality: int | None, large_user: bool) -> str:
    """What to confirm with the person, as sentences; empty when there is no doubt."""
    sentences = []
    if terminated:
        month = date.fromisoformat(f"{terminated}-01")
        sentence = _("This postcode ended in %(month)s. It still leads to a council, but check the address.")
        sentences.append(sentence % {"month": date_format(month, "F Y")})
    if large_user or quality in PO_BOXES_AND_UNPLACED:
        sentences.append(_("This postcode belongs to an organisation or a PO box. Check that the child lives there."))
    return " ".join(sentences)
