"""Whether an installation is well, each finding with what to do where it is not."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.directory.models import Service
from sozialatlas.places.models import Area
from sozialatlas.portal import queries as portal
from sozialatlas.project import (
    jobs_health,
    mail_health,
    sentences,
    static_files as gathering,
    storage_health,
    tiles_health,
)
from sozialatlas.project.finding import Finding
from sozialatlas.search import queries as search
from sozialatlas.search.dead_ends import dead_ends
from sozialatlas.search.portals import all_portals

Look = Callable[[], Finding]
# As the licences want it: Datenlizenz Deutschland 2.0, ODbL 1.0, CC BY 4.0.
USUAL_CREDITS = (
    "Grenzen: © GeoBasis-DE / BKG (JAHR), dl-de/by-2-0, Daten verändert",
    "Einträge: © OpenStreetMap-Mitwirkende, ODbL, https://www.openstreetmap.org/copyright",
    "Postleitzahlen: GeoNames, CC BY 4.0, https://www.geonames.org",
)
"""What BKG, OpenStreetMap and GeoNames ask for."""


def findings() -> list[Finding]:
    """Return what was found; without folder and database nothing else can be looked at."""
    found = []
    grounds: tuple[Look, ...] = (
        storage_health.folder,
        storage_health.database,
        storage_health.migrations,
    )
    for look in grounds:
        found.append(_looked(look))
        if not found[-1].is_good:
            return found
    looks: tuple[Look, ...] = (
        areas,
        services,
        index,
        sentences.finding,
        tiles_health.finding,
        static_files,
        demo,
        ways_in,
        jobs_health.nightly_check,
        jobs_health.jobs,
        mail_health.finding,
        named_sources,
        error_pages,
    )
    return [*found, *(_looked(look) for look in looks)]


def report(found: list[Finding]) -> str:
    """Return the findings as lines for a terminal."""
    marks = {True: _("gut   "), False: _("FALSCH")}
    lines = []
    for finding in found:
        lines.append(f"{marks[finding.is_good]} {finding.subject}: {finding.fact}")
        if not finding.is_good:
            lines.append(f"       -> {finding.advice}")
    wrong = sum(not finding.is_good for finding in found)
    lines.append(
        ngettext(
            "%(wrong)s von %(all)s Punkten braucht Aufmerksamkeit.",
            "%(wrong)s von %(all)s Punkten brauchen Aufmerksamkeit.",
            wrong,
        )
        % {"wrong": wrong, "all": len(found)}
        if wrong
        else _("Alles in Ordnung.")
    )
    return "\n".join(lines) + "\n"


def areas() -> Finding:
    """Say whether areas are loaded."""
    count = Area.objects.count()
    fact = _("%(count)s geladen.") % {"count": formats.number(count)}
    return Finding(_("Gebiete"), count > 0, fact, _("Ausführen: sozialatlas import areas DATEI"))


def services() -> Finding:
    """Say whether services are loaded, and lie in the loaded areas."""
    count = Service.objects.count()
    fact = _("%(count)s im Verzeichnis.") % {"count": formats.number(count)}
    advice = _("Ausführen: sozialatlas import services DATEI --source NAME")
    if not count:
        return Finding(_("Angebote"), False, fact, advice)
    figures = portal.figures(timezone.localdate())
    if figures.outside_count:
        fact += " " + ngettext(
            "%(count)s Eintrag liegt außerhalb der geladenen Gebiete.",
            "%(count)s Einträge liegen außerhalb der geladenen Gebiete.",
            figures.outside_count,
        ) % {"count": formats.number(figures.outside_count)}
    # Where all lie outside, people find nothing: the areas loaded are those of somebody else.
    is_good = figures.record_count > 0 or not figures.outside_count
    advice = _("Die Gebiete laden, zu denen die Angebote gehören: sozialatlas import areas DATEI")
    return Finding(_("Angebote"), is_good, fact, advice)


def index() -> Finding:
    """Say whether the search index is there, of this version, and knows all changes."""
    subject, advice = _("Suchindex"), _("Ausführen: sozialatlas reindex")
    state = search.index_state()
    if not state.is_ready:
        return Finding(subject, False, _("nicht vorhanden."), advice)
    if not state.is_current:
        return Finding(subject, False, _("von einer anderen Fassung gebaut."), advice)
    if state.is_behind:
        fact = ngettext(
            "%(count)s Änderung ist noch nicht aufgenommen.",
            "%(count)s Änderungen sind noch nicht aufgenommen.",
            state.pending,
        )
        advice = _("Läuft sozialatlas serve? Wenn ja, ausführen: sozialatlas reindex")
        return Finding(subject, False, fact % {"count": formats.number(state.pending)}, advice)
    return Finding(subject, True, _("vorhanden und aktuell."))


def static_files() -> Finding:
    """Say whether styles, scripts and fonts are there."""
    subject = _("Gestaltung und Schriften")
    if finders.find("core/packages/kern/kern.min.css") is None:
        advice = _("Ausführen: make assets")
        return Finding(subject, False, _("Die Pakete der Oberfläche fehlen."), advice)
    if not gathering.are_gathered():
        fact = _("nicht gesammelt oder seitdem geändert.")
        return Finding(subject, False, fact, _("Ausführen: sozialatlas migrate"))
    return Finding(subject, True, _("gesammelt."))


def demo() -> Finding:
    """Say whether the demo's sign-ins are open to the world."""
    subject = _("Beispielzugänge")
    is_public = not set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}
    if settings.DEMO and is_public:
        advice = _("SOZIALATLAS_DEMO=no setzen und für echte Daten einen anderen Ordner nehmen.")
        return Finding(subject, False, _("offen für alle, die diese Seite erreichen."), advice)
    fact = _("offen, nur auf diesem Rechner.") if settings.DEMO else _("aus.")
    return Finding(subject, True, fact)


