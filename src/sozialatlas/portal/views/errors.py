"""The pages of errors in our look: not found, gone, forbidden, failed."""

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, documents, languages, site
from sozialatlas.core.components import Link
from sozialatlas.portal import chosen, county_address, crisis_box, starting


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _plain(
            request,
            413,
            _("Das ist zu viel auf einmal"),
            _("Gehen Sie zurück, kürzen Sie den Text oder wählen Sie kleinere Dateien."),
        )
    return _plain(
        request,
        400,
        _("Die Anfrage war nicht zu verstehen"),
        _("In der Adresse oder im Formular steht etwas, das hier nicht gelesen werden kann."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(
        request,
        403,
        _("Diese Seite ist nicht für alle"),
        _("Melden Sie sich mit einem Konto an, das sie sehen darf."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _plain(
        request,
        403,
        _("Das Formular ist abgelaufen"),
        _("Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal."),
    )


def from_elsewhere(request: HttpRequest) -> HttpResponse:
    """Return the refusal of a form that another site sent here."""
    return _plain(
        request,
        403,
        _("Diese Nachricht kam von einer anderen Seite"),
        _("Wir nehmen Nachrichten nur aus unserem eigenen Formular an."),
    )


def not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    language = languages.current()
    context = {
        "box": starting.box(language),
        "links": _ways_on(language),
        "crisis_line": crisis_box.line(crisis_box.country()),
    }
    return render(request, "404.html", context, status=404)


def gone(request: HttpRequest, *, name: str, alternatives: list[Link]) -> HttpResponse:
    """Return the page of a record that was closed, with what there is instead."""
    language = languages.current()
    context = {"name": name, "links": alternatives, "box": starting.box(language)}
    return render(request, "410.html", context, status=410)


def elsewhere(request: HttpRequest, path: str) -> HttpResponse:
    """Return the page of an address whose record the portal is not about, and where that stands.

    It names nothing of the record. A terminal has no way out: it shows a code.
    """
    portal, there = chosen.portal(request), county_address.in_county(request, path)
    links = [Link(_("Im Portal des Landkreises öffnen"), there)] if there else []
    return _plain(
        request,
        404,
        _("Diese Seite gehört nicht zu diesem Portal"),
        _("Hier steht nur, was zu „{portal}“ gehört.").format(portal=portal.name),
        *([] if portal.is_kiosk else links),
        code=there if portal.is_kiosk else "",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page of a failure; it asks neither the database nor the session."""
    # The country of the county stands in the database.
    line = crisis_box.line(crisis_box.DEFAULT_COUNTRY)
    context = {"site": site.without_database(), "request": request, "crisis_line": line}
    return HttpResponseServerError(render_to_string("500.html", context))


def refused(request: HttpRequest, status: int, title: str, text: str, back: Link) -> HttpResponse:
    """Return the page of what could not be done, with the way back."""
    return _plain(request, status, title, text, back)


def _plain(
    request: HttpRequest, status: int, title: str, text: str, *more: Link, code: str = ""
) -> HttpResponse:
    links = [*more, *_ways_on(languages.current())]
    context = {"title": title, "text": text, "links": links, "code": code}
    context["qr"] = documents.qr_code(code) if code else ""
    return render(request, "portal/error.html", context, status=status)


def _ways_on(language: str) -> list[Link]:
    return [
        Link(_("Zur Startseite"), addresses.page("", language)),
        Link(_("Alle Angebote ansehen"), addresses.page(addresses.SEARCH, language)),
    ]
