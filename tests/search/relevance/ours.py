"""Our own search, asked as everybody asks it: over the JSON interface."""

from __future__ import annotations

import json

from django.test import Client

from tests.search.relevance.measures import PLACES


class Ours:
    """The search of the installation, without a place of its own."""

    def __init__(self, name: str) -> None:
        """Ask nothing yet."""
        self.name = name
        self._client = Client()

    def ask(self, text: str) -> list[str]:
        """Return the ids of the ten best records."""
        answer = self._client.get("/api/search", {"q": text, "page_size": str(PLACES)})
        if answer.status_code != 200:
            raise AssertionError(f"{text!r}: {answer.status_code} {answer.content[:200]!r}")
        return [item["id"] for item in json.loads(answer.content)["items"]]
