"""Names of the languages in which people are helped."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: Mapping[str, Promise | str] = {
    "de": _("Deutsch"),
    "en": _("Englisch"),
    "tr": _("Türkisch"),
    "ru": _("Russisch"),
    "uk": _("Ukrainisch"),
    "ar": _("Arabisch"),
    "fa": _("Persisch"),
    "prs": _("Dari"),
    "ps": _("Paschtu"),
    "ku": _("Kurdisch"),
    "kmr": _("Kurmandschi"),
    "ckb": _("Sorani"),
    "pl": _("Polnisch"),
    "ro": _("Rumänisch"),
    "bg": _("Bulgarisch"),
    "cs": _("Tschechisch"),
    "sk": _("Slowakisch"),
    "hu": _("Ungarisch"),
    "sl": _("Slowenisch"),
    "hr": _("Kroatisch"),
    "sr": _("Serbisch"),
    "bs": _("Bosnisch"),
    "sq": _("Albanisch"),
    "mk": _("Mazedonisch"),
    "el": _("Griechisch"),
    "it": _("Italienisch"),
    "es": _("Spanisch"),
    "pt": _("Portugiesisch"),
    "fr": _("Französisch"),
    "nl": _("Niederländisch"),
    "ti": _("Tigrinya"),
    "am": _("Amharisch"),
    "so": _("Somali"),
    "ur": _("Urdu"),
    "hi": _("Hindi"),
    "pa": _("Pandschabi"),
    "ta": _("Tamil"),
    "vi": _("Vietnamesisch"),
    "zh": _("Chinesisch"),
    "th": _("Thailändisch"),
    "ko": _("Koreanisch"),
    "ja": _("Japanisch"),
    "rom": _("Romanes"),
    "gsg": _("Deutsche Gebärdensprache"),
}
"""ISO 639-1 codes, ISO 639-3 where there is no shorter one; in the order of need, not of ABC."""


def language_name(code: str) -> str:
    """Return the name of a language in the language of the page; unknown codes stand as given."""
    return str(NAMES.get(code.lower(), code))
