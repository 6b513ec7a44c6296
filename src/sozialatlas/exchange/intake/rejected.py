"""Rejected rows as a file, so that whoever keeps the source can mend them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sozialatlas.marketplace.quality import csv_file


def answer(report: Mapping[str, Sequence[Sequence[str | int]]]) -> HttpResponse:
    """Return the rejected rows of a report as CSV."""
    header = [_("Datei"), _("Zeile"), _("Angabe"), _("Grund"), _("Wert")]
    content = csv_file.content(header, report.get("rejected", ()))
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="abgelehnt.csv"'},
    )
