"""Who is responsible, and how to reach them. All of it is public: nothing here depends on who asks."""

from hearth.places.queries.bodies import bodies_on, search_places, successors_of
from hearth.places.queries.contacts import contact_routes
from hearth.places.queries.postcodes import district_of, find_postcode, try_postcode

__all__ = [
    "bodies_on",
    "contact_routes",
    "district_of",
    "find_postcode",
    "search_places",
    "successors_of",
    "try_postcode",
]
