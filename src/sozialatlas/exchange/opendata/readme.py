"""The text that lies in a dump: what is in it, as of when, and on which terms."""

from __future__ import annotations

from sozialatlas.exchange import terms
from sozialatlas.exchange.hsds.building.texts import moment
from sozialatlas.exchange.opendata.formats import about
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tables import DATASETS

_HEAD = """{publisher}: offene Daten des Sozialatlas

Stand:          {as_of} (UTC)
Lizenz:         {licence}
                {licence_url}
Namensnennung:  {attribution}
Fehler melden:  {correction}
Neueste Fassung und Katalog (DCAT-AP.de): {root}/api/opendata/

CSV ist UTF-8 ohne Byte-Reihenfolge-Marke, mit Kommas und einer Kopfzeile; für Excel gibt es XLSX.
Vor Texten, die eine Tabellenkalkulation als Formel lesen würde, steht in CSV ein Apostroph.
Mehrere Werte in einer Zelle sind durch "; " getrennt. Leere Zellen heißen: nicht bekannt.
Geheime Anschriften sind nicht enthalten; dort steht nur die Gemeinde.
Prüfsummen stehen in SHA256SUMS, die Spalten als Table Schema in *.schema.json.
"""


def text(source: Source) -> str:
    """Return the text of a dump."""
    said = terms.of_data()
    head = _HEAD.format(
        publisher=said.publisher,
        as_of=moment(source.now.at),
        licence=said.licence.name,
        licence_url=said.licence.url,
        attribution=about.attribution(said) or "nicht nötig",
        correction=about.correction_url(source.root),
        root=source.root,
    )
    return "\n".join([head, *(_of(code) for code in DATASETS)])


def _of(code: str) -> str:
    dataset = DATASETS[code]
    lines = [f"{dataset.title} ({', '.join(f'{code}.{each}' for each in dataset.formats)})"]
    lines += [dataset.meaning]
    lines += [f"  {each.name}: {each.meaning}" for each in dataset.fields]
    return "\n".join([*lines, ""])
