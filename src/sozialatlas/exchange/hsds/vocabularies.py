"""Our taxonomies and their words in HSDS; ids and codes are the same in every installation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.exchange.hsds import ids
from sozialatlas.exchange.hsds.shapes import Taxonomy, TaxonomyTerm

TAXONOMIES: Mapping[str, Taxonomy] = {
    name: Taxonomy(id=ids.of_taxonomy(name), name=title, description=text)
    for name, title, text in (
        ("topics", "Themen", "Wobei geholfen wird; Themen stehen in Gruppen."),
        ("audiences", "Zielgruppen", "Für wen ein Angebot ist."),
        ("life_situations", "Lebenslagen", "Was jemand gerade erlebt, mit passenden Themen."),
    )
}
_MODELS: Mapping[str, type[Term]] = {
    "topics": Topic,
    "audiences": Audience,
    "life_situations": LifeSituation,
}


@dataclass(frozen=True, slots=True)
class Word:
    """A term and the row that it comes from."""

    taxonomy: str
    key: int
    parent_key: int | None
    term: TaxonomyTerm


def words() -> list[Word]:
    """Return all words in use, each taxonomy in its order."""
    return [word for name in _MODELS for word in _words(name)]


def by_key(found: Iterable[Word]) -> Mapping[str, Mapping[int, TaxonomyTerm]]:
    """Return words by taxonomy and the key of their row."""
    known: dict[str, dict[int, TaxonomyTerm]] = {name: {} for name in _MODELS}
    for word in found:
        known[word.taxonomy][word.key] = word.term
    return known


def _words(name: str) -> list[Word]:
    rows = list(_MODELS[name]._default_manager.filter(is_active=True).order_by("order", "code"))
    codes = {row.pk: row.code for row in rows}
    return [_word(name, row, codes) for row in rows]


def _word(name: str, row: Term, codes: Mapping[int, str]) -> Word:
    parent = row.parent_id if isinstance(row, Topic) and row.parent_id in codes else None
    taxonomy = TAXONOMIES[name]
    term = TaxonomyTerm(
        id=ids.of_term(name, row.code),
        code=row.code,
        name=row.name,
        description=row.description,
        parent_id=ids.of_term(name, codes[parent]) if parent is not None else None,
        taxonomy=taxonomy.name,
        taxonomy_id=taxonomy.id,
        language="de",
        name_plain=row.plain_name or None,
        names=_names(row) or None,
        synonyms=tuple(row.words),
        legal_anchor=(row.legal_anchor or None) if isinstance(row, Topic) else None,
    )
    return Word(name, row.pk, parent, term)


def _names(row: Term) -> dict[str, str]:
    english = {"en": row.name_en} if row.name_en else {}
    return english | {code: said[0] for code, said in sorted(row.in_languages.items()) if said}
