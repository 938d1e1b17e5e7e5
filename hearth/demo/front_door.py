"""What people say at the front door, and how they come back: a child, their friend, a parent, somebody unsure.

Both councils have pages and promises of their own; Eastvale's is two hours, and one report there is late. The keys are
fixed, so that the demonstration can show the reference and the secret of each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearth.access.models import Agency
from hearth.audit.actors import PUBLIC, NamedActor
from hearth.concerns.acknowledging import acknowledge
from hearth.concerns.actions import add_message, report
from hearth.concerns.advice.actions import Asking, answer, ask_for_advice, close
from hearth.concerns.advice.models import AdviceRequest
from hearth.concerns.advice.queries import kept_under as question_under
from hearth.concerns.models import Concern
from hearth.concerns.own_pages.actions import publish_part, write_part
from hearth.concerns.own_pages.parts import HOURS, PROMISES, ROUTES, WORDING, Link, OwnRoute, Promises, Wording
from hearth.concerns.queries import kept_under
from hearth.concerns.returning import have_read
from hearth.concerns.telling import ChildAsTold, Telling
from hearth.concerns.way_back import hash_of_key, way_back_from
from hearth.demo.clock import Story
from hearth.demo.pictures import broken_window
from hearth.demo.world import Council, World, holder
from hearth.files.actions import add_file
from hearth.scope.opening import holder_scope, intake_scope
from hearth.triage.actions.taking import take
from hearth.triage.actions.writing import write_to_reporter

REPORTER = NamedActor(None, "whoever reported it")
CHILD, FRIEND, PARENT, ANONYMOUS, LATE = "child", "friend", "parent", "anonymous", "late"
QUESTION = "question"
COUNCILS = {
    CHILD: "Northmoor Council",
    ANONYMOUS: "Northmoor Council",
    FRIEND: "Eastvale County Council",
    PARENT: "Eastvale County Council",
    LATE: "Eastvale County Council",
}
TITLES = {
    CHILD: "A child who wrote about himself, and was written back to",
    FRIEND: "A girl who wrote about her friend",
    PARENT: "A father who asked for help",
    ANONYMOUS: "A neighbour without a name, who has sent a photo since",
    LATE: "A report that nobody has looked at in the two hours that were promised",
}


def front_door(world: World) -> Story:
    """Ends some minutes before now, whenever the demonstration is filled."""
    now, north, east = timezone.now(), world.northmoor, world.eastvale
    yield now - timedelta(days=50)
    _publish(world)
    yield now - timedelta(days=4)
    _ask(north)
    yield now - timedelta(days=3)
    _answered(north)
    yield now - timedelta(hours=23)
    _neighbour(north)
    _child(world, north)
    _parent(world, east)
    _friend(world, east)
    yield now - timedelta(hours=22)
    _opened(east, PARENT)
    _opened(east, FRIEND)
    _write_back(
        north, ANONYMOUS, "Thank you. Has anybody been at the house since Sunday? You need not say who you are."
    )
    _write_back(
        north, CHILD, "You did right to tell us. Miss Hall will find you at lunch. What would help most tonight?"
    )
    yield now - timedelta(hours=5)
    _late(world, east)
    _wrote_again(north)
    _add(north, CHILD, "can someone ring mum so she gets up. dont say it was me")
    yield now - timedelta(hours=3)
    _wait_for_advice(world, north)
    _write_back(
        north, CHILD, "Yes. Somebody from school will ring her in the morning, and will not say that you wrote."
    )


def _publish(world: World) -> None:
    """Each by the council's own administrator."""
    for council, name, number, promises in (
        (world.northmoor, "Ada Merrow", "01632 960001", Promises(acknowledge=1, decide=1, answer=1)),
        (world.eastvale, "Ossie Vance", "01632 960011", Promises(acknowledge=2, acknowledge_unit=HOURS, answer=2)),
    ):
        keeper, where = world.people[name], council.phrase
        checked: dict[str, Any] = {"kind": "phone", "verified_on": timezone.localdate(), "verified_by": name}
        by_day: dict[str, Any] = {"hours": "Monday to Friday, 8:30am to 5pm", "opens": time(8, 30), "closes": time(17)}
        by_night: dict[str, Any] = {"hours": "evenings, weekends and bank holidays", "out_of_hours": True}
        routes = [
            OwnRoute(f"{audience}-{when}", audience, value=value, **checked, **hours)
            for audience in ("public", "professional", "child")
            for when, value, hours in (("day", number, by_day), ("night", number[:-1] + "9", by_night))
        ]
        wording = Wording(
            welcome=f"Somebody in {where} reads every word that reaches us, on every day of the year.",
            welcome_cy=f"Mae rhywun yn {where} yn darllen pob gair sy’n ein cyrraedd, bob dydd o’r flwyddyn.",
            links=(
                Link("Warm places and food", "Lleoedd cynnes a bwyd", "https://example.org/warm-places"),
                Link("Family hubs", "Hybiau teulu", "https://example.org/family-hubs"),
            ),
        )
        contents = {ROUTES: {"routes": [route.as_json() for route in routes]}, PROMISES: promises.as_json()}
        with holder_scope(holder(keeper)):
            for part, content in (contents | {WORDING: wording.as_json()}).items():
                publish_part(version=write_part(part=part, content=content, after=0, by=keeper), by=keeper)


