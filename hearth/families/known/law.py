"""Proceedings and orders of a family with the children they are about: two questions."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from hearth.families.known.person import shown_name
from hearth.families.models import Family, Order, OrderChild, Proceedings, ProceedingsChild


@dataclass(frozen=True)
class KnownLaw:
    proceedings: list[Proceedings]
    orders: list[Order]


def known_law(family: Family) -> KnownLaw:
    """Each row with `about`, its children's names; rows about none but sealed children are not among them."""
    cases = _about(proceedings_open(family), ProceedingsChild, "proceedings").order_by("-issued", "-id")
    orders = _about(orders_open(family), OrderChild, "order").order_by("-made", "-id")
    return KnownLaw(list(cases), list(orders))


def proceedings_open(family: Family) -> QuerySet[Proceedings]:
    """Those that may be read: about at least one child whose record is open."""
    rows = Proceedings.objects.filter(holder_id=family.holder_id, family=family)
    return rows.filter(Exists(_children(ProceedingsChild, "proceedings")))


def orders_open(family: Family) -> QuerySet[Order]:
    rows = Order.objects.filter(holder_id=family.holder_id, family=family)
    return rows.filter(Exists(_children(OrderChild, "order"))).select_related("names_person")


def _children(model: Any, key: str) -> QuerySet[Any]:
    where = {"holder_id": OuterRef("holder_id"), key: OuterRef("pk"), "child__sealed_at": None}
    rows: QuerySet[Any] = model.objects.filter(**where)
    return rows


def _about(rows: QuerySet[Any], model: Any, key: str) -> QuerySet[Any]:
    names = _children(model, key).annotate(shown=shown_name("child")).order_by("child__born", "child_id")
    told: QuerySet[Any] = rows.annotate(about=ArraySubquery(names.values("shown")))
    return told
