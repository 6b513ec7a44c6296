"""Whether the data folder can be used and the database in it, or elsewhere, is whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.project.database import FILE_NAME
from sozialatlas.project.finding import Finding

# Less than an index that is built beside the one that serves, and an import's journal, may need.
LEAST_FREE_BYTES = 200_000_000
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_MEGABYTE = 1_000_000


class OtherVersion(SozialatlasError):
    """The database is not of this version; the message says what to do."""


def folder() -> Finding:
    """Say whether this user may write all of the data folder, and whether there is room."""
    data: Path = settings.DATA_DIR
    closed = _closed(data)
    if closed is not None:
        return Finding(
            _("Datenordner"),
            False,
            _("%(path)s ist für den Benutzer %(user)s nicht lesbar und beschreibbar.")
            % {"path": closed, "user": os.geteuid()},
            _("Als root: chown -R %(user)s %(folder)s; ist der Datenträger nur lesbar"
              " eingehängt, ihn beschreibbar einhängen.")
            % {"folder": data, "user": os.geteuid()},
        )  # fmt: skip
    free = shutil.disk_usage(data).free
    fact = _("%(path)s, %(free)s MB frei.") % {"path": data, "free": free // _MEGABYTE}
    advice = _("Platz schaffen oder den Ordner auf einen größeren Datenträger legen.")
    return Finding(_("Datenordner"), free >= LEAST_FREE_BYTES, fact, advice)


def database() -> Finding:
    """Say whether the database answers and, for SQLite, whether its file is whole."""
    try:
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            _read_all_pages()
    except DatabaseError as error:
        return fault(error)
    return Finding(_("Datenbank"), True, _("%(kind)s antwortet.") % {"kind": connection.vendor})


def fault(error: DatabaseError) -> Finding:
    """Return what an error of the database means, and what to do."""
    if connection.vendor != "sqlite":
        return Finding(
            _("Datenbank"),
            False,
            _("%(kind)s antwortet nicht (%(error)s).")
            % {"kind": connection.vendor, "error": " ".join(str(error).split())},
            _("Läuft der Server, und stimmen in DATABASE_URL Adresse, Anschluss, Name, Benutzer"
              " und Passwort?"),
        )  # fmt: skip
    path = settings.DATA_DIR / FILE_NAME
    cause = error.__cause__
    is_damaged = isinstance(cause, sqlite3.Error) and cause.sqlite_errorcode & 0xFF in _DAMAGED
    if not is_damaged:
        return Finding(
            _("Datenbank"),
            False,
            _("Die Datei %(path)s ist nicht benutzbar (%(error)s).")
            % {"path": path, "error": error},
            _("Rechte der Datei und ihres Ordners und den freien Platz ansehen."),
        )
    return Finding(
        _("Datenbank"),
        False,
        _("Die Datei %(path)s ist beschädigt (%(error)s).") % {"path": path, "error": error},
        _("Sozialatlas anhalten. Die Datei samt %(name)s-wal und %(name)s-shm in einen anderen"
          " Ordner legen und aufheben. Die letzte Sicherung an ihre Stelle legen, dann:"
          " sozialatlas migrate und sozialatlas reindex")
        % {"name": FILE_NAME},
    )  # fmt: skip


def to_apply() -> str:
    """Return in words how many changes of tables are still to be applied."""
    executor = MigrationExecutor(connection)
    count = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not count:
        return _("schon auf dem Stand dieser Fassung.")
    text = ngettext(
        "%(count)s Änderung wird angewendet …", "%(count)s Änderungen werden angewendet …", count
    )
    return text % {"count": count}


def migrations() -> Finding:
    """Say whether the database has the tables of this version."""
    subject = _("Tabellen")
    try:
        loader = (executor := MigrationExecutor(connection)).loader
        plan = executor.migration_plan(loader.graph.leaf_nodes())
    except DatabaseError as error:
        return fault(error)
    known = set(loader.disk_migrations or ())
    rooms = {app for app, _name in known}
    foreign = sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if app in rooms
        and (app, name) not in known
    )  # fmt: skip
    if foreign:
        return Finding(
            subject,
            False,
            _("Eine neuere Fassung hat sie geändert (%(names)s).") % {"names": ", ".join(foreign)},
            _("Jene Fassung des Programms einsetzen oder die Sicherung von vor ihrem Einsatz"
              " zurückspielen; diese Fassung nicht mit dieser Datenbank benutzen."),
        )  # fmt: skip
    if plan:
        fact = _("%(count)s Änderungen sind noch nicht angewendet.") % {"count": len(plan)}
        return Finding(subject, False, fact, _("Ausführen: sozialatlas migrate"))
    return Finding(subject, True, _("von dieser Fassung."))


def refuse_other_version() -> None:
    """Refuse a database that this version cannot work with.

    Raises: OtherVersion, saying what to do.
    """
    unapplied = migrations()
    if not unapplied.is_good:
        raise OtherVersion(f"{unapplied.fact} {unapplied.advice}")


def _closed(data: Path) -> Path | None:
    """Return the first path in the data folder that this user may not read and write."""
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        return data
    inside = [FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", "search", "imports", "static"]
    paths = (data / name for name in inside)
    return next(
        (path for path in paths if path.exists() and not os.access(path, os.R_OK | os.W_OK)), None
    )


def _read_all_pages() -> None:
    """Read the whole file. Raises: DatabaseError, as for a page that cannot be used."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        [(answer,)] = cursor.fetchall()
    if answer != "ok":
        cause = sqlite3.DatabaseError(answer)
        cause.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise DatabaseError(answer) from cause
