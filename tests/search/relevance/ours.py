"""Our own search, asked as everybody asks it: over the JSON interface."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.test import Client

from tests.search.relevance.measures import PLACES

CONCEPT = "concept"


class Ours:
    """The search of the installation."""

    def __init__(self, name: str, always: Mapping[str, str] | None = None) -> None:
        """Ask with parameters that every question carries."""
        self.name = name
        self._always = dict(always or {})
        self._client = Client()

    def ask(self, text: str) -> list[str]:
        """Return the ids of the ten best records."""
        return [item["id"] for item in self._answer(text)["items"]]

    def topics(self, text: str) -> list[str]:
        """Return the topics that a sentence was understood to be about, the likeliest first."""
        told = (one for one in self._answer(text)["notices"] if one["code"] == CONCEPT)
        return [code for notice in told for code in notice["values"]]

    def _answer(self, text: str) -> dict[str, list[dict[str, str]]]:
        asked = {"q": text, "page_size": str(PLACES), **self._always}
        answer = self._client.get("/api/search", asked)
        if answer.status_code != 200:
            raise AssertionError(f"{text!r}: {answer.status_code} {answer.content[:200]!r}")
        told: dict[str, list[dict[str, str]]] = json.loads(answer.content)
        return told
