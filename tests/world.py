"""One of every record, made by the actions that make them in life; and of each its twin in a restricted family.

Northmoor's triage hears of a family, decides, and asks two teams for help: its own, and the charity's, which keeps a
copy of the family in its own register. Each then assesses and works.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.access.keys.actions import make_key
from hearth.access.keys.rules import SEND_CONCERNS
from hearth.access.models import ManyOpenings, Team, User
from hearth.access.people import actions as people
from hearth.access.rules import EVALUATOR
from hearth.assessments import actions as assessing
from hearth.assessments.models import Assessment, DriftAlarm
from hearth.assessments.queries import subjects_of
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.completeness import FourAnswers, Heard
from hearth.audit.actors import HEARTH, PUBLIC
from hearth.casework import actions as work
from hearth.casework.actions import courses
from hearth.casework.around.actions import Joining, join_team
from hearth.casework.models import Episode
from hearth.casework.moves import actions as moves
from hearth.casework.outside.actions import ToAsk, give_link
from hearth.casework.plan.actions import agree_plan
from hearth.casework.reviewing.actions import Asked, ask_for_words
from hearth.casework.rules.readiness import Noted
from hearth.chronology.contributing import contribute
from hearth.chronology.copies import actions as copying
from hearth.chronology.models import Copy
from hearth.concerns.actions import report
from hearth.concerns.advice import actions as advising
from hearth.concerns.advice.models import AdviceRequest
from hearth.concerns.campaigns.actions import CampaignWords, begin_campaign
from hearth.concerns.models import Concern
from hearth.concerns.queries import destination_of_id
from hearth.concerns.telling import ChildAsTold, Telling
from hearth.costs.actions import add_post
from hearth.demo.filling import do_jobs
from hearth.directory.actions import entries as entries_of_directory
from hearth.directory.actions.feedback import say_out_of_date
from hearth.directory.actions.results import OwnResult, publish_result
from hearth.directory.actions.shortlists import make_shortlist
from hearth.directory.entry import Entry, OrganisationEntry, PlaceEntry
from hearth.directory.models import Feed
from hearth.directory.rules.protecting import Counts
from hearth.directory.writing import Keeping, write_entry
from hearth.families import actions as families
from hearth.families.actions import sharing
from hearth.families.actions.homes import Home
from hearth.families.actions.law import Case, Ordered
from hearth.families.likeness.joining import join, part
from hearth.families.models import Family, Person
from hearth.families.queries import members_of
from hearth.families.restricting.actions import break_glass, keep_restriction
from hearth.families.sealing.actions import open_sealed
from hearth.families.sharing.rules import ITEMS
from hearth.families.telling import PersonAsTold
from hearth.files.actions import add_file
from hearth.files.queries import attachments_of
from hearth.ownview.actions.coming_in import who_is_at
from hearth.ownview.actions.doors import give
from hearth.ownview.actions.showing import begin_view
from hearth.ownview.actions.writing import write_note
from hearth.ownview.codes import Secrets
from hearth.post.actions import Tried, note_attempt, post
from hearth.post.kinds import DECIDED
from hearth.post.problems import ForGood
from hearth.practice.checking import examine_text
from hearth.practice.library import library
from hearth.practice.own import actions as own_instruments
from hearth.practice.queries import pinned
from hearth.practice.training.actions import Training, accredit
from hearth.referrals.actions import accept, refer
from hearth.referrals.handovers.actions import hand_over
from hearth.referrals.handovers.rules import Going
from hearth.referrals.models import Handover, ServiceReferral
from hearth.referrals.rules import Asking
from hearth.scope.opening import holder_scope, intake_scope
from hearth.triage.actions.challenging import challenge
from hearth.triage.actions.confirming import FamilyChoice, Recognised, confirm_family
from hearth.triage.actions.deciding import decide
from hearth.triage.actions.proposing import propose
from hearth.triage.matching.models import LikelySame
from hearth.triage.models import Holding, Step
from hearth.triage.rules.deciding import Choice, Held
from hearth.ui import days
from tests.cast import Cast

FOUR = FourAnswers(("not_fed",), False, "Most days", "Thin", "Sad", "both", "Debt, and a mother who is ill")
HEARD = Heard("I like it when mum sings", True, "Drew together at school")
WORDS = assessing.PlainWords("Meals are missed.", "You read to them.", "Breakfast every day.", "Your key worker.")


@dataclass(frozen=True)
class Records:
    """What one register keeps of one family. The names are those of the addresses' own arguments."""

    name: str
    child_name: str
    family_id: UUID
    person_id: UUID  # a parent
    child_id: UUID
    status_id: UUID
    assessment_id: UUID  # begun
    subject_id: UUID
    completed_id: UUID  # completed, with a page for the parent
    alarm_id: UUID  # something of it is asked about
    identifier_id: UUID  # of the parent, as are the need, what was told, and kin whom others know
    need_id: UUID
    fact_id: UUID
    kin_id: UUID
    responsibility_id: UUID  # the parent's, for the child
    relationship_id: UUID
    household_id: UUID
    pregnancy_id: UUID
    proceedings_id: UUID
    order_id: UUID
    episode_id: UUID
    goal_id: UUID
    action_id: UUID
    plan_id: UUID  # of the plan, as it was agreed
    asked_id: UUID  # somebody was asked what they see, before a review
    move_id: UUID  # lighter help was asked to take over
    risk_id: UUID  # seen at a visit, and open
    look_id: UUID  # the assessment, which it opened again
    member_id: UUID  # of the team around the family
    participant_id: UUID  # the child, in the work
    visit_id: UUID
    line_id: UUID  # that the child was ready for school
    follow_up_id: UUID  # of an earlier episode that has closed
    check_in_id: UUID  # somebody is on the way to that visit
    course_id: UUID  # the child has a place on it
    session_id: UUID
    booking_id: UUID
    worker_id: UUID  # who was supervised
    supervision_id: UUID
    grant_id: UUID  # by which somebody read the record in an emergency
    opening_id: UUID  # of another record, that an adoption sealed
    sharing_id: UUID  # with pia's team
    contribution_id: UUID  # from it
    agreement_id: UUID  # of a parent, to a service
    entry_id: UUID  # of the chronology
    view_id: UUID  # a parent's own page,
    door_id: UUID  # the way in to it,
    note_id: UUID  # and what the parent wrote there
    post_id: UUID  # of the team that helps, with what it costs
    copy_id: UUID  # of the chronology, begun
    made_copy_id: UUID
    concern_id: UUID | None = None  # waits for a decision
    attachment_id: UUID | None = None  # a file that came with it
    logged_id: UUID | None = None  # a telephone call that was written down
    advice_id: UUID | None = None  # somebody asked, without a report
    holding_id: UUID | None = None
    decided_id: UUID | None = None  # a worry that is decided
    step_id: UUID | None = None  # what that set going, not written down yet
    challenge_id: UUID | None = None  # a professional disagrees with that decision
    proposed_id: UUID | None = None  # a worry on which one person proposes a decision
    campaign_id: UUID | None = None
    agency_id: UUID | None = None  # whose register it is
    referral_id: UUID | None = None  # asked of the council's own team, accepted, and not begun
    asked_of_charity_id: UUID | None = None  # accepted and begun
    own_proposal_id: UUID | None = None  # an instrument sent in for the council
    accreditation_id: UUID | None = None
    handover_id: UUID | None = None  # asked of the charity, not answered
    key_id: UUID | None = None  # of the council's own system
    colleague_id: UUID | None = None  # somebody who was invited, has not come, and
    standing_id: UUID | None = None  # has this role, in
    team_id: UUID | None = None  # a team of their own
    openings_id: UUID | None = None  # somebody opened very many records
    message_id: UUID | None = None  # a notice about it that did not arrive
    listed_service: UUID | None = None  # in the directory, for anybody; the same in every record
    offered_id: UUID | None = None
    proposal_id: UUID | None = None  # a provider's, waiting for the keeper
    feedback_id: UUID | None = None  # somebody says that an entry is out of date
    feed_id: UUID | None = None  # another directory, kept by Northmoor
    result_id: UUID | None = None  # Northmoor's own, of a programme
    list_token: str = ""  # of a list of services, behind its link
    pair_id: UUID | None = None  # two records that may be one person's
    same_person_id: UUID | None = None  # two that somebody joined, and parted
    references: tuple[str, ...] = ()  # of its worries

    @property
    def words(self) -> tuple[str, ...]:
        """What nobody may read anywhere who may not open the family."""
        return (self.name, self.child_name, *self.references, str(self.family_id))


