"""Who can sign in to the demonstration: invented people, one for each kind of work."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import date

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import make_password

from hearth.access.models import Agency, Membership, Team, User
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
    ROLES,
    SERVICE_MANAGER,
    SUPERVISOR,
    SUPPORT,
    TRIAGE_MANAGER,
    TRIAGE_WORKER,
)
from hearth.demo.places import EASTVALE, NORTHMOOR, body

PASSWORD = "invented people only"
SINCE = date(2024, 1, 1)


@dataclass(frozen=True)
class AgencyAsked:
    name: str
    kind: str
    holder: bool = False
    council: str = ""
    duty_email: str = ""


@dataclass(frozen=True)
class Persona:
    name: str
    role: str
    agency: str
    team: str
    team_kind: str
    can: str  # what there is to see as this person

    @property
    def email(self) -> str:
        return self.name.lower().replace(" ", ".") + "@hearth.example"


AGENCIES = [
    AgencyAsked("Northmoor Council", "council", True, NORTHMOOR, "front-door@northmoor.example"),
    AgencyAsked("Eastvale County Council", "council", True, EASTVALE, "first-contact@eastvale.example"),
    AgencyAsked("Harbour Families", "charity", True, "", "referrals@harbour.example"),
    AgencyAsked("Beck Lane Primary School", "school"),
    AgencyAsked("Lantern Trust", "charity"),
    AgencyAsked("Northmoor Health Visiting", "health"),
]
N, E, H = "Northmoor Council", "Eastvale County Council", "Harbour Families"
PERSONAS = [
    Persona("Tess Okafor", TRIAGE_WORKER, N, "Front Door", "triage", "sees the queue of worries and decides"),
    Persona(
        "Dev Malhotra",
        TRIAGE_MANAGER,
        N,
        "Front Door",
        "triage",
        "runs the front door; sees restricted records",
    ),
    Persona(
        "Kemi Brand",
        KEY_WORKER,
        N,
        "Intensive Family Support",
        "practice",
        "works with whole families at home",
    ),
    Persona("Sol Winters", SUPERVISOR, N, "Intensive Family Support", "practice", "supervises Kemi's team"),
    Persona("Ravi Teller", TRIAGE_WORKER, E, "First Contact", "triage", "decides in the county next door"),
    Persona("Hana Quist", KEY_WORKER, H, "Family Partners Northmoor", "practice", "a charity's key worker"),
    Persona("Milo Tarrant", KEY_WORKER, H, "Family Partners Northmoor", "practice", "Hana's colleague"),
    Persona(
        "Jo Tamblyn",
        KEY_WORKER,
        H,
        "Family Partners Eastvale",
        "practice",
        "the same charity, the other council",
    ),
    Persona("Hugo Lind", SUPERVISOR, H, "Family Partners Northmoor", "practice", "supervises; sees the outcomes"),
    Persona("Pia Marsh", PROFESSIONAL, "Beck Lane Primary School", "Safeguarding", "other", "a teacher who refers"),
    Persona(
        "Nia Prosser",
        PROFESSIONAL,
        "Northmoor Health Visiting",
        "Health visitors",
        "other",
        "a health visitor",
    ),
    Persona("Eve Stanton", EVALUATOR, N, "Commissioning", "other", "sees figures, and nobody's record"),
    Persona(
        "Mara Kelso", SERVICE_MANAGER, N, "Children and Families", "other", "answers for every team of the council"
    ),
    Persona(
        "Pat Lowry", PARTNER, "Beck Lane Primary School", "Safeguarding", "other", "sees what is shared with school"
    ),
    Persona("Abe Stroud", AUDITOR, N, "Audit", "other", "reads who looked at what, and nothing about any family"),
    Persona("Ada Merrow", ADMINISTRATOR, N, "Systems", "other", "invites people, gives roles, makes keys"),
    Persona("Ossie Vance", ADMINISTRATOR, E, "Systems", "other", "keeps the county's own pages and promises"),
    Persona("Sue Castell", SUPPORT, N, "Systems", "other", "helps people to sign in again; sees no family"),
    Persona(
        "Gus Field",
        ADMINISTRATOR,
        "Beck Lane Primary School",
        "School office",
        "other",
        "makes keys for a school's system, which sends worries",
    ),
    Persona(
        "Lea Coombe", PRACTICE_LEAD, N, "Practice", "other", "keeps the council’s own instruments and levels of need"
    ),
    Persona("Kit Farrow", DIRECTORY_KEEPER, N, "Family information", "other", "keeps the directory of help"),
    Persona("Pru Sandal", PROVIDER, "Lantern Trust", "Office", "other", "looks after a charity's entries in it"),
]


def enter() -> None:
    """Agencies, teams and people, as they would be entered by an administrator."""
    agencies = {asked.name: _agency(asked) for asked in AGENCIES}
    password = make_password(PASSWORD)  # one for all of them: making it is meant to be slow
    for persona in PERSONAS:
        team, _ = Team.objects.get_or_create(
            agency=agencies[persona.agency], name=persona.team, defaults={"kind": persona.team_kind}
        )
        user = User.objects.create(email=persona.email, name=persona.name, password=password)
        Membership.objects.create(user=user, team=team, role=persona.role, starts=SINCE)
        TOTP.activate(user, secret_of(user.email))


def secret_of(email: str) -> str:
    """Of their invented authenticator app: the demonstration's page of codes stands in for a phone."""
    return base64.b32encode(hashlib.sha256(f"invented {email}".encode()).digest()[:20]).decode()


def code_now(email: str) -> str:
    """What that app shows at this moment."""
    return str(format_hotp_value(hotp_value(secret_of(email), next(iter(yield_hotp_counters_from_time())))))


def _agency(asked: AgencyAsked) -> Agency:
    return Agency.objects.create(
        name=asked.name,
        kind=asked.kind,
        is_holder=asked.holder,
        body_id=body(asked.council).pk if asked.council else None,
        duty_email=asked.duty_email,
    )


def told() -> list[str]:
    """One line a person, for the terminal."""
    width = max(len(persona.name) for persona in PERSONAS)
    return [f"{persona.name:{width}}  {ROLES[persona.role]}, {persona.agency}: {persona.can}" for persona in PERSONAS]
