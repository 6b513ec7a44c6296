"""The portals as a request meets them: read once, kept in memory until one is changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Max
from django.utils import timezone

from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.places import queries as places
from sozialatlas.places.models import Area
from sozialatlas.search.keeping import Keeping
from sozialatlas.search.models import Portal, PortalImage, PortalText
from sozialatlas.search.presets import Picture, Preset, Texts, Words
from sozialatlas.search.scope import Scope

_LISTS = ("areas", "topics", "audiences", "life_situations")
_WITH_HOME = (Portal.Kind.TOWN, Portal.Kind.KIOSK)

COUNTY = Preset()
"""The county's portal where nobody has set up one."""


@dataclass(frozen=True, slots=True)
class _Known:
    by_slug: Mapping[str, Preset]
    by_host: Mapping[str, Preset]


def all_portals() -> tuple[Preset, ...]:
    """Return all portals by their slugs, the county's own first."""
    known = _keeping.fresh().by_slug
    return tuple(known[slug] for slug in sorted({"", *known}) if slug in known) or (COUNTY,)


def county() -> Preset:
    """Return the county's own portal."""
    return _keeping.fresh().by_slug.get("", COUNTY)


def find(slug: str) -> Preset | None:
    """Return the portal of a slug, also an unpublished one; a second old at most."""
    return county() if not slug else _keeping.fresh().by_slug.get(slug)


def at_host(host: str) -> Preset | None:
    """Return the portal whose own host name this is; None for the installation's own hosts."""
    return _keeping.fresh().by_host.get(host)


def renew() -> None:
    """See the portals as they are now: for whoever has just saved one."""
    _keeping.renewed()


def forget() -> None:
    """Read all portals anew at the next question."""
    _keeping.forget()


def _state() -> tuple[object, ...]:
    told = Portal.objects.aggregate(
        count=Count("pk"), newest=Max("pk"), changed_at=Max("changed_at")
    )
    return (*told.values(), places.data_version())


def _gather() -> _Known:
    rows = Portal.objects.order_by("slug").prefetch_related(*_LISTS)
    images, words = _images(), _words()
    today = timezone.localdate()
    presets = [preset_of(portal, images[portal.pk], words[portal.pk], on=today) for portal in rows]
    return _Known(
        # Behind a path a portal is not alone, also if it has a host of its own besides.
        {preset.slug: replace(preset, host="") for preset in presets},
        {preset.host: preset for preset in presets if preset.host},
    )


def _images() -> Mapping[int, list[PortalImage]]:
    found: defaultdict[int, list[PortalImage]] = defaultdict(list)
    for image in PortalImage.objects.order_by("portal", "use", "name"):
        found[image.portal_id].append(image)
    return found


def _words() -> Mapping[int, list[PortalText]]:
    found: defaultdict[int, list[PortalText]] = defaultdict(list)
    for text in PortalText.objects.order_by("portal", "language"):
        found[text.portal_id].append(text)
    return found


def preset_of(
    portal: Portal,
    images: Sequence[PortalImage],
    words: Sequence[PortalText],
    *,
    on: dt.date,
) -> Preset:
    """Return a portal as requests meet it; areas that ended lead on to those of the day."""
    return Preset(
        kind=portal.kind,
        slug=portal.slug,
        host=portal.host,
        name=portal.name,
        subtitle=portal.subtitle,
        is_published=portal.is_published,
        scope=_scope(portal, on),
        types=tuple(portal.types),
        preset=tuple((name, value) for name, values in portal.preset.items() for value in values),
        languages=tuple(portal.languages),
        accents=(portal.accent, portal.accent_dark),
        texts=Texts(
            portal.title,
            portal.lead,
            portal.body,
            portal.body_draft,
            portal.contact,
            portal.imprint,
            portal.privacy,
            portal.accessibility,
        ),
        translated=tuple(
            (text.language, Words(text.title, text.lead, text.body, text.contact))
            for text in words
        ),
        pictures=tuple(
            (image.name, _picture(image))
            for image in images
            if image.use == PortalImage.Use.PICTURE
        ),
        logos=(_logo(images, PortalImage.Use.LOGO), _logo(images, PortalImage.Use.LOGO_DARK)),
    )


def _picture(image: PortalImage) -> Picture:
    return Picture(image.file.name or "", image.width, image.height, image.alt, image.credit)


def _logo(images: Sequence[PortalImage], use: str) -> Picture | None:
    return next((_picture(image) for image in images if image.use == use), None)


def _scope(portal: Portal, on: dt.date) -> Scope:
    areas = [
        reached
        for area in portal.areas.all()
        for reached, _share in places.successors(area, on=on)
    ]
    towns = _keys(areas, Area.Kind.MUNICIPALITY)
    has_home = portal.kind in _WITH_HOME
    locked: Mapping[str, list[str]] = portal.locked
    return Scope(
        home=towns if has_home else (),
        areas=() if has_home else towns,
        social_areas=_keys(areas, Area.Kind.SOCIAL_AREA),
        topics=_codes(portal.topics.all()),
        audiences=_codes(portal.audiences.all()),
        life_situations=_codes(portal.life_situations.all()),
        organizations=tuple(sorted(locked.get("organization", ()))),
        languages=tuple(sorted(locked.get("language", ()))),
        accessibility=tuple(sorted(locked.get("accessibility", ()))),
        types=tuple(portal.types),
        free="free" in locked,
        remote="remote" in locked,
        at_home="at_home" in locked,
    )


def _keys(areas: Iterable[Area], kind: str) -> tuple[str, ...]:
    return tuple(sorted({area.key for area in areas if area.kind == kind}))


def _codes(terms: Iterable[Topic | Audience | LifeSituation]) -> tuple[str, ...]:
    return tuple(sorted(term.code for term in terms))


_keeping: Keeping[_Known] = Keeping(_state, _gather)
