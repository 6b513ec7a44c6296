"""The addresses of feeds: they read the question, make one call, and answer in XML."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, formats as words, languages, site
from sozialatlas.exchange import open_answers, terms
from sozialatlas.exchange.feeds import asking, formats, queries
from sozialatlas.exchange.feeds.asking import Question
from sozialatlas.exchange.feeds.entries import Entry, entries
from sozialatlas.exchange.feeds.formats import Frame
from sozialatlas.search import labels
from sozialatlas.search.matching import matches
from sozialatlas.search.presets import Preset
from sozialatlas.search.scope import EVERYTHING, Scope

MOST = 100
"""Entries of a feed; whoever wants all takes the whole directory."""


@open_answers.open_to_all()
def feed(request: HttpRequest, word: str, form: str) -> HttpResponseBase:
    """Return what is new and changed in a search, inside of the portal of the address."""
    now = timezone.now()
    given = {name: list(map(str, values)) for name, values in request.GET.lists()}
    question = asking.question(given, word, _scope(request), now)
    today = timezone.localdate(now)
    newest = queries.newest(matches(question.request), question.types, today, MOST)
    found = entries(
        newest, language=languages.current(), now=now, absolute=request.build_absolute_uri
    )
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time()))
    frame = _frame(request, word, question, found, midnight)
    text = formats.written(form, frame, found, _("Änderung vorschlagen"))
    response = HttpResponse(text, content_type=formats.FORMATS[form].content_type)
    # What is over falls out at midnight, and the feed says of which day it is.
    # No answer may have changed later than it is sent, whatever a source says.
    changed_at = min(now, max(midnight, frame.changed_at))
    return open_answers.conditional(request, response, changed_at=changed_at)


def _scope(request: HttpRequest) -> Scope:
    portal = getattr(request, "portal", None)
    return portal.scope if isinstance(portal, Preset) else EVERYTHING


def _frame(
    request: HttpRequest, word: str, question: Question, found: list[Entry], today: dt.datetime
) -> Frame:
    language, of_data = languages.current(), terms.of_data()
    licence = of_data.licence
    said = _("Stand: {date}. Lizenz: {licence}. Höchstens {most} Einträge, die neuesten zuerst.")
    query = f"?{question.query}" if question.query else ""
    return Frame(
        title=_title(request, question),
        text=said.format(date=words.full_date(today.date()), licence=licence.name, most=MOST),
        url=request.build_absolute_uri(f"{request.path}{query}"),
        page_url=request.build_absolute_uri(f"{addresses.page(word, language)}{query}"),
        language=language,
        publisher=of_data.publisher,
        rights=of_data.attribution or licence.name,
        licence_url=licence.url,
        changed_at=max((entry.changed_at for entry in found), default=today),
    )


def _title(request: HttpRequest, question: Question) -> str:
    here = site.of(request)
    name = " ".join(filter(None, (here.name, here.area)))
    kinds = words.joined(labels.label("type", each) for each in question.types)
    title = _("{kinds}, neu und geändert, {site}").format(kinds=kinds, site=name)
    return f"{title}: {words.joined(question.about)}" if question.about else title
