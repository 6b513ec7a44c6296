"""How much a request may send: more is refused before it is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase

from sozialatlas.core import images, pictures
from sozialatlas.exchange.intake import files as import_files

_EDITORS = "/admin/"
_OF_ENTRY = re.compile(r"/mein/entwurf/[0-9a-f-]{36}/bild$")
_IMPORT = re.compile(r"/redaktion/einspielen$")
MOST_PICTURES = 10
"""So many of the largest pictures may be sent with one form of the administration."""


class LimitBody:
    """Refuses what is larger than any form of ours; what is sent as a file would fill the disk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request.

        Raises: RequestDataTooBig, of which a page of the portal tells.
        """
        if _length(request) > _most(request):
            raise RequestDataTooBig("The body of the request is larger than any form.")
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    text = str(request.META.get("CONTENT_LENGTH", ""))
    return int(text) if text.isascii() and text.isdigit() else 0


def _most(request: HttpRequest) -> int:
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE + _files(request.path_info)


def _files(path: str) -> int:
    """Return how much may come as files: for editors, of an import, of an entry."""
    if path.startswith(_EDITORS):
        return images.MOST_BYTES * MOST_PICTURES
    if _IMPORT.search(path):
        return import_files.MOST_BYTES
    return pictures.MOST_BYTES if _OF_ENTRY.search(path) else 0
