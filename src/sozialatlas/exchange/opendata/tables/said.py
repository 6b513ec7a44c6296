"""Columns that several tables share: words of the taxonomy, and the three dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from sozialatlas.exchange.hsds import ids, shapes
from sozialatlas.exchange.opendata import columns
from sozialatlas.exchange.opendata.columns import Cell, Column, joined

T = TypeVar("T")
Attributes = Iterable[shapes.Attribute]

_TOPICS, _AUDIENCES = ids.of_taxonomy("topics"), ids.of_taxonomy("audiences")


class Dated(Protocol):
    """What carries the dates of a thing."""

    @property
    def content_changed(self) -> str | None:
        """When somebody changed what is said."""

    @property
    def verified(self) -> str | None:
        """When somebody confirmed it."""

    @property
    def verified_how(self) -> str | None:
        """How somebody confirmed it."""


D = TypeVar("D", bound=Dated)


def word_columns(attributes: Callable[[T], Attributes]) -> tuple[Column[T], ...]:
    """Return the columns of topics and audiences, by name and by code."""
    return (
        columns.text("topics", "Themen.", _names(attributes, _TOPICS)),
        columns.text("topic_codes", "Schlüssel der Themen.", _codes(attributes, _TOPICS)),
        columns.text("audiences", "Zielgruppen.", _names(attributes, _AUDIENCES)),
        columns.text(
            "audience_codes", "Schlüssel der Zielgruppen.", _codes(attributes, _AUDIENCES)
        ),
    )


def date_columns(_kind: type[D]) -> tuple[Column[D], ...]:
    """Return the columns of the dates of a kind of things, which are never mixed."""
    return (
        columns.moment(
            "content_changed",
            "Wann jemand den Inhalt geändert hat (UTC).",
            lambda thing: thing.content_changed,
        ),
        columns.moment(
            "verified",
            "Wann jemand bestätigt hat, dass es noch stimmt (UTC).",
            lambda thing: thing.verified,
        ),
        columns.text(
            "verified_how",
            "Wie es bestätigt wurde: provider, phone, mail, visit, document, website, register.",
            lambda thing: thing.verified_how,
        ),
    )


def _names(attributes: Callable[[T], Attributes], taxonomy: str) -> Callable[[T], Cell]:
    return lambda thing: joined(term.name for term in _terms(attributes(thing), taxonomy))


def _codes(attributes: Callable[[T], Attributes], taxonomy: str) -> Callable[[T], Cell]:
    return lambda thing: joined(term.code for term in _terms(attributes(thing), taxonomy))


def _terms(attributes: Attributes, taxonomy: str) -> Iterable[shapes.TaxonomyTerm]:
    found = (each.taxonomy_term for each in attributes)
    return (term for term in found if term is not None and term.taxonomy_id == taxonomy)
