"""How the imports end as programs: what they print, and the number that a script sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialatlas.directory.models import Organization, Service
from sozialatlas.exchange.models import ImportRun
from sozialatlas.places.models import Area
from sozialatlas.project import cli

pytestmark = pytest.mark.django_db
HEADER = "service.key,service.name,organization.name\n"


@pytest.fixture(autouse=True)
def _own_folder(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sozialatlas.project.management.prepare", lambda: None)


def ended(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(["import", *words])
    said = capsys.readouterr()
    # Before the sentence stand the lines of progress, with times that nobody knows before.
    return code, *(text.splitlines()[-1] if text else "" for text in said)


def services(folder: Path, *names: str) -> str:
    path = folder / "angebote.csv"
    path.write_text(HEADER + "".join(f"{n},{name},Verein\n" for n, name in enumerate(names)))
    return str(path)


def test_all_rows_taken_over_ends_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, last, error = ended(capsys, "services", services(tmp_path, "a"), "--source", "s")

    run = ImportRun.objects.get().pk
    assert (code, last, error.startswith("sozialatlas:")) == (
        0,
        f"Einspielung {run} ist fertig. Zurücknehmen: sozialatlas import undo {run}",
        False,
    )


@pytest.mark.parametrize(
    ("options", "count", "message"),
    [
        ([], 1, "2 Zeilen wurden abgelehnt; die übrigen sind übernommen."),
        (["--dry-run"], 0, "2 Zeilen würden abgelehnt; die übrigen würden übernommen."),
    ],
)
def test_rejected_rows_end_with_3(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    count: int,
    message: str,
) -> None:
    file = services(tmp_path, "a", "<b>", "<i>")

    code, _, error = ended(capsys, "services", file, "--source", "s", *options)

    assert (code, error) == (3, f"sozialatlas: {message}")
    assert Service.objects.count() == count


def test_refused_file_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, last, _ = ended(capsys, "services", str(tmp_path / "nowhere.csv"), "--source", "s")

    assert (code, last) == (1, "")


def test_one_wrong_area_refuses_the_file_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gemeinden.csv"
    file.write_text("ags,name\n06999001,Westheim\n1,Ostheim\n")

    code, last, _ = ended(capsys, "areas", str(file))

    assert (code, last, Area.objects.count()) == (1, "", 0)


def test_rows_that_are_no_places_end_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plz.csv"
    rows = ["DE,35390,Gießen,50.5,8.6", "DE,35387,Musterwerke GmbH,50.5,8.6"]
    file.write_text("\n".join(["country_code,zipcode,place,latitude,longitude", *rows, ""]))

    code, _, error = ended(capsys, "areas", str(file))

    assert (code, error) == (0, "")


@pytest.mark.parametrize("word", ["services", "areas"])
def test_help_says_how_a_run_ends(capsys: pytest.CaptureFixture[str], word: str) -> None:
    code = cli.main(["import", word, "--help"])

    assert code == 0
    assert "Endet mit 0" in " ".join(capsys.readouterr().out.split())


def test_undo_names_what_stays_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended(capsys, "services", services(tmp_path, "a"), "--source", "s")
    organization = Organization.objects.get()
    Service.objects.create(organization=organization, name="Neu von Hand")

    code, last, _ = ended(capsys, "undo", str(ImportRun.objects.get().pk))

    assert (code, last) == (
        0,
        f"  bleibt, weil „Neu von Hand“ darauf aufbaut: Träger „Verein“ ({organization.pk})",
    )
