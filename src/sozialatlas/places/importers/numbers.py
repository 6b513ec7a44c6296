"""Numbers and days in files, as German offices write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils.translation import gettext as _

_WHOLE = re.compile(r"\d+")
_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")
_DAY_FORMATS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y")


def whole(text: str) -> int:
    """Return a whole number of at least 0. Raises: ValueError."""
    if not _WHOLE.fullmatch(text) or not text.isascii():
        raise ValueError(_("„%(text)s“ ist keine ganze Zahl") % {"text": text})
    return int(text)


def decimal(text: str) -> float:
    """Return a number with a decimal point or comma. Raises: ValueError."""
    if not _DECIMAL.fullmatch(text) or not text.isascii():
        raise ValueError(_("„%(text)s“ ist keine Zahl") % {"text": text})
    return float(text.replace(",", "."))


def day(text: str) -> date:
    """Return a day written as 2019-01-01, 2019/01/01, 20190101 or 01.01.2019.

    Raises: ValueError.
    """
    for form in _DAY_FORMATS:
        try:
            return datetime.strptime(text[:10], form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    raise ValueError(_("„%(text)s“ ist kein Tag wie 2019-01-01") % {"text": text})


def coordinates(lat_text: str, lon_text: str) -> tuple[float, float]:
    """Return latitude and longitude. Raises: ValueError, if they cannot be degrees."""
    lat, lon = decimal(lat_text), decimal(lon_text)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(
            _("Breite %(lat)s, Länge %(lon)s sind keine Grad") % {"lat": lat_text, "lon": lon_text}
        )
    return lat, lon
