"""Tags and filters of our look: icons, numbers, days, navigation, languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from sozialatlas.core import (
    addresses,
    doors,
    excerpts,
    formats,
    icons,
    languages,
    navigation,
    richtext,
    site as sites,
)

register = template.Library()

_SVG = (
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
    '<path d="{}"></path></svg>'
)


# Of other scripts than ours. Names of places and numbers wait for the Latin files there.
_FONTS = {
    "uk": "noto-sans-cyrillic",
    "ru": "noto-sans-cyrillic",
    "ar": "noto-sans-arabic-arabic",
}


@register.simple_tag
def icon(name: str, otherwise: str = "") -> SafeString:
    """Return an icon beside words; `otherwise` where an editor's name is not known."""
    return _drawn(otherwise if otherwise and not icons.is_known(name) else name)


@cache
def _drawn(name: str) -> SafeString:
    return format_html(_SVG, icons.path_of(name))


@register.simple_tag(takes_context=True)
def site(context: RequestContext) -> sites.Site:
    """Return the site; a view may give its own as `site` (the page of a failure does)."""
    given = context.get("site")
    if isinstance(given, sites.Site):
        return given
    # Inside of `include ... only` the request is no variable, but the context still knows it.
    request = getattr(context, "request", None)
    return sites.current() if request is None else sites.of(request)


@register.simple_tag(takes_context=True)
def navigation_entries(context: RequestContext) -> list[tuple[navigation.Entry, str, bool]]:
    """Return the header's entries with their addresses and whether one is the current page."""
    language = languages.current()
    _language, path = languages.split(_request(context).path_info)
    hidden = site(context).hidden
    return [
        (entry, entry.address(language), entry.covers(path))
        for entry in navigation.header()
        if entry.path not in hidden
    ]


@register.simple_tag(takes_context=True)
def footer_entries(context: RequestContext) -> list[tuple[navigation.Entry, str]]:
    """Return the footer's entries with their addresses."""
    language, hidden = languages.current(), site(context).hidden
    entries = (entry for entry in navigation.footer() if entry.path not in hidden)
    return [(entry, entry.address(language)) for entry in entries]


@register.simple_tag(takes_context=True)
def language_links(context: RequestContext) -> list[languages.LanguageLink]:
    """Return this page in each language; by its `canonical` address, where the page tells one.

    A page that is kept is shown to others as well: what the first of them wrote into the address,
    and in which order, is not to stand in it.
    """
    _scheme, _host, path, query, _fragment = urlsplit(str(context.get("canonical", "")))
    told = f"{path}?{query}" if query else path
    request = _request(context)
    offered = doors.languages_of(request) or site(context).languages
    return languages.links(told or request.get_full_path(), languages.current(), offered)


@register.simple_tag
def script_fonts() -> tuple[str, str]:
    """Return the files of the two weights in which most of a page in this language is written."""
    font = _FONTS.get(languages.current(), "fira-sans-latin")
    regular, bold = (f"core/packages/fonts/{font}-{weight}-normal.woff2" for weight in (400, 600))
    return regular, bold


@register.simple_tag
def home_url() -> str:
    """Return the address of the start page in the language of this page."""
    return addresses.page("", languages.current())


@register.filter
def number(value: float, decimals: int = 0) -> str:
    """Return a number as people write it."""
    return formats.number(value, decimals)


@register.filter
def distance(kilometres: float) -> str:
    """Return a distance in metres or kilometres."""
    return formats.distance(kilometres)


@register.filter
def day(value: dt.date) -> str:
    """Return a day: Mi, 9. Dezember."""
    return capfirst(formats.day(_local(value)))


@register.filter
def long_day(value: dt.date) -> str:
    """Return a day as it is read aloud: Mittwoch, 9. Dezember."""
    local = _local(value)
    return capfirst(formats.long_day(local, local))


@register.filter
def joined(parts: Iterable[object]) -> str:
    """Return a list with the commas of the page's language."""
    return formats.joined(parts)


@register.filter
def full_date(value: dt.date) -> str:
    """Return a date: 12.10.2026."""
    return formats.full_date(_local(value))


@register.filter
def moment(value: dt.datetime) -> str:
    """Return day and time: Mi, 9. Dezember, 18 Uhr."""
    return capfirst(formats.moment(value))


@register.filter
def excerpt(text: str, most: int) -> str:
    """Return the beginning of a text, cut behind a sentence or a word."""
    return excerpts.excerpt(text, most)


@register.filter
def rich(text: str) -> SafeString:
    """Return an editor's text as harmless HTML."""
    return richtext.render(text)


def _local(value: dt.date) -> dt.date:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _request(context: RequestContext) -> HttpRequest:
    request: HttpRequest = context["request"]
    return request
