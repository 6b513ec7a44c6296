"""A record for machines that read pages: JSON-LD in the words of schema.org.

Built from what the page shows, so that it can say nothing finer than the page does.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from urllib.parse import urljoin

from django.utils.safestring import SafeString

from sozialatlas.core.components import Crumb
from sozialatlas.directory.cards import EVENT, SERVICE, Card
from sozialatlas.directory.faces import Access, Face, Site
from sozialatlas.directory.models import AccessibilityFeature, Answer, Status
from sozialatlas.portal import structured_hours
from sozialatlas.portal.detail.dates import EventDate, EventDates

Data = dict[str, object]
_CONTEXT = "https://schema.org"
# Within a script element these could end it; JSON writes them as escapes as well.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_ESCAPES |= {0x2028: "\\u2028", 0x2029: "\\u2029"}
_KNOWN = {Answer.YES.value: True, Answer.NO.value: False}
# What costs nothing, costs it in the money of the country.
_CURRENCIES = {"CH": "CHF", "LI": "CHF"}
_EURO = "EUR"


def script_text(data: Mapping[str, object] | Sequence[Mapping[str, object]]) -> SafeString:
    """Return data as JSON that may stand inside a script element."""
    return SafeString(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))


def record(face: Face, card: Card, dates: EventDates | None, url: str, today: dt.date) -> Data:
    """Return a service, an event or a volunteer role."""
    if face.type == EVENT:
        data = _event(face, card, dates)
    elif face.type == SERVICE:
        data = _service(face, card, today)
    else:
        data = _role(face, card)
    text = face.summary.text or face.description.text
    image = urljoin(url, face.picture.url) if face.picture else ""
    base = {"@context": _CONTEXT, "url": url, "description": text, "image": image}
    return _filled({**base, **data})


def breadcrumbs(crumbs: Sequence[Crumb], url: str) -> Data:
    """Return the way back from a page; its last step is the page itself."""
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": str(crumb.label),
            "item": urljoin(url, crumb.url),
        }
        for position, crumb in enumerate(crumbs, 1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def _service(face: Face, card: Card, today: dt.date) -> Data:
    channel = {
        "@type": "ServiceChannel",
        "serviceUrl": face.reaching.url,
        "servicePhone": _phone(face),
        "serviceLocation": _open_place(face, face.site, card, today) if face.site else None,
        "availableLanguage": [spoken.code for spoken in face.languages],
    }
    return {
        "@type": "Service",
        "name": face.name.text,
        "provider": _organization(face),
        "serviceType": [term.label for term in face.topics],
        "audience": [{"@type": "Audience", "audienceType": term.label} for term in face.audiences],
        "areaServed": [
            {"@type": "AdministrativeArea", "name": name} for name, _key in face.served.areas
        ],
        "availableChannel": _filled(channel),
        "offers": _offers(face, card),
    }


def _event(face: Face, card: Card, dates: EventDates | None) -> Data:
    following = dates.following if dates else ()
    is_off = card.status == Status.TEMPORARILY_CLOSED
    shared: Data = {
        "@type": "Event",
        "name": face.name.text,
        "eventAttendanceMode": f"https://schema.org/{_mode(face, card)}EventAttendanceMode",
        "eventStatus": f"https://schema.org/Event{'Postponed' if is_off else 'Scheduled'}",
        "location": _where(face, card),
    }
    first = _times(following[0]) if following else {"startDate": _start(card)}
    each = [_filled({**shared, **_times(one)}) for one in following]
    return {
        **shared,
        **first,
        "subEvent": each if len(each) > 1 else None,
        "organizer": _organization(face),
        "isAccessibleForFree": _KNOWN.get(card.is_free),
        "offers": _offers(face, card),
        "typicalAgeRange": _ages(face),
    }


def _times(date: EventDate) -> Data:
    ends = date.ends_at.isoformat() if date.ends_at else None
    return {"startDate": date.starts_at.isoformat(), "endDate": ends}


def _mode(face: Face, card: Card) -> str:
    if card.is_online:
        return "Mixed" if face.site else "Online"
    return "Offline"


def _where(face: Face, card: Card) -> Data | None:
    """Return the place of an event; a virtual one only where it is said to be online."""
    if face.site:
        return _place(face, face.site)
    url = face.reaching.url
    return _filled({"@type": "VirtualLocation", "url": url}) if card.is_online else None


def _start(card: Card) -> str | None:
    return card.timing.starts_at.isoformat() if card.timing else None


def _ages(face: Face) -> str:
    """Return ages as schema.org writes them: 6-12, 6-; empty where nothing is said."""
    if face.minimum_age is None and face.maximum_age is None:
        return ""
    most = "" if face.maximum_age is None else face.maximum_age
    return f"{face.minimum_age or 0}-{most}"


def _role(face: Face, card: Card) -> Data:
    return {
        "@type": "JobPosting",
        "title": face.name.text,
        "employmentType": "VOLUNTEER",
        "hiringOrganization": _organization(face),
        "jobLocation": _place(face, face.site) if face.site else None,
        "jobLocationType": "TELECOMMUTE" if card.is_online and not face.site else None,
        "skills": face.skills.text,
        "workHours": face.time_needed.text,
    }


def _organization(face: Face) -> Data:
    return _filled(
        {"@type": "Organization", "name": face.organization, "url": face.organization_url}
    )


def _offers(face: Face, card: Card) -> list[Data]:
    """Return what it costs; words without an amount have no place here."""
    if _KNOWN.get(card.is_free):
        country = face.site.country if face.site else ""
        return [_offer("0", _CURRENCIES.get(country, _EURO), "")]
    return [
        _offer(f"{price.amount:.2f}", price.currency or _EURO, price.option)
        for price in face.prices
        if price.amount is not None
    ]


def _offer(price: str, currency: str, name: str) -> Data:
    return _filled({"@type": "Offer", "price": price, "priceCurrency": currency, "name": name})


def _open_place(face: Face, site: Site, card: Card, today: dt.date) -> Data:
    """Return a place with its hours; who is closed for now has none."""
    place = _place(face, site)
    if card.status == Status.TEMPORARILY_CLOSED:
        return place
    hours = {
        "openingHoursSpecification": structured_hours.week(card.rules, today),
        "specialOpeningHoursSpecification": structured_hours.holidays(
            card.rules, card.region, today
        ),
    }
    return _filled({**place, **hours})


def _place(face: Face, site: Site) -> Data:
    address = {
        "@type": "PostalAddress",
        "streetAddress": site.street,
        "postalCode": site.postal_code,
        "addressLocality": site.city,
        "addressCountry": site.country,
    }
    geo = None
    if site.is_exact:
        geo = {"@type": "GeoCoordinates", "latitude": site.lat, "longitude": site.lon}
    return _filled(
        {
            "@type": "Place",
            "name": site.name,
            "address": _filled(address),
            "geo": geo,
            "amenityFeature": [_feature(one) for one in face.access if _is_known(one)],
        }
    )


def _is_known(access: Access) -> bool:
    """Return whether a feature has a name and an answer: unknown is not a no."""
    return access.answer in _KNOWN and access.feature in AccessibilityFeature.values


def _feature(access: Access) -> Data:
    return {
        "@type": "LocationFeatureSpecification",
        "name": str(AccessibilityFeature(access.feature).label),
        "value": _KNOWN[access.answer],
    }


def _phone(face: Face) -> Data | None:
    if not face.reaching.numbers:
        return None
    return {"@type": "ContactPoint", "telephone": face.reaching.numbers[0].text}


def _filled(data: Mapping[str, object]) -> Data:
    """Leave out what nobody knows."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
