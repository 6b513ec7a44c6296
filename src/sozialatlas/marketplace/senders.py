"""Tells senders apart without keeping their address."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.utils import timezone

# The part of an IPv6 address that a connection gets; the rest changes at will.
_OF_CONNECTION = 64


def code(address: str, day: dt.date, secret: str, *, subject: str = "") -> str:
    """Return a code for a network address that means nothing on another day.

    With a subject it means nothing beside another subject either.
    """
    key = f"{secret}:{day.isoformat()}".encode()
    return hmac.new(key, f"{network(address)}{subject}".encode(), hashlib.sha256).hexdigest()


def code_of(sender: str, at: dt.datetime) -> str:
    """Return a code for a sender who is known by something else than an address."""
    return code(sender, timezone.localdate(at), settings.SECRET_KEY)


def network(address: str) -> str:
    """Return the connection that an address belongs to; what is no address stays as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ip_network((int(found), _OF_CONNECTION), strict=False))
