"""Where services are: locations, which several may share, and what is there for people who need it."""

from collections.abc import Mapping
from uuid import UUID

from hearth.directory.entry import Entry, PlaceEntry
from hearth.directory.models import Accessibility, Location, ServiceAtLocation
from hearth.directory.writing.keeping import Keeping, free_ids

OF_LOCATION = "kind name description address_1 city county postcode country latitude longitude".split()


def write_places(said: Mapping[UUID, Entry], keeping: Keeping) -> None:
    """Each service's own; of two that tell of one location the later is believed."""
    ServiceAtLocation.objects.filter(service__in=said).delete()
    places = [(id, number, each) for id, entry in said.items() for number, each in enumerate(entry.places)]
    locations = _locations([each for _, _, each in places], keeping)
    ids = free_ids(ServiceAtLocation, [(service_id, each.id) for service_id, _, each in places])
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(pk=id, service_id=service_id, location_id=locations[each.location_id], position=number)
        for id, (service_id, number, each) in zip(ids, places, strict=True)
    )


def _locations(places: list[PlaceEntry], keeping: Keeping) -> dict[UUID, UUID]:
    """Their rows by the ids as they were said; a location of another keeper or feed is left as it is."""
    spoken_of = {each.location_id: each for each in places}
    others = ServiceAtLocation.objects.filter(location_id__in=spoken_of).exclude(keeping.rows("service__"))
    theirs = set(others.values_list("location_id", flat=True))
    ids = {id: keeping.own(id) if id in theirs else id for id in spoken_of}
    Location.objects.bulk_create(
        [Location(pk=ids[id], **each.model_dump(include=set(OF_LOCATION))) for id, each in spoken_of.items()],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=OF_LOCATION,
    )
    _access({ids[id]: each for id, each in spoken_of.items()})
    return ids


def _access(places: Mapping[UUID, PlaceEntry]) -> None:
    Accessibility.objects.filter(location__in=places).delete()
    parts = [(id, number, each) for id, place in places.items() for number, each in enumerate(place.access)]
    ids = free_ids(Accessibility, [(location_id, each.id) for location_id, _, each in parts])
    Accessibility.objects.bulk_create(
        Accessibility(pk=id, location_id=location_id, position=number, kind=each.kind, words=each.words)
        for id, (location_id, number, each) in zip(ids, parts, strict=True)
    )