@dataclass(frozen=True)
class Telltale:
    """A family, whether it is restricted, and who works with it."""

    name: str
    child_name: str
    restricted: bool
    triage: Any
    worker: Any
    partner: Any  # at the charity


@dataclass(frozen=True)
class World:
    """`council` and `charity` are the two registers' records of one family."""

    council: Records
    charity: Records


def open_world(cast: Cast) -> World:
    return _build(cast, Telltale("Fenwick", "Marigold", False, cast.tess, cast.kemi, cast.hana))


def restricted_world(cast: Cast) -> World:
    return _build(cast, Telltale("Quillfeather", "Zephyrine", True, cast.dev, cast.sol, cast.hugo))


def ago(**span: int) -> date:
    return days.today() - timedelta(**span)


def _build(cast: Cast, told: Telltale) -> World:
    with holder_scope(cast.northmoor.pk):
        family = families.begin_family(name=told.name, body_id="northmoor", people=_people(told), by=told.triage)
        if told.restricted:
            families.restrict_family(family=family, restricted=True, by=told.triage)
    reported = [_report(told, words) for words in ("A cold house.", "Nobody at the gate again.", "Late again.")]
    with holder_scope(cast.northmoor.pk):
        front_door = _at_the_front_door(cast, told, family, reported)
        episode = work.open_episode(
            family=family, opening=_opening(told.worker, "intensive_family_support"), by=told.worker
        )
        council = _at_work(cast, told, family, episode, told.worker)
    do_jobs()
    with holder_scope(cast.harbour.pk):
        charity = _at_the_charity(cast, told, front_door["asked_of_charity_id"])
    do_jobs()
    return World(council=replace(council, **front_door), charity=charity)


