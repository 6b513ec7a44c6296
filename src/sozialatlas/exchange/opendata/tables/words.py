"""The words of the taxonomies as a table."""

from __future__ import annotations

from collections.abc import Iterator

from sozialatlas.exchange.hsds import vocabularies
from sozialatlas.exchange.hsds.shapes import TaxonomyTerm
from sozialatlas.exchange.opendata import columns
from sozialatlas.exchange.opendata.columns import Row, joined
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tables.dataset import DataSet


def _rows(_source: Source) -> Iterator[Row]:
    for word in vocabularies.words():
        yield Row(columns.cells(_COLUMNS, word.term))


_COLUMNS: tuple[columns.Column[TaxonomyTerm], ...] = (
    columns.text("id", "Bleibender Schlüssel.", lambda x: x.id),
    columns.text("taxonomy", "Themen, Zielgruppen oder Lebenslagen.", lambda x: x.taxonomy),
    columns.text("code", "Schlüssel, wie ihn Angebote nennen.", lambda x: x.code),
    columns.text("name", "Name.", lambda x: x.name),
    columns.text("name_plain", "Name in einfacher Sprache.", lambda x: x.name_plain),
    columns.text("parent_id", "Schlüssel der Gruppe.", lambda x: x.parent_id),
    columns.text("description", "Beschreibung.", lambda x: x.description or None),
    columns.text("synonyms", "Alltagswörter.", lambda x: joined(iter(x.synonyms))),
    columns.text("legal_anchor", "Rechtsgrundlage.", lambda x: x.legal_anchor),
)

DATASET = DataSet(
    code="taxonomy",
    title="Themen, Zielgruppen und Lebenslagen",
    meaning="Die Wörter, nach denen das Verzeichnis geordnet ist, mit Alltagswörtern.",
    keywords=("Taxonomie", "Themen", "Zielgruppen", "Sozialatlas"),
    themes=("SOCI",),
    fields=columns.fields(_COLUMNS),
    rows=_rows,
    has_places=False,
)
