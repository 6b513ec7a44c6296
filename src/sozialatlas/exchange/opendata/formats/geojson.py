"""Tables as GeoJSON (RFC 7946): one feature a line, so that a part can be read on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sozialatlas.exchange.opendata.columns import Row
from sozialatlas.exchange.opendata.formats.about import About
from sozialatlas.exchange.opendata.formats.pieces import pieces

CONTENT_TYPE = "application/geo+json"
_AT_ONCE = 100


def parts(rows: Iterable[Row], about: About) -> Iterator[bytes]:
    """Yield the file, part by part; empty cells are left out of the properties."""
    encode = msgspec.json.Encoder().encode
    names = [each.name for each in about.dataset.fields]
    head = encode({"type": "FeatureCollection", **_foreign(about)})
    yield head[:-1] + b',"features":['
    between = b"\n"
    for batch in pieces(rows, _AT_ONCE):
        yield between + b",\n".join(encode(_feature(row, names)) for row in batch)
        between = b",\n"
    yield b"\n]}\n"


def _feature(row: Row, names: list[str]) -> dict[str, object]:
    told = zip(names, row.cells, strict=True)
    return {
        "type": "Feature",
        "id": row.cells[0],
        "geometry": row.geometry,
        "properties": {name: cell for name, cell in told if cell is not None},
    }


def _foreign(about: About) -> dict[str, str]:
    """Return what stands beside the features (RFC 7946, 6.1)."""
    said = about.terms
    return {
        "name": about.dataset.title,
        "as_of": about.as_of,
        "license": said.licence.url,
        "attribution": about.attribution,
        "publisher": said.publisher,
        "correction_url": about.correction_url,
    }
