"""What the search keeps in tables: changes to follow, synonyms, portals, embeds."""

from sozialatlas.search.models.embed import Embed, EmbedUse
from sozialatlas.search.models.outbox import OutboxEntry
from sozialatlas.search.models.portal import Portal
from sozialatlas.search.models.portal_check import PortalCheck
from sozialatlas.search.models.portal_image import PortalImage
from sozialatlas.search.models.portal_text import PortalText
from sozialatlas.search.models.record_use import RecordUse, RecordWords
from sozialatlas.search.models.synonym import Synonym

__all__ = [
    "Embed",
    "EmbedUse",
    "OutboxEntry",
    "Portal",
    "PortalCheck",
    "PortalImage",
    "PortalText",
    "RecordUse",
    "RecordWords",
    "Synonym",
]
