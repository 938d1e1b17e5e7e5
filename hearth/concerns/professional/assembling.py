"""A referral's sections as one telling; and what is still to be put right before it can be one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.concerns.forms.children import child_as_told
from hearth.concerns.forms.professional import Section, Signs
from hearth.concerns.portal.routing import postcode_in
from hearth.concerns.professional.place import Addressed, addressed
from hearth.concerns.professional.referral import Referral
from hearth.concerns.professional.rules import FORMS
from hearth.concerns.queries import thresholds_of
from hearth.concerns.telling import ChildAsTold, Telling
from hearth.files.queries import waiting_files

NO_CHILD = _("Tell the council of one child at least. “Two boys, about five” is enough.")
AT_WORK = "At work, by telephone or email"  # for staff, so in English
AS_SAID = (
    "lives_postcode lives_address now_where danger account child_words opinion household "
    "already_done can_do lawful_basis family_said why_not_told reporter_relationship reporter_phone"
).split()
AGREES = {"agrees": True, "refuses": False}


class Whole:
    """Every section judged once, so that the page that checks them and the one that sends them agree."""

    def __init__(self, referral: Referral) -> None:
        self.referral = referral
        self.forms: dict[str, Section] = {step: referral.checked(step) for step in (*FORMS, *referral.children)}
        self.addressed = self._addressed()

    def _addressed(self) -> Addressed:
        where = self.forms["where"]
        if not where.is_valid():
            return Addressed()
        found = addressed(where.cleaned_data)
        if found.problem:
            where.add_error(found.question, found.problem)
        return found

    @property
    def problems(self) -> dict[str, list[str]]:
        """What is missing or wrong, by the page where it is put right. Empty: it can be sent."""
        found = {step: _sentences(form) for step, form in self.forms.items() if not form.is_valid()}
        return found if self.referral.children else {**found, "child-1": [str(NO_CHILD)]}

    @property
    def children(self) -> tuple[ChildAsTold, ...]:
        return tuple(_child(self.forms[step].cleaned_data) for step in self.referral.children)

    def telling(self) -> Telling:
        """Only of a referral without problems."""
        referrer = self.referral.referrer
        said: dict[str, Any] = {}
        for step in FORMS:
            said |= self.forms[step].cleaned_data
        assert self.addressed.to is not None
        return Telling(
            to=self.addressed.to,
            key=self.referral.key,
            route="professional",
            routing=self.addressed.routing or {},
            children=self.children,
            what_seen=self._signs(),
            now_postcode=postcode_in(said["now_where"]),
            now_councils=self.addressed.now_councils,
            family_told=said["knows"] != "not_told",
            family_agrees=AGREES.get(said["knows"]),
            contact_safe=said["contact_safe"] or AT_WORK,
            reporter_name=referrer.viewer.name if referrer.viewer else said["reporter_name"],
            reporter_agency_name=referrer.agency_name if referrer.viewer else said["reporter_agency_name"],
            reporter_email=referrer.email,
            tell_decision=said["tell_decision"] is not False,
            reporter_user_id=referrer.user_id,
            reporter_work_address=referrer.work_address,
            files=tuple(file.pk for file in waiting_files(referrer.owner, self.referral.form_name)),
            **self._level(said["level"], self.addressed.to.nation),
            **{name: said[name] for name in AS_SAID},
        )

    def _signs(self) -> tuple[str, ...]:
        form = self.forms["signs"]
        assert isinstance(form, Signs)
        return form.seen()

    def _level(self, level: str, nation: str) -> dict[str, Any]:
        """With the document it was chosen from, so that it means the same years from now."""
        if not level:
            return {}
        document = thresholds_of(nation)
        return {"level_suggested": level, "level_document": f"{document.id} {document.version}"}


def _child(cleaned: dict[str, Any]) -> ChildAsTold:
    told = vars(child_as_told(cleaned))
    return ChildAsTold(**told | {"part": cleaned["part"], "due": cleaned["due"]})


def _sentences(form: Section) -> list[str]:
    return [sentence for _, sentence in form.error_summary]