def _people(told: Telltale) -> Iterable[PersonAsTold]:
    return (
        PersonAsTold("child", True, told.child_name, told.name, born=date(2018, 4, 2)),
        PersonAsTold("mother", False, "Carol", told.name, born=date(1991, 8, 19)),
    )


def _telling(told: Telltale, account: str, **more: Any) -> Telling:
    to = destination_of_id("northmoor")
    assert to is not None
    child = ChildAsTold(given_names=told.child_name, family_name=told.name, born=date(2018, 4, 2))
    return Telling(to=to, key=str(uuid7()), account=account, children=(child,), **({"route": "public"} | more))


def _report(told: Telltale, account: str) -> UUID:
    note = add_file(owner="user:nobody", form=told.name, name="note.txt", content=account.encode())
    telling = _telling(told, account, files=(note.pk,))
    with intake_scope(telling.to.holder_id):
        return report(telling=telling, by=PUBLIC).concern_id


def _at_the_front_door(cast: Cast, told: Telltale, family: Family, reported: list[UUID]) -> dict[str, Any]:
    """Worries and a call, all known to be about this family; one is decided, and Kemi holds the child."""
    call = _telling(told, "Rang again.", route="staff_log", channel="telephone", logged_by=told.triage.name)
    logged = report(telling=call, by=told.triage).concern_id
    decided, waiting, proposed, rang = (Concern.objects.get(pk=id) for id in [*reported, logged])
    for concern in (decided, waiting, proposed, rang):
        _confirm(concern, family, told.triage)
    decide(concern=decided, family=family, choice=_choice(cast.kemi), by=told.triage)
    propose(concern=proposed, family=family, choice=_choice(cast.kemi), by=told.triage)
    own, charity = _refer(told, family, cast.kemi), _refer(told, family, cast.hana)
    for team in (cast.kemi, cast.hana):
        _refer(told, family, team, "intensive_family_support")  # nobody has answered these
    accept(referral=own, by=told.worker)
    return {
        "concern_id": waiting.pk,
        "attachment_id": attachments_of(waiting).get().pk,
        "logged_id": rang.pk,
        "advice_id": _asked_for_advice(told),
        "campaign_id": _campaign(cast, told),
        "agency_id": cast.northmoor.pk,
        "holding_id": Holding.objects.get(decision__concern=decided).pk,
        "decided_id": decided.pk,
        "step_id": Step.objects.get(decision__concern=decided).pk,
        "proposed_id": proposed.pk,
        "challenge_id": challenge(concern=decided, reasons="He is hungry.", raised_by="A teacher", by=HEARTH).pk,
        "referral_id": own.pk,
        "asked_of_charity_id": charity.pk,
        "handover_id": _hand_over(told, family, cast.hana).pk,
        "key_id": _key(cast, told),
        "own_proposal_id": _own_instruments(cast),
        "accreditation_id": _accreditation(cast),
        **_colleague(cast, told),
        "message_id": _undelivered(waiting),
        **_in_the_directory(cast),
        **_on_record_twice(family, told.triage),
        "references": tuple(concern.reference for concern in (decided, waiting, proposed, rang)),
    }


