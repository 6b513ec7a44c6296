"""An entry of the list: all that a person needs who goes there with a sheet of paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.core.components import Fact, Pair
from sozialatlas.core.languages import GERMAN, foreign
from sozialatlas.directory.cards import Card
from sozialatlas.directory.faces import Face
from sozialatlas.directory.hours.week_table import week_table
from sozialatlas.directory.models import Answer, LocalizedText, Status
from sozialatlas.marketplace.freshness.queries import Overdue
from sozialatlas.portal import saved_ids as ids
from sozialatlas.portal.detail import aging, facts, links, page as detail_page, words
from sozialatlas.portal.detail.dates import EventDates, dates
from sozialatlas.portal.detail.page import Call
from sozialatlas.portal.saved import week
from sozialatlas.portal.search import results

_REVIEWED = LocalizedText.Origin.REVIEWED


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its language, where that is not the page's; `origin` as LocalizedText has it."""

    text: str
    language: str = ""
    origin: str = ""

    @property
    def told_origin(self) -> str:
        """How the text came about, in words; empty for what people wrote."""
        if self.origin == LocalizedText.Origin.MACHINE:
            return _("Maschinell übersetzt")
        return _("Maschinell übersetzt und geprüft") if self.origin == _REVIEWED else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record of the list, in words."""

    id: str
    type: str
    name: Text
    url: str
    provider: str
    summary: Text
    calls: tuple[Call, ...] = ()
    emails: tuple[str, ...] = ()
    web: str = ""
    place: str = ""
    lines: tuple[str, ...] = ()
    is_confidential: bool = False
    route: str = ""
    ways: tuple[str, ...] = ()
    opening: Fact | None = None
    days: tuple[week.Days, ...] = ()
    remarks: tuple[str, ...] = ()
    dates: EventDates | None = None
    costs: tuple[Text, ...] = ()
    audience: tuple[Text, ...] = ()
    steps: tuple[Text, ...] = ()
    languages: tuple[str, ...] = ()
    free: tuple[detail_page.Free, ...] = ()
    access: tuple[Pair, ...] = ()
    verified: Fact = field(default_factory=lambda: Fact("information", ""))
    is_closed_for_now: bool = False
    face: Face
    card: Card

    @property
    def phone(self) -> Call | None:
        """The first number that somebody answers; a fax is none."""
        return next((call for call in self.calls if call.icon == "phone"), None)

    @property
    def times(self) -> tuple[Text, ...]:
        """What is said of its times in words, and holds beyond this moment: fit for paper."""
        said = self.opening
        lasting = (Text(str(said.text), said.language),) if said and not said.is_for_now else ()
        return (*lasting, *map(Text, self.remarks))

    @property
    def known_access(self) -> tuple[Pair, ...]:
        """What is known of the way in; the rest would only fill the sheet."""
        return tuple(pair for pair in self.access if not pair.is_unknown)


def entry(
    face: Face,
    card: Card,
    overdue: Overdue,
    *,
    language: str,
    now: dt.datetime,
    today: dt.date,
) -> Entry:
    """Return a record as the list shows it at a moment."""
    site = face.site
    table = week_table(card.rules, today)
    return Entry(
        id=ids.short(face.id),
        type=face.type,
        name=Text(face.name.text, foreign(face.name.language)),
        url=links.address(face, language),
        provider=face.organization,
        summary=_summary(face),
        calls=tuple(
            detail_page.call(number, site.country if site else "DE")
            for number in face.reaching.numbers
        ),
        emails=face.reaching.emails,
        web=face.reaching.url,
        place=site.name if site else "",
        lines=site.lines if site else (),
        is_confidential=bool(site and site.is_confidential),
        route=site.transportation if site else "",
        ways=tuple(detail_page.ways(card)),
        opening=_opening(card, table.remarks, now),
        days=week.days(table.lines),
        remarks=(*table.remarks, *filter(None, [aging.hours(overdue, now)])),
        dates=dates(card.timing, now) if card.timing else None,
        costs=tuple(_costs(face, card)),
        audience=tuple(_audience(face)),
        steps=tuple(
            Text(step, foreign(face.steps.language)) for step in words.steps(face.steps.text)
        ),
        languages=tuple(words.language(each.code, each.note) for each in face.languages),
        free=tuple(detail_page.free(face, overdue, now)),
        access=tuple(words.access(each) for each in face.access),
        verified=facts.verified(card, overdue, now),
        is_closed_for_now=card.status == Status.TEMPORARILY_CLOSED,
        face=face,
        card=card,
    )


def _opening(card: Card, remarks: Iterable[str], now: dt.datetime) -> Fact | None:
    """Return whether it is open now; nothing that a remark says as well."""
    found = results.when(card, now) if card.timing is None else None
    return None if found and str(found.text) in remarks else found


def _summary(face: Face) -> Text:
    said = face.summary if face.summary.text else face.description
    return Text(said.text, foreign(said.language), said.origin)


def _costs(face: Face, card: Card) -> Iterator[Text]:
    if card.is_free == Answer.YES:
        yield Text(_("Kostenlos"))
    for price in face.prices:
        if said := words.price(price):
            yield Text(said, foreign(GERMAN))
    if face.fees.text:
        yield Text(face.fees.text, foreign(face.fees.language))
    elif card.is_free == Answer.NO and not face.prices:
        yield Text(_("Kostenpflichtig"))


def _audience(face: Face) -> Iterator[Text]:
    if face.eligibility.text:
        yield Text(face.eligibility.text, foreign(face.eligibility.language))
    elif face.audiences:
        yield Text(formats.joined(term.label for term in face.audiences))
    if ages := words.ages(face):
        yield Text(ages)
    if served := words.served(face.served):
        yield Text(_("Für Menschen aus: {places}").format(places=served))
