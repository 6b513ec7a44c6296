"""One record in short: what it is, whom to call, when it is open today, where it is."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core.components import Fact
from sozialatlas.core.languages import GERMAN, foreign
from sozialatlas.directory import faces
from sozialatlas.directory.cards import cards
from sozialatlas.directory.faces import Face
from sozialatlas.directory.hours.week_table import week_table
from sozialatlas.directory.queries import merged_into
from sozialatlas.marketplace.freshness.queries import overdue
from sozialatlas.portal.detail import links, page as detail
from sozialatlas.portal.detail.facts import verified
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.portal.search import results
from sozialatlas.search import embeds
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import TYPES

MOST_CALLS = 2


@dataclass(frozen=True, slots=True)
class Single:
    """What the template shows of one record; a confidential address was never read."""

    name: str
    name_language: str
    provider: str
    provider_language: str
    summary: str
    summary_language: str
    url: str
    calls: tuple[detail.Call, ...]
    when: Fact | None
    today: str
    place: str
    lines: tuple[str, ...]
    is_confidential: bool
    checked: str


def single(record: uuid.UUID | None, portal: Preset, language: str, now: dt.datetime) -> Single:
    """Return a record of a portal.

    Raises: EmbedError, for one that is not there, has ended, or is none of this portal's.
    """
    if record is None:
        raise EmbedError(400, _("Es fehlt „angebot“: die Kennung am Ende seiner Adresse."))
    today = timezone.localdate(now)
    face = _face(record, language, today)
    if (face is None or not face.is_visible) and (merged := merged_into(record)):
        record, face = merged, _face(merged, language, today)
    if face is None or not face.is_visible or not embeds.is_found(record, portal, now):
        raise EmbedError(404, _("Dieses Angebot gibt es hier nicht oder nicht mehr."))
    card = cards({face.type: [face.id]}, language=language)[face.id]
    site = face.site
    old = overdue([face.id], now).get(face.id, {})
    return Single(
        name=face.name.text,
        name_language=foreign(face.name.language),
        provider=face.organization,
        provider_language=foreign(GERMAN),
        summary=card.summary,
        summary_language=foreign(card.summary_language),
        url=links.address(face, language),
        calls=tuple(_calls(face)),
        when=results.when(card, now),
        today=next(
            (each.times for each in week_table(card.rules, today).lines if each.is_today), ""
        ),
        place=site.name if site else "",
        lines=site.lines if site else (),
        is_confidential=bool(site and site.is_confidential),
        checked=str(verified(card, old, now).text),
    )


def _face(record: uuid.UUID, language: str, today: dt.date) -> faces.Face | None:
    for kind in TYPES:
        found = faces.face(kind, record, language=language, today=today)
        if found is not None:
            return found
    return None


def _calls(face: Face) -> list[detail.Call]:
    country = face.site.country if face.site else "DE"
    made = (detail.call(number, country) for number in face.reaching.numbers)
    return [call for call in made if call.url][:MOST_CALLS]
