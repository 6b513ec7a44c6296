"""What HSDS 3.1 says of things, with the fields that our profile HSDS-DE adds.

Field names, required fields and meanings are those of the Human Services Data Specification 3.1.
What a shape adds stands in its `PROFILE`; the same is said for others in `profile/*.json`.
"""

from sozialatlas.exchange.hsds.shapes.base import Shape
from sozialatlas.exchange.hsds.shapes.details import (
    Accessibility,
    Address,
    Capacity,
    CapacityLimit,
    Contact,
    CostOption,
    Language,
    Phone,
    Picture,
    RequiredDocument,
    Schedule,
    ServiceArea,
    Text,
    Unit,
)
from sozialatlas.exchange.hsds.shapes.terms import Attribute, Taxonomy, TaxonomyTerm
from sozialatlas.exchange.hsds.shapes.things import (
    Event,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    SingleServiceAtLocation,
    VolunteerRole,
)

__all__ = [
    "Accessibility",
    "Address",
    "Attribute",
    "Capacity",
    "CapacityLimit",
    "Contact",
    "CostOption",
    "Event",
    "Language",
    "Location",
    "Organization",
    "Phone",
    "Picture",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Shape",
    "SingleServiceAtLocation",
    "Taxonomy",
    "TaxonomyTerm",
    "Text",
    "Unit",
    "VolunteerRole",
]
