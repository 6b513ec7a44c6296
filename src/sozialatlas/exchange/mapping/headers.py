"""Which field the name of a column speaks of, in German or English, shortened or mistyped."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from sozialatlas.exchange.importers.table.targets import TARGETS

# Words of public tables of offers in German and English, as we met them; folded by `folded`.
_WORDS: Mapping[str, str] = {
    "service.key": "id, id nr, nr, lfd nr, laufende nummer, nummer, kennung, key, uuid",
    "service.name": (
        "name, angebot, bezeichnung, titel, name des angebots, angebotsname, leistung, service,"
        " service name, title,"
        " angebotstitel, projektname, projekt"
    ),
    "organization.name": (
        "traeger, traeger name, anbietername, einrichtungsname, veranstalter,"
        " anbieter, organisation, einrichtung, name der einrichtung,"
        " verein, institution, organization, organisation name, provider"
    ),
    "location.name": "standort, anlage, gebaeude, standortname, treffpunkt, location, venue",
    "location.street": (
        "strasse, str, strasse hausnummer, str hausnr, strasse nr, adresse,"
        " hausnummer, hausnr, haus nr, anschrift,"
        " street, street address, house number"
    ),
    "location.postal_code": "plz, postleitzahl, zip, zip code, postal code, postcode",
    "location.city": "ort, stadt, gemeinde, ortschaft, wohnort, city, town",
    "location.district": "ortsteil, stadtteil, stadtbezirk, bezirk, district",
    "location.country": "land, staat, country",
    "location.lat": "lat, latitude, breitengrad, breite, geo breite",
    "location.lon": "lon, lng, long, longitude, laengengrad, laenge, geo laenge",
    "location.transportation": "oepnv, anfahrt, haltestelle, bus und bahn, public transport",
    "location.accessibility.step_free": (
        "rollstuhlgerecht, barrierefrei, stufenlos, barrierefreiheit, wheelchair"
    ),
    "service.phone": "telefon, telefonnummer, tel, tel nr, rufnummer, festnetz, phone",
    "service.mobile": "handy, mobil, mobiltelefon, mobilnummer, handynummer, mobile",
    "service.fax": "fax, fax nr, faxnummer, telefax",
    "service.email": "email, e mail, mail, emailadresse, e mail adresse, mailadresse",
    "service.url": (
        "website, webseite, homepage, internet, url, link, web, internetadresse,"
        " internetseite, web adresse"
    ),
    "service.hours": (
        "oeffnungszeiten, sprechzeiten, zeiten, opening hours, hours, buerozeiten,"
        " geschaeftszeiten"
    ),
    "service.audiences": "zielgruppe, zielgruppen, fuer wen, target group, audience",
    "service.topics": "kategorie, kategorien, thema, themen, art, bereich, category, topic",
    "service.languages": "sprache, sprachen, beratungssprachen, languages, language",
    "service.contact_name": (
        "ansprechpartner, ansprechpartnerin, ansprechperson, kontaktperson, kontakt, contact"
    ),
    "service.summary": "kurzbeschreibung, kurzinfo, kurztext, zusammenfassung, summary",
    "service.description": "beschreibung, beschr, inhalt, angebotsbeschreibung, description, text",
    "service.fees": "kosten, gebuehr, gebuehren, preis, kostenbeitrag, eintritt, fees, price",
    "organization.legal_status": "rechtsform, legal status",
    "service.is_free": "kostenfrei, kostenlos, gratis, gebuehrenfrei, free",
    "service.minimum_age": "mindestalter, alter von, alter ab, ab alter, minimum age, min age",
    "service.maximum_age": "hoechstalter, alter bis, maximalalter, maximum age, max age",
    "service.visible_from": "gueltig ab, gueltig von, sichtbar ab, valid from",
    "service.visible_to": "gueltig bis, sichtbar bis, valid to, valid until",
    "service.application_process": "anmeldung, zugang, terminvereinbarung, how to apply",
    "service.eligibility": "voraussetzung, voraussetzungen, zugaenglichkeit, eligibility",
    "service.is_online": "online, online beratung, onlineberatung, digital",
    "service.serves": "einzugsgebiet, zustaendig fuer, gebiet, service area",
    "service.required_documents": "unterlagen, mitzubringen, dokumente, documents",
}
# Letters in a word below which one that differs already says something else ("Ort", "Art").
_LONG_ENOUGH = 6
# Of 100; "Postleizahl" beside "postleitzahl" has 96, "Beratung" beside "Bezahlung" 59.
_NEAR = 86
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def folded(text: str) -> str:
    """Return the words of a name without case, umlauts and punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().translate(_UMLAUTS)))


_TARGETS = {word.strip(): target for target, words in _WORDS.items() for word in words.split(",")}
_LONG = [word for word in _TARGETS if len(word) >= _LONG_ENOUGH]


def meant(header: str) -> tuple[str, float, str]:
    """Return the field, how sure it is (0 to 1), and the word that says so; none with 0."""
    if header.strip() in TARGETS:
        return header.strip(), 1.0, header.strip()
    words = folded(header)
    if words in _TARGETS:
        return _TARGETS[words], 0.95, words
    shortened = _shortened(words) if header.strip().endswith(".") else None
    return _nearly(words) or shortened or _compound(words) or ("", 0.0, "")


def _nearly(words: str) -> tuple[str, float, str] | None:
    if len(words) < _LONG_ENOUGH:
        return None
    near = process.extractOne(words, _LONG, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return (_TARGETS[near[0]], 0.8, near[0]) if near else None


def _shortened(words: str) -> tuple[str, float, str] | None:
    """Return the only field of which a word begins like a shortened one: "Ansprechp."."""
    if len(words) < _LONG_ENOUGH - 1 or " " in words:
        return None
    whole = [word for word in _LONG if word.startswith(words)]
    targets = {_TARGETS[word] for word in whole}
    return (targets.pop(), 0.75, whole[0]) if len(targets) == 1 else None


def _compound(words: str) -> tuple[str, float, str] | None:
    """Return the only field of which a word begins or ends the name: "Kontakt-Telefon"."""
    ends = [word for word in _LONG if words.endswith(word)]
    found = ends or [word for word in _LONG if words.startswith(word)]
    targets = {_TARGETS[word] for word in found}
    return (targets.pop(), 0.6, max(found, key=len)) if len(targets) == 1 else None
