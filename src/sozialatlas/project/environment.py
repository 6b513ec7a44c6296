"""The table of all settings, and the one place that reads them.

Settings come from environment variables and from one optional file of NAME=value lines, which
SOZIALATLAS_CONFIG names. A variable of the environment wins over the file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from sozialatlas.project import mail_settings as mail, oidc, open_data_settings as open_data
from sozialatlas.project.setting import (
    Setting,
    SettingError,
    folder,
    names,
    one_of,
    optional_path,
    postgresql,
    sentences,
    text,
    tile_address,
    time_zone,
    web_address,
    web_addresses,
    whole_number,
    yes_or_no,
)

PREFIX = "SOZIALATLAS_"

CONFIG = Setting(
    "SOZIALATLAS_CONFIG",
    "A file with further settings, one NAME=value a line; # starts a comment.",
    "",
    optional_path,
)
DATA = Setting(
    "SOZIALATLAS_DATA",
    "The folder for everything that the installation keeps: database, index, uploads.",
    "sozialatlas-data",
    folder,
)
DATABASE_URL = Setting(
    "DATABASE_URL",
    "A PostgreSQL database, postgresql://user:password@host:5432/name; PostgreSQL's own variables"
    " such as PGSSLMODE count as well. Empty: SQLite in the data folder.",
    "",
    postgresql,
)
SECRET_KEY = Setting(
    "SOZIALATLAS_SECRET_KEY",
    "At least 50 random characters that sign sessions and links; the same on all machines."
    " Empty: made and kept in the data folder. Needed with DATABASE_URL.",
    "",
    text,
)
HOSTS = Setting(
    "SOZIALATLAS_HOSTS",
    "The host names under which the site is reached, with commas between them.",
    "127.0.0.1,localhost,[::1]",
    names,
)
ORIGINS = Setting(
    "SOZIALATLAS_ORIGINS",
    "The addresses from which forms may be sent, with https:// in front, with commas between"
    " them. Needed behind a proxy that ends HTTPS.",
    "",
    web_addresses,
)
HTTPS = Setting(
    "SOZIALATLAS_HTTPS",
    "yes: the site is reached by HTTPS through a proxy that sets X-Forwarded-Proto;"
    " cookies are then sent by HTTPS only.",
    "no",
    yes_or_no,
)
TIME_ZONE = Setting(
    "SOZIALATLAS_TIME_ZONE",
    "The time zone in which offices open and events begin.",
    "Europe/Berlin",
    time_zone,
)
CREDITS = Setting(
    "SOZIALATLAS_CREDITS",
    "The sources that the licences of the loaded data want named, with a vertical bar between"
    " them; shown below each map and at the foot of each page. VG250 of BKG, OpenStreetMap and"
    " GeoNames each want one; `sozialatlas check` shows the usual texts.",
    "",
    sentences,
)
TILES_URL = Setting(
    "SOZIALATLAS_TILES_URL",
    "The address of pictures for the map, with {z}, {x} and {y} where zoom, column and row belong;"
    " https, or http on this machine. Fetched by the program, never by browsers, within the loaded"
    " areas alone, and kept in the data folder. Empty: the map shows borders and names."
    " A file `map.pmtiles` in the data folder wins.",
    "",
    tile_address,
)
TILES_CREDIT = Setting(
    "SOZIALATLAS_TILES_CREDIT",
    "Whom the licence of these pictures wants named; shown on the map.",
    "",
    text,
)
TILES_MB = Setting(
    "SOZIALATLAS_TILES_MB",
    "How many megabytes of these pictures are kept in the data folder.",
    "500",
    whole_number(10, 100_000),
)
TILES_DAYS = Setting(
    "SOZIALATLAS_TILES_DAYS",
    "After how many days a picture is fetched anew.",
    "30",
    whole_number(1, 3650),
)
EXIT_URL = Setting(
    "SOZIALATLAS_EXIT_URL",
    'Where "leave this page quickly" leads on pages about violence: a page that arouses no'
    " suspicion. Empty: the public weather service of the county's country.",
    "",
    web_address,
)
URL = Setting(
    "SOZIALATLAS_URL",
    "The address under which people reach the site, with https:// in front and nothing behind the"
    " name; it stands in mails. Empty: made of the first of SOZIALATLAS_HOSTS.",
    "",
    web_address,
)
STAFF_MFA = Setting(
    "SOZIALATLAS_STAFF_MFA",
    "yes: whoever has a role opens the administration and the review pages only after setting up"
    " a second step (an app with codes, or a passkey).",
    "no",
    yes_or_no,
)
ADDRESS = Setting(
    "SOZIALATLAS_ADDRESS",
    "The network address on which the web server listens; 0.0.0.0 for all.",
    "127.0.0.1",
    text,
)
PORT = Setting(
    "SOZIALATLAS_PORT",
    "The port on which the web server listens.",
    "8000",
    whole_number(1, 65535),
)
THREADS = Setting(
    "SOZIALATLAS_THREADS",
    "How many requests one web process answers at a time.",
    "4",
    whole_number(1, 64),
)
WORKERS = Setting(
    "SOZIALATLAS_WORKERS",
    "How many web processes there are; one for each core is a good start.",
    "1",
    whole_number(1, 64),
)
JOBS = Setting(
    "SOZIALATLAS_JOBS",
    "yes: `serve` starts the background jobs, too; no: `sozialatlas work` does, as a service of"
    " its own.",
    "yes",
    yes_or_no,
)
CACHE_MB = Setting(
    "SOZIALATLAS_CACHE_MB",
    "How many megabytes of finished public pages each web process keeps in memory; 0 for none."
    " With SOZIALATLAS_DEBUG none are kept.",
    "32",
    whole_number(0, 4096),
)
LOG_LEVEL = Setting(
    "SOZIALATLAS_LOG_LEVEL",
    "How much is logged: debug, info, warning or error.",
    "info",
    one_of("debug", "info", "warning", "error"),
)
CHECK_LINKS = Setting(
    "SOZIALATLAS_CHECK_LINKS",
    "yes: each night the program opens the web addresses of entries and notes which of them answer"
    " no more. no: for networks that let nothing out; the quality board then says so.",
    "yes",
    yes_or_no,
)
DEMO = Setting(
    "SOZIALATLAS_DEMO",
    "yes: the demo county and its sign-ins, whose random passwords are shown on the terminal and"
    " kept in the data folder; without it they are removed. Never with real data.",
    "no",
    yes_or_no,
)
DEBUG = Setting(
    "SOZIALATLAS_DEBUG",
    "yes: error pages show the program's inside. Only for development.",
    "no",
    yes_or_no,
)
ADMIN_PASSWORD = Setting(
    "SOZIALATLAS_ADMIN_PASSWORD",
    "Secret, and for create-admin alone: the password of the new administrator where no terminal"
    " can ask for it. Take it away afterwards.",
    "",
    text,
)
TEST_DATA = Setting(
    "SOZIALATLAS_TEST_DATA",
    "The folder of real files that tests read; without it those tests are left out.",
    "../shared/data",
    folder,
)

SETTINGS: tuple[Setting[object], ...] = (
    CONFIG,
    DATA,
    DATABASE_URL,
    SECRET_KEY,
    HOSTS,
    ORIGINS,
    HTTPS,
    TIME_ZONE,
    CREDITS,
    TILES_URL,
    TILES_CREDIT,
    TILES_MB,
    TILES_DAYS,
    EXIT_URL,
    URL,
    *mail.SETTINGS,
    *open_data.SETTINGS,
    STAFF_MFA,
    *oidc.SETTINGS,
    ADDRESS,
    PORT,
    THREADS,
    WORKERS,
    JOBS,
    CACHE_MB,
    LOG_LEVEL,
    CHECK_LINKS,
    DEMO,
    DEBUG,
    ADMIN_PASSWORD,
    TEST_DATA,
)


@cache
def current() -> Mapping[str, str]:
    """Return the settings of this process, from its environment and its file."""
    return gather(os.environ)


def site_url(given: Mapping[str, str]) -> str:
    """Return the address of the site without a slash at its end; without one set, a good guess."""
    if address := URL.read(given):
        return address.rstrip("/")
    host = next((name for name in HOSTS.read(given) if name != "*"), "127.0.0.1").lstrip(".")
    if HTTPS.read(given):
        return f"https://{host}"
    return f"http://{host}:{PORT.read(given)}"


def read_all() -> None:
    """Read each setting once, also those that only a later command asks for.

    Raises: SettingError, for the first that cannot be read.
    """
    for setting in SETTINGS:
        setting.read(current())


def gather(environ: Mapping[str, str]) -> Mapping[str, str]:
    """Return the texts given in an environment and in the file that it names.

    Raises: SettingError, for a file that cannot be read and for names that no setting has.
    """
    known = {setting.name for setting in SETTINGS}
    given = {
        name: value for name, value in environ.items() if name in known or name.startswith(PREFIX)
    }
    path = CONFIG.read(given)
    merged = {**(read_file(path) if path else {}), **given}
    _refuse_unknown(merged, known)
    return merged


def read_file(path: Path) -> dict[str, str]:
    """Return the settings that a file gives.

    Raises: SettingError, naming the line that is not NAME=value.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{CONFIG.name}: {path} ist nicht lesbar ({error}).") from error
    given = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, sign, value = line.partition("=")
        if not sign:
            raise SettingError(
                f"{path}, Zeile {number}: bitte NAME=Wert schreiben, nicht {line!r}."
            )
        given[name.strip()] = value.strip()
    return given


def _refuse_unknown(given: Mapping[str, str], known: set[str]) -> None:
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f" Ist {near[0]} gemeint?" if near else " Alle stehen in docs/settings.md."
            raise SettingError(f"{name} ist keine Einstellung.{hint}")
