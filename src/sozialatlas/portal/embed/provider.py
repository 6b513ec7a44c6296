"""The organization whose entries alone a partner wants to show, found by its name."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.directory.models import Organization, Status
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.search.answers import ORGANIZATION

Pairs = tuple[tuple[str, str], ...]
_NAMED = 5


def pairs(name: str) -> Pairs:
    """Return what narrows a search to the organization of a name; nothing for no name.

    Raises: EmbedError, where there is none or where several are meant.
    """
    given = name.strip()
    if not given:
        return ()
    known = Organization.objects.exclude(status=Status.CLOSED).order_by("name", "pk")
    exact = known.filter(Q(name=given) | Q(alternate_name=given))
    like = known.filter(Q(name__icontains=given) | Q(alternate_name__icontains=given))
    found = list(exact[:2]) or list(like[: _NAMED + 1])
    if len(found) == 1:
        return ((ORGANIZATION, str(found[0].pk)),)
    if not found:
        told = _("Einen Träger „{name}“ kennen wir nicht. Suchen Sie ihn unter Angebote.")
        raise EmbedError(400, told.format(name=given[:60]))
    told = _("Zu „{name}“ passen mehrere Träger, zum Beispiel: {names}.")
    names = formats.joined(each.name for each in found[:_NAMED])
    raise EmbedError(400, told.format(name=given[:60], names=names))
