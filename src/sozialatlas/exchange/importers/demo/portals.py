"""The portals of the demo county, so that towns and networks can be looked at from the start."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from django.db import transaction

from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.places.models import Area
from sozialatlas.search.models import Portal, PortalText

FILE = Path(__file__).with_name("portals.toml")
PAGES = Path(__file__).parent / "portal_pages"


class DemoPortal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One portal as its file tells it; the start page stands in a Markdown file beside it."""

    kind: str
    name: str
    subtitle: str = ""
    towns: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    life_situations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    accent: tuple[str, str] = ("", "")
    title: str = ""
    lead: str = ""
    contact: str = ""


def read_portals() -> Mapping[str, DemoPortal]:
    """Return the portals of the demo by their slugs."""
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return msgspec.convert(given, dict[str, DemoPortal])


@transaction.atomic
def write_portals() -> int:
    """Set up the portals of the demo, those that are there already anew; returns their number."""
    told = read_portals()
    for slug, each in told.items():
        _write(slug, each)
    return len(told)


def _write(slug: str, told: DemoPortal) -> None:
    page = PAGES / f"{slug}.md"
    portal, _is_new = Portal.objects.update_or_create(
        slug=slug,
        defaults={
            "kind": told.kind,
            "name": told.name,
            "subtitle": told.subtitle,
            "types": list(told.types),
            "languages": list(told.languages),
            "accent": told.accent[0],
            "accent_dark": told.accent[1],
            "title": told.title,
            "lead": told.lead,
            "contact": told.contact,
            "body": page.read_text(encoding="utf-8") if page.is_file() else "",
            "is_published": True,
        },
    )
    _translate(portal)
    towns = Area.objects.current().municipalities().filter(name__in=told.towns)
    portal.areas.set(towns)
    portal.topics.set(Topic.objects.filter(code__in=told.topics))
    portal.audiences.set(Audience.objects.filter(code__in=told.audiences))
    portal.life_situations.set(LifeSituation.objects.filter(code__in=told.life_situations))


def _translate(portal: Portal) -> None:
    """Write the start page in each language that has a file: heading, sentence, page."""
    for path in sorted(PAGES.glob(f"{portal.slug}.*.md")):
        title, lead, body = path.read_text(encoding="utf-8").split("\n\n", 2)
        PortalText.objects.update_or_create(
            portal=portal,
            language=path.stem.partition(".")[2],
            defaults={"title": title.removeprefix("# "), "lead": lead, "body": body},
        )
