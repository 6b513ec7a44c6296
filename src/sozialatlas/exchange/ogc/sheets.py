"""A document of the interface as people read it: the same, as a heading, tables and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sozialatlas.exchange.ogc.documents import Json


@dataclass(frozen=True, slots=True)
class Line:
    """A feature in a table; `page` is where people read about it."""

    name: str
    page: str
    municipality: str
    place: str


@dataclass(frozen=True, slots=True)
class Part:
    """A collection: where its own page is, and what it holds."""

    title: str
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the page; empty parts are left out."""

    lead: str
    total: int | None
    parts: Sequence[Part]
    lines: Sequence[Line]
    fields: Sequence[tuple[str, str]]
    classes: Sequence[str]
    links: Sequence[tuple[str, str, str]]


def sheet(document: Json) -> Sheet:
    """Return a document to read."""
    total = document.get("numberMatched")
    return Sheet(
        lead=_text(document.get("description")),
        total=total if isinstance(total, int) else None,
        parts=[_part(each) for each in _objects(document.get("collections"))],
        lines=[_line(each) for each in _objects(document.get("features"))],
        fields=list(_fields(document.get("properties"))),
        classes=[_text(each) for each in _list(document.get("conformsTo"))],
        links=[
            _reference(each)
            for each in _objects(document.get("links"))
            if each.get("rel") != "alternate"
        ],
    )


_READ_ON = frozenset({"data", "conformance", "collection", "items", "next", "prev"})


def _reference(link: Mapping[str, object]) -> tuple[str, str, str]:
    """Return address, title and relation of a link; what leads on stays a page to read."""
    address, relation = _text(link.get("href")), _text(link.get("rel"))
    if relation in _READ_ON and "f=html" not in address:
        address += "&f=html" if "?" in address else "?f=html"
    return address, _text(link.get("title")), relation


def _part(found: Mapping[str, object]) -> Part:
    links = _objects(found.get("links"))
    address = _text(links[0].get("href")).replace("?f=json", "?f=html") if links else ""
    return Part(_text(found.get("title")), address, _text(found.get("description")))


def _line(found: Mapping[str, object]) -> Line:
    said = found.get("properties")
    known: Mapping[str, object] = said if isinstance(said, Mapping) else {}
    lat, lon = known.get("lat"), known.get("lon")
    return Line(
        _text(known.get("name")),
        _text(known.get("page")),
        _text(known.get("municipality")),
        "" if lat is None else f"{lat}, {lon}",
    )


def _fields(said: object) -> Iterator[tuple[str, str]]:
    known: Mapping[str, object] = said if isinstance(said, Mapping) else {}
    for name, value in known.items():
        meaning = value.get("description") if isinstance(value, Mapping) else value
        yield str(name), _text(meaning)


def _objects(found: object) -> list[Mapping[str, object]]:
    return [each for each in _list(found) if isinstance(each, Mapping)]


def _list(found: object) -> Sequence[object]:
    return found if isinstance(found, list | tuple) else ()


def _text(found: object) -> str:
    return "" if found is None else str(found)
