"""Brings the packaged taxonomy into the database, leaving alone what editors have changed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.directory.taxonomy.reader import Taxonomy, TermEntry, TopicEntry, read_taxonomy


def sync_taxonomy(taxonomy: Taxonomy | None = None) -> None:
    """Create and update the packaged terms; edited and own ones stay as they are.

    A term that the package no longer knows is switched off, not deleted: records name it.
    """
    given = taxonomy or read_taxonomy()
    with transaction.atomic():
        _sync(Topic, given.topics)
        _sync(Audience, given.audiences)
        _sync(LifeSituation, given.life_situations)
        _place_topics(given.topics)
        _join_situations(given)


def _sync(
    model: type[Topic] | type[Audience] | type[LifeSituation], entries: Iterable[TermEntry]
) -> None:
    known = {term.code: term for term in model._default_manager.all()}
    for order, entry in enumerate(entries, 1):
        term = known.pop(entry.code, None) or model(code=entry.code)
        if _is_kept(term):
            _name_newly(term, entry)
            continue
        _fill(term, entry, order)
        term.save()
    gone = [term.pk for term in known.values() if not _is_kept(term)]
    model._default_manager.filter(pk__in=gone).update(is_active=False)


def _is_kept(term: Term) -> bool:
    return term.is_own or term.edited_at is not None


def _name_newly(term: Term, entry: TermEntry) -> None:
    """Add languages that a county's word lacks, where it still means what the package means."""
    new = {
        code: list(w) for code, w in entry.in_languages.items() if code not in term.in_languages
    }
    if new and term.name == entry.name and not term.is_own:
        term.in_languages |= new
        term.save(update_fields=["in_languages"])


def _fill(term: Term, entry: TermEntry, order: int) -> None:
    term.name, term.name_en, term.plain_name = entry.name, entry.name_en, entry.plain
    term.words, term.icon, term.order, term.is_active = list(entry.words), entry.icon, order, True
    term.in_languages = {code: list(words) for code, words in entry.in_languages.items()}
    if isinstance(term, Topic) and isinstance(entry, TopicEntry):
        term.legal_anchor, term.osm_tags = entry.law, list(entry.osm)


def _place_topics(entries: Iterable[TopicEntry]) -> None:
    rows = Topic.objects.in_bulk(field_name="code")
    changed = []
    for entry in entries:
        topic = rows[entry.code]
        parent = rows[entry.group] if entry.group else None
        if not _is_kept(topic) and topic.parent_id != (parent.pk if parent else None):
            topic.parent = parent
            changed.append(topic)
    Topic.objects.bulk_update(changed, ["parent"])


def _join_situations(taxonomy: Taxonomy) -> None:
    topics = dict(Topic.objects.values_list("code", "pk"))
    situations = LifeSituation.objects.in_bulk(field_name="code")
    for entry in taxonomy.life_situations:
        if not _is_kept(situations[entry.code]):
            situations[entry.code].topics.set([topics[code] for code in entry.topics])
