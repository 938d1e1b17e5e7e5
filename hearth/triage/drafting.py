"""What whoever told us may read, drafted from the decision. A person reads it, changes it and sends it."""

from collections.abc import Sequence

from hearth.access.models import Agency
from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern
from hearth.concerns.own_pages.queries import own_pages_of
from hearth.concerns.presenters.routing import body_names
from hearth.families.models import FamilyMember
from hearth.triage.document import decided_by
from hearth.triage.entries import in_short
from hearth.triage.models import Decision
from hearth.triage.rules.answering import PROFESSIONAL, audience, may_be_kin
from hearth.triage.rules.deciding import Document
from hearth.triage.wording import neutral_draft, passed_over_draft, professional_draft, public_draft
from hearth.ui.days import day

# What the thresholds documents call each kind of agency that refers.
OWN_WORDS = {
    "school": ("School or nursery",),
    "health": ("Health visitor or midwife", "Doctor"),
    "police": ("Police",),
    "charity": ("Charity or family support",),
}


def draft_for(viewer: Viewer, concern: Concern, decision: Decision) -> str:
    """By who told us: the public, a child, a parent, or a professional, who hears the decision and its signs."""
    document = decided_by(decision)
    if audience(concern.route) != PROFESSIONAL:
        return _unproved(viewer, concern, decision)
    if decision.confined:
        return neutral_draft(viewer.agency_name)
    return professional_draft(
        viewer.agency_name,
        in_short(decision, document),
        [document.thresholds.indicator(id).text for id in decision.indicators],
        _can_do(concern, decision, document),
        _held(decision),
    )


def _unproved(viewer: Viewer, concern: Concern, decision: Decision) -> str:
    own = own_pages_of(concern.body_id).templates
    draft = public_draft(viewer.agency_name, concern.route, concern.language, own)
    if decision.to_body:
        other = body_names([decision.to_body]).get(decision.to_body, decision.to_body)
        draft = f"{draft}\n\n{passed_over_draft(viewer.agency_name, other, concern.language)}"
    return draft


def _can_do(concern: Concern, decision: Decision, document: Document) -> Sequence[str]:
    """In the document's words, where it is known what kind of agency they work for."""
    kind = Agency.objects.filter(name=concern.reporter_agency_name).values_list("kind", flat=True).first()
    own = OWN_WORDS.get(kind or "", ())
    level = document.thresholds.level(decision.level)
    return [each.can_do for each in level.agencies if each.agency in own]


def _held(decision: Decision) -> str:
    holding = decision.holdings.filter(ended_at=None).first()
    if holding is None:
        return ""
    state = "holds the child" if holding.accepted_at else "has been asked to hold the child"
    return f"{holding.accepted_by_name} {state} until {day(holding.until)}: {holding.doing}"


def may_be_about_themselves(concern: Concern, decision: Decision) -> bool:
    """Whoever told us may be a relative, or the person it is about: their name is one of the family's."""
    if concern.about_self or concern.route == "parent":
        return False  # they say so themselves, and are answered as who they are
    names = [child.family_name for child in concern.children.all()]
    if decision.family_id:
        members = FamilyMember.objects.filter(holder_id=concern.holder_id, family_id=decision.family_id)
        names += list(members.values_list("person__family_name", flat=True))
    return may_be_kin(concern.reporter_name, concern.reporter_relationship, names)
