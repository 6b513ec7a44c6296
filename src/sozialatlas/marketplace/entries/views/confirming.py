"""All entries that have to be confirmed, on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods

from sozialatlas.core.components import Crumb
from sozialatlas.marketplace.entries import confirming, ways
from sozialatlas.marketplace.entries.kinds import BY_MAIN, LINK, SERVICE
from sozialatlas.marketplace.freshness.due import Entry
from sozialatlas.marketplace.freshness.refs import ref_of
from sozialatlas.marketplace.workspace.access import for_providers, person_of

_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@for_providers
def confirm(request: HttpRequest) -> HttpResponse:
    """List what is due; take "stimmt noch" for one or for all that were shown."""
    user, now = person_of(request), timezone.now()
    if request.method == "POST":
        one = request.POST.get("eines", "")
        given = [one] if one else request.POST.getlist("eintrag")
        refs = {ref for text in given if (ref := ref_of(text)) is not None}
        count = confirming.confirm(user, refs, at=now)
        text = ngettext(
            "{count} Eintrag ist bestätigt. Danke.",
            "{count} Einträge sind bestätigt. Danke.",
            count,
        )
        left = confirming.due_of(user, now)
        to = ways.url(ways.CONFIRM) if left else ways.url(ways.HOME)
        return ways.done(request, to, text.format(count=count))
    due = confirming.due_of(user, now)
    context = {
        "rows": [(each, _way(each)) for each in due[:_SHOWN]],
        "further": max(0, len(due) - _SHOWN),
        "crumbs": [Crumb(_("Zu tun"), ways.url(ways.HOME)), Crumb(_("Bestätigen"))],
    }
    return render(request, "marketplace/entries/confirm.html", context)


def _way(entry: Entry) -> str:
    main = SERVICE if entry.ref.kind == LINK else entry.ref.kind
    return ways.entry(BY_MAIN[main].word, entry.ref.id)
