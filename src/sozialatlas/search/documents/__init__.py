"""Records of the directory as documents of the index, in batches with few queries."""

from sozialatlas.search.documents.batches import documents_of, every_id
from sozialatlas.search.documents.catalogue import Catalogue

__all__ = ["Catalogue", "documents_of", "every_id"]