def _neighbour(council: Council) -> None:
    words = (
        "The two little ones next door are put out in the yard in the evening and the door is locked behind them. "
        "I hear them crying to be let in. It was nearly an hour on Sunday. I do not want any trouble with him."
    )
    children = (ChildAsTold(born_as_told="about 3"), ChildAsTold(born_as_told="about 5"))
    reporter = {"anonymous": True, "reporter_relationship": "A neighbour", "keep_name_from_family": True}
    _tell(council, ANONYMOUS, words, children, lives_postcode="NX1 1AB", **reporter)
    concern = concern_under(council, ANONYMOUS)
    with holder_scope(council.to.holder_id):
        take(concern=concern, by=council.decides)


def _wrote_again(council: Council) -> None:
    """In answer, with a photo."""
    photo = add_file(owner="visitor:front-door", form="way-back", name="back-window.jpg", content=broken_window())
    _add(
        council,
        ANONYMOUS,
        "Yes, on Tuesday, and now the window is broken too. I took this from my landing.",
        (photo.pk,),
    )


def _child(world: World, council: Council) -> None:
    _tell(
        council,
        CHILD,
        "theres never any food in and mum is a sleep all day. i do my sisters breakfast and get her to school. "
        "pleese dont tell my stepdad i said",
        (ChildAsTold("Kit", "Rowan", born_as_told="11", school="Beck Lane Primary School"),),
        route="child",
        about_self=True,
        reporter_name="Kit Rowan",
        reporter_relationship="The child or young person",
        reporter_age="11",
        trusted_adult="Miss Hall",
        wants="someone to help mum",
        must_not_know="my stepdad",
        contact_safe="At school",
        keep_name_from_family=True,
        lives_postcode=world.postcode(council)[0],
    )


def _friend(world: World, council: Council) -> None:
    _tell(
        council,
        FRIEND,
        "She sleeps at mine becuase her house is freezing and theres noone in. She made me promiss not to tell",
        (ChildAsTold("Bea", "Lund", born_as_told="12"),),
        route="child",
        reporter_relationship="A child or young person who is their friend",
        reporter_age="12",
        anonymous=True,
        keep_name_from_family=True,
        lives_postcode=world.postcode(council)[0],
    )


def _parent(world: World, council: Council) -> None:
    _tell(
        council,
        PARENT,
        "I work nights and since their mum left I cannot keep up with the house and the school runs. I am not "
        "coping and I would rather ask now than wait until something happens.",
        (ChildAsTold("Sami", "Reed", born_as_told="4"), ChildAsTold("Lena", "Reed", born_as_told="8")),
        route="parent",
        reporter_name="Jo Reed",
        reporter_relationship="The child’s parent or carer",
        reporter_phone="07700 900321",
        contact_safe="Text first",
        contact_times=("evenings", "weekends"),
        help_wanted=("routines", "home"),
        language_needs="Polish, an interpreter for the first visit",
        lives_postcode=world.postcode(council)[0],
    )


def _late(world: World, council: Council) -> None:
    words = "A toddler in the flat above has been crying since this morning, and no grown-up goes in or out."
    reporter = {"anonymous": True, "reporter_relationship": "A neighbour", "keep_name_from_family": True}
    _tell(
        council,
        LATE,
        words,
        (ChildAsTold(born_as_told="about 2"),),
        lives_postcode=world.postcode(council)[0],
        **reporter,
    )