def _in_the_directory(cast: Cast) -> dict[str, Any]:
    """A service that anybody may find, and a list with it. No family's."""
    trust = OrganisationEntry(id=UUID(int=5), name="Lantern Trust")
    hall = PlaceEntry(id=UUID(int=4), name="Beckside Hall")
    entry = Entry(organisation=trust, id=UUID(int=6), name="Small Steps", places=(hall,))
    service = write_entry(entry, Keeping(cast.northmoor.pk), agency_id=cast.pru.agency_id)
    with intake_scope(cast.northmoor.pk):
        feedback = say_out_of_date(service=service, words="It has moved.", by=PUBLIC)
    feed = Feed.objects.create(keeper_id=cast.northmoor.pk, name=f"County {uuid7()}")
    result = OwnResult("safecare", "Concern", "better", "Less.", Counts(40), "Our report", date(2026, 3, 31))
    new = entry.model_copy(update={"id": uuid7()})
    return {
        "listed_service": service.pk,
        "offered_id": new.id,
        "list_token": make_shortlist([service.pk]).token,
        "proposal_id": entries_of_directory.propose(entry=new, service=None, by=cast.pru).pk,
        "feedback_id": feedback.pk,
        "feed_id": feed.pk,
        "result_id": publish_result(result=result, by=cast.kit).pk,
    }


def _campaign(cast: Cast, told: Telltale) -> UUID:
    words = CampaignWords("Seen something?", "Say something.")
    return begin_campaign(name=f"spring-{told.name.lower()}", words=words, by=cast.dev).pk


def _key(cast: Cast, told: Telltale) -> UUID:
    """No family's, but as every record here it is one agency's own."""
    made = make_key(name=f"Records {told.name}", scopes=[SEND_CONCERNS], expires_on=ago(days=-30), by=cast.ada)
    return made.key.pk


def _colleague(cast: Cast, told: Telltale) -> dict[str, Any]:
    """Nobody's family either: a team, and somebody who is to join it."""
    team = people.begin_team(name=f"Team {told.name}", kind="other", by=cast.ada)
    user = people.invite(
        email=f"{told.name.lower()}@example.org", name="New", team=team, role=EVALUATOR, link=str, by=cast.ada
    )
    openings = ManyOpenings.objects.create(user_id=cast.kemi.id, user_text="", at=timezone.now(), opened=200)
    return {
        "openings_id": openings.pk,
        "colleague_id": user.pk,
        "standing_id": user.memberships.get().pk,
        "team_id": team.pk,
    }


def _own_instruments(cast: Cast) -> UUID:
    """One in use, and one that waits."""
    text = library().file("instrument", "goal_rating").document.path.read_text(encoding="utf-8")
    file = examine_text(Path("goals"), text, library().files).files[0]
    used, waits = (own_instruments.propose(file=file, text=text, licence_evidence="", by=cast.ada) for _ in range(2))
    own_instruments.publish(proposal=used, definition=library().instrument("goal_rating"), by=cast.ada)
    return waits.pk


def _accreditation(cast: Cast) -> UUID:
    training = Training("course", "Listening to children", "Listening to children", ago(days=30), None)
    return accredit(user=User.objects.get(pk=cast.kemi.id), training=training, by=cast.sol).pk


def _asked_for_advice(told: Telltale) -> UUID:
    """About no family. The second is answered and closed, so that no list is the longer for it."""
    to = destination_of_id("northmoor")
    assert to is not None
    asking = advising.Asking(to=to, key=str(uuid7()), words="Is this anything?", way="message")
    reference = advising.ask_for_advice(asking=asking, by=told.triage)
    asked = AdviceRequest.objects.get(reference=reference)
    if told.restricted:
        advising.answer(request=asked, words="It may be.", by=told.triage)
        advising.close(request=asked, by=told.triage)
    return asked.pk


def _confirm(concern: Concern, family: Family, by: Any) -> None:
    child = members_of(family, children=True)[0]
    known = {each.pk: Recognised(child, "Same name and birth date") for each in concern.children.all()}
    confirm_family(concern=concern, choice=FamilyChoice(family=family, known=known), by=by)


