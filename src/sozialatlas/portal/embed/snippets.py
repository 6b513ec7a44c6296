"""What a partner copies: three ways to build one embed in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode, urlsplit

from django.utils.translation import gettext as _

from sozialatlas.core import addresses
from sozialatlas.portal.embed import options
from sozialatlas.portal.embed.pasted import Pairs
from sozialatlas.portal.search.address import SearchAddress


@dataclass(frozen=True, slots=True)
class Chosen:
    """An embed as somebody chose it; `words` lead to `link` where nothing else is there.

    `search` is what is looked for, or the signed number of a fixed embed alone.
    """

    origin: str
    portal: str
    view: str
    search: Pairs
    record: str
    preset: str
    count: int
    language: str
    accent: str
    link: str
    words: str

    def address(self, suffix: str = "", *, scheme: str = "", accent: str = "") -> str:
        """Return the address of the page for a frame, or with a suffix of the fragment."""
        pairs = [
            (options.PORTAL, "" if self.preset else self.portal),
            (options.PRESET, self.preset),
            (options.RECORD, self.record),
            *self.search,
            (options.COUNT, str(self.count) if self.count else ""),
            (options.LANGUAGE, self.language),
            (options.SCHEME, scheme),
            (options.ACCENT, accent),
        ]
        query = urlencode([pair for pair in pairs if pair[1]])
        return f"{self.origin}/embed/v1/{self.view}{suffix}?{query}"


def element(chosen: Chosen) -> str:
    """Return the element with the script, and the link that stays without it."""
    given = (
        ("portal", "" if chosen.preset else chosen.portal),
        ("preset", chosen.preset or urlencode(chosen.search)),
        ("view", chosen.view),
        (options.RECORD, chosen.record),
        (options.COUNT, str(chosen.count) if chosen.count else ""),
        ("lang", chosen.language),
    )
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in given if value)
    return (
        f"{_script(chosen)}\n<sozialatlas-angebote{attributes}>\n"
        f"  {link(chosen)}\n</sozialatlas-angebote>{_colour(chosen)}"
    )


def frame(chosen: Chosen, scheme: str = "") -> str:
    """Return the frame, with the element that gives it its height."""
    source = escape(chosen.address(scheme=scheme, accent=chosen.accent))
    return (
        f"{_script(chosen)}\n<sozialatlas-rahmen>\n"
        f'  <iframe src="{source}" title="{escape(chosen.words)}" width="100%" height="600"'
        ' loading="lazy"></iframe>\n</sozialatlas-rahmen>'
    )


def server_side(chosen: Chosen) -> str:
    """Return the fragment as PHP puts it in; the link stays where it cannot be had."""
    source = chosen.address(".html").replace("'", "%27")
    words = link(chosen).replace("'", "&#39;")
    return f"<?php echo @file_get_contents('{source}') ?: '{words}'; ?>"


def _script(chosen: Chosen) -> str:
    return f'<script type="module" src="{chosen.origin}/embed/v1.js"></script>'


def link(chosen: Chosen) -> str:
    """Return the link that stays where nothing else is there."""
    return f'<a href="{escape(chosen.link)}">{escape(chosen.words)}</a>'


def searched(chosen: Chosen) -> SearchAddress:
    """Return the page of results that an embed shows a part of."""
    path = urlsplit(chosen.link).path
    # Only the page of services may be about something else; the others say what by their path.
    is_free = path.endswith(f"/{addresses.SEARCH}")
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in chosen.search:
        if is_free or name != "type":
            given[name].append(value)
    return SearchAddress.of(path, given)


def _colour(chosen: Chosen) -> str:
    if not chosen.accent:
        return ""
    said = _("gehört in Ihr Stylesheet")
    return (
        f"\n\n<!-- {said}:\nsozialatlas-angebote {{ --sozialatlas-accent: #{chosen.accent}; }} -->"
    )