def _opened(council: Council, key: str) -> None:
    concern = concern_under(council, key)
    with holder_scope(council.to.holder_id):
        acknowledge(concern=concern, by=council.decides)


def _ask(council: Council) -> None:
    """Somebody who is not sure, and makes no report."""
    words = (
        "The mother of a boy in my daughter’s class often forgets to collect him. It has been twenty minutes, then "
        "half an hour. Is that something to report, or should I just talk to her?"
    )
    with intake_scope(council.to.holder_id):
        ask_for_advice(asking=Asking(to=council.to, key=key_of(QUESTION), words=words, way="message"), by=PUBLIC)


def _wait_for_advice(world: World, council: Council) -> None:
    """A teacher whom somebody must ring."""
    pia = world.people["Pia Marsh"]
    waiting = Asking(
        to=council.to,
        key=key_of("teachers question"),
        words="A girl in Year 3 says she is not allowed to eat at weekends. She may be joking. What would you ask her?",
        way="call_back",
        name=pia.name,
        phone="01632 960555",
        times=("day",),
        reporter_user_id=pia.id,
        agency_name=pia.agency_name,
    )
    with intake_scope(council.to.holder_id):
        ask_for_advice(asking=waiting, by=pia)


def _answered(council: Council) -> None:
    words = (
        "Thank you for asking. Talking to her kindly is a good first step: say what you have seen, and ask how things "
        "are. If he is left for longer, or seems hungry or frightened, come back here or tell the school."
    )
    with holder_scope(holder(council.decides)):
        request = AdviceRequest.objects.get(
            holder_id=council.to.holder_id, idempotency_key=hash_of_key(key_of(QUESTION))
        )
        answer(request=request, words=words, by=council.decides)
        close(request=request, by=council.decides)


def _tell(council: Council, key: str, words: str, children: tuple[ChildAsTold, ...], **told: Any) -> UUID:
    telling: dict[str, Any] = {"route": "public", "routing": {"rule": "postcode", "release": "demonstration"}} | told
    with intake_scope(council.to.holder_id):
        return report(
            telling=Telling(to=council.to, key=key_of(key), account=words, children=children, **telling), by=PUBLIC
        ).concern_id


def _write_back(council: Council, key: str, words: str) -> None:
    concern = concern_under(council, key)
    with holder_scope(council.to.holder_id):
        if concern.taken_by_id is None:
            take(concern=concern, by=council.decides)
        write_to_reporter(concern=concern, words=words, by=council.decides)


def _add(council: Council, key: str, words: str, files: tuple[UUID, ...] = ()) -> None:
    """They come back, read what was written to them, and write."""
    concern = concern_under(council, key)
    have_read(concern.reference, concern.way_back_hash)
    with intake_scope(council.to.holder_id):
        add_message(concern=concern, words=words, written_by="reporter", files=files, by=REPORTER)


def concern_under(council: Council, key: str) -> Concern:
    with holder_scope(council.to.holder_id):
        return Concern.objects.get(holder_id=council.to.holder_id, idempotency_key=hash_of_key(key_of(key)))


def key_of(name: str) -> str:
    return f"demonstration, front door, {name}"


@dataclass(frozen=True)
class ToComeBack:
    """What somebody who told wrote down, for whoever tries the demonstration."""

    title: str
    reference: str
    secret: str


def ways_back() -> list[ToComeBack]:
    return list(_ways_back())


def _ways_back() -> Iterator[ToComeBack]:
    holders = dict(Agency.objects.filter(is_holder=True).values_list("name", "pk"))
    for name, title in TITLES.items():
        held = holders.get(COUNCILS[name])
        if held and (kept := kept_under(held, hash_of_key(key_of(name)))):
            yield ToComeBack(title, kept.reference, way_back_from(key_of(name)))


def way_back_to_the_question() -> ToComeBack | None:
    held = Agency.objects.filter(is_holder=True, name="Northmoor Council").values_list("pk", flat=True).first()
    reference = question_under(held, hash_of_key(key_of(QUESTION))) if held else ""
    if not reference:
        return None
    return ToComeBack("Advice that was asked for without a report", reference, way_back_from(key_of(QUESTION)))
