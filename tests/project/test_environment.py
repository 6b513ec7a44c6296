"""Settings: read from one table, documented, refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialatlas.project import environment
from sozialatlas.project.secret import FILE_NAME, keep_secret_key, secret_key
from sozialatlas.project.setting import Database, SettingError

ROOT = Path(__file__).parents[2]


def documentation() -> str:
    return "\n".join(
        f"| `{setting.name}` | {setting.meaning} |"
        f" {f'`{setting.default}`' if setting.default else ''} |"
        for setting in environment.SETTINGS
    )


def test_every_setting_is_documented_as_it_is_declared() -> None:
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]

    assert "\n".join(rows) == documentation()


def test_names_of_settings_are_unique() -> None:
    names = [setting.name for setting in environment.SETTINGS]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("setting", environment.SETTINGS, ids=lambda setting: setting.name)
def test_default_can_be_read(setting: environment.Setting[object]) -> None:
    setting.read({})


def test_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config"
    file.write_text("# the county's own\nSOZIALATLAS_PORT = 8100\nSOZIALATLAS_DEMO=yes\n")

    given = environment.gather({"SOZIALATLAS_CONFIG": str(file), "SOZIALATLAS_PORT": "8200"})

    assert environment.PORT.read(given) == 8200
    assert environment.DEMO.read(given) is True


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "SOZIALATLAS_PORT",
            "eight",
            "SOZIALATLAS_PORT='eight': bitte eine ganze Zahl von 1 bis 65535 schreiben",
        ),
        (
            "SOZIALATLAS_PORT",
            "0",
            "SOZIALATLAS_PORT='0': bitte eine ganze Zahl von 1 bis 65535 schreiben",
        ),
        ("SOZIALATLAS_DEMO", "maybe", "SOZIALATLAS_DEMO='maybe': bitte yes oder no schreiben"),
        (
            "SOZIALATLAS_TIME_ZONE",
            "Europe/Nowhere",
            (
                "SOZIALATLAS_TIME_ZONE='Europe/Nowhere':"
                " bitte eine Zeitzone wie Europe/Berlin oder Europe/Vienna schreiben"
            ),
        ),
        (
            "DATABASE_URL",
            "mysql://x/y",
            (
                "DATABASE_URL='mysql://x/y':"
                " bitte postgresql://benutzer:passwort@rechner:5432/name schreiben oder weglassen"
            ),
        ),
        (
            "DATABASE_URL",
            "postgresql://a:b@db.example/atlas?sslmode=require",
            (
                "DATABASE_URL='postgresql://a:***@db.example/atlas?sslmode=require':"
                " hinter dem Namen der Datenbank nichts anhängen (für TLS: PGSSLMODE);"
                " ? und # im Passwort als %3F und %23 schreiben"
            ),
        ),
        (
            "SOZIALATLAS_ORIGINS",
            "a.de",
            "SOZIALATLAS_ORIGINS='a.de': vor a.de fehlt https://",
        ),
        (
            "SOZIALATLAS_LOG_LEVEL",
            "loud",
            "SOZIALATLAS_LOG_LEVEL='loud': möglich sind debug, info, warning, error",
        ),
    ],
)
def test_wrong_value_is_refused_by_name(name: str, value: str, message: str) -> None:
    setting = next(each for each in environment.SETTINGS if each.name == name)

    with pytest.raises(SettingError) as refusal:
        setting.read({name: value})

    assert str(refusal.value) == message


def test_misspelt_name_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(SettingError) as refusal:
        environment.gather({"SOZIALATLAS_PROT": "8000"})

    assert str(refusal.value) == (
        "SOZIALATLAS_PROT ist keine Einstellung. Ist SOZIALATLAS_PORT gemeint?"
    )


def test_line_without_a_value_is_refused_with_its_number(tmp_path: Path) -> None:
    file = tmp_path / "config"
    file.write_text("\nSOZIALATLAS_PORT\n")

    with pytest.raises(SettingError) as refusal:
        environment.gather({"SOZIALATLAS_CONFIG": str(file)})

    assert (
        str(refusal.value)
        == f"{file}, Zeile 2: bitte NAME=Wert schreiben, nicht 'SOZIALATLAS_PORT'."
    )


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"SOZIALATLAS_CONFIG: .* ist nicht lesbar"):
        environment.gather({"SOZIALATLAS_CONFIG": str(tmp_path / "none")})


def test_database_address_is_taken_apart() -> None:
    address = {"DATABASE_URL": "postgresql://atlas:p%40ss@db.intern:5433/atlas"}

    assert environment.DATABASE_URL.read(address) == Database(
        name="atlas", user="atlas", password="p@ss", host="db.intern", port="5433"
    )


def test_key_is_kept_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    keep_secret_key(tmp_path)
    first = secret_key("", tmp_path, is_shared=False)
    keep_secret_key(tmp_path)

    assert secret_key("", tmp_path, is_shared=False) == first
    assert len(first) == 50
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_machines_at_one_database_need_a_key(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"^SOZIALATLAS_SECRET_KEY fehlt; DATABASE_URL"):
        secret_key("", tmp_path, is_shared=True)


def test_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as refusal:
        secret_key("short", tmp_path, is_shared=False)

    assert str(refusal.value) == "SOZIALATLAS_SECRET_KEY ist kürzer als 50 Zeichen."


def test_password_of_a_wrong_database_address_is_not_shown() -> None:
    with pytest.raises(SettingError) as refusal:
        environment.DATABASE_URL.read({"DATABASE_URL": "mysql://anna:geh:e@im@db.example/atlas"})

    assert str(refusal.value) == (
        "DATABASE_URL='mysql://anna:***@db.example/atlas':"
        " bitte postgresql://benutzer:passwort@rechner:5432/name schreiben oder weglassen"
    )


def test_sources_to_name_are_divided_by_bars_and_keep_their_commas() -> None:
    given = {"SOZIALATLAS_CREDITS": "© BKG, Daten verändert | GeoNames, CC BY 4.0 |"}

    assert environment.CREDITS.read(given) == ("© BKG, Daten verändert", "GeoNames, CC BY 4.0")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://tiles.example/{z}/{x}/{y}.png?key=a",
        "https://tiles.example/wmts?TileCol={x}&TileRow={y}&TileMatrix={z}",
        "http://127.0.0.1:8080/{z}/{x}/{y}.webp",
    ],
)
def test_an_address_of_tiles_is_taken_as_it_is(address: str) -> None:
    assert environment.TILES_URL.read({"SOZIALATLAS_TILES_URL": address}) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "https://{z}.tiles.example/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y!r}.png",
        "https://tiles.example/{z}/{x}/{y.real}.png",
        "https://tiles.example/{z}/{x}/{y}/{}.png",
        "https://tiles.example/{z}/{x}/{y}/{.png",
        "https://tiles.example/{z} /{x}/{y}.png",
        "https://tiles.example:99999999/{z}/{x}/{y}.png\nX: y",
    ],
)
def test_an_address_that_is_none_of_tiles_is_refused(address: str) -> None:
    with pytest.raises(SettingError, match="SOZIALATLAS_TILES_URL"):
        environment.TILES_URL.read({"SOZIALATLAS_TILES_URL": address})