def _on_record_twice(family: Family, by: Any) -> dict[str, UUID]:
    child, mother = members_of(family)
    asked = {"weight": 5.0, "group": str(child.pk), "weights_number": 0, "found_at": timezone.now()}
    pair = LikelySame.objects.create(person=child, other=mother, **asked)
    joined = join(person=mother, same_as=child, why="One life", by=by)
    return {"pair_id": pair.pk, "same_person_id": part(joined=joined, why="Two", by=by).pk}


def _undelivered(concern: Concern) -> UUID:
    """A notice about a worry whose address turned out to be wrong."""
    message = post(to="nobody@example.org", subject="A notice", body="Sign in.", about=concern, kind=DECIDED)
    tried = Tried("email", ForGood("The mail server refused the address (550)."))
    return note_attempt(message=message, tried=tried, by=HEARTH).pk


def _choice(holds: Any) -> Choice:
    return Choice(
        level="early_help",
        outcome="advice_to_referrer",
        reasons="Small worries that keep coming back.",
        indicators=("early_help_home_slipping",),
        also=("police_told",),
        held=Held(holds.name, "See them weekly", ago(days=-14), True, by_id=holds.id, team_id=holds.team_id),
    )


def _refer(told: Telltale, family: Family, to: Any, programme: str = "family_partners") -> ServiceReferral:
    team = Team.objects.select_related("agency").get(pk=to.team_id)
    asking = Asking(programme, "Please help with the mornings.", "Public task", True)
    return refer(family=family, to_team=team, asking=asking, by=told.triage)


def _hand_over(told: Telltale, family: Family, to: Any) -> Handover:
    team = Team.objects.select_related("agency").get(pk=to.team_id)
    going = Going("They have moved.", "Two small worries.", "Public task", True)
    return hand_over(family=family, to_team=team, going=going, by=told.triage)


def _at_the_charity(cast: Cast, told: Telltale, referral_id: UUID) -> Records:
    """It accepts, and begins: a copy of the family in its own register."""
    referral = ServiceReferral.objects.get(pk=referral_id)
    accepted = accept(referral=referral, by=told.partner)
    opening = _opening(told.partner, "intensive_family_support")
    episode = work.receive_referral(referral=accepted, opening=opening, by=told.partner)
    return _at_work(cast, told, episode.family, episode, told.partner)


def _opening(worker: Any, programme: str, **when: int) -> work.Opening:
    day = ago(**(when or {"weeks": 6}))
    return work.Opening(programme=programme, key_worker=worker, opened=day, referred=day)


def _at_work(cast: Cast, told: Telltale, family: Family, episode: Episode, by: Any) -> Records:
    child, mother = members_of(family)
    goal = work.Wanted("Breakfast before school", 2, 7, "Mum", ago(weeks=-6))
    visit = work.plan_visit(episode=episode, planned_for=timezone.now() + timedelta(days=3), by=by)
    status = families.begin_status(person=child, kind="child_in_need", starts=ago(weeks=9), by=by)
    begun = _begin_assessment(family, child, mother, by)
    completed = _completed_assessment(family, child, mother, by)
    return Records(
        name=told.name,
        child_name=told.child_name,
        family_id=family.pk,
        person_id=mother.pk,
        child_id=child.pk,
        status_id=status.pk,
        **_lives(told, family, child, mother, by),
        assessment_id=begun.pk,
        subject_id=subjects_of(begun)[0].pk,
        completed_id=completed.pk,
        alarm_id=_alarm(completed),
        episode_id=episode.pk,
        goal_id=work.set_goal(episode=episode, wanted=goal, by=by).pk,
        action_id=work.agree_action(
            episode=episode, agreed=work.Agreed("Ring school", "Kemi", ago(weeks=-1)), by=by
        ).pk,
        plan_id=agree_plan(episode=episode, agreed_on=days.today(), by=by).pk,
        asked_id=_asked_by_link(episode, child, by),
        move_id=moves.ask_to_take_over(
            episode=episode, step=moves.Step("down", "They manage", "Mill Lane Hub", stays_in_touch="Jo"), by=by
        ).pk,
        risk_id=_risk(episode, by),
        look_id=episode.looks_again.get(what="assessment").pk,
        member_id=join_team(
            episode=episode, joining=Joining("supervisor", "Ann Holt", "Health", days.today()), by=by
        ).pk,
        participant_id=episode.participants.get(person=child).pk,
        visit_id=visit.pk,
        line_id=_ready_for_school(episode, child, by),
        follow_up_id=_earlier_episode(family, by),
        grant_id=_grant(family, by),
        opening_id=_sealed(by),
        **_supervised(cast, episode, by),
        **_on_a_course(episode, child, by),
        check_in_id=work.leave(visit=visit, back_by=timezone.now() + timedelta(hours=1), by=by).pk,
        **_shared(cast, family, mother, by),
        **_own_page(episode, mother, by),
        post_id=_post(by),
        entry_id=family.entries.order_by("id")[0].pk,
        copy_id=_copy(family, by).pk,
        made_copy_id=copying.make_copy(copy=_copy(family, by), footing=None, by=by).pk,
    )


