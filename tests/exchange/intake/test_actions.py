"""A file that was sent in is checked, read by a person, and written once."""

import datetime as dt

import pytest

from sozialatlas.directory.models import Service
from sozialatlas.exchange import actions as runs
from sozialatlas.exchange.intake import actions, files
from sozialatlas.exchange.models import ImportRun, Upload

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
TABLE = "organization.name,service.key,service.name\nTafel,a,Ausgabe\nTafel,b,\n"

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def sent(text: str = TABLE) -> Upload:
    """Return a file that was sent in."""
    given = actions.Sent("kreis", "angebote.csv", "table", "", [text.encode()])
    return actions.take_in(given, by=None, at=NOW)


def test_check_tells_what_would_happen_and_writes_nothing() -> None:
    upload = sent()

    actions.check(upload_id=upload.pk)

    upload.refresh_from_db()
    assert (upload.state, upload.trouble) == (Upload.State.CHECKED, "")
    assert upload.report["kinds"] == [["organization", 1, 0, 0, 0, 0], ["service", 1, 0, 0, 1, 0]]
    assert upload.report["rejected"] == [
        ["angebote.csv", 3, "service.name", "Pflichtangabe fehlt", ""]
    ]
    assert (Service.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_file_that_cannot_be_read_says_why() -> None:
    upload = sent("nichts\n")

    actions.check(upload_id=upload.pk)

    upload.refresh_from_db()
    assert upload.state == Upload.State.REFUSED
    assert upload.trouble == "angebote.csv: Unter der Kopfzeile steht keine Zeile."


def test_checked_file_is_written_once_and_taken_back_as_a_whole() -> None:
    upload = sent()
    actions.check(upload_id=upload.pk)

    begun = [actions.begin(upload_id=upload.pk) for _ in range(2)]
    for _ in range(2):
        actions.apply(upload_id=upload.pk, by=None, at=NOW)

    upload.refresh_from_db()
    run = ImportRun.objects.get()
    assert (begun, upload.run, upload.state) == ([True, False], run, Upload.State.APPLIED)
    assert run.report == upload.report
    assert [each.name for each in Service.objects.all()] == ["Ausgabe"]
    assert not files.path(upload.pk, upload.file_name).exists()
    runs.undo(run_id=run.pk, at=NOW)
    assert Service.objects.count() == 0


def test_file_that_nobody_checked_is_not_written() -> None:
    upload = sent()

    assert not actions.begin(upload_id=upload.pk)
    actions.apply(upload_id=upload.pk, by=None, at=NOW)

    assert Service.objects.count() == 0


def test_thrown_away_file_is_gone() -> None:
    upload = sent()

    actions.discard(upload_id=upload.pk)

    assert not Upload.objects.exists()
    assert not files.path(upload.pk, upload.file_name).exists()
