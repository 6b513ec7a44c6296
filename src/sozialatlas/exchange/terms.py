"""Under which licence the directory is given away, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from sozialatlas.core import site


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its short name, its text, and how DCAT-AP.de names it.

    Source: DCAT-AP.de 3.0, list of licences, 2024. `must_name` says that it wants the publisher
    named.
    """

    name: str
    url: str
    dcat_uri: str
    must_name: bool


LICENCES: Mapping[str, Licence] = {
    "dl-de-by-2.0": Licence(
        "Datenlizenz Deutschland - Namensnennung - Version 2.0",
        "https://www.govdata.de/dl-de/by-2-0",
        "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
        must_name=True,
    ),
    "dl-de-zero-2.0": Licence(
        "Datenlizenz Deutschland - Zero - Version 2.0",
        "https://www.govdata.de/dl-de/zero-2-0",
        "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
        must_name=False,
    ),
    "cc-by-4.0": Licence(
        "Creative Commons Namensnennung 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
        "http://dcat-ap.de/def/licenses/cc-by/4.0",
        must_name=True,
    ),
    "cc0-1.0": Licence(
        "Creative Commons CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "http://dcat-ap.de/def/licenses/cc-zero",
        must_name=False,
    ),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms the data may be used; `attribution` is empty where none is wanted."""

    licence: Licence
    publisher: str
    publisher_mail: str
    contributor: str
    attribution: str


def licence() -> Licence:
    """Return the licence of this installation's data."""
    return LICENCES[settings.DATA_LICENCE]


def of_data() -> Terms:
    """Return the terms of this installation."""
    chosen = licence()
    publisher = settings.PUBLISHER or site.current().area or _("Sozialatlas")
    return Terms(
        chosen,
        publisher,
        settings.PUBLISHER_MAIL,
        settings.DCAT_CONTRIBUTOR,
        f"{publisher}, {chosen.name}" if chosen.must_name else "",
    )
