"""What a form of the table sends: which entries and columns, and what their cells say."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from django.http import QueryDict

from sozialatlas.marketplace.bulk.columns import COLUMN_OF, COLUMNS, FIRST_SHOWN
from sozialatlas.marketplace.bulk.examining import Edit, Sent

PAGE, SHOWN, WHOSE = "seite", "spalte", "traeger"
ROW, MARKS, TEXT = "zeile", "gelesen", "zelle"
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the table somebody looks at; without an organization, all of theirs."""

    page: int
    shown: tuple[str, ...]
    organization: uuid.UUID | None

    def query(self, *, page: int | None = None) -> str:
        """Return the query of an address that shows this part, or another page of it."""
        parts = QueryDict(mutable=True)
        parts[PAGE] = str(self.page if page is None else page)
        parts.setlist(SHOWN, list(self.shown))
        if self.organization is not None:
            parts[WHOSE] = str(self.organization)
        return parts.urlencode()


def asked(parts: QueryDict, may: Collection[uuid.UUID]) -> Asked:
    """Return what an address asks for; what makes no sense counts as not said."""
    page = parts.get(PAGE, "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    chosen = tuple(column.code for column in COLUMNS if column.code in parts.getlist(SHOWN))
    whose = _key(parts.get(WHOSE, ""))
    return Asked(max(1, number), chosen or FIRST_SHOWN, whose if whose in may else None)


def cells(sent: QueryDict) -> Iterator[Sent]:
    """Yield the cells of the rows that a form sent, with the marks of what was read."""
    for text in sent.getlist(ROW):
        key = _key(text)
        if key is None:
            continue
        marks = _marks(sent.get(f"{MARKS}-{key}", ""))
        for code in COLUMN_OF:
            words = sent.get(f"{TEXT}-{key}-{code}")
            if words is not None:
                yield Sent(key, code, words, marks.get(code, ""))


def _marks(text: str) -> Mapping[str, str]:
    return dict(part.partition(":")[::2] for part in text.split())


def packed(edits: Sequence[Edit]) -> str:
    """Return changes as one text, for the page that asks whether they are meant."""
    rows = [
        [str(each.row.id), each.column.code, each.sent.mark, each.sent.text, each.sent.at]
        for each in edits
    ]
    return msgspec.json.encode(rows).decode()


def unpacked(text: str) -> list[Sent] | None:
    """Return the changes that came back; None if they are none that this page sends."""
    try:
        rows = msgspec.json.decode(text, type=list[tuple[uuid.UUID, str, str, str, str]])
    except msgspec.MsgspecError:
        return None
    if not all(code in COLUMN_OF for _key, code, _mark, _text, _at in rows):
        return None
    return [Sent(key, code, words, mark, at) for key, code, mark, words, at in rows]


def _key(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None
