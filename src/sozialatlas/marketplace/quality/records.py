"""Where the records behind findings are read and edited."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import editing_reach
from sozialatlas.core import addresses, languages
from sozialatlas.directory.models.base import slug_of
from sozialatlas.marketplace.quality import queries
from sozialatlas.marketplace.quality.checks.topics import TOPIC
from sozialatlas.marketplace.quality.landscape import (
    EVENT,
    LINK,
    LOCATION,
    ORGANIZATION,
    ROLE,
    SERVICE,
)
from sozialatlas.marketplace.quality.models import EntryState, Finding

KINDS: Mapping[str, str | Promise] = {
    SERVICE: _("Angebot"),
    LINK: _("Angebot am Standort"),
    LOCATION: _("Standort"),
    ORGANIZATION: _("Träger"),
    EVENT: _("Veranstaltung"),
    ROLE: _("Ehrenamt"),
    TOPIC: _("Thema"),
}
_WITH_PAGE = (SERVICE, EVENT, ROLE)


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a list: what it is called, whose it is, where, and its two addresses."""

    title: str
    kind: str | Promise
    organization: str
    area: str
    page_url: str
    edit_url: str
    finding: Finding | None = None


def of_findings(findings: Sequence[Finding], user: User) -> list[Row]:
    """Return the rows of some findings, in three queries."""
    links = [row.record_id for row in findings if row.kind == LINK]
    pages = dict(
        EntryState.objects.filter(record_id__in=links).values_list("record_id", "page_id")
    )
    names = _Names(findings)
    return [
        Row(
            title=row.title,
            kind=KINDS.get(row.kind, row.kind),
            organization=names.organization(row),
            area=names.area(row),
            page_url=_page(row.kind, row.record_id, row.title, pages),
            edit_url=_edit(row.kind, row.record_id, row.area_key, user),
            finding=row,
        )
        for row in findings
    ]


def of_states(states: Sequence[EntryState], user: User) -> list[Row]:
    """Return the rows of some entries, in two queries."""
    names = _Names(states)
    return [
        Row(
            title=row.title,
            kind=KINDS.get(row.kind, row.kind),
            organization=names.organization(row),
            area=names.area(row),
            page_url=_page(row.kind, row.page_id, row.title, {}),
            edit_url=_edit(row.kind, row.page_id, row.area_key, user),
        )
        for row in states
    ]


class _Names:
    """Names of the providers and areas of some rows."""

    def __init__(self, rows: Iterable[Finding | EntryState]) -> None:
        given = list(rows)
        ids = {row.organization_id for row in given if row.organization_id}
        self._organizations = queries.organization_names(ids)
        self._areas = queries.area_names({row.area_key for row in given if row.area_key})

    def organization(self, row: Finding | EntryState) -> str:
        return self._organizations.get(row.organization_id, "") if row.organization_id else ""

    def area(self, row: Finding | EntryState) -> str:
        return self._areas.get(row.area_key, row.area_key)


def _page(
    kind: str, record_id: uuid.UUID, title: str, pages: Mapping[uuid.UUID, uuid.UUID]
) -> str:
    if kind == LINK and record_id in pages:
        kind, record_id = SERVICE, pages[record_id]
    if kind not in _WITH_PAGE:
        return ""
    return addresses.record(kind, slug_of(title), record_id, languages.current())


def _edit(kind: str, record_id: uuid.UUID, area_key: str, user: User) -> str:
    """Return the page of the administration, for who may edit there."""
    if kind == TOPIC or not editing_reach(user).covers_or_placeless(area_key):
        return ""
    return reverse(f"admin:directory_{kind.replace('_', '')}_change", args=[record_id])
