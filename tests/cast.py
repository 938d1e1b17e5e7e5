"""A small cast, the same in every test: two councils, a charity in both, a school, and who works there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from hearth.access.rules import (
    ADMINISTRATOR,
    AUDITOR,
    DIRECTORY_KEEPER,
    EVALUATOR,
    KEY_WORKER,
    PARTNER,
    PRACTICE_LEAD,
    PROFESSIONAL,
    PROVIDER,
    SERVICE_MANAGER,
    SUPERVISOR,
    SUPPORT,
    TRIAGE_MANAGER,
    TRIAGE_WORKER,
)

LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True)
class Cast:
    """Everybody is a `Viewer`: who they are, and the `by=` of what they do."""

    northmoor: Any  # a council that uses Hearth
    eastvale: Any  # another
    harbour: Any  # a charity working in both
    school: Any  # an agency that keeps no register
    tess: Any  # triage worker, Northmoor
    dev: Any  # duty manager, Northmoor
    kemi: Any  # key worker, Northmoor's own team
    other: Any  # key worker, another team of Northmoor
    sol: Any  # supervisor of Kemi's team
    ravi: Any  # triage worker, Eastvale
    hana: Any  # key worker, the charity
    hugo: Any  # supervisor, the charity
    pia: Any  # a teacher
    eve: Any  # evaluator, Northmoor
    ada: Any  # administrator, Northmoor
    gus: Any  # administrator, the school
    kit: Any  # keeper of Northmoor's directory
    pru: Any  # provider of services, at an agency that keeps no register
    mara: Any  # service manager, Northmoor
    pat: Any  # the school's family worker, who refers nobody
    abe: Any  # auditor, Northmoor
    sue: Any  # support, Northmoor
    lea: Any  # practice lead, Northmoor


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


def assemble() -> Cast:
    northmoor = _agency("Northmoor Council", "council", "northmoor")
    eastvale = _agency("Eastvale County Council", "council", "eastvale")
    harbour = _agency("Harbour Families", "charity", None)
    school = _agency("Beck Lane Primary School", "school", None, holder=False)
    front = _team(northmoor, "Front Door", "triage")
    early = _team(northmoor, "Early Help North")
    return Cast(
        northmoor=northmoor,
        eastvale=eastvale,
        harbour=harbour,
        school=school,
        tess=_person("Tess Okafor", front, TRIAGE_WORKER),
        dev=_person("Dev Malhotra", front, TRIAGE_MANAGER),
        kemi=_person("Kemi Brand", early, KEY_WORKER),
        other=_person("Owen Pryce", _team(northmoor, "Early Help South"), KEY_WORKER),
        sol=_person("Sol Winters", early, SUPERVISOR),
        ravi=_person("Ravi Teller", _team(eastvale, "First Contact", "triage"), TRIAGE_WORKER),
        hana=_person("Hana Quist", _team(harbour, "Family Partners"), KEY_WORKER),
        hugo=_person("Hugo Lind", _team(harbour, "Family Partners"), SUPERVISOR),
        pia=_person("Pia Marsh", _team(school, "Safeguarding", "other"), PROFESSIONAL),
        eve=_person("Eve Stanton", _team(northmoor, "Commissioning", "other"), EVALUATOR),
        ada=_person("Ada Merrow", _team(northmoor, "Systems", "other"), ADMINISTRATOR),
        gus=_person("Gus Field", _team(school, "School office", "other"), ADMINISTRATOR),
        kit=_person("Kit Farrow", _team(northmoor, "Information", "other"), DIRECTORY_KEEPER),
        pru=_person("Pru Sandal", _team(_lantern(), "Office", "other"), PROVIDER),
        mara=_person("Mara Kelso", _team(northmoor, "Children and Families", "other"), SERVICE_MANAGER),
        pat=_person("Pat Lowry", _team(school, "Safeguarding", "other"), PARTNER),
        abe=_person("Abe Stroud", _team(northmoor, "Audit", "other"), AUDITOR),
        sue=_person("Sue Castell", _team(northmoor, "Systems", "other"), SUPPORT),
        lea=_person("Lea Coombe", _team(northmoor, "Practice", "other"), PRACTICE_LEAD),
    )


def _lantern() -> Any:
    return _agency("Lantern Trust", "charity", None, holder=False)


def _agency(name: str, kind: str, body: str | None, *, holder: bool = True) -> Any:
    from hearth.access.models import Agency

    return Agency.objects.get_or_create(
        name=name,
        defaults={"kind": kind, "is_holder": holder, "body_id": body, "duty_email": "duty@example.org"},
    )[0]


def _team(agency: Any, name: str, kind: str = "practice") -> Any:
    from hearth.access.models import Team

    return Team.objects.get_or_create(agency=agency, name=name, defaults={"kind": kind})[0]


def _person(name: str, team: Any, role: str) -> Any:
    from hearth.access.models import Membership, User
    from hearth.access.viewer import viewer_in

    email = name.lower().replace(" ", ".") + "@example.org"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, name, "correct horse battery")
    return viewer_in(Membership.objects.get_or_create(user=user, team=team, role=role, starts=LONG_AGO)[0])


@pytest.fixture
def sign_in(client: Client) -> Any:
    """`sign_in(viewer)` gives a client that has passed both factors."""

    def as_(viewer: Any) -> Client:
        from hearth.access.models import User

        if str(client.session.get(SESSION_KEY)) != str(viewer.id):
            client.force_login(User.objects.get(pk=viewer.id), backend="hearth.access.account.StaffBackend")
            session = client.session
            session["passed_second_factor"] = True
            session.save()
        return client

    return as_
