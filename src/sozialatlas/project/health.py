"""Whether an installation is well, each finding with what to do where it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from sozialatlas.directory.models import Service
from sozialatlas.places.models import Area
from sozialatlas.project import static_files as gathering
from sozialatlas.search.engine import generations
from sozialatlas.search.models import OutboxEntry

# The indexer takes up a change in a second; what has waited this long is stuck.
PATIENCE = timedelta(minutes=1)


@dataclass(frozen=True)
class Finding:
    """What was looked at, what is so, and what to do where that is not good."""

    subject: str
    is_good: bool
    fact: str
    advice: str = ""


def findings() -> list[Finding]:
    """Return what was found; without a database nothing else can be looked at."""
    first = database()
    if not first.is_good:
        return [first]
    second = migrations()
    if not second.is_good:
        return [first, second]
    looks: tuple[Callable[[], Finding], ...] = (areas, services, index, static_files, demo, secret)
    return [first, second, *(look() for look in looks)]


def report(found: list[Finding]) -> str:
    """Return the findings as lines for a terminal."""
    lines = []
    for finding in found:
        lines.append(
            f"{'ok   ' if finding.is_good else 'WRONG'} {finding.subject}: {finding.fact}"
        )
        if not finding.is_good:
            lines.append(f"      -> {finding.advice}")
    wrong = sum(not finding.is_good for finding in found)
    lines.append("All is well." if not wrong else f"{wrong} of {len(found)} need attention.")
    return "\n".join(lines) + "\n"


def database() -> Finding:
    """Say whether the database answers."""
    kind = connection.vendor
    try:
        connection.ensure_connection()
    except Error as error:
        return Finding(
            "database", False, f"{kind} does not answer ({error}).", "Look at DATABASE_URL."
        )
    return Finding("database", True, f"{kind} answers.")


def migrations() -> Finding:
    """Say whether the database has the tables of this version."""
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        return Finding(
            "tables", False, f"{missing} migrations are not applied.", "Run: sozialatlas migrate"
        )
    return Finding("tables", True, "of this version.")


def areas() -> Finding:
    """Say whether areas are loaded."""
    count = Area.objects.count()
    advice = "Run: sozialatlas import areas FILE"
    return Finding("areas", count > 0, f"{count} loaded.", advice)


def services() -> Finding:
    """Say whether services are loaded."""
    count = Service.objects.count()
    advice = "Run: sozialatlas import services FILE --source NAME"
    return Finding("services", count > 0, f"{count} in the directory.", advice)


def index() -> Finding:
    """Say whether the search index is there, of this version, and knows all changes."""
    advice = "Run: sozialatlas reindex"
    generation = generations.link()
    if not (generation / "meta.json").exists():
        return Finding("index", False, "not there.", advice)
    if generations.versions_of(generation) != generations.here():
        return Finding("index", False, "made by another version.", advice)
    limit = timezone.now() - PATIENCE
    waiting = OutboxEntry.objects.filter(changed_at__lt=limit).count()
    if waiting:
        advice = "See whether the worker runs (sozialatlas serve); else run: sozialatlas reindex"
        return Finding("index", False, f"{waiting} changes wait to get into it.", advice)
    return Finding("index", True, "there, and current.")


def static_files() -> Finding:
    """Say whether styles, scripts and fonts are there."""
    if finders.find("core/packages/kern/kern.min.css") is None:
        return Finding(
            "static files", False, "front-end packages are missing.", "Run: make assets"
        )
    if not gathering.are_gathered():
        advice = "Run: sozialatlas migrate"
        return Finding("static files", False, "not gathered, or changed since.", advice)
    return Finding("static files", True, "gathered.")


def demo() -> Finding:
    """Say whether the demo's sign-ins are open to the world."""
    is_public = not set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}
    if settings.DEMO and is_public:
        advice = "Set SOZIALATLAS_DEMO=no, and use another data folder for real data."
        return Finding("demo", False, "everybody knows the sign-ins of this site.", advice)
    return Finding("demo", True, "on, for this machine only." if settings.DEMO else "off.")


def secret() -> Finding:
    """Say whether error pages keep the program's inside to themselves."""
    advice = "Set SOZIALATLAS_DEBUG=no."
    fact = "shown on error pages." if settings.DEBUG else "not shown on error pages."
    return Finding("program's inside", not settings.DEBUG, fact, advice)
