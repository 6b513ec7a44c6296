"""The script that partners build in, at an address that stays: its parts and what they need."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _, override

_FOLDER = Path(__file__).parents[1] / "static/portal/embed"
# A page may hold the script twice; the name of the policy may be taken once only.
_ONCE = 'if (customElements.get("sozialatlas-angebote")) return;'
_PARTS = ("v1_element.js", "v1_frame.js")


@lru_cache(maxsize=64)
def script(origin: str) -> str:
    """Return version 1 of the script for this site's own address.

    Wrapped in a function, it leaves no name on a page and runs as a module or as a plain script.
    """
    given = {"ORIGIN": origin, "WORDS": _words(), "STYLES": _styles()}
    lines = [f"const {name} = {_literal(value)};" for name, value in given.items()]
    parts = "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _PARTS)
    opening = "\n".join(lines)
    return f"// Sozialatlas: docs/embedding.md\n(() => {{\n{_ONCE}\n{opening}\n{parts}}})();\n"


def _words() -> dict[str, str]:
    """Return what is said where nothing could be loaded, in each language."""
    told = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            told[code] = _("Die Angebote konnten gerade nicht geladen werden.")
    return told


@cache
def _styles() -> str:
    return (_FOLDER / "embed.css").read_text(encoding="utf-8")


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
