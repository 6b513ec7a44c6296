"""What people found helpful, in the administration: one line a record."""

from __future__ import annotations

import datetime as dt

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.queries import editing_reach
from sozialatlas.marketplace import queries
from sozialatlas.marketplace.admin.reading import ReadByEditors, record_link
from sozialatlas.marketplace.models import HelpfulCount

LATELY = dt.timedelta(days=30)


@admin.register(HelpfulCount)
class HelpfulCountAdmin(ReadByEditors[HelpfulCount]):
    """Lists the records within a person's reach that somebody found helpful, the most first."""

    list_display = ["record", "record_kind", "municipality", "total", "lately", "counted_on"]
    list_display_links = None
    list_filter = ["record_kind"]
    search_fields = ["record_name"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[HelpfulCount]:
        """Return one row a record, and only within a person's reach."""
        since = timezone.localdate() - LATELY
        # Not Django's own rows: they are ordered by `total` before anything counts it.
        return queries.helpful(
            HelpfulCount.objects.all(), editing_reach(request.user), since=since
        )

    def get_ordering(self, request: HttpRequest) -> list[str | Combinable]:
        """The most helpful first."""
        return ["-total", "record_name"]

    @admin.display(description=_("Eintrag"), ordering="record_name")
    def record(self, row: HelpfulCount) -> SafeString:
        """Return the way to the record's page."""
        return record_link(row)

    @admin.display(description=_("Gemeinde"), ordering="area_name")
    def municipality(self, row: HelpfulCount) -> str:
        """Return the name of the municipality in which the record lies."""
        return str(getattr(row, "area_name", row.area_key))

    @admin.display(description=_("insgesamt"), ordering="total")
    def total(self, row: HelpfulCount) -> int:
        """Return how many found it helpful since it is counted."""
        return int(getattr(row, "total", row.count))

    @admin.display(description=_("letzte 30 Tage"), ordering="lately")
    def lately(self, row: HelpfulCount) -> int:
        """Return how many found it helpful lately."""
        return int(getattr(row, "lately", row.count))

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """A count names nobody: there is nothing to remove."""
        return False
