"""One page of an assessment, opened and saved over HTTP by sixteen workers at once, on two hundred assessments."""

from typing import Any

from bench.asking import CONNECTIONS, forms, measured_page, pages, people_of, queries_of, session_of
from bench.load import measure
from bench.pages import council
from bench.serving import served

MANY = 200  # assessments
AREA = "physical_care"


def run() -> None:
    from hearth.config.commands import prepare_database

    prepare_database()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    worker = people_of(council())["supervisor"]
    paths = [_begun(worker, number) for number in range(MANY)]
    session = session_of(worker)
    saved = [request for path in paths for request in forms(session, path, [_typed(path)])]
    with served() as server:
        figures = measured_page(server, "assessment page, opened", pages(session, paths), count=1_000)
        before = server.cpu_seconds()
        told = measure(server.port, saved, connections=CONNECTIONS, count=1_000, seconds=30)
        used = server.cpu_seconds() - before
    if set(told.statuses) != {302}:  # saved, and on to the next area
        raise RuntimeError(f"Saving was not answered by going on: {told.statuses}")
    figures |= {
        "assessment page, saved, requests/s": told.per_second,
        "assessment page, saved, p50 ms": told.p50,
        "assessment page, saved, p95 ms": told.p95,
        "assessment page, saved, server CPU ms a request": used / told.requests * 1000,
        "assessment page, opened, queries": float(queries_of(worker, paths[0])),
    }
    for name, value in figures.items():
        print(f"instruments: {name}: {value:,.1f}", flush=True)


def _begun(worker: Any, number: int) -> str:
    """A family of a child and a carer, their profile begun; the address of its longest area."""
    from django.urls import reverse
    from django.utils import timezone

    from hearth.assessments import actions
    from hearth.assessments.queries import subjects_of
    from hearth.families.actions import begin_family, begin_help
    from hearth.families.telling import PersonAsTold
    from hearth.practice.own.queries import in_use
    from hearth.scope.opening import holder_scope

    people = [
        PersonAsTold("child", True, f"Child {number}", "Bench"),
        PersonAsTold("mother", False, f"Mother {number}", "Bench"),
    ]
    with holder_scope(worker.holder_id):
        family = begin_family(name=f"Bench {number}", body_id="bench-council", people=people, by=worker)
        begin_help(
            family=family,
            agency_id=worker.agency_id,
            agency_name=worker.agency_name,
            team_id=worker.team_id,
            worker_name=worker.name,
            what="Early help",
            source=family,
            starts=timezone.localdate(),
        )
        members = {member.is_child: member.person for member in family.members.all()}
        today = timezone.localdate()
        assessment = actions.begin(
            family=family,
            practice_version=in_use(worker.holder_id, "instrument", "graded_neglect_profile"),
            beginning=actions.Beginning("first", today, True, [members[True]], [members[False]]),
            by=worker,
        )
        subject = subjects_of(assessment)[0]
    return reverse("assessments:grade", args=[assessment.pk, subject.pk, AREA])


def _typed(path: str) -> dict[str, str]:
    """Every item of the area with a grade and a line of evidence."""
    from hearth.practice.library import library

    typed: dict[str, str] = {}
    for item in library().instrument("graded_neglect_profile").area(AREA).items:
        typed |= {item.id: "3", f"{item.id}-evidence": f"What was seen. {path[-20:]}"}
    return typed


if __name__ == "__main__":
    run()
