"""Reads addresses and forms as UTF-8, whatever a client says that they are.

Django decodes even the address by the charset of `Content-Type`: the same address would ask for
something else, which the response cache would then show to everybody, and codecs that give no
text would fail.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.http import parse_header_parameters

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_UTF_8 = frozenset({"utf-8", "utf8"})


def in_front_of(site: WSGIApplication) -> WSGIApplication:
    """Return the site with this check before it; 415 where a body is in another charset."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if _is_utf_8(environ.get("CONTENT_TYPE", "")):
            return site(environ, start_response)
        if environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
            return site({**environ, "CONTENT_TYPE": ""}, start_response)
        headers = [("Content-Type", "text/plain; charset=utf-8")]
        start_response("415 Unsupported Media Type", headers)
        return [b"UTF-8 only.\n"]

    return application


def _is_utf_8(content_type: str) -> bool:
    if "charset" not in content_type.lower():
        return True
    try:
        _kind, given = parse_header_parameters(content_type)
    except ValueError:
        return False
    return given.get("charset", "utf-8").lower() in _UTF_8
