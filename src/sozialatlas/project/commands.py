"""The words of the program `sozialatlas` and what each of them does."""

from __future__ import annotations

import sys

from sozialatlas.project import environment
from sozialatlas.project.command import Command, UsageError, refuse_more, unknown
from sozialatlas.project.management import hand_over, manage, prepare

# Words after `import`, and the management commands of the rooms that do the work.
IMPORTS = {
    "areas": "import_areas",
    "services": "import_services",
    "finish": "finish_import",
    "undo": "undo_import",
}


def migrate(words: list[str]) -> int:
    """Bring the database and the static files to this version."""
    prepare()
    manage("migrate", "--verbosity=1", *words)
    return manage("collectstatic", "--no-input", "--verbosity=0")


def create_admin(words: list[str]) -> int:
    """Create a person who may do everything."""
    return hand_over("create-admin", "create_admin", words)


def import_(words: list[str]) -> int:
    """Hand a file to the importer that the first word names.

    Raises: UsageError, for a word that names none.
    """
    if not words or words[0] not in IMPORTS:
        given = f"import {words[0]}" if words else "import alone"
        raise UsageError(unknown(given, [f"import {word}" for word in IMPORTS]))
    return hand_over(f"import {words[0]}", IMPORTS[words[0]], words[1:])


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
    from sozialatlas.project import lifeline  # noqa: PLC0415 -- only for this word

    lifeline.die_with_parent(int(words[0]))
    prepare()
    return manage("run_indexer")


def django_command(words: list[str]) -> int:
    """Run any management command of Django, for developers."""
    prepare()
    return manage(*(words or ["help"]))


COMMANDS = (
    Command("demo", "a fictional county to try everything on", demo),
    Command("serve", "the web pages and the background work", serve),
    Command("migrate", "bring database and static files to this version", migrate),
    Command("create-admin", "create a person who may do everything", create_admin),
    Command("import", f"{' | '.join(IMPORTS)}: load a file (--help says how)", import_),
    Command("reindex", "build the search index anew", reindex),
    Command("check", "say whether all is well, and what to do where not", check),
    Command("django", "any of Django's own management commands", django_command),
    Command("worker", "", worker),
)
