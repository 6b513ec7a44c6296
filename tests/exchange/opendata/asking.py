"""Asks for open data, as whoever downloads them would."""

from __future__ import annotations

import csv
import io
import json

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import Client

BASE = "/api/opendata/"


def get(path: str, **headers: str) -> HttpResponse | StreamingHttpResponse:
    """Return the answer of a path."""
    return Client(headers=headers).get(f"{BASE}{path}")


def body(response: HttpResponse | StreamingHttpResponse) -> bytes:
    """Return the whole of an answer, a streamed one too."""
    if not isinstance(response, StreamingHttpResponse):
        return response.content
    whole = b"".join(response.streaming_content)
    if isinstance(response, FileResponse):
        # The answer itself stays open: its end would close the connection of the test.
        for close in response._resource_closers:
            close()
    return whole


def content(path: str) -> bytes:
    """Return what a path gives."""
    response = get(path)
    assert response.status_code == 200, body(response)
    return body(response)


def rows(code: str) -> list[dict[str, str]]:
    """Return the rows of a data set as CSV."""
    return list(csv.DictReader(io.StringIO(content(f"{code}.csv").decode(), newline="")))


def features(code: str) -> list[dict[str, object]]:
    """Return the features of a data set."""
    found: list[dict[str, object]] = json.loads(content(f"{code}.geojson"))["features"]
    return found
