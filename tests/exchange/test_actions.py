"""Applying, repeating, finishing and undoing imports."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError

from sozialatlas.directory import actions as directory
from sozialatlas.directory.models import (
    FieldOwner,
    Location,
    Organization,
    Revision,
    Service,
    ServiceAtLocation,
)
from sozialatlas.exchange import actions, batches, planning
from sozialatlas.exchange.errors import RunRefused
from sozialatlas.exchange.models import ImportJournal, ImportRun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
HEADER = "service.key,service.name,service.description,organization.name,location.city\n"


def table(folder: Path, names: list[str], description: str = "gut") -> Path:
    path = folder / "angebote.csv"
    rows = (f"{name},{name},{description},Verein,Au\n" for name in names)
    path.write_text(HEADER + "".join(rows))
    return path


def imported(path: Path) -> ImportRun:
    return actions.apply(plan=planning.plan(path, source="s"), at=NOW)


def counts() -> tuple[int, ...]:
    tables = Organization, Location, Service, ServiceAtLocation, Revision, ImportRun
    return tuple(each.objects.count() for each in tables)


def broken_off(path: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> ImportRun:
    """Return a run whose process ended after some batches."""
    real = directory.apply
    calls = iter(range(1000))

    def dying(*args: object, **options: object) -> object:
        if next(calls) >= after:
            raise KeyboardInterrupt
        return real(*args, **options)  # type: ignore[arg-type] -- passed on as they came

    with monkeypatch.context() as patched:
        patched.setattr(actions.directory, "apply", dying)
        with pytest.raises(KeyboardInterrupt):
            imported(path)
    return ImportRun.objects.get()


def test_import_writes_all_kinds_with_history(tmp_path: Path) -> None:
    run = imported(table(tmp_path, ["a", "b"]))

    assert counts() == (1, 2, 2, 2, 7, 1)
    assert (run.state, run.batch_count, run.counts["created"]) == (
        "done",
        1,
        {"organization": 1, "location": 2, "service": 2, "service_at_location": 2},
    )


def test_what_the_operator_put_beside_the_plans_stays_there(tmp_path: Path) -> None:
    own = batches.folder() / "alte Dateien"
    own.mkdir(parents=True)

    run = imported(table(tmp_path, ["a"]))

    assert (run.state, own.is_dir(), list(batches.stored())) == ("done", True, [])


def test_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    imported(table(tmp_path, ["a", "b"]))
    before = counts()

    run = imported(table(tmp_path, ["a", "b"]))

    assert counts()[:-1] == before[:-1]
    assert (run.batch_count, run.counts["unchanged"]["service"]) == (0, 2)


def test_changed_row_changes_one_service_and_missing_row_is_kept(tmp_path: Path) -> None:
    imported(table(tmp_path, ["a", "b"]))

    plan = planning.plan(table(tmp_path, ["a"], "besser"), source="s")
    actions.apply(plan=plan, at=NOW)

    assert plan.changed["service"] == 1
    assert plan.missing == {"location": 1, "service": 1, "service_at_location": 1}
    assert dict(Service.objects.values_list("name", "description")) == {"a": "besser", "b": "gut"}


def test_dry_run_writes_nothing_and_says_what_it_would(tmp_path: Path) -> None:
    path = table(tmp_path, ["a", "<b>"])
    out = StringIO()

    with pytest.raises(CommandError) as told:
        call_command("import_services", path, source="s", dry_run=True, stdout=out)

    assert counts() == (0, 0, 0, 0, 0, 0)
    assert list(batches.stored()) == []
    said = out.getvalue().splitlines()
    counted = said[said.index("Ergebnis:") :]
    assert counted[3:5] == [
        "  Angebot: 1 neu, 0 geändert, 0 unverändert, 1 abgelehnt,"
        " 0 nicht mehr in der Quelle (bleiben)",
        "  Angebot am Standort: 1 neu, 0 geändert, 0 unverändert, 0 abgelehnt,"
        " 0 nicht mehr in der Quelle (bleiben)",
    ]
    assert "  angebote.csv, Zeile 3, service.name: enthält HTML; bitte nur Text (<b>)" in said
    assert (str(told.value), told.value.returncode) == (
        "1 Zeile würde abgelehnt; die übrigen würden übernommen.",
        3,
    )


def test_field_that_the_provider_keeps_is_not_overwritten(tmp_path: Path) -> None:
    imported(table(tmp_path, ["a"]))
    service = Service.objects.get()
    FieldOwner.objects.create(
        kind="service", record_id=service.pk, group="description", owner="provider", since=NOW
    )

    imported(table(tmp_path, ["a"], "überschrieben"))

    service.refresh_from_db()
    assert service.description == "gut"


def test_batches_hold_at_most_500_things(tmp_path: Path) -> None:
    plan = planning.plan(table(tmp_path, [f"n{n}" for n in range(400)]), source="s")

    assert [batch.count for batch in plan.batches] == [500, 500, 201]


def test_broken_off_run_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = broken_off(table(tmp_path, [f"n{n}" for n in range(400)]), 1, monkeypatch)
    assert Service.objects.count() == 99

    actions.finish(run_id=run.pk, at=NOW)

    run.refresh_from_db()
    assert counts() == (1, 400, 400, 400, 1201, 1)
    assert (run.state, list(batches.stored())) == ("done", [])
    assert list(ImportJournal.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_broken_off_run_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = broken_off(table(tmp_path, [f"n{n}" for n in range(400)]), 2, monkeypatch)
    assert Service.objects.count() > 0

    undone = actions.undo(run_id=run.pk, at=NOW)

    assert (undone.removed, undone.restored, undone.kept) == (1000, 0, ())
    assert counts()[:4] == (0, 0, 0, 0)
    run.refresh_from_db()
    assert run.state == "undone"


def test_undo_restores_what_was_changed(tmp_path: Path) -> None:
    imported(table(tmp_path, ["a"]))
    run = imported(table(tmp_path, ["a", "b"], "besser"))

    undone = actions.undo(run_id=run.pk, at=NOW)

    assert (undone.removed, undone.restored) == (3, 1)
    assert dict(Service.objects.values_list("name", "description")) == {"a": "gut"}


def test_batch_that_is_refused_leaves_the_run_open_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_args: object, **_options: object) -> None:
        raise IntegrityError("doppelt")

    with monkeypatch.context() as patched:
        patched.setattr(actions.directory, "apply", refusing)
        with pytest.raises(RunRefused) as error:
            imported(table(tmp_path, ["a"]))

    run = ImportRun.objects.get()
    assert (run.state, run.error) == ("applying", "IntegrityError: doppelt")
    assert str(error.value) == (
        f"Einspielung {run.pk} blieb bei Paket 1 stehen: IntegrityError: doppelt. Nochmals"
        f" versuchen (sozialatlas import finish {run.pk}) oder zurücknehmen"
        f" (sozialatlas import undo {run.pk})."
    )
    actions.finish(run_id=run.pk, at=NOW)
    run.refresh_from_db()
    assert (run.state, run.error) == ("done", "")


def test_open_run_stops_another_one_of_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = broken_off(table(tmp_path, ["a"]), 0, monkeypatch)

    with pytest.raises(CommandError) as error:
        call_command("import_services", table(tmp_path, ["a"]), source="s", stdout=StringIO())

    assert str(error.value) == (
        f"Einspielung {run.pk} dieser Quelle ist nicht abgeschlossen. Erst beenden"
        f" (sozialatlas import finish {run.pk}) oder zurücknehmen"
        f" (sozialatlas import undo {run.pk})."
    )


def test_lost_plan_can_only_be_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = broken_off(table(tmp_path, ["a"]), 0, monkeypatch)
    batches.discard(run.token)

    with pytest.raises(RunRefused, match="Sie kann nur zurückgenommen werden"):
        actions.finish(run_id=run.pk, at=NOW)
    actions.undo(run_id=run.pk, at=NOW)

    assert ImportRun.objects.get().state == "undone"


def test_run_that_is_over_is_neither_finished_nor_undone_twice(tmp_path: Path) -> None:
    run = imported(table(tmp_path, ["a"]))

    with pytest.raises(RunRefused, match="ist nicht offen"):
        actions.finish(run_id=run.pk, at=NOW)
    actions.undo(run_id=run.pk, at=NOW)
    with pytest.raises(RunRefused, match="ist schon zurückgenommen"):
        actions.undo(run_id=run.pk, at=NOW)


def test_plan_survives_the_disk_unchanged(tmp_path: Path) -> None:
    plan = planning.plan(table(tmp_path, ["a", "b"]), source="s")
    token = ImportRun().token

    batches.store(token, plan.batches)

    assert tuple(batches.load(token, n + 1) for n in range(len(plan.batches))) == plan.batches
