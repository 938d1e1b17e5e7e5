"""An agency's own instruments: sent in, read beside what is in use, put to use in a second step, for it alone."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from hearth.practice.exchange.xlsform_out import spreadsheet_of
from hearth.practice.library import library
from hearth.practice.models import InUse, PracticeVersion, Proposal
from hearth.practice.own.copies import renumbered, text_of
from hearth.practice.own.queries import in_use, instruments_in_use, programmes_in_use
from hearth.practice.queries import pinned
from hearth.practice.tests.scoring_files import HEAD
from hearth.practice.tests.test_scoring import RULED
from hearth.scope.opening import holder_scope
from hearth.triage.document import document_for, versions_of

pytestmark = pytest.mark.django_db
LICENSED = (
    "licensed: {rightsholder: NSPCC, licence_evidence: The area's agreement, training: Two days, ask: NSPCC Learning}\n"
)


def walk() -> str:
    """The shipped walk through the home, with a word changed and the version raised."""
    path = library().file("instrument", "home_walk_through").document.path
    text = path.read_text(encoding="utf-8")
    assert "label: Needs attention" in text
    return text.replace("label: Needs attention", "label: To be mended").replace('version: "1.0"', 'version: "1.1"')


def own_copy() -> str:
    """What a licence holder might load for the stub: words of our own here, standing in for theirs."""
    head = HEAD.format(unit="child_and_carer", version="1.1").replace("id: example", "id: gcp2")
    return head + LICENSED + RULED


def send(client: Any, text: str, **more: Any) -> Any:
    return client.post(reverse("practice:send"), {"text": text, **more})


def sent_id(page: Any) -> Any:
    assert page.status_code == 302, page.content.decode()[:3000]
    return page.url.rstrip("/").rpartition("/")[2]


def published(client: Any, text: str, **more: Any) -> None:
    address = reverse("practice:proposal", args=[sent_id(send(client, text, **more))])
    assert client.post(address).status_code == 302


def test_an_instrument_is_sent_in_looked_at_and_put_to_use(cast: Any, sign_in: Any) -> None:
    ada = sign_in(cast.ada)
    address = reverse("practice:proposal", args=[sent_id(send(ada, walk()))])
    page = ada.get(address).content.decode()
    assert "What would change from the shipped version 1.0" in page
    assert "<del>Needs attention</del>" in page
    assert "<ins>To be mended</ins>" in page
    with holder_scope(cast.northmoor.pk):
        assert in_use(cast.northmoor.pk, "instrument", "home_walk_through").version == "1.0"
    assert "is in use from now on" in ada.post(address, follow=True).content.decode()
    with holder_scope(cast.northmoor.pk):
        version = in_use(cast.northmoor.pk, "instrument", "home_walk_through")
        assert (version.version, version.agency_id) == ("1.1", cast.northmoor.pk)
        mine = {each.id: each for each in instruments_in_use(cast.northmoor.pk)}
        assert mine["home_walk_through"].all_scales["as_found"].option("attention").label == "To be mended"
    assert ada.get(address).status_code == 404  # it waits no longer
    assert "Ours instead of the shipped" in ada.get(reverse("practice:library")).content.decode()


def test_it_counts_for_that_agency_alone_and_postgresql_says_so(cast: Any, sign_in: Any) -> None:
    published(sign_in(cast.ada), walk())
    with holder_scope(cast.eastvale.pk):
        assert in_use(cast.eastvale.pk, "instrument", "home_walk_through").version == "1.0"
        assert not PracticeVersion.objects.exclude(agency=None).exists()
        assert not Proposal.objects.exists()
    page = sign_in(cast.ravi).get(reverse("practice:file", args=["instrument", "home_walk_through"])).content.decode()
    assert "To be mended" not in page
    assert "our own" not in page
    with (
        holder_scope(cast.eastvale.pk),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO practice_version (kind, practice_id, version, hash, body, title, author, source, licence, "
            "private, agency_id, loaded_at) VALUES ('a', 'b', '1', 'x', '{}', '', '', '', '', false, %s, now())",
            [cast.northmoor.pk],
        )


def test_going_back_to_the_shipped_leaves_what_was_published(cast: Any, sign_in: Any) -> None:
    ada = sign_in(cast.ada)
    published(ada, walk())
    file = reverse("practice:file", args=["instrument", "home_walk_through"])
    assert "Work by the shipped version again" in ada.get(file).content.decode()
    ada.post(reverse("practice:shipped", args=["instrument", "home_walk_through"]))
    with holder_scope(cast.northmoor.pk):
        assert in_use(cast.northmoor.pk, "instrument", "home_walk_through") == pinned("instrument", "home_walk_through")
        assert PracticeVersion.objects.filter(agency=cast.northmoor).count() == 1
        assert InUse.objects.count() == 2
    page = ada.get(file).content.decode()
    assert "What differs from our version 1.1" in page
    difference = ada.get(reverse("practice:difference", args=["instrument", "home_walk_through"])).content.decode()
    assert "scales › “as_found” › options › “" in difference


def test_what_is_wrong_is_told_with_its_line_and_nothing_typed_is_lost(cast: Any, sign_in: Any) -> None:
    ada = sign_in(cast.ada)
    page = send(ada, walk().replace("unit: family", "unit: familly")).content.decode()
    assert "Line 11: “unit” should be one of" in page
    assert "unit: familly" in page
    assert "Shorten it to 500,000 or fewer" in send(ada, "a: " + "x" * 600_000).content.decode()
    assert "“*” repeats another part" in send(ada, "a: &a [x]\nb: *a\n").content.decode()
    assert (
        "Ask us about other files"
        in send(ada, library().file("needs", "needs").document.path.read_text(encoding="utf-8")).content.decode()
    )
    assert "Paste the file, or choose it" in send(ada, "").content.decode()
    with holder_scope(cast.northmoor.pk):
        assert not Proposal.objects.exists()


def test_a_number_that_was_published_keeps_its_words(cast: Any, sign_in: Any) -> None:
    ada = sign_in(cast.ada)
    published(ada, walk())
    page = send(ada, walk().replace("To be mended", "To be put right")).content.decode()
    assert "was published before with other words" in page
    assert "“1.2” say" in page


def test_a_number_that_is_shipped_keeps_its_words_too(cast: Any, sign_in: Any) -> None:
    ada, shipped = sign_in(cast.ada), shipped_text("instrument", "home_walk_through")
    number = library().instrument("home_walk_through").version
    page = send(ada, shipped.replace("label: Needs attention", "label: To be mended")).content.decode()
    assert f"Version {number} of “" in page
    assert "is shipped with other words" in page
    assert "To be mended" in page
    assert send(ada, shipped).status_code == 302


def test_a_file_or_a_spreadsheet_may_be_chosen(cast: Any, sign_in: Any) -> None:
    ada = sign_in(cast.ada)
    file = SimpleUploadedFile("walk.yaml", walk().encode())
    assert sent_id(send(ada, "", file=file))
    raised = library().instrument("goal_rating").model_copy(update={"version": "9.1"})
    book = SimpleUploadedFile("goals.xlsx", spreadsheet_of(raised))
    assert sent_id(send(ada, "", file=book))
    latin = SimpleUploadedFile("walk.yaml", "café".encode("latin-1"))
    assert "not UTF-8 text" in send(ada, "", file=latin).content.decode()
    fake = SimpleUploadedFile("goals.xlsx", b"no workbook")
    assert "not an .xlsx workbook" in send(ada, "", file=fake).content.decode()


def test_what_was_sent_in_may_be_left(cast: Any, sign_in: Any) -> None:
    ada = sign_in(cast.ada)
    sent = sent_id(send(ada, walk()))
    assert (
        "was left out. Nothing has changed"
        in ada.post(reverse("practice:drop", args=[sent]), follow=True).content.decode()
    )
    assert ada.get(reverse("practice:proposal", args=[sent])).status_code == 404


def test_a_licensed_text_needs_evidence_stays_inside_and_opens_to_the_accredited(cast: Any, sign_in: Any) -> None:
    ada = sign_in(cast.ada)
    assert "Say what shows your licence" in send(ada, own_copy()).content.decode()
    assert "keep its “licensed” part" in send(ada, own_copy().replace(LICENSED, "")).content.decode()
    published(ada, own_copy(), licence_evidence="Agreement 7, until 2028")
    with holder_scope(cast.northmoor.pk):
        assert PracticeVersion.objects.get(agency=cast.northmoor).private
    file = reverse("practice:file", args=["instrument", "gcp2"])
    page = sign_in(cast.kemi).get(file).content.decode()
    assert "It opens only to workers who are accredited" in page
    assert "Goes to school" not in page
    assert sign_in(cast.kemi).get(reverse("practice:difference", args=["instrument", "gcp2"])).status_code == 404


def test_small_counts_of_what_uses_a_version_are_protected(cast: Any, sign_in: Any) -> None:
    from hearth.practice.presenters import protected

    assert [protected(many) for many in (0, 1, 5, 6)] == ["0", "fewer than 6", "fewer than 6", "6"]
    page = sign_in(cast.kemi).get(reverse("practice:file", args=["instrument", "goal_rating"])).content.decode()
    assert "None of our records points at it" in page


def test_the_library_lists_every_shipped_file(cast: Any, sign_in: Any) -> None:
    page = sign_in(cast.kemi).get(reverse("practice:library")).content.decode()
    assert all(str(file.definition.title).replace("'", "&#39;") in page for file in library().files)
    assert "Send in a file" not in page
    for file in library().files:
        address = reverse("practice:file", args=[file.kind.name, file.definition.id])
        assert sign_in(cast.kemi).get(address).status_code == 200
    assert sign_in(cast.kemi).get("/library/recipe/cake").status_code == 404
    assert sign_in(cast.kemi).get("/library/instrument/cake").status_code == 404


def test_paths_are_not_files(tmp_path: Path, cast: Any, sign_in: Any) -> None:
    """A name that looks like a path is a name."""
    assert sign_in(cast.kemi).get("/library/instrument/..%2Fneeds").status_code == 404


def shipped_text(kind: str, id: str) -> str:
    return library().file(kind, id).document.path.read_text(encoding="utf-8")


def test_a_practice_lead_changes_a_councils_levels_and_triage_decides_by_them(cast: Any, sign_in: Any) -> None:
    text = shipped_text("thresholds", "england")
    label = library().thresholds("england").levels[0].label
    number = library().thresholds("england").version
    changed = text.replace(label, "Everybody’s help", 1).replace(f'version: "{number}"', 'version: "9.1"', 1)
    assert changed != text
    published(sign_in(cast.lea), changed)
    with holder_scope(cast.northmoor.pk):
        document = document_for(cast.tess)
        assert document.thresholds.levels[0].label == "Everybody’s help"
        assert versions_of(document)[0].agency_id == cast.northmoor.pk
    with holder_scope(cast.eastvale.pk):
        assert document_for(cast.ravi).thresholds.levels[0].label == label
    lea = sign_in(cast.lea)
    assert "Ours instead of the shipped" in lea.get(reverse("practice:library")).content.decode()
    lea.post(reverse("practice:shipped", args=["thresholds", "england"]))
    with holder_scope(cast.northmoor.pk):
        assert document_for(cast.tess).thresholds.levels[0].label == label


def test_a_programme_of_ours_is_pinned_by_new_work_and_of_nobody_elses(cast: Any, sign_in: Any) -> None:
    text = shipped_text("programme", "family_partners")
    number = library().programme("family_partners").version
    title = library().programme("family_partners").title
    changed = text.replace(f"title: {title}", "title: Partners of Northmoor", 1)
    changed = changed.replace(f'version: "{number}"', 'version: "9.1"', 1)
    assert changed != text
    published(sign_in(cast.lea), changed)
    with holder_scope(cast.northmoor.pk):
        assert programmes_in_use(cast.northmoor.pk)["family_partners"].title == "Partners of Northmoor"
        assert in_use(cast.northmoor.pk, "programme", "family_partners").version == "9.1"
    with holder_scope(cast.harbour.pk):
        assert programmes_in_use(cast.harbour.pk)["family_partners"].title == title


def test_levels_that_no_page_would_find_are_refused_in_a_sentence(cast: Any, sign_in: Any) -> None:
    text = shipped_text("thresholds", "england").replace("id: england", "id: mercia", 1)
    page = send(sign_in(cast.lea), text).content.decode()
    assert "Nothing of this kind is called “mercia”" in page


def test_other_kinds_stay_with_whoever_ships_them(cast: Any, sign_in: Any) -> None:
    page = send(sign_in(cast.lea), shipped_text("unit_costs", "unit_costs")).content.decode()
    assert "Ask us about other files" in page


def test_a_copy_is_taken_on_the_page_changed_and_sent_in(cast: Any, sign_in: Any) -> None:
    lea = sign_in(cast.lea)
    file = reverse("practice:file", args=["instrument", "home_walk_through"])
    address = reverse("practice:change", args=["instrument", "home_walk_through"])
    assert address in lea.get(file).content.decode()
    assert address not in sign_in(cast.kemi).get(file).content.decode()
    lea = sign_in(cast.lea)
    copy = copied_text(cast, "home_walk_through")
    assert 'version: "1.1"' in copy
    sent = sent_id(lea.post(address, {"text": copy.replace("label: Needs attention", "label: To be mended")}))
    lea.post(reverse("practice:proposal", args=[sent]))
    again = copied_text(cast, "home_walk_through")
    assert 'version: "1.2"' in again
    assert "label: To be mended" in again
    page = lea.get(address).content.decode()
    assert "To be mended" in page


def copied_text(cast: Any, id: str) -> str:
    with holder_scope(cast.northmoor.pk):
        version = in_use(cast.northmoor.pk, "instrument", id)
        taken = set(PracticeVersion.objects.filter(practice_id=id).values_list("version", flat=True))
        return renumbered(text_of(version, cast.northmoor.pk), taken)


def test_a_workbook_is_taken_changed_and_taken_back(cast: Any, sign_in: Any) -> None:
    lea = sign_in(cast.lea)
    book = lea.get(reverse("practice:workbook", args=["instrument", "goal_rating"]))
    assert book["Content-Disposition"] == 'attachment; filename="goal_rating.xlsx"'
    assert sent_id(send(lea, "", file=SimpleUploadedFile("goals.xlsx", book.content)))
    for other in (("programme", "family_partners"), ("instrument", "gcp2"), ("needs", "needs")):
        assert lea.get(reverse("practice:workbook", args=other)).status_code == 404


def test_what_opens_to_the_accredited_alone_is_copied_by_nobody_else(cast: Any, sign_in: Any) -> None:
    published(sign_in(cast.ada), own_copy(), licence_evidence="Agreement 7, until 2028")
    for page in ("change", "workbook"):
        assert sign_in(cast.lea).get(reverse(f"practice:{page}", args=["instrument", "gcp2"])).status_code == 404


def test_half_an_hour_of_typing_is_not_lost(cast: Any, sign_in: Any) -> None:
    lea = sign_in(cast.lea)
    address = reverse("practice:change", args=["instrument", "goal_rating"])
    saved = reverse("drafts:save", args=["practice-instrument-goal_rating"])
    assert saved in lea.get(address).content.decode()
    assert lea.post(saved, {"text": "id: goal_rating # half done"}).status_code < 300
    page = lea.get(address).content.decode()
    assert "# half done" in page
    assert "have not sent yet" in page
    lea.post(address, {"forget": "yes"})
    assert "# half done" not in lea.get(address).content.decode()


def test_a_workbook_that_is_refused_complains_of_nothing_else(cast: Any, sign_in: Any) -> None:
    page = send(sign_in(cast.lea), "", file=SimpleUploadedFile("goals.xlsx", b"no workbook")).content.decode()
    assert "not an .xlsx workbook" in page
    assert "Paste the file, or choose it" not in page
