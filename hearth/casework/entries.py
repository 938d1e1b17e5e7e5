"""What the work writes in a family's chronology, each entry from the row it is told of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hearth.casework.models import (
    Attendance,
    Closure,
    Contribution,
    Episode,
    FollowUp,
    KeyWorker,
    LookAgain,
    Move,
    PlanVersion,
    Review,
    Risk,
    Visit,
)
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.queries.writing_up import who_was_seen
from hearth.casework.reopening.rules import HOLDS
from hearth.casework.rules.endings import REASONS
from hearth.casework.rules.moves import ACCEPTED, DECLINED, DIRECTIONS, STATES
from hearth.casework.rules.visiting import DONE, MISSED
from hearth.chronology.rules import CHILDS_ACCOUNT
from hearth.chronology.telling import Happening
from hearth.families.models import Family, Person
from hearth.practice.queries import programme_of
from hearth.referrals.models import ServiceReferral
from hearth.ui import days

STRAND = "agencies"


def asked_for(referral: ServiceReferral) -> Happening:
    """Why another agency asked, in its words: in a record of one's own it would otherwise stand nowhere."""
    told = "\n\n".join(part for part in (referral.reason, referral.history) if part)
    title = f"{referral.from_agency_name} asked for help for this family"
    on = days.local(referral.created_at).date()
    name = referral.from_agency_name
    return Happening(on, "worries", title, referral, told, source_name=name, agency_name=name)


def opened(episode: Episode) -> Happening:
    """With the needs behind the reasons for which they came, so that earlier stages know of them."""
    programme = programme_of(episode.programme_version)
    reasons = [each.need for each in programme.referral_reasons if each.id in episode.referral_reasons]
    worker = episode.key_workers.order_by("starts", "id").first()
    words = f"Key worker: {worker.name}" if worker else ""
    title = f"{programme.title} began"
    return Happening(episode.opened, STRAND, title, episode, words, needs=reasons, source_name=episode.agency_name)


def handed_over(period: KeyWorker) -> Happening:
    title = f"{period.name} became the key worker"
    return Happening(period.starts, STRAND, title, period, source_name=period.episode.agency_name)


def visit(visit: Visit) -> Happening:
    """A visit done, with who was seen; or one missed, with the reason."""
    if visit.state == MISSED:
        planned = days.local(visit.planned_for).date()
        return Happening(planned, STRAND, "Visit missed", visit, visit.reason, source_name=visit.visited_by)
    assert visit.done_at is not None
    there = who_was_seen(visit)
    alone = [str(person) for person, seen_alone in there if seen_alone]
    title = f"Visit: {_listed(alone)} seen alone" if alone else "Visit" if there else "Visit: nobody seen"
    return Happening(
        days.local(visit.done_at).date(),
        STRAND,
        title,
        visit,
        visit.notes,
        source_name=visit.visited_by,
        people=[person for person, _ in there],
        holds=[CHILDS_ACCOUNT] if alone else [],  # what a child says alone is the child's
    )


def risk_answered(risk: Risk) -> Happening:
    assert risk.answered_on is not None
    title = "What was done about something that could not wait"
    return Happening(risk.answered_on, STRAND, title, risk, risk.answer, source_name=risk.answered_by)


def still_holds(look: LookAgain) -> Happening:
    """What somebody decided after looking again; an assessment or a plan done again tells of itself."""
    assert look.looked_on is not None
    title = f"After something that could not wait: the {look.what} still holds"
    return Happening(look.looked_on, STRAND, title, look, look.why, source_name=look.looked_by)


def attended(attendance: Attendance) -> Happening:
    """Came to a session of a course, or did not."""
    session, booking = attendance.session, attendance.booking
    came = "Came to" if attendance.came else "Did not come to"
    return Happening(
        days.local(session.starts_at).date(),
        STRAND,
        f"{came} session {session.number} of {session.course.title}",
        attendance,
        attendance.why_not,
        source_name=session.course.led_by,
        people=[booking.person],
    )


def contributed(contribution: Contribution) -> Happening:
    """What another agency sees, in its words."""
    assert contribution.received_on is not None
    name = ", ".join(dict.fromkeys((contribution.name, contribution.agency)))
    title = f"Before a review: what {contribution.name} sees"
    return Happening(
        contribution.received_on,
        STRAND,
        title,
        contribution,
        contribution.words,
        source_name=name,
        agency_name=contribution.agency,
    )