def ways_in() -> Finding:
    """Say what the portals would offer in vain; a block of their pages must lead to something.

    Topics and life situations without an entry are hidden, and so only counted.
    """
    subject, found = _("Portale"), dead_ends(timezone.now())
    blocks = [end for end in found if end.line]
    if blocks:
        told = "; ".join(f"/{end.slug}/: {end.what}" for end in blocks)
        fact = _("Blöcke ohne Eintrag: {blocks}.").format(blocks=told)
        return Finding(subject, False, fact, _("Verwaltung, Portale: Was ins Leere führt"))
    fact = _("%(count)s, jeder Block führt zu etwas; %(hidden)s Themen und Lebenslagen ruhen.")
    counts = {"count": len(all_portals()), "hidden": len(found)}
    return Finding(
        subject, True, fact % {name: formats.number(n) for name, n in counts.items()}, ""
    )


def named_sources() -> Finding:
    """Say whether the sources of maps and places are named, as their licences want."""
    subject = _("Quellenangaben")
    if settings.CREDITS:
        return Finding(subject, True, " · ".join(settings.CREDITS))
    if settings.DEMO or not Area.objects.exists():
        return Finding(subject, True, _("keine nötig."))
    advice = _("SOZIALATLAS_CREDITS setzen, | dazwischen, was davon geladen ist: %(texts)s")
    fact = _("Es sind Gebiete geladen, aber keine Quelle ist genannt.")
    return Finding(subject, False, fact, advice % {"texts": " | ".join(USUAL_CREDITS)})


def error_pages() -> Finding:
    """Say whether error pages keep the program's inside to themselves."""
    fact = _("zeigen das Innere des Programms.") if settings.DEBUG else _("verraten nichts.")
    return Finding(_("Fehlerseiten"), not settings.DEBUG, fact, _("SOZIALATLAS_DEBUG=no setzen."))


def _looked(look: Look) -> Finding:
    """Return a finding also where the look itself fails."""
    try:
        return look()
    except DatabaseError as error:
        return storage_health.fault(error)
    except OSError as error:
        return Finding(
            _("Dateien"),
            False,
            _("%(path)s ist nicht lesbar (%(error)s).")
            % {"path": error.filename, "error": error.strerror},
            _("Die Rechte im Datenordner ansehen."),
        )
