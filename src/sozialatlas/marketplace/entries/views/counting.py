"""Free places in one step, shown at once."""

from __future__ import annotations

import datetime as dt
import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sozialatlas.core.typed_numbers import whole
from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.directory.values import CapacityValues
from sozialatlas.marketplace.entries import actions, queries, ways
from sozialatlas.marketplace.entries.kinds import BY_MAIN, LINK, SERVICE
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.workspace.access import for_providers, person_of

UNIT = "Plätze"
_MOST_PLACES = 100_000


@for_providers
@require_POST
def count_free(request: HttpRequest, key: int) -> HttpResponse:
    """Take the number of places that are free now."""
    found = queries.capacities(person_of(request)).filter(pk=key).first()
    if found is None or found.service_at_location is None:
        raise Http404
    record = found.service_at_location
    back = _page(record) if request.POST.get("dann") == "eintrag" else ways.url(ways.HOME)
    return _counted(request, record, found.unit, found.maximum, back)


@for_providers
@require_POST
def first_count(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Begin to tell how many places are free, and of how many."""
    own = membership.records_of(person_of(request))[LINK]
    rows = ServiceAtLocation.objects.filter(pk__in=own.values("pk")).select_related("service")
    record = rows.filter(pk=key).first()
    if record is None:
        raise Http404
    text = request.POST.get("gesamt", "").strip()
    maximum = whole(text, most=_MOST_PLACES)
    if text and not maximum:
        said = _("Bitte eine Zahl angeben, oder nichts.")
        return ways.refused(request, _page(record), said)
    return _counted(request, record, UNIT, maximum, _page(record))


def _counted(
    request: HttpRequest, record: ServiceAtLocation, unit: str, maximum: int | None, back: str
) -> HttpResponse:
    free = whole(request.POST.get("frei", ""), most=_MOST_PLACES)
    if free is None:
        return ways.refused(request, back, _("Bitte eine Zahl angeben, 0 für keine."))
    if maximum is not None and free > maximum:
        said = _("Es gibt nur {count} Plätze. Sind es mehr geworden? Dann ändern Sie den Eintrag.")
        return ways.refused(request, back, said.format(count=maximum))
    at: dt.datetime = timezone.now()
    counted = CapacityValues(unit=unit, asserted_at=at, available=free, maximum=maximum)
    actions.count_free(record, counted, by=person_of(request), at=at)
    said = _("{name}: {count} frei, gezählt heute. Das ist schon zu sehen.")
    return ways.done(request, back, said.format(name=record.service.name, count=free))


def _page(record: ServiceAtLocation) -> str:
    return f"{ways.url(ways.LIST)}/{BY_MAIN[SERVICE].word}/{record.pk}"