def _asked_by_link(episode: Episode, child: Person, by: Any) -> UUID:
    """A teacher who has a link, and has not written yet."""
    asked = ask_for_words(episode=episode, asked=Asked("Ms Marsh", "School", days.today()), by=by)
    give_link(contribution=asked, asks=ToAsk("How are mornings?", child), secrets=Secrets.new(), by=by)
    return UUID(str(asked.pk))


def _ready_for_school(episode: Episode, child: Person, by: Any) -> UUID:
    found = Noted(days.today(), "ready", "Ms Marsh, teacher", "good_level_of_development")
    return UUID(str(work.note_readiness(episode=episode, child=child, noted=found, by=by).pk))


def _risk(episode: Episode, by: Any) -> UUID:
    visit = work.plan_visit(episode=episode, planned_for=timezone.now() - timedelta(days=1), by=by)
    seen = work.Visited(timezone.now() - timedelta(days=1), notes="The gas is off.", risk="No heating, and a baby")
    return UUID(str(work.record_visit(visit=visit, visited=seen, by=by).risks.get().pk))


def _supervised(cast: Cast, episode: Episode, by: Any) -> dict[str, Any]:
    """A worker of the team by its supervisor, who thought about this family among others."""
    worker, supervisor = (cast.hana, cast.hugo) if by.holder_id == cast.harbour.pk else (cast.kemi, cast.sol)
    point = work.Point(episode, "See the child alone", "Ring school", ago(weeks=-1))
    reflected = work.Reflected(ago(days=1), {"a_day": "She gets herself up."}, [point])
    held = work.supervise(worker=worker, reflected=reflected, by=supervisor)
    return {"worker_id": worker.id, "supervision_id": held.pk}


def _on_a_course(episode: Episode, person: Person, by: Any) -> dict[str, Any]:
    begun = timezone.now() - timedelta(days=2)
    planned = courses.Planned("strengthening_families", "pregnancy_and_parenting", "Mill Lane", begun, 8)
    course = courses.plan_course(planned=planned, by=by)
    booking = courses.book(course=course, episode=episode, person=person, by=by)
    session = course.sessions.order_by("number")[0]
    return {"course_id": course.pk, "session_id": session.pk, "booking_id": booking.pk}


def _post(by: Any) -> UUID:
    a_year = {"hours_a_week": Decimal(37), "pounds_a_year": Decimal(38_000)}
    return add_post(team_id=by.team_id, title="Worker", **a_year, starts=ago(days=99), ends=None, by=by).pk


def _own_page(episode: Episode, person: Person, by: Any) -> dict[str, Any]:
    view = begin_view(episode=episode, person=person, by=by)
    door = give(view=view, secrets=Secrets.new(), by=by)
    note = write_note(door=door, kind="question", words="May my sister come?", by=who_is_at(door))
    return {"view_id": view.pk, "door_id": door.pk, "note_id": note.pk}


def _copy(family: Family, by: Any) -> Copy:
    wanted = copying.Wanted(audience="worker", why="To prepare a visit", with_whom=by.name)
    return copying.begin_copy(family=family, wanted=wanted, by=by)


