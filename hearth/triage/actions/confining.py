"""What was asked before it was a worry is closed to whoever the worry is closed to. Part of whatever closes it."""

from hearth.concerns.keeping_from import confine
from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.triage.models import ConfirmedFamily, Decision


def close_its_advice(concern: Concern) -> None:
    """Or open it again. The same two reasons as in `queries.concerns_for`."""
    about = {"holder_id": concern.holder_id, "concern": concern}
    allegation = Decision.objects.filter(**about, confined=True, replaced_at=None).exists()
    closed = ConfirmedFamily.objects.filter(**about, family__restricted=True).exists()
    confine(concern=concern, to_managers=allegation or closed)


def close_advice_about(family: Family) -> None:
    rows = Concern.objects.filter(holder_id=family.holder_id, asked_as__isnull=False)
    theirs = ConfirmedFamily.objects.filter(holder_id=family.holder_id, family=family).values("concern")
    for concern in rows.filter(pk__in=theirs):
        close_its_advice(concern)
