"""What the search keeps in tables: changes to follow, words that mean the same, portals."""

from sozialatlas.search.models.outbox import OutboxEntry
from sozialatlas.search.models.portal import Portal
from sozialatlas.search.models.portal_image import PortalImage
from sozialatlas.search.models.synonym import Synonym

__all__ = ["OutboxEntry", "Portal", "PortalImage", "Synonym"]
