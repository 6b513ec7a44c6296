"""All that the page of one record shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialatlas.core import addresses
from sozialatlas.core.components import Crumb, Fact, Pair
from sozialatlas.directory.cards import Card
from sozialatlas.directory.faces import Face, Number, Site
from sozialatlas.directory.hours.week_table import WeekTable, week_table
from sozialatlas.directory.models import Answer, Phone, Status, slug_of
from sozialatlas.marketplace.freshness.queries import Overdue
from sozialatlas.portal import untranslated
from sozialatlas.portal.detail import aging, facts, links, sites, small_map, words
from sozialatlas.portal.detail.dates import EventDates, dates
from sozialatlas.portal.detail.phone import tel
from sozialatlas.portal.detail.small_map import Drawing
from sozialatlas.portal.detail.task import Task, task


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call; without `url` it is shown only."""

    text: str
    url: str
    label: str
    note: str
    icon: str = "phone"


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One of the places of a service."""

    name: str
    lines: tuple[str, ...]
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Free:
    """Free places in words, as counted at a moment; `mark` tells of a count that is too old."""

    text: str
    asserted_at: dt.datetime
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailPage:
    """The page of one record, ready for its template."""

    face: Face
    card: Card
    url: str
    crumbs: list[Crumb]
    facts: list[Fact]
    dates: EventDates | None
    calls: list[Call]
    week: WeekTable
    hours_mark: str
    drawing: Drawing | None
    way_url: str
    steps: list[str]
    ages: str
    prices: list[str]
    languages: list[str]
    served: str
    access: list[Pair]
    free: list[Free]
    sites: list[SiteRow]
    ways: list[str]
    untranslated: str
    task: Task | None
    organization_list: str

    @property
    def is_closed_for_now(self) -> bool:
        """Whether the record is closed for some time."""
        return self.card.status == Status.TEMPORARILY_CLOSED

    @property
    def has_cost(self) -> bool:
        """Whether anything is said about cost beyond the fact that it is free."""
        return bool(self.prices or self.face.fees.text or self.card.is_free == Answer.NO)

    @property
    def has_steps(self) -> bool:
        """Whether anything is said about how to begin."""
        return bool(self.steps or self.face.documents or self.languages)

    @property
    def has_audience(self) -> bool:
        """Whether anything is said about whom it is for."""
        face = self.face
        return bool(face.eligibility.text or self.ages or face.audiences or self.served)


def page(
    face: Face,
    card: Card,
    overdue: Overdue,
    *,
    language: str,
    now: dt.datetime,
    today: dt.date,
) -> DetailPage:
    """Return what the page of a record shows at a moment."""
    when = dates(card.timing, now) if card.timing else None
    site = face.site
    country = site.country if site else "DE"
    return DetailPage(
        face=face,
        card=card,
        url=links.address(face, language),
        crumbs=links.crumbs(face, language),
        facts=facts.facts(card, when, overdue, now),
        dates=when,
        calls=[call(number, country) for number in face.reaching.numbers],
        week=week_table(card.rules, today),
        hours_mark=aging.hours(overdue, now),
        drawing=_drawing(site, today),
        way_url=_way(site),
        steps=words.steps(face.steps.text),
        ages=words.ages(face),
        prices=[price for each in face.prices if (price := words.price(each))],
        languages=[words.language(each.code, each.note) for each in face.languages],
        served=words.served(face.served),
        access=[words.access(each) for each in face.access],
        free=list(free(face, overdue, now)),
        sites=[_site_row(each, face, language) for each in sites.nearest_first(face)],
        ways=list(ways(card)),
        untranslated=untranslated.of_record(face, language),
        task=task(face, card),
        organization_list=links.of_organization(face, language),
    )


def free(face: Face, overdue: Overdue, now: dt.datetime) -> Iterator[Free]:
    """Yield the places that are free, in words."""
    for each in face.places:
        if text := words.places(each):
            mark = aging.places(overdue, each.asserted_at, now)
            yield Free(text, each.asserted_at, mark)


def call(number: Number, country: str) -> Call:
    """Return a number as it is shown and dialled."""
    # What rings needs no label; a fax or a mobile does.
    label = "" if number.kind == Phone.Kind.VOICE else Phone.Kind(number.kind).label
    if number.kind == Phone.Kind.FAX:
        return Call(number.text, "", str(label), number.note, "fax")
    return Call(number.text, tel(number.text, country), str(label), number.note)


def _drawing(site: Site | None, today: dt.date) -> Drawing | None:
    if site is None:
        return None
    point = None
    if site.is_exact and site.lat is not None and site.lon is not None:
        point = (site.lat, site.lon)
    return small_map.drawing(site.municipality_key, point, today)


def _way(site: Site | None) -> str:
    """Return where the way can be planned, once the person asks for it."""
    if site is None or not site.is_exact:
        return ""
    return f"https://www.openstreetmap.org/directions?to={site.lat:.5f}%2C{site.lon:.5f}"


def _site_row(site: Site, face: Face, language: str) -> SiteRow:
    url = addresses.record(face.type, slug_of(face.name.text), site.record_id, language)
    name = site.name or site.municipality or face.name.text
    lines = tuple(line for line in site.lines if line != name)
    return SiteRow(name, lines, url, site.record_id == face.id)


def ways(card: Card) -> Iterator[str]:
    """Yield how one gets it without going anywhere."""
    if card.is_at_home:
        yield _("Kommt zu Ihnen nach Hause")
    if card.is_by_phone:
        yield _("Am Telefon")
    if card.is_online:
        yield _("Online")
