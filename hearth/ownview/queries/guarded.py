"""What must not reach one person of a family, whoever wrote it into the plan; asked anew each time a page is shown."""

from collections.abc import Iterator
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from hearth.assessments.models import ChildsVoice
from hearth.concerns.models import Concern
from hearth.families.models import (
    FamilyMember,
    Household,
    HouseholdMember,
    Person,
    PersonName,
    Pregnancy,
    ToldFact,
)
from hearth.ownview.models import Note, OwnView
from hearth.ownview.rules.addresses import district, ways_to_say
from hearth.ownview.rules.showing import PREGNANCY_BEGINS, PREGNANCY_WORDS, REFUGE_WORDS, Guarded
from hearth.ownview.rules.words import folded, sentences
from hearth.triage.models import ConfirmedFamily

ELSEWHERE = "It says where somebody else lives."
HIDDEN = "It may tell that somebody’s home is kept secret."
MEETS = "It may tell when or where somebody is met who lives apart, at a secret address."
UNNAMED = "It names somebody who may not be named here."
PARTNERS = {  # in a role as the family says it: the father, mum's ex, his wife
    *("mother", "father", "mum", "mam", "dad", "parent", "stepmother", "stepfather", "stepmum", "stepdad"),
    *("partner", "husband", "wife", "ex", "boyfriend", "girlfriend"),
}
CHILDLIKE = {"baby", "unborn", "child", "unknown"}  # what is written where there is no name yet


def guarded_from(view: OwnView) -> list[Guarded]:
    """Words that must not reach this person."""
    homes = Homes(view)
    found = (*_homes(view, homes), *_sealed(view), *_pregnancies(view), *_childrens(view), *_told(view), *_notes(view))
    return [each for each in found if each.words.strip()]


class Homes:
    """Who of a family lives where today, also by another record of the same people."""

    def __init__(self, view: OwnView) -> None:
        self.view = view

    @cached_property
    def all(self) -> list[Household]:
        """Each home of anybody of the family, past ones too."""
        people = _family(self.view)
        theirs = Q(family=self.view.family_id) | Q(members__person__in=people.values("pk"))
        return list(Household.objects.filter(theirs, holder_id=self.view.holder_id).distinct())

    @cached_property
    def living(self) -> dict[UUID, set[UUID]]:
        """By home: who lives there now."""
        still = Q(ends=None) | Q(ends__gt=timezone.localdate())  # who moved today is there no more
        rows = HouseholdMember.objects.filter(still, holder_id=self.view.holder_id, household__in=self.all)
        found: dict[UUID, set[UUID]] = {}
        for home, person in rows.values_list("household_id", "person_id"):
            found.setdefault(home, set()).add(person)
        return found

    def of(self, person: UUID) -> list[Household]:
        return [home for home in self.all if person in self.living.get(home.pk, ())]

    @cached_property
    def apart(self) -> set[UUID]:
        """Who shares no home with this person and lives in hiding; or, where this person does, a parent or partner."""
        me = self.view.person_id
        mine = {home.pk for home in self.of(me)}
        from_me = _partners(self.view) if any(map(is_secret, self.of(me))) else set()
        hidden = {other for other in adults_of(self.view) if other in from_me or any(map(is_secret, self.of(other)))}
        return {other for other in hidden - {me} if not mine & {home.pk for home in self.of(other)}}


def is_secret(home: Household) -> bool:
    return home.secret or home.kind == "refuge"


def adults_of(view: OwnView) -> set[UUID]:
    grown = FamilyMember.objects.filter(holder_id=view.holder_id, family=view.family_id, is_child=False)
    return set(grown.values_list("person_id", flat=True))


def _partners(view: OwnView) -> set[UUID]:
    """Parents, and who lives or lived with one."""
    members = FamilyMember.objects.filter(holder_id=view.holder_id, family=view.family_id, is_child=False)
    return {person for person, role in members.values_list("person_id", "role") if PARTNERS & set(folded(role).split())}


def _family(view: OwnView) -> QuerySet[Person]:
    return Person.objects.filter(holder_id=view.holder_id, memberships__family=view.family_id)


