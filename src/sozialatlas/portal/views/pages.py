"""Pages of words (Impressum, Datenschutz, Barrierefreiheit) and robots.txt."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.portal import branding, chosen, texts

ROBOTS = "User-agent: *\nDisallow: /admin/\n"
# A fictional county must not be found as if it were a real one.
ROBOTS_OF_DEMO = "User-agent: *\nDisallow: /\n"


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    own = chosen.portal(request).written("contact", languages.current()).text
    if not own:
        raise Http404
    return _page(request, "kontakt", _("Kontakt"), own)


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    own = chosen.portal(request).texts.imprint
    return _page(request, "impressum", _("Impressum"), own)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    own = chosen.portal(request).texts.privacy
    return _page(request, "datenschutz", _("Datenschutz"), own)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    own = chosen.portal(request).texts.accessibility
    return _page(request, "barrierefreiheit", _("Barrierefreiheit"), own)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    text = ROBOTS_OF_DEMO if settings.DEMO else ROBOTS
    if not settings.DEMO and not chosen.portal(request).is_kiosk:
        text += f"\nSitemap: {request.scheme}://{request.get_host()}/sitemap.xml\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    return HttpResponsePermanentRedirect(static("core/favicon.svg"))


@require_safe
def colours(request: HttpRequest) -> HttpResponse:
    """Return the portal's own colours; their address changes with them."""
    sheet = branding.style_sheet(chosen.portal(request))
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _page(request: HttpRequest, name: str, title: str, own: str) -> HttpResponse:
    """Return a page of words: the portal's own, else those of the county."""
    language = languages.current()
    context = {
        "title": title,
        "crumbs": [Crumb(_("Start"), addresses.page("", language)), Crumb(title)],
        "text": own or texts.read(name, language),
        "file_name": texts.file_name(name, language),
    }
    return render(request, f"portal/{name}.html", context)
