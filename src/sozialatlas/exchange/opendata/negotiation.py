"""Chooses how an answer is written by what a program says it reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http.request import MediaType

TURTLE, JSON_LD, HTML = "text/turtle", "application/ld+json", "text/html"
CATALOGUES: Mapping[str, str] = {"ttl": TURTLE, "jsonld": JSON_LD}
"""The catalogue's formats by the endings of their addresses."""
RDFLIB_NAMES: Mapping[str, str] = {TURTLE: "turtle", JSON_LD: "json-ld"}


def chosen(accepted: Sequence[MediaType], offered: Sequence[str]) -> str:
    """Return the offered type that is wanted most; the first one where nothing is preferred."""

    def wanted(offer: str) -> tuple[float, int]:
        fitting = [(each.specificity, each.quality) for each in accepted if each.match(offer)]
        return (max(fitting)[1] if fitting else 0.0, -offered.index(offer))

    return max(offered, key=wanted)
