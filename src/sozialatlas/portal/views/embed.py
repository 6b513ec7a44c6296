"""Embeds for partners' pages: script, fragments, pages for frames, and how to build them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import get_script_prefix, set_script_prefix
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, gettext as _, override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Link
from sozialatlas.core.middleware import POLICY
from sozialatlas.portal import chosen
from sozialatlas.portal.embed import fragment as fragments, generator, options, wanted
from sozialatlas.portal.embed.choosing import Here
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.portal.embed.fragment import Place
from sozialatlas.portal.embed.options import Options
from sozialatlas.portal.embed.script import script as script_text
from sozialatlas.search.presets import Preset

_OPEN = {
    # Read by scripts of any page: there is nothing in it that is not public, and no cookie.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}
_FRAMED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors *"
)
_LEVEL = 2


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """Return version 1 of the script, at its own address for as long as there is one."""
    text = script_text(_origin(request))
    return _open(HttpResponse(text, content_type="text/javascript; charset=utf-8"), 3600)


@require_safe
def colours(request: HttpRequest) -> HttpResponse:
    """Return the accent of a frame: a page without inline styles cannot name it otherwise."""
    try:
        digits = options.accent(request.GET.get(options.ACCENT, ""))
    except EmbedError as error:
        return _open(HttpResponse(error.sentence, content_type="text/plain", status=400), 0)
    rule = f".sozialatlas{{--sozialatlas-accent:#{digits}}}" if digits else ""
    return _open(HttpResponse(rule, content_type="text/css; charset=utf-8"), 86_400)


@require_safe
def fragment(request: HttpRequest, view: str) -> HttpResponse:
    """Return an embed as a piece of HTML for the element or for a partner's server."""
    html, told, status = _made(request, view)
    response = HttpResponse(html, status=status)
    response["Content-Language"] = told.language
    return _open(response, 60 if status == 200 else 0)


@xframe_options_exempt
@require_safe
def page(request: HttpRequest, view: str) -> HttpResponse:
    """Return an embed as a page for a frame."""
    html, told, status = _made(request, view, level=1)
    with override(told.language):
        context = {
            "fragment": SafeString(html),
            "title": _("Sozialatlas"),
            "language": told.language,
            "is_right_to_left": get_language_bidi(),
            "scheme": told.scheme,
            "accent": told.accent,
        }
        response = render(request, "portal/embed/page.html", context, status=status)
    response["Content-Language"] = told.language
    response["Content-Security-Policy"] = _FRAMED
    return _open(response, 60 if status == 200 else 0)


@xframe_options_exempt
@require_safe
def unknown(request: HttpRequest) -> HttpResponse:
    """Return the answer for a version that does not exist."""
    with override(_language(request.GET)):
        error = EmbedError(404, _("Diese Fassung der Einbettung gibt es nicht. Es gibt: v1."))
        response = HttpResponse(_fault(request, error), status=404)
    response["Content-Security-Policy"] = _FRAMED
    return _open(response, 0)


@require_safe
def generate(request: HttpRequest) -> HttpResponse:
    """Show partners how to build an embed in, with a preview."""
    portal = chosen.portal(request)
    here = Here(_origin(request), portal, languages.current(), timezone.now())
    page_of = generator.page(request.GET, here)
    response = render(request, "portal/embed/generator.html", {"page": page_of})
    # The preview stands in frames of our own.
    response["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return response


def _made(request: HttpRequest, view: str, level: int = _LEVEL) -> tuple[str, Options, int]:
    """Return the HTML of an embed with its options and status; of a fault, its sentence."""
    told = Options(language=languages.GERMAN)
    # Also what is wrong is said in the language of the embed, not in that of the browser.
    with override(_language(request.GET)):
        try:
            told, search = options.options(_given(request, view))
            html, language = _html(request, view, told, search, level)
            return html, _in(told, language), 200
        except EmbedError as error:
            return _fault(request, error), _in(told, languages.current()), error.status


def _html(
    request: HttpRequest, view: str, told: Options, search: Mapping[str, list[str]], level: int
) -> tuple[str, str]:
    embed = wanted.fixed(told)
    here = chosen.portal(request)
    portal = wanted.portal(told, embed, here)
    asked_for = wanted.wanted(view, told, search, embed)
    language = _offered(told.language or languages.GERMAN, portal)
    with override(language), _inside(portal, here):
        place = Place(portal, _origin(request), language, timezone.now())
        made = fragments.fragment(asked_for, place)
        shown = told.level or level
        context = {"f": made, "level": shown, "inner": shown + 1}
        return render_to_string("portal/embed/fragment.html", context), language


def _given(request: HttpRequest, view: str) -> dict[str, list[str]]:
    if len(request.META.get("QUERY_STRING", "")) > options.LONGEST_QUERY:
        raise EmbedError(400, _("Diese Adresse ist zu lang."))
    if view not in options.VIEWS:
        known = ", ".join(options.VIEWS)
        raise EmbedError(
            404, _("Diese Ansicht gibt es nicht. Es gibt: {known}.").format(known=known)
        )
    return {name: list(map(str, values)) for name, values in request.GET.lists()}


def _fault(request: HttpRequest, error: EmbedError) -> str:
    language = languages.current()
    start = f"{_origin(request)}{addresses.page('', language)}"
    context = {
        "sentence": error.sentence,
        "link": Link(_("Zum Sozialatlas"), start),
        "language": language,
        "is_right_to_left": get_language_bidi(),
    }
    return render_to_string("portal/embed/fault.html", context)


@contextmanager
def _inside(portal: Preset, here: Preset) -> Iterator[None]:
    """Let all links lead into a portal; under a host of its own they do so anyway."""
    root = get_script_prefix()
    set_script_prefix(root if portal == here else f"{root}{portal.slug}/")
    try:
        yield
    finally:
        set_script_prefix(root)


def _offered(language: str, portal: Preset) -> str:
    """Return the language, or the first of a portal that does not offer it."""
    return language if portal.offers(language) else portal.languages[0]


def _language(given: Mapping[str, object]) -> str:
    """Return the language that an address names, German for any other."""
    named = given.get(options.LANGUAGE, "")
    text = str(named[-1] if isinstance(named, list) and named else named)
    return text if text in dict(settings.LANGUAGES) else languages.GERMAN


def _in(told: Options, language: str) -> Options:
    return replace(told, language=language)


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _open(response: HttpResponse, seconds: int) -> HttpResponse:
    """Return an answer that every page may read, and keep for so long."""
    for name, value in _OPEN.items():
        response[name] = value
    response["Cache-Control"] = f"public, max-age={seconds}" if seconds else "no-store"
    return response
