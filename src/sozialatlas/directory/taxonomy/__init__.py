"""The taxonomy that comes with the package: reviewed topics, audiences and life situations."""

from sozialatlas.directory.taxonomy.osm import topics_for_osm_tags
from sozialatlas.directory.taxonomy.reader import (
    AudienceEntry,
    LifeSituationEntry,
    Taxonomy,
    TopicEntry,
    read_taxonomy,
)
from sozialatlas.directory.taxonomy.toml_files import TaxonomyError

__all__ = [
    "AudienceEntry",
    "LifeSituationEntry",
    "Taxonomy",
    "TaxonomyError",
    "TopicEntry",
    "read_taxonomy",
    "topics_for_osm_tags",
]
