"""The list as a sheet to hand over: what a person needs, in large type, and a way back to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _, pgettext

from sozialatlas.core import documents, formats
from sozialatlas.core.excerpts import excerpt
from sozialatlas.core.languages import GERMAN, foreign
from sozialatlas.core.site import Site
from sozialatlas.portal.detail.page import Call
from sozialatlas.portal.saved.entry import Entry, Text

TEMPLATE = "portal/saved/handout.typ"
LONGEST_NOTE = 1_500
"""Letters of a note: about two thirds of the first page."""

LONGEST_SUMMARY = 300

Data = dict[str, object]
Fact = tuple[str, Iterable[Text]]


def pdf(
    entries: Sequence[Entry], *, note: str, url: str, site: Site, language: str, now: dt.datetime
) -> bytes:
    """Return the handout. Raises: DocumentError, when it cannot be made."""
    today = formats.full_date(timezone.localdate(now))
    made_on = _("Erstellt am {date}").format(date=today)
    name = " ".join(filter(None, (site.name, site.area)))
    return documents.compile(
        TEMPLATE,
        {
            # Typst knows the two letters; plain German is German to a screen reader.
            "language": language.partition("-")[0],
            "german": foreign(GERMAN),
            "title": _("Für Sie zusammengestellt"),
            "origin": f"{name}, {made_on}",
            "foot": name,
            "page": _("Seite {page} von {pages}"),
            "note": note.strip().splitlines(),
            "entries": [_entry(entry) for entry in entries],
            "qr": documents.qr_code(url),
            "url": url,
            "words": _words(),
        },
    )


def _words() -> Data:
    return {
        "phone": _("Telefon"),
        "hours": _("Öffnungszeiten"),
        "day": _("Tag"),
        "time": _("Zeit"),
        "note": _("Notiz"),
        "code": _("QR-Code: führt zu dieser Liste im Internet"),
        "scan": _(
            "Richten Sie die Kamera eines Telefons auf das Bild. Es führt zu dieser Liste mit den"
            " neuesten Angaben."
        ),
        "caution": _("Alle Angaben ohne Gewähr. Rufen Sie vorher an."),
    }


def _entry(entry: Entry) -> Data:
    return {
        "name": _text(entry.name),
        "provider": entry.provider,
        "closed": _("Vorübergehend geschlossen") if entry.is_closed_for_now else "",
        "summary": _text(
            replace(entry.summary, text=excerpt(entry.summary.text, LONGEST_SUMMARY))
        ),
        "origin": entry.summary.told_origin,
        "phone": entry.phone.text if entry.phone else "",
        "days": [{"name": days.name, "times": days.times} for days in entry.days],
        "first": _rows(_first(entry)),
        "more": _rows(_more(entry)),
        "last": _rows(_last(entry)),
    }


def _rows(facts: Iterable[Fact]) -> list[Data]:
    found = ((label, [_text(each) for each in texts if each.text]) for label, texts in facts)
    return [{"label": label, "texts": texts} for label, texts in found if texts]


def _text(said: Text) -> Data:
    return {"text": said.text, "language": said.language.partition("-")[0]}


def _first(entry: Entry) -> Iterator[Fact]:
    """Yield how to get there and when, which stands below the number."""
    german = foreign(GERMAN)
    others = (call for call in entry.calls if call is not entry.phone)
    yield _("Weitere Nummern"), map(_number, others)
    yield _("Adresse"), (Text(line, german) for line in dict.fromkeys((entry.place, *entry.lines)))
    if entry.is_confidential:
        secret = _("Die genaue Adresse ist zum Schutz der Menschen dort geheim. Rufen Sie an.")
        yield _("Hinweis"), [Text(secret)]
    yield _("Anfahrt"), [Text(entry.route, german)]
    yield _("Angebot"), map(Text, entry.ways)
    if entry.dates:
        yield _("Termine"), [*_dates(entry), Text(entry.dates.rule)]


def _more(entry: Entry) -> Iterator[Fact]:
    """Yield what else one asks before going, which stands beside it."""
    yield _("Zeiten"), entry.times
    yield _("Kosten"), entry.costs
    yield _("Sprachen"), [Text(formats.joined(entry.languages))]
    yield _("Zugang"), (Text(f"{pair.term}: {pair.value}") for pair in entry.known_access)
    yield _("Plätze"), (Text(free.text) for free in entry.free)


def _last(entry: Entry) -> Iterator[Fact]:
    """Yield what is too wide for half a page."""
    yield _("E-Mail"), map(Text, entry.emails)
    yield _("Internet"), [Text(entry.web.removeprefix("https://").rstrip("/"))]
    yield pgettext("date", "Stand"), [Text(str(entry.verified.text))]


def _number(call: Call) -> Text:
    words = call.note or call.label
    return Text(f"{call.text} ({words})" if words else call.text)


def _dates(entry: Entry) -> Iterator[Text]:
    assert entry.dates is not None
    for date in entry.dates.following[:3]:
        yield Text(f"{date.day}, {date.hours}")
    if not entry.dates.following:
        yield Text(_("Diese Veranstaltung ist vorbei."))
