"""Whose records: an unset scope raises, another holder's rows are not there."""

import pytest
from django.db import connection, transaction
from django.db.utils import DataError, IntegrityError, ProgrammingError

from hearth.audit.models import AuditEvent
from hearth.audit.pending import NothingOpen
from hearth.families.actions import begin_family
from hearth.families.models import Family, FamilyMember, Person
from hearth.scope.actions import OneEventEach, action, record
from hearth.scope.opening import NoScope, holder_scope, intake_scope
from tests.cast import Cast


def begin(cast: Cast, name: str = "Ashdown") -> Family:
    return begin_family(name=name, body_id="northmoor", people=[], by=cast.tess)


def test_reading_without_a_scope_raises(cast: Cast) -> None:
    with pytest.raises((ProgrammingError, DataError)), transaction.atomic():
        list(Family.objects.all())


def test_making_a_row_without_a_scope_raises(cast: Cast) -> None:
    with pytest.raises(NoScope):
        Family(name="Nobody's")


def test_another_holder_sees_nothing(cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        begin(cast)
    with holder_scope(cast.hana.holder_id):
        assert not Family.objects.exists()


def test_a_row_cannot_be_given_to_another_holder(cast: Cast) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), holder_scope(cast.tess.holder_id):
        Family.objects.create(name="Smuggled", holder_id=cast.hana.holder_id)


def test_a_row_cannot_point_into_another_register(cast: Cast) -> None:
    with holder_scope(cast.hana.holder_id):
        theirs = Person.objects.create(given_names="Ada")
    with holder_scope(cast.tess.holder_id):
        FamilyMember.objects.create(family=begin(cast), person=theirs, is_child=True, role="child")
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        FamilyMember.objects.all().delete()


def test_the_portal_reads_nothing(cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        begin(cast)
    with intake_scope(cast.tess.holder_id):
        assert not Family.objects.exists()


def test_a_scope_inside_a_scope_gives_the_outer_one_back(cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        begin(cast)
        with holder_scope(cast.hana.holder_id):
            assert not Family.objects.exists()
        assert Family.objects.count() == 1


def test_an_action_outside_a_scope_changes_nothing(cast: Cast) -> None:
    with pytest.raises(NothingOpen):
        begin(cast)


def test_an_action_records_exactly_one_event(cast: Cast) -> None:
    @action
    def silent(*, by: object) -> None:
        Family.objects.create(name="Unrecorded")

    with holder_scope(cast.tess.holder_id):
        with pytest.raises(OneEventEach):
            silent(by=cast.tess)
        assert not Family.objects.exists()


def test_a_failed_action_leaves_no_event(cast: Cast) -> None:
    @action
    def fails(*, by: Cast) -> None:
        record(by=cast.tess, verb="began", subject=begin(cast))
        raise ValueError("in the middle")

    with holder_scope(cast.tess.holder_id):
        with pytest.raises(ValueError, match="in the middle"):
            fails(by=cast.tess)
        begin(cast, "Second")
    with holder_scope(cast.tess.holder_id):
        assert AuditEvent.objects.filter(holder_id=cast.tess.holder_id).count() == 1


def test_an_action_must_say_who_it_is_by() -> None:
    with pytest.raises(TypeError, match="who it is by"):
        action(lambda: None)
