"""Tells apart who tries to sign in, without keeping anybody's network address."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# The part of an IPv6 address that a connection gets; the rest changes at will.
_OF_CONNECTION = 64


def sender(request: HttpRequest, day: dt.date) -> str:
    """Return a code for the sender of a request that means nothing on another day."""
    key = f"{settings.SECRET_KEY}:anmelden:{day.isoformat()}".encode()
    return hmac.new(key, _connection(_address(request)).encode(), hashlib.sha256).hexdigest()


def _address(request: HttpRequest) -> str:
    """Return the sender's network address; behind a proxy the last hop that it names."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))


def _connection(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ip_network((int(found), _OF_CONNECTION), strict=False))
