"""Which organizations and records somebody speaks for, and who speaks for an organization."""

from sozialatlas.marketplace.membership.queries.deciding import (
    claims_decided_by,
    editors_of,
    may_decide,
    may_decide_as_editor,
    vacancies_within,
)
from sozialatlas.marketplace.membership.queries.listing import (
    branches_of,
    claims_on,
    direct_memberships,
    earlier_claims,
    invitation_of,
    invitations_of,
    member,
    members_of,
    open_claims,
    opens,
)
from sozialatlas.marketplace.membership.queries.people import (
    Member,
    members_with_address,
    owners,
)
from sozialatlas.marketplace.membership.queries.reaching import (
    claimed_organizations,
    is_owner,
    may_edit,
    of_organizations,
    organization_ids,
    organization_of,
    organizations_of,
    owned_ids,
    records_of,
    records_of_organizations,
    speaks_for,
    visible_to,
)
from sozialatlas.marketplace.membership.queries.trusting import (
    is_trusted,
)

__all__ = [
    "Member",
    "branches_of",
    "claimed_organizations",
    "claims_decided_by",
    "claims_on",
    "direct_memberships",
    "earlier_claims",
    "editors_of",
    "invitation_of",
    "invitations_of",
    "is_owner",
    "is_trusted",
    "may_decide",
    "may_decide_as_editor",
    "may_edit",
    "member",
    "members_of",
    "members_with_address",
    "of_organizations",
    "open_claims",
    "opens",
    "organization_ids",
    "organization_of",
    "organizations_of",
    "owned_ids",
    "owners",
    "records_of",
    "records_of_organizations",
    "speaks_for",
    "vacancies_within",
    "visible_to",
]
