"""Words by which things are found: taxonomies, their terms, and where they are said."""

from __future__ import annotations

from sozialatlas.exchange.hsds.shapes.base import Id, Shape, Uri


class Taxonomy(Shape, frozen=True, kw_only=True):
    """A list of words: topics, audiences, life situations."""

    id: Id
    name: str
    description: str
    uri: Uri | None = None
    version: str | None = None


class TaxonomyTerm(Shape, frozen=True, kw_only=True):
    """A word of a taxonomy.

    `name_plain` is for plain language, `names` are those in other languages by their code,
    `synonyms` everyday words, `legal_anchor` the law behind a topic.
    """

    PROFILE = frozenset({"name_plain", "names", "synonyms", "legal_anchor"})

    id: Id
    name: str
    description: str
    code: str | None = None
    parent_id: Id | None = None
    taxonomy: str | None = None
    taxonomy_detail: Taxonomy | None = None
    taxonomy_id: Id | None = None
    language: str | None = None
    term_uri: Uri | None = None
    name_plain: str | None = None
    names: dict[str, str] | None = None
    synonyms: tuple[str, ...] = ()
    legal_anchor: str | None = None


class Attribute(Shape, frozen=True, kw_only=True):
    """That a word is said of a thing."""

    id: Id
    link_id: Id | None = None
    taxonomy_term_id: Id | None = None
    link_type: str | None = None
    link_entity: str | None = None
    value: str | None = None
    label: str | None = None
    taxonomy_term: TaxonomyTerm | None = None