def _homes(view: OwnView, homes: Homes) -> Iterator[Guarded]:
    """Wherever this person does not live: a refuge is somebody's safety, and so is any other new address."""
    mine = homes.of(view.person_id)
    known = {way for home in mine for way in ways_to_say(home.address, home.postcode)}
    near = {district(home.postcode) for home in mine}
    others = [home for home in homes.all if home not in mine]
    for home in others:
        yield from (Guarded(way, ELSEWHERE) for way in ways_to_say(home.address, home.postcode) if way not in known)
        if is_secret(home) and district(home.postcode) not in near:
            yield Guarded(district(home.postcode), ELSEWHERE)
    if any(is_secret(home) for home in others):
        yield from (Guarded(word, HIDDEN) for word in REFUGE_WORDS)
    own = _called(view.person.given_names, view.person.known_as)
    for given, known_as in Person.objects.filter(pk__in=homes.apart).values_list("given_names", "known_as"):
        yield from (Guarded(name, MEETS, meeting=True) for name in sorted(_called(given, known_as) - own))


def _called(given_names: str, known_as: str) -> set[str]:
    return {name.casefold() for name in (*given_names.split(), known_as) if len(name) > 1}


def _sealed(view: OwnView) -> Iterator[Guarded]:
    """The reason says no more than it must: a worker who may not know of a seal does not learn of it here."""
    sealed = _family(view).filter(sealed_at__isnull=False).distinct()
    before = PersonName.objects.filter(holder_id=view.holder_id, person__in=sealed)
    names = [*sealed.values_list("given_names", "known_as"), *((each, "") for each in _given(before))]
    for given, known_as in names:
        for name in {given, known_as, *given.split()}:
            if len(name) > 1 and name.casefold() not in CHILDLIKE:
                yield Guarded(name, UNNAMED)


def _given(names: QuerySet[PersonName]) -> list[str]:
    return list(names.values_list("given_names", flat=True))


def _pregnancies(view: OwnView) -> Iterator[Guarded]:
    """Another's never; one's own once somebody decided that the family's own views may speak of it (`rules.eyes`), and
    from the moment of a loss no more."""
    rows = Pregnancy.objects.filter(
        Q(family=view.family_id) | Q(mother__in=_family(view).values("pk")), holder_id=view.holder_id
    )
    if rows.exclude(mother=view.person_id).exists():
        why = "It may tell of somebody else’s pregnancy."
    elif rows.filter(shown_to_family=False).exists():
        why = "It may tell of a pregnancy, and nobody has decided that the family’s own papers may speak of it."
    elif rows.order_by("-created_at", "-id").values_list("outcome", flat=True).first() in ("lost", "ended"):
        why = "The pregnancy has ended: their page says nothing of it by habit. Say it to them yourself."
    else:
        return
    yield from (Guarded(word, why, begins=True) for word in PREGNANCY_BEGINS)
    yield from (Guarded(word, why) for word in PREGNANCY_WORDS)


def _childrens(view: OwnView) -> Iterator[Guarded]:
    voices = ChildsVoice.objects.filter(holder_id=view.holder_id, assessment__family=view.family_id)
    for voice in voices.exclude(child=view.person_id):
        yield from (Guarded(part, "A child said this.") for part in sentences(voice.words))


def _told(view: OwnView) -> Iterator[Guarded]:
    """What people told us, and who they are."""
    about = ConfirmedFamily.objects.filter(holder_id=view.holder_id, family=view.family_id).values("concern_id")
    family_names = {name.casefold() for name in _family(view).values_list("family_name", flat=True)}
    for concern in Concern.objects.filter(holder_id=view.holder_id, pk__in=about):
        told = f"{concern.account}\n{concern.child_words}\n{concern.opinion}\n{concern.household}"
        yield from (Guarded(part, "Whoever told us said this.") for part in sentences(told))
        if concern.reporter_name != str(view.person):
            yield from _names(concern, family_names)
    facts = ToldFact.objects.filter(holder_id=view.holder_id, person__memberships__family=view.family_id)
    for fact in facts.exclude(person=view.person_id):
        yield from (Guarded(part, "It was told of somebody else.") for part in sentences(fact.words))


def _names(concern: Concern, family_names: set[str]) -> Iterator[Guarded]:
    why = "It names whoever told us."
    words = concern.reporter_name.split()
    yield from (Guarded(each, why) for each in (concern.reporter_name, concern.reporter_phone, concern.reporter_email))
    if len(words) > 1 and len(words[-1]) > 2 and words[-1].casefold() not in family_names:
        yield Guarded(words[-1], why)  # Mrs Doyle, where Joan Doyle told us


def _notes(view: OwnView) -> Iterator[Guarded]:
    """What others of the family wrote on pages of their own; also about other work, and not this person's own."""
    theirs = Note.objects.filter(holder_id=view.holder_id, family=view.family_id)
    for note in theirs.exclude(view__person=view.person_id):
        yield from (Guarded(part, "Somebody else of the family wrote this.") for part in sentences(note.words))
