"""Everything known of one family, in as few questions as can be. It starts from who is looking."""

from dateutil.relativedelta import relativedelta
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment, Grade
from hearth.casework.models import Episode, VisitPerson
from hearth.chronology.models import Entry
from hearth.families.models import (
    DueDate,
    Family,
    FamilyMember,
    HouseholdMember,
    Involvement,
    Status,
    StatusCategory,
)
from hearth.families.queries import families_for


def families_with_facts(viewer: Viewer) -> QuerySet[Family]:
    """The viewer's families, each with its worries counted, a baby's due date, and when a child was last seen alone."""
    worries = Entry.objects.filter(holder_id=viewer.holder_id, family=OuterRef("pk"), strand="worries").values("family")
    year_ago = timezone.localdate() - relativedelta(years=1)
    this_year = worries.filter(happened__gt=year_ago)
    alone = VisitPerson.objects.filter(
        holder_id=viewer.holder_id, visit__episode__family=OuterRef("pk"), seen_alone=True
    ).values("visit__episode__family")
    due = DueDate.objects.filter(
        holder_id=viewer.holder_id, pregnancy__family=OuterRef("pk"), pregnancy__outcome="expected"
    ).order_by("-known_on", "-id")
    return families_for(viewer).annotate(
        baby_due=Subquery(due.values("due")[:1]),
        worries_ever=Coalesce(Subquery(worries.annotate(n=Count("pk")).values("n")), 0),
        worries_this_year=Coalesce(Subquery(this_year.annotate(n=Count("pk")).values("n")), 0),
        worry_sources=Coalesce(Subquery(this_year.annotate(n=Count("source_name", distinct=True)).values("n")), 0),
        latest_worry=Subquery(worries.annotate(latest=Max("happened")).values("latest")),
        seen_alone=Subquery(alone.annotate(latest=Max("visit__done_at")).values("latest")),
    )


def members_with_homes(family: Family) -> list[FamilyMember]:
    """Children first, oldest first; each person's present home is `home` and its first day `home_since`."""
    home = HouseholdMember.objects.filter(
        Q(ends=None) | Q(ends__gte=timezone.localdate()),
        holder_id=family.holder_id,
        person=OuterRef("person"),
    ).order_by(F("starts").desc(nulls_last=True))
    members = FamilyMember.objects.filter(holder_id=family.holder_id, family=family).select_related("person")
    return list(
        members.annotate(
            home=Subquery(home.values("household__address")[:1]),
            home_postcode=Subquery(home.values("household__postcode")[:1]),
            home_secret=Subquery(home.values("household__secret")[:1]),
            home_since=Subquery(home.values("starts")[:1]),
        ).order_by("-is_child", F("person__born").asc(nulls_last=True), "person_id")
    )


def statuses_of(family: Family) -> list[Status]:
    """Every status of everybody in the family, the current ones first; `category_names` is a list."""
    categories = StatusCategory.objects.filter(holder_id=family.holder_id, status=OuterRef("pk")).values("status")
    statuses = Status.objects.filter(holder_id=family.holder_id, person__memberships__family=family)
    return list(
        statuses.select_related("person")
        .annotate(category_names=Subquery(categories.annotate(all=ArrayAgg("category")).values("all")))
        .order_by(F("ends").desc(nulls_first=True), "-starts", "id")
    )


def help_of(family: Family) -> list[Involvement]:
    """Who helps now, then who helped."""
    involvements = Involvement.objects.filter(holder_id=family.holder_id, family=family)
    return list(involvements.order_by(F("ends").desc(nulls_first=True), "starts", "id")[:20])


def assessments_of(family: Family) -> list[Assessment]:
    found = Assessment.objects.filter(holder_id=family.holder_id, family=family).select_related("practice_version")
    return list(found.order_by("-started_on", "-id")[:10])


def episodes_of(family: Family) -> list[Episode]:
    found = Episode.objects.filter(holder_id=family.holder_id, family=family).select_related("programme_version")
    return list(found.order_by("-opened", "-id")[:10])


def grades_of(assessment: Assessment) -> list[Grade]:
    return list(
        Grade.objects.filter(holder_id=assessment.holder_id, subject__assessment=assessment).select_related("subject")
    )
