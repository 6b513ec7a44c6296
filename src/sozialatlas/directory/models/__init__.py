"""The tables of the directory, in the shape of HSDS 3.1."""

from sozialatlas.directory.models.base import Answer, Published, Status, VerifiedHow, slug_of
from sozialatlas.directory.models.details import (
    Capacity,
    Contact,
    CostOption,
    Language,
    Phone,
    RequiredDocument,
    ServiceArea,
)
from sozialatlas.directory.models.event import Event
from sozialatlas.directory.models.history import FieldOwner, LocalizedText, RecordKind, Revision
from sozialatlas.directory.models.location import (
    Accessibility,
    AccessibilityFeature,
    Address,
    Location,
    Precision,
)
from sozialatlas.directory.models.merging import MergedRecord
from sozialatlas.directory.models.organization import Organization
from sozialatlas.directory.models.picture import Picture, RecordPicture
from sozialatlas.directory.models.schedule import Schedule
from sozialatlas.directory.models.service import Service, ServiceAtLocation
from sozialatlas.directory.models.taxonomy import Audience, LifeSituation, Topic
from sozialatlas.directory.models.volunteering import (
    Ability,
    Availability,
    Commitment,
    VolunteerRole,
)

__all__ = [
    "Ability",
    "Accessibility",
    "AccessibilityFeature",
    "Address",
    "Answer",
    "Audience",
    "Availability",
    "Capacity",
    "Commitment",
    "Contact",
    "CostOption",
    "Event",
    "FieldOwner",
    "Language",
    "LifeSituation",
    "LocalizedText",
    "Location",
    "MergedRecord",
    "Organization",
    "Phone",
    "Picture",
    "Precision",
    "Published",
    "RecordKind",
    "RecordPicture",
    "RequiredDocument",
    "Revision",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Status",
    "Topic",
    "VerifiedHow",
    "VolunteerRole",
    "slug_of",
]
