"""Asks the interface, as a program would."""

from __future__ import annotations

import json
from typing import TypeAlias

from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client

BASE = "/api/hsds/v3"
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def body(response: HttpResponse | StreamingHttpResponse) -> bytes:
    """Return the whole of an answer, a streamed one too."""
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response.streaming_content)
    return response.content


def get(path: str, **parameters: object) -> Json:
    """Return what a path answers."""
    response = Client().get(f"{BASE}{path}", parameters)
    assert response.status_code == 200, response.content
    found: Json = json.loads(body(response))
    return found


def contents(path: str, **parameters: object) -> list[dict[str, Json]]:
    """Return the entries of a list."""
    page = get(path, **parameters)
    assert isinstance(page, dict)
    found = page["contents"]
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, dict)]


def names(path: str, **parameters: object) -> set[str]:
    """Return what the entries of a list are called."""
    return {str(each["name"]) for each in contents(path, **parameters)}


def lines(path: str, **parameters: object) -> list[dict[str, Json]]:
    """Return the entries of a list that comes as lines."""
    response = Client().get(f"{BASE}{path}", {"format": "ndjson", **parameters})
    assert response.status_code == 200, response.content
    return [json.loads(line) for line in body(response).splitlines()]
