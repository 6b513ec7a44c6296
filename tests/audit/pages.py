"""Every kind of public page of the demo county, by a name and its path."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request

PATIENCE_SECONDS = 60
# Without the language, which comes first or after the name of a portal.
COUNTY = {
    "start": "", "search": "suche?q=Pflege", "search, page 2": "suche?q=Pflege&page=2",
    "nothing found": "suche?q=xylophonquark", "help in danger": "suche?q=Suizid",
    "place": "suche?place=Auenburg", "profile": "suche?q=Pflege&profile=wheelchair",
    "events": "veranstaltungen", "month": "veranstaltungen/monat",
    "map of events": "veranstaltungen/karte", "volunteering": "mitmachen",
    "finder": "vier-fragen", "finder, place": "vier-fragen/wo",
    "finder, topic": "vier-fragen/worum", "finder, how": "vier-fragen/wie",
    "barriers": "barrieren", "crisis": "soforthilfe", "empty saved list": "merkliste",
    "embedding": "einbetten", "contact": "kontakt", "imprint": "impressum",
    "privacy": "datenschutz", "accessibility": "barrierefreiheit", "not found": "gibt-es-nicht",
}  # fmt: skip
PORTALS = {
    "town": "auenburg", "seniors": "senioren", "arriving": "ankommen", "family": "familie",
    "inclusion": "inklusion", "taking part": "mitmachen", "kiosk": "infopunkt",
}  # fmt: skip
IN_PORTALS = {"town, search": "auenburg/{}/suche?q=Pflege", "kiosk, search": "infopunkt/{}/suche"}
RECORDS = {"service": "suche?q=Pflege", "event": "veranstaltungen", "volunteer role": "mitmachen"}
_RECORD = re.compile(r'href="(/[^"?]*?-[0-9a-f]{8}-[0-9a-f-]{27})["?]')


def every(site: str, language: str) -> dict[str, str]:
    """Return the paths of all kinds of pages in a language; records are looked up."""
    pages = {name: f"/{language}/{path}" for name, path in COUNTY.items()}
    pages |= {name: f"/{slug}/{language}/" for name, slug in PORTALS.items()}
    pages |= {name: f"/{path.format(language)}" for name, path in IN_PORTALS.items()}
    records = {name: first_record(site, f"/{language}/{path}") for name, path in RECORDS.items()}
    pages |= records
    pages["correction"] = f"{records['service']}/aendern"
    saved = urllib.parse.urlencode({"id": [_id(each) for each in records.values()]}, doseq=True)
    pages["saved list"] = f"/{language}/merkliste?{saved}"
    pages["comparison"] = f"/{language}/merkliste/vergleich?{saved}"
    return pages


def first_record(site: str, path: str) -> str:
    """Return the path of the first record that a list shows."""
    found = _RECORD.search(text(site + path))
    if found is None:
        raise LookupError(f"{path} shows no record")
    return found[1]


def text(address: str) -> str:
    """Return what stands at an address, pages about errors too."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()


def _id(path: str) -> str:
    return path[-36:]
