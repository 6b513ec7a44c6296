"""Codes of Destatis' Gemeindeverzeichnis GV100AD.

Source: Destatis, Datensatzbeschreibung GV100AD, Textkennzeichen, 2023.
"""

from __future__ import annotations

DESIGNATIONS = {
    "41": "Kreisfreie Stadt",
    "42": "Stadtkreis",
    "43": "Kreis",
    "44": "Landkreis",
    "45": "Regionalverband",
    "50": "Verbandsfreie Gemeinde",
    "51": "Amt",
    "52": "Samtgemeinde",
    "53": "Verbandsgemeinde",
    "54": "Verwaltungsgemeinschaft",
    "55": "Kirchspielslandgemeinde",
    "56": "Verwaltungsverband",
    "57": "Verwaltungsgemeinschaft (Trägermodell)",
    "58": "Erfüllende Gemeinde",
    "60": "Markt",
    "61": "Kreisfreie Stadt",
    "62": "Stadtkreis",
    "63": "Stadt",
    "64": "Gemeinde",
    "65": "Gemeindefreies Gebiet",
    "66": "Gemeindefreies Gebiet",
    "67": "Große Kreisstadt",
}


def name_and_addition(text: str) -> tuple[str, str]:
    """Return "Kiel" and "Landeshauptstadt" of "Kiel, Landeshauptstadt"."""
    name, _, addition = text.partition(",")
    return name.strip(), addition.strip()


def designation(code: str, addition: str) -> str | None:
    """Return what an area is: by its code, else by the addition to its name, else unknown."""
    return DESIGNATIONS.get(code) or addition or None
