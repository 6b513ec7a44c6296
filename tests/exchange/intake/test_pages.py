"""An editor of the county sends in a file and decides about it; nobody else does."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sozialatlas.core.jobs.models import Job
from sozialatlas.exchange.intake import actions, files
from sozialatlas.exchange.models import ImportRun, Upload
from tests.marketplace import roles_world as world
from tests.marketplace.roles_world import PEOPLE

LIST = "/de/redaktion/einspielen"
MAY = {"county_editor", "county_editor_elsewhere", "administrator"}
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
REPORT = {
    "kinds": [["service", 1, 0, 0, 1, 0]],
    "rejected": [["angebote.csv", 3, "service.name", "Pflichtangabe fehlt", "=1+1"]],
    "rejected_count": 1,
    "notices": [],
    "fingerprint": "f",
}

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def upload(state: str = "checked") -> Upload:
    given = actions.Sent("kreis", "angebote.csv", "table", "", [b"a,b\n1,2\n"])
    made = actions.take_in(given, by=None, at=NOW)
    Upload.objects.filter(pk=made.pk).update(state=state, report=REPORT)
    return made


def run() -> ImportRun:
    return ImportRun.objects.create(
        source="kreis",
        file_name="angebote.csv",
        fingerprint="f",
        state="done",
        batch_count=1,
        report=REPORT,
        started_at=NOW,
    )


def editor() -> Client:
    return world.made().clients["county_editor"]


def waiting() -> list[str]:
    kinds = Job.objects.filter(kind__startswith="exchange.").exclude(key="")
    return list(kinds.values_list("kind", flat=True))


def test_only_editors_of_the_county_enter() -> None:
    clients = world.made().clients
    sent, done = upload(), run()
    pages = (
        LIST,
        f"{LIST}/{sent.pk}",
        f"{LIST}/{sent.pk}/abgelehnt.csv",
        f"{LIST}/lauf/{done.pk}",
        f"{LIST}/lauf/{done.pk}/abgelehnt.csv",
    )

    let_in = {
        page: {name for name in PEOPLE if clients[name].get(page).status_code == 200}
        for page in pages
    }

    assert let_in == dict.fromkeys(pages, MAY)


def test_nobody_else_writes() -> None:
    clients = world.made().clients
    sent, done = upload(), run()

    for name in set(PEOPLE) - MAY:
        clients[name].post(LIST, {"source": "kreis"})
        clients[name].post(f"{LIST}/{sent.pk}/tun", {"tun": "einspielen"})
        clients[name].post(f"{LIST}/{sent.pk}/tun", {"tun": "verwerfen"})
        clients[name].post(f"{LIST}/lauf/{done.pk}/zuruecknehmen")

    sent.refresh_from_db()
    assert (sent.state, waiting()) == ("checked", [])


def test_sent_file_is_stored_and_waits_for_its_check() -> None:
    said = {"source": "kreis", "format_name": "table", "mapping": ""}
    file = SimpleUploadedFile("../angebote.csv", b"service.name\nTafel\n")

    answer = editor().post(LIST, {**said, "file": file})

    sent = Upload.objects.get()
    assert answer["Location"] == f"{LIST}/{sent.pk}"
    assert (sent.file_name, sent.state, waiting()) == (
        "angebote.csv",
        "waiting",
        ["exchange.check_upload"],
    )
    assert files.path(sent.pk, sent.file_name).read_bytes() == b"service.name\nTafel\n"


def test_form_says_what_is_missing() -> None:
    page = editor().post(LIST, {"format_name": "table"}).content.decode()

    assert "Nennen Sie die Quelle." in page
    assert "Wählen Sie eine Datei aus." in page


def test_checked_file_is_written_once_when_it_is_pressed() -> None:
    sent, client = upload(), editor()

    for _ in range(2):
        client.post(f"{LIST}/{sent.pk}/tun", {"tun": "einspielen"})

    sent.refresh_from_db()
    assert (sent.state, waiting()) == ("applying", ["exchange.apply_upload"])


def test_another_mapping_is_checked_again() -> None:
    sent = upload("refused")

    editor().post(f"{LIST}/{sent.pk}/tun", {"tun": "pruefen", "mapping": "[fields]"})

    sent.refresh_from_db()
    assert (sent.state, sent.mapping, waiting()) == (
        "waiting",
        "[fields]",
        ["exchange.check_upload"],
    )


def test_run_is_taken_back_by_a_job() -> None:
    done = run()

    editor().post(f"{LIST}/lauf/{done.pk}/zuruecknehmen")

    assert waiting() == ["exchange.undo_run"]


def test_rejected_rows_are_a_table_that_runs_nothing() -> None:
    answer = editor().get(f"{LIST}/lauf/{run().pk}/abgelehnt.csv")

    assert answer.content.decode() == (
        "\ufeffDatei;Zeile;Angabe;Grund;Wert\r\n"
        "angebote.csv;3;service.name;Pflichtangabe fehlt;'=1+1\r\n"
    )
