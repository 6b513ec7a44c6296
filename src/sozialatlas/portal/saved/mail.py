"""A list as a mail that the person's own program sends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from django.utils.translation import gettext as _, ngettext

from sozialatlas.portal.saved.entry import Entry

LONGEST = 1_900
"""Letters of a mailto address that all programs take; some cut at 2,000."""


def mail_url(entries: Iterable[Entry], *, site: str, url: str) -> str:
    """Return a mailto address: the list's address, then as many entries as it has room for."""
    subject = _("Merkliste aus {site}").format(site=site)
    intro = _("Diese Einträge habe ich für Sie zusammengestellt:")
    found = list(entries)
    parts = [f"{intro}\n{url}\n"]
    for number, entry in enumerate(found):
        told = "\n".join((f"{number + 1}. {entry.name.text}", *_lines(entry), ""))
        left = len(found) - number
        if len(_mailto(subject, [*parts, told, _rest(left)])) > LONGEST:
            parts.append(_rest(left))
            break
        parts.append(told)
    return _mailto(subject, parts)


def _lines(entry: Entry) -> Iterator[str]:
    if entry.calls:
        yield _("Telefon: {number}").format(number=entry.calls[0].text)
    if entry.lines:
        yield ", ".join(entry.lines)


def _rest(count: int) -> str:
    words = ngettext(
        "Und {count} weiterer Eintrag: siehe die Adresse oben.",
        "Und {count} weitere Einträge: siehe die Adresse oben.",
        count,
    )
    return words.format(count=count)


def _mailto(subject: str, parts: Iterable[str]) -> str:
    # Lines of a mail end in CR and LF (RFC 6068, 5).
    body = "\n".join(parts).replace("\n", "\r\n")
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
