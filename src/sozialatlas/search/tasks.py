"""What the search does each night."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job

# Whoever only asks which jobs there are does not load the search: hence imports in functions.


@job("search.check_portals", _("Alle Portale prüfen"), nightly=Nightly(hour=3))
def check_portals() -> None:
    """Have each published portal checked, one after the other."""
    from sozialatlas.search import portal_checks  # noqa: PLC0415 -- as said above

    portals = portal_checks.published()
    portal_checks.forget_all_but(portals)
    for portal in portals:
        check_portal.enqueue(portal.slug)


@job("search.check_portal", _("Portal prüfen"))
def check_portal(slug: str) -> None:
    """Look behind each topic, life situation and block that a portal offers."""
    from sozialatlas.search import portal_checks  # noqa: PLC0415 -- as said above

    portal_checks.check(slug, timezone.now())


@job("search.forget_uses", _("Alte Zählungen von Einträgen löschen"), nightly=Nightly(hour=2))
def forget_uses() -> None:
    """Remove old numbers, and words of search that hardly anybody typed."""
    from sozialatlas.search import record_uses  # noqa: PLC0415 -- as said above

    record_uses.forget(timezone.localdate())
