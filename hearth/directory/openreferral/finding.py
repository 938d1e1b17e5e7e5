"""What is published, narrowed by what is asked. Only what is listed: nothing hidden, closed, too old or unapproved."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet

from hearth.directory.models import Organisation, Schedule, Service, ServiceAtLocation, ServiceKind
from hearth.directory.openreferral.asked import Asked, NotAsked
from hearth.places.models import Postcode
from hearth.places.rules.postcodes import NotAPostcode, compact, normalise

# What a list shows of a service. Its search words, longer than all else, stay where they are.
SHOWN = (
    "name description url email status fees accreditations least_months below_months assured_on alert modified_at "
    "organisation__name organisation__description organisation__email organisation__website organisation__uri "
    "organisation__logo organisation__charity_number"
).split()


def services(asked: Asked) -> QuerySet[Service]:
    rows = Service.objects.filter(listed=True).select_related("organisation").only(*SHOWN).order_by("id")
    if asked.search:
        rows = rows.filter(words=SearchQuery(asked.search, config="english", search_type="websearch"))
    if asked.organization_id:
        rows = rows.filter(organisation_id=asked.organization_id)
    if asked.kinds is not None:
        rows = rows.filter(Exists(ServiceKind.objects.filter(service=OuterRef("pk"), kind__in=asked.kinds)))
    if asked.modified_after:
        rows = rows.filter(modified_at__gte=asked.modified_after)
    if asked.minimum_months is not None:
        rows = rows.filter(Q(below_months=None) | Q(below_months__gt=asked.minimum_months))
    if asked.maximum_months is not None:
        rows = rows.filter(Q(least_months=None) | Q(least_months__lte=asked.maximum_months))
    return _open_at(rows, asked)


def _open_at(rows: QuerySet[Service], asked: Asked) -> QuerySet[Service]:
    if not (asked.day or asked.starts or asked.ends):
        return rows
    times = Schedule.objects.filter(service=OuterRef("pk"))
    if asked.day:
        times = times.filter(byday__contains=asked.day)
    if asked.starts:
        times = times.filter(closes_at__gt=asked.starts)
    if asked.ends:
        times = times.filter(opens_at__lt=asked.ends)
    return rows.filter(Exists(times))


def organisations(asked: Asked) -> QuerySet[Organisation]:
    """Those that have a service which is listed."""
    shown = Exists(Service.objects.filter(organisation=OuterRef("pk"), listed=True))
    rows = Organisation.objects.filter(shown).order_by("id")
    return rows.filter(name__icontains=asked.search) if asked.search else rows


def service_at_locations(asked: Asked) -> QuerySet[ServiceAtLocation]:
    """Raises `NotAsked` for a proximity without a postcode that is known."""
    rows = ServiceAtLocation.objects.filter(service__in=services(asked).order_by().values("pk")).order_by("id")
    if asked.postcode:
        return _near(rows, asked)
    if asked.proximity is not None:
        raise NotAsked("proximity is in metres from a postcode: send that too.")
    return rows


def _near(rows: QuerySet[ServiceAtLocation], asked: Asked) -> QuerySet[ServiceAtLocation]:
    """Within so many metres of the postcode; without a distance, what covers the area that it lies in."""
    try:
        known = Postcode.objects.filter(pk=compact(normalise(asked.postcode))).select_related("body").first()
    except NotAPostcode as problem:
        raise NotAsked(str(problem)) from None
    if known is None:
        return rows.none()
    if asked.proximity is None:
        area = Q(service__areas__everywhere=True)
        if known.body:
            area |= Q(service__areas__body=known.body.pk, service__areas__ward=None)
            area |= Q(service__areas__body=known.body.pk, service__areas__ward=known.ward)
        return rows.filter(area).distinct()
    if known.latitude is None or known.longitude is None:
        return rows.none()
    within = """EXISTS (SELECT FROM directory_location near WHERE near.id = directory_service_at_location.location_id
        AND 12742000 * asin(least(1, sqrt(sin(radians(near.latitude - %s) / 2) ^ 2 + cos(radians(%s))
        * cos(radians(near.latitude)) * sin(radians(near.longitude - %s) / 2) ^ 2))) <= %s)"""
    return rows.extra(where=[within], params=[known.latitude, known.latitude, known.longitude, asked.proximity])
