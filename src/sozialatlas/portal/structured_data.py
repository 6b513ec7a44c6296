"""A record for machines that read pages: JSON-LD in the words of schema.org.

Built from what the page shows, so that it can say nothing finer than the page does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from sozialatlas.directory.cards import EVENT, SERVICE, Card
from sozialatlas.directory.faces import Face, Site
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Answer, Status
from sozialatlas.portal.detail.dates import EventDates

Data = dict[str, object]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Within a script element these could end it; JSON writes them as escapes as well.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_ESCAPES |= {0x2028: "\\u2028", 0x2029: "\\u2029"}


def script_text(data: Mapping[str, object]) -> SafeString:
    """Return data as JSON that may stand inside a script element."""
    return SafeString(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))


def record(face: Face, card: Card, dates: EventDates | None, url: str) -> Data:
    """Return a service, an event or a volunteer role."""
    if face.type == EVENT:
        data = _event(face, card, dates)
    elif face.type == SERVICE:
        data = _service(face, card)
    else:
        data = _role(face)
    text = face.summary.text or face.description.text
    base = {"@context": "https://schema.org", "url": url, "description": text}
    return _filled({**base, **data})


def _service(face: Face, card: Card) -> Data:
    channel = {
        "@type": "ServiceChannel",
        "serviceUrl": face.reaching.url,
        "servicePhone": _phone(face),
        "serviceLocation": _place(face.site, card.rules) if face.site else None,
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
        "isAccessibleForFree": _free(card),
    }


def _event(face: Face, card: Card, dates: EventDates | None) -> Data:
    first = dates.following[0] if dates and dates.following else None
    is_off = card.status == Status.TEMPORARILY_CLOSED
    return {
        "@type": "Event",
        "name": face.name.text,
        "startDate": first.starts_at.isoformat() if first else _start(card),
        "endDate": first.ends_at.isoformat() if first and first.ends_at else None,
        "eventAttendanceMode": f"https://schema.org/{_mode(face, card)}EventAttendanceMode",
        "eventStatus": f"https://schema.org/Event{'Postponed' if is_off else 'Scheduled'}",
        "location": _where(face, card),
        "organizer": _organization(face),
        "isAccessibleForFree": _free(card),
    }


def _mode(face: Face, card: Card) -> str:
    if card.is_online:
        return "Mixed" if face.site else "Online"
    return "Offline"


def _where(face: Face, card: Card) -> Data | None:
    """Return the place of an event; a virtual one only where it is said to be online."""
    if face.site:
        return _place(face.site, ())
    url = face.reaching.url
    return _filled({"@type": "VirtualLocation", "url": url}) if card.is_online else None


def _start(card: Card) -> str | None:
    return card.timing.starts_at.isoformat() if card.timing else None


def _role(face: Face) -> Data:
    return {
        "@type": "JobPosting",
        "title": face.name.text,
        "employmentType": "VOLUNTEER",
        "hiringOrganization": _organization(face),
        "jobLocation": _place(face.site, ()) if face.site else None,
        "skills": face.skills.text,
        "workHours": face.time_needed.text,
    }


def _organization(face: Face) -> Data:
    return _filled(
        {"@type": "Organization", "name": face.organization, "url": face.organization_url}
    )


def _place(site: Site, rules: Sequence[HoursRule]) -> Data:
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
            "openingHoursSpecification": [_hours(rule) for rule in rules if _is_plain(rule)],
        }
    )


def _is_plain(rule: HoursRule) -> bool:
    """Return whether schema.org has words for a row: every week, without an appointment."""
    is_weekly = rule.every_n_weeks == 1 and rule.week_of_month is None and not rule.season_from
    return rule.has_times and rule.weekday is not None and is_weekly and not rule.by_appointment


def _hours(rule: HoursRule) -> Data:
    assert rule.weekday is not None
    assert rule.opens is not None
    assert rule.closes is not None
    return _filled(
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{_DAYS[rule.weekday]}",
            "opens": f"{rule.opens:%H:%M}",
            "closes": f"{rule.closes:%H:%M}",
            "validFrom": rule.valid_from.isoformat() if rule.valid_from else None,
            "validThrough": rule.valid_to.isoformat() if rule.valid_to else None,
        }
    )


def _phone(face: Face) -> Data | None:
    if not face.reaching.numbers:
        return None
    return {"@type": "ContactPoint", "telephone": face.reaching.numbers[0].text}


def _free(card: Card) -> bool | None:
    return {Answer.YES.value: True, Answer.NO.value: False}.get(card.is_free)


def _filled(data: Mapping[str, object]) -> Data:
    """Leave out what nobody knows."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
