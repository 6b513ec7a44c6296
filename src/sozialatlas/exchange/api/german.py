"""What the OpenAPI document says in English, in German for the page that people read."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "q": "Wörter oder ein ganzer Satz, auf Deutsch und in anderen Sprachen. Ein Ort unter den"
    " Wörtern wird zum Ort der Suche.",
    "place": "Postleitzahl, Name eines Orts oder Ort und Ortsteil.",
    "lat": "Breite in Grad, WGS84; nur zusammen mit lon; geht place vor.",
    "lon": "Länge in Grad, WGS84; nur zusammen mit lat.",
    "radius_km": "Nur was so nah am Ort ist oder dessen Gemeinde versorgt.",
    "bbox": "West,Süd,Ost,Nord in Grad.",
    "topic": "Schlüssel eines Themas oder einer Gruppe von Themen (oder).",
    "audience": "Schlüssel einer Zielgruppe (oder).",
    "life_situation": "Schlüssel einer Lebenslage (oder).",
    "language": "Schlüssel nach ISO 639 einer Sprache, in der geholfen wird (oder).",
    "accessibility": "Ein Merkmal, das der Ort hat (und).",
    "municipality": "Schlüssel einer Gemeinde (AGS, GKZ) (oder).",
    "social_area": "Schlüssel eines Sozialraums (oder).",
    "organization": "Kennung eines Trägers (UUID), mit allem, was zu ihm gehört (oder).",
    "day": "Wochentag, mo bis su (oder). Was an ihm in einer üblichen Woche öffnet.",
    "commitment": "Wie viel Zeit ein Ehrenamt braucht (oder).",
    "availability": "Wann man ein Ehrenamt ausüben kann (oder).",
    "ability": "Was man für ein Ehrenamt kann (oder).",
    "time": "Uhrzeit, HH:MM. Nur was dann geöffnet ist, am gefragten oder an irgendeinem Tag.",
    "age": "Alter in Jahren. Nur was dafür ist; was nichts zum Alter sagt, bleibt.",
    "free": "Nur was nichts kostet.",
    "open_now": "Nur was gerade ohne Termin geöffnet ist.",
    "remote": "Nur was es online oder am Telefon gibt.",
    "by_phone": "Nur was es am Telefon gibt.",
    "online": "Nur was es online gibt.",
    "at_home": "Nur was nach Hause kommt.",
    "in_person": "Nur wohin man gehen kann: an einem Ort mit öffentlicher Adresse.",
    "outside": "Nur Einträge außerhalb des Landkreises, die sonst fehlen.",
    "around": "Im Portal einer Stadt: rings um die Stadt, nicht nur in ihr und für sie.",
    "type": "Art des Eintrags; ohne Angabe Angebote.",
    "exact": "Die Wörter nehmen, wie sie sind: kein Tippfehler wird verbessert, kein Ort und kein"
    " Thema hineingelesen. Mit dem Wert place wird nur kein Ort hineingelesen.",
    "sort": "Reihenfolge; distance braucht einen Ort, verified beginnt mit dem zuletzt Geprüften,"
    " date ist der nächste Termin einer Veranstaltung. Ohne Angabe stehen Veranstaltungen nach"
    " Termin, ein Ort ohne Wörter nach Entfernung.",
    "page": "Seite der Antwort, ab 1.",
    "page_size": "Einträge auf einer Seite.",
    "portal": "Weg eines Portals: nur was es zeigt, seine Stadt zuerst. Ohne Angabe gilt das der"
    " Adresse.",
}
"""What each parameter means."""

SHAPES: Mapping[str, str] = {
    "Answer": "Eine Seite mit Einträgen; `total` zählt alle.",
    "Item": "Ein Eintrag. `service_id` ist den Einträgen eines Angebots gemeinsam. Ein geheimer"
    " Ort steht in der Mitte seiner Gemeinde.",
    "Choice": "Ein Wert einer Facette, und wie viele Einträge er übrig ließe.",
    "Notice": "Was verbessert, erweitert oder nicht verstanden wurde; `values` hängt von `code`"
    " ab.",
    "Refusal": "Eine Anfrage, die nicht zu beantworten ist: der Parameter und was daran falsch"
    " ist.",
}
"""What the objects of an answer are."""
