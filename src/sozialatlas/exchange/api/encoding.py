"""Parameters of an address that are no UTF-8: reading them as something else would mislead."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from sozialatlas.search.requests import BadRequestError


def check(query: str) -> None:
    """Raise BadRequestError for the first parameter that is not written in UTF-8.

    Shape: `query` as WSGI gives it, each byte one letter.
    """
    for pair in query.encode("latin-1", "replace").split(b"&"):
        try:
            unquote_to_bytes(pair).decode()
        except UnicodeDecodeError as error:
            name = unquote_to_bytes(pair.partition(b"=")[0]).decode(errors="replace")
            raise BadRequestError(name, "is not in UTF-8") from error
