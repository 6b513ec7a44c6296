"""The words of the program `sozialatlas` and what each of them does."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from sozialatlas.project import environment
from sozialatlas.project.command import HELP, Command, UsageError, listing, refuse_more, unknown
from sozialatlas.project.management import hand_over, manage, prepare

# Pages come first where both want the processor.
NICENESS = 10


@dataclass(frozen=True)
class Import:
    """A word after `import`: what it does, and the management command of a room that does it."""

    meaning: str
    command: str


IMPORTS: Mapping[str, Import] = {
    "areas": Import("Gebiete, Grenzen, Postleitzahlen und Sozialräume laden", "import_areas"),
    "services": Import("Angebote laden", "import_services"),
    "finish": Import("eine abgebrochene Einspielung zu Ende bringen", "finish_import"),
    "undo": Import("eine Einspielung zurücknehmen", "undo_import"),
}


def migrate(words: list[str]) -> int:
    """Bring the database and the static files to this version."""
    prepare()
    if words:  # for developers, who know Django's own words
        manage("migrate", "--verbosity=1", *words)
    else:
        _migrate_all()
    return manage("collectstatic", "--no-input", "--verbosity=0")


def _migrate_all() -> None:
    from sozialatlas.project import storage_health  # noqa: PLC0415 -- needs Django to be set up

    sys.stdout.write(f"Datenbank: {storage_health.to_apply()}\n")
    sys.stdout.flush()
    manage("migrate", "--verbosity=0")


def create_admin(words: list[str]) -> int:
    """Create a person who may do everything; the settings may hold the password."""
    if password := environment.ADMIN_PASSWORD.read(environment.current()):
        os.environ[environment.ADMIN_PASSWORD.name] = password  # it may come from the file
    return hand_over("create-admin", "create_admin", words)


def import_(words: list[str]) -> int:
    """Hand a file to the importer that the first word names.

    Raises: UsageError, for a word that names none.
    """
    if words and words[0] in HELP:
        meanings = ((word, each.meaning) for word, each in IMPORTS.items())
        sys.stdout.write(listing("import WAS [...]   (import WAS --help sagt mehr)", meanings))
        return 0
    if not words or words[0] not in IMPORTS:
        given = f"import {words[0]}" if words else "import allein"
        raise UsageError(unknown(given, [f"import {word}" for word in IMPORTS]))
    return hand_over(f"import {words[0]}", IMPORTS[words[0]].command, words[1:])


def export(words: list[str]) -> int:
    """Write all open data into a file."""
    return hand_over("export", "export_open_data", words)


def reindex(words: list[str]) -> int:
    """Build the search index anew from the database."""
    return hand_over("reindex", "reindex", words)


def check(words: list[str]) -> int:
    """Say whether the installation is healthy; return 1 where it is not."""
    refuse_more(words, "check")
    environment.read_all()
    prepare()
    from sozialatlas.project import health  # noqa: PLC0415 -- needs Django to be set up

    findings = health.findings()
    sys.stdout.write(health.report(findings))
    return 0 if all(finding.is_good for finding in findings) else 1


def bounces(words: list[str]) -> int:
    """Read a message that came back from the standard input."""
    refuse_more(words, "bounces")
    prepare()
    from sozialatlas.project import bounces as reading  # noqa: PLC0415 -- needs Django

    return reading.read(sys.stdin.buffer)


def serve(words: list[str]) -> int:
    """Serve the pages, and keep the index up to date beside it."""
    refuse_more(words, "serve")
    prepare()
    from sozialatlas.project import server  # noqa: PLC0415 -- needs Django to be set up

    return server.serve()


def demo(words: list[str]) -> int:
    """Fill the data folder with the demo county where it is not yet, and serve it."""
    refuse_more(words, "demo")
    from sozialatlas.project import demo as demo_county  # noqa: PLC0415 -- loads the web server

    return demo_county.run()


def worker(words: list[str]) -> int:
    """Work in the background for the server whose process number is given."""
    return _beside_server(words, "run_indexer")


def jobs(words: list[str]) -> int:
    """Run the background jobs that are due, for the process whose number is given."""
    from sozialatlas.project import lifeline  # noqa: PLC0415 -- only for these words

    lifeline.die_with_parent(int(words[0]))
    os.nice(NICENESS)
    prepare()
    from sozialatlas.core.jobs import runner  # noqa: PLC0415 -- needs Django to be set up

    runner.run()
    return 0


def work(words: list[str]) -> int:
    """Do the background jobs alone, without showing pages."""
    refuse_more(words, "work")
    prepare()
    from sozialatlas.project import keeper, storage_health  # noqa: PLC0415 -- need Django

    storage_health.refuse_other_version()
    return keeper.work()


def sentences(words: list[str]) -> int:
    """Run the sentence model for the server whose process number is given."""
    from sozialatlas.search.understanding.sentences import threads  # noqa: PLC0415 -- as above

    threads.keep_to_one()
    return _beside_server(words, "run_sentences")


def _beside_server(words: list[str], name: str) -> int:
    from sozialatlas.project import lifeline  # noqa: PLC0415 -- only for these words

    lifeline.die_with_parent(int(words[0]))
    prepare()
    return manage(name)


def django_command(words: list[str]) -> int:
    """Run any management command of Django, for developers."""
    prepare()
    return manage(*(words or ["help"]))


COMMANDS = (
    Command(
        "demo",
        "Einen erfundenen Landkreis zum Ausprobieren zeigen",
        demo,
        "Beim ersten Mal wird er im Datenordner angelegt; die Zugänge stehen dann hier.",
    ),
    Command(
        "serve",
        "Die Seiten zeigen und den Suchindex nachführen",
        serve,
        "Strg+C beendet. Adresse, Port und Zahl der Prozesse: docs/settings.md.",
    ),
    Command(
        "migrate",
        "Datenbank und Gestaltung auf den Stand dieser Fassung bringen",
        migrate,
        "Nach jedem Wechsel der Fassung ausführen, vorher sichern (docs/operating.md).",
    ),
    Command("create-admin", "Eine Person anlegen, die alles darf", create_admin),
    Command("import", f"{' | '.join(IMPORTS)}: eine Datei einspielen", import_),
    Command("export", "Alle offenen Daten in eine Datei schreiben", export),
    Command("reindex", "Den Suchindex neu bauen", reindex),
    Command(
        "check",
        "Sagen, ob alles in Ordnung ist, und was zu tun ist, wo nicht",
        check,
        "Endet mit 0, wenn alles in Ordnung ist, sonst mit 1.",
    ),
    Command(
        "bounces",
        "Eine zurückgekommene Mail lesen: sozialatlas bounces < MAIL",
        bounces,
        "Für Mailserver, die an ein Programm zustellen. Endet mit 75, wenn es später noch einmal"
        " versucht werden soll (docs/operating.md).",
    ),
    Command("django", "Die Verwaltungsbefehle von Django, für Entwickler", django_command),
    Command(
        "work",
        "Nur die Hintergrundarbeit erledigen, wo serve sie nicht tut",
        work,
        "Dazu bei serve SOZIALATLAS_JOBS=no setzen (docs/operating.md). Strg+C beendet.",
    ),
    Command("worker", "", worker),
    Command("jobs", "", jobs),
    Command("sentences", "", sentences),
)