def _lives(told: Telltale, family: Family, child: Person, mother: Person, by: Any) -> dict[str, Any]:
    """One of everything that is known of people: each row's id, by the name of its address's argument."""
    home = families.move_home(
        family=family, home=Home("3 Beck Lane"), people=[child, mother], since=ago(days=90), by=by
    )
    case = families.begin_proceedings(family=family, case=Case("care", ago(days=50)), children=[child], by=by)
    order = families.make_order(
        family=family, ordered=Ordered("supervision_order", ago(days=9)), children=[child], proceedings=case, by=by
    )
    made: dict[str, Any] = {
        "identifier_id": families.add_identifier(person=mother, kind="case_number", value=told.name, by=by),
        "need_id": families.note_need(person=mother, need="housing", source="Kemi", starts=ago(days=9), by=by),
        "fact_id": families.tell_fact(person=mother, words="She sings", told_by="Gran", told_on=ago(days=2), by=by),
        "kin_id": families.tell_kin(
            person=mother, kind="sibling", name="Ned", told_by="Carol", told_on=ago(days=2), by=by
        ),
        "responsibility_id": families.give_responsibility(child=child, person=mother, how="mother", by=by),
        "relationship_id": families.relate(person=mother, kind="carer", other=child, tie="social", by=by),
        "household_id": home,
        "pregnancy_id": families.expect_child(
            family=family, mother=mother, due=ago(days=-100), known_on=ago(days=3), by=by
        ),
        "proceedings_id": case,
        "order_id": order,
    }
    return {name: row.pk for name, row in made.items()}


def _begin_assessment(family: Family, child: Person, mother: Person, by: Any) -> Assessment:
    return assessing.begin(
        family=family,
        practice_version=pinned("instrument", "graded_neglect_profile"),
        beginning=assessing.Beginning("first", ago(weeks=2), True, [child], [mother]),
        by=by,
    )


def _completed_assessment(family: Family, child: Person, mother: Person, by: Any) -> Assessment:
    assessment = _begin_assessment(family, child, mother, by)
    for subject in subjects_of(assessment):
        answers = {item.id: Answer("2") for item in assessment.instrument.items}
        assessing.grade(subject=subject, answers=answers, seen={}, by=by)
    assessing.hear_child(assessment=assessment, child=child, heard=HEARD, version=0, by=by)
    assessing.analyse(assessment=assessment, answers=FOUR, version=0, by=by)
    done = assessing.complete(assessment=assessment, by=by)
    assessing.write_summary(assessment=done, for_person=mother, words=WORDS, version=0, by=by)
    return done


def _alarm(assessment: Assessment) -> UUID:
    subject = subjects_of(assessment)[0]
    raised = DriftAlarm.objects.create(
        assessment=assessment, subject=subject, score="love", kind="worse", words="Worse."
    )
    return raised.pk


def _shared(cast: Cast, family: Family, mother: Person, by: Any) -> dict[str, Any]:
    """All of the page with pia's team, which has added a word; and what a parent agrees to."""
    team = Team.objects.get(pk=cast.pia.team_id)
    told = sharing.ToShare("Mornings", "Public task", sharing.Told(True), team.name, team, tuple(ITEMS), ago(days=-30))
    shared = sharing.share(family=family, sharing=told, by=by)
    added = contribute(sharing=shared, happened=ago(days=1), words="He came in late.", by=cast.pia)
    agreed = sharing.note_agreement(family=family, person=mother, to_what="visits", given=ago(days=9), by=by)
    return {"sharing_id": shared.pk, "contribution_id": added.pk, "agreement_id": agreed.pk}


def _grant(family: Family, by: Any) -> UUID:
    """From a day on which the record was closed, and somebody read it all the same."""
    restriction = keep_restriction(family, "As it was.", by)
    grant = break_glass(restriction=restriction, reason="As it was.", by=by)
    if not family.restricted:
        families.restrict_family(family=family, restricted=False, by=by)
    return grant.pk


def _sealed(by: Any) -> UUID:
    """Of a child of no other family of this world."""
    told = PersonAsTold("child", True, "Wren", "Sorrel", born=ago(weeks=200))
    family = families.begin_family(name="Sorrel", body_id="northmoor", people=[told], by=by)
    child = members_of(family)[0]
    seal = families.seal_person(person=child, order_made=ago(weeks=3), why="The order was seen.", version=1, by=by)
    return open_sealed(seal=seal, reason="A court asked.", by=by).pk


def _earlier_episode(family: Family, by: Any) -> UUID:
    """Family Partners, a year ago: it closed, and somebody is to ask how the family is. The follow-up's id."""
    episode = work.open_episode(family=family, opening=_opening(by, "family_partners", weeks=52), by=by)
    closing = work.Closing(ago(weeks=14), "moved_away", "They have moved to an aunt.")
    work.close_episode(episode=episode, closing=closing, by=by)
    return UUID(str(episode.follow_ups.order_by("due").values_list("pk", flat=True)[0]))