def move_asked(move: Move) -> Happening:
    title = f"{DIRECTIONS[move.direction]}: {move.to_agency} was asked"
    return Happening(days.local(move.asked_at).date(), STRAND, title, move, move.why, source_name=move.asked_by)


def move_answered(move: Move) -> Happening:
    """The same entry, once it is answered."""
    asked = move_asked(move)
    title = f"{DIRECTIONS[move.direction]}: {move.to_agency} {STATES[move.state].lower()}"
    return replace(asked, title=title, words=f"{asked.words}\n{move.answered_by}: {move.answer}")


def plan_agreed(version: PlanVersion) -> Happening:
    """What was agreed, in the words of that day, less the goals of whoever has been adopted since."""
    whose = {goal["person"] for goal in version.goals if goal["person"]}
    about = list(
        Person.objects.filter(holder_id=version.holder_id, pk__in=whose, sealed_at=None).order_by("born", "id")
    )
    shown = {"", *(str(person.pk) for person in about)}
    goals = [goal for goal in version.goals if goal["person"] in shown]
    return Happening(
        version.agreed_on,
        STRAND,
        f"Plan {version.number} agreed",
        version,
        "\n".join(f"{goal['words']} (from {goal['baseline']} to {goal['target']})" for goal in goals),
        source_name=version.by_name,
        people=about,
    )


def review(review: Review) -> Happening:
    assert review.held_on is not None
    title = f"Review: {OUTCOMES[review.outcome][0].lower()}{OUTCOMES[review.outcome][1:]}"
    return Happening(review.held_on, STRAND, title, review, review.summary, source_name=review.episode.agency_name)


def closed(closure: Closure) -> Happening:
    title = f"{programme_of(closure.episode.programme_version).title} ended: {REASONS[closure.reason].lower()}"
    return Happening(closure.closed, STRAND, title, closure, closure.summary, source_name=closure.closed_by)


def follow_up(follow_up: FollowUp) -> Happening:
    assert follow_up.done_on is not None
    reached = "" if follow_up.state == "reached" else "not "
    title = f"{days.plural(follow_up.months, 'month')} after closure: {reached}reached"
    words = "\n".join(part for part in (follow_up.how, follow_up.notes) if part)
    name = follow_up.episode.agency_name
    return Happening(follow_up.done_on, STRAND, title, follow_up, words, source_name=name)


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that the work with this family should have in its chronology."""
    for episode in family.episodes.select_related("programme_version").order_by("opened", "id"):
        yield from map(asked_for, _from_elsewhere(episode))
        yield opened(episode)
        later = list(episode.key_workers.select_related("episode").order_by("starts", "id"))[1:]
        yield from map(handed_over, later)
        yield from map(visit, episode.visits.filter(state__in=[DONE, MISSED]))
        yield from map(risk_answered, episode.risks.exclude(answered_on=None))
        yield from map(still_holds, episode.looks_again.filter(outcome=HOLDS))
        yield from map(attended, _attendances(episode))
        asked = Contribution.objects.filter(holder_id=episode.holder_id, review__episode=episode)
        yield from map(contributed, asked.exclude(received_on=None))
        yield from map(_move, episode.moves.order_by("asked_at", "id"))
        yield from map(plan_agreed, episode.plan_versions.order_by("number"))
        yield from map(review, episode.reviews.exclude(held_on=None).select_related("episode"))
        yield from map(closed, episode.closures.select_related("episode__programme_version"))
        yield from map(follow_up, episode.follow_ups.exclude(state="due").select_related("episode"))


def _move(move: Move) -> Happening:
    return move_answered(move) if move.state in (ACCEPTED, DECLINED) else move_asked(move)


def _attendances(episode: Episode) -> Iterable[Attendance]:
    told = Attendance.objects.filter(holder_id=episode.holder_id, booking__episode=episode)
    return told.select_related("session__course", "booking__person").order_by("session__starts_at", "id")


def _from_elsewhere(episode: Episode) -> Iterable[ServiceReferral]:
    """The referral that brought the family from another register."""
    if episode.referral_id is None:
        return []
    return ServiceReferral.objects.filter(pk=episode.referral_id).exclude(holder_id=episode.holder_id)


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
