"""Addresses and numbers as far as somebody who is not their owner may read them."""

from __future__ import annotations

from urllib.parse import urlsplit

FREE_MAIL = frozenset({
    "aol.com", "arcor.de", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.de", "gmx.net",
    "googlemail.com", "hotmail.com", "hotmail.de", "icloud.com", "live.de", "mail.de",
    "mailbox.org", "me.com", "outlook.com", "outlook.de", "posteo.de", "proton.me",
    "protonmail.com", "t-online.de", "web.de", "yahoo.com", "yahoo.de",
})  # fmt: skip
"""Domains at which everybody gets an address: they say nothing of an organization."""


def masked(email: str) -> str:
    """Return an address with all but the first letter before the domain left out."""
    local, _at, domain = email.partition("@")
    return f"{local[:1] if len(local) > 1 else ''}…@{domain}"


def end_of(place: str) -> str:
    """Return the town of an address, or the last signs of a number: whose it is knows the rest."""
    _street, comma, town = place.rpartition(", ")
    return f"…, {town}" if comma else f"… {place[-2:]}"


def domain_of_mail(email: str) -> str:
    """Return the domain of an address, or nothing where everybody gets one."""
    domain = email.rpartition("@")[2].strip().lower()
    return "" if domain in FREE_MAIL else domain


def domain_of_site(url: str) -> str:
    """Return the domain of a web page without its www."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
