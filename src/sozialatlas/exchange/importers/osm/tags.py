"""What tags of OpenStreetMap say in our words; values may be lists with semicolons.

Source: wiki.openstreetmap.org, Key:wheelchair, Key:toilets:wheelchair, Key:contact, 2024.
"""

from __future__ import annotations

from collections.abc import Mapping

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import AccessibilityFeature
from sozialatlas.directory.taxonomy import topics_for_osm_tags
from sozialatlas.directory.values import AccessibilityValues, PhoneValues
from sozialatlas.exchange.importers import hours as reading

Tags = Mapping[str, str]
_MAIN_KEYS = (
    "social_facility",
    "healthcare",
    "office",
    "amenity",
    "club",
    "leisure",
    "shop",
    "sport",
)  # fmt: skip -- in the order of what they tell
_ANSWERS = {"yes": "yes", "designated": "yes", "no": "no", "limited": "unknown"}
_FEATURES = {
    "wheelchair": AccessibilityFeature.STEP_FREE,
    "toilets:wheelchair": AccessibilityFeature.TOILET,
    "elevator": AccessibilityFeature.LIFT,
    "hearing_loop": AccessibilityFeature.INDUCTION_LOOP,
    "tactile_paving": AccessibilityFeature.BLIND_GUIDANCE,
}
LIMITED = "mit dem Rollstuhl eingeschränkt zugänglich"
_NOTE_LENGTH = 250
_PHONES = {
    "phone": "voice",
    "contact:phone": "voice",
    "mobile": "mobile",
    "contact:mobile": "mobile",
    "fax": "fax",
    "contact:fax": "fax",
}


def texts(properties: object) -> Tags:
    """Return the tags of a feature; numbers are texts too."""
    found = properties if isinstance(properties, dict) else {}
    return {
        str(key): str(value).strip()
        for key, value in found.items()
        if isinstance(value, str | int)
    }


def first(tags: Tags, *keys: str) -> str:
    """Return the first of these tags that is there."""
    return next((tags[key] for key in keys if tags.get(key)), "")


def main_tag(tags: Tags) -> str:
    """Return the tag that says most about what a place is."""
    return next((f"{key}={tags[key]}" for key in _MAIN_KEYS if tags.get(key)), "")


def values(text: str) -> tuple[str, ...]:
    """Return the parts of a value such as "social_facility;nursing_home"."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def topics(tags: Tags) -> tuple[str, ...]:
    """Return the topics of a place; each of several values of a tag counts for itself too."""
    found = list(topics_for_osm_tags(tags))
    for key in _MAIN_KEYS:
        several = values(tags.get(key, ""))
        for value in several if len(several) > 1 else ():
            found += topics_for_osm_tags({key: value})
    return tuple(dict.fromkeys(found))


def hours(tags: Tags) -> tuple[tuple[HoursRule, ...], tuple[reading.Remark, ...]]:
    """Return the opening hours, and what to tell about them."""
    return reading.read(first(tags, "opening_hours", "service_times"), first(tags, "addr:country"))


def accessibility(tags: Tags) -> tuple[AccessibilityValues, ...]:
    """Return what is known about ways in; "limited" is neither yes nor no, but a note."""
    found = []
    for key, feature in _FEATURES.items():
        given = tags.get(key, "")
        if given not in _ANSWERS:
            continue
        said = first(tags, f"{key}:description:de", f"{key}:description")
        note = ". ".join(filter(None, (LIMITED if given == "limited" else "", said)))
        found.append(
            AccessibilityValues(
                feature=feature.value, answer=_ANSWERS[given], note=note[:_NOTE_LENGTH]
            )
        )
    return tuple(found)


def phones(tags: Tags) -> tuple[PhoneValues, ...]:
    """Return the telephone numbers, each once."""
    found = (
        PhoneValues(number=number, kind=kind)
        for key, kind in _PHONES.items()
        for number in values(tags.get(key, ""))
    )
    return tuple(dict.fromkeys(found))


def languages(tags: Tags) -> tuple[str, ...]:
    """Return the languages that are spoken (language:xx=yes)."""
    said = [
        key.removeprefix("language:")
        for key, value in tags.items()
        if value == "yes" and key.startswith("language:")
    ]
    return tuple(sorted(code for code in said if code.isalpha() and len(code) in {2, 3}))
