"""The tables of who speaks for which organization."""

from sozialatlas.marketplace.membership.models.claim import LONGEST_NOTE, Claim, ClaimQuerySet
from sozialatlas.marketplace.membership.models.invitation import Invitation
from sozialatlas.marketplace.membership.models.membership import Membership, Role
from sozialatlas.marketplace.membership.models.trust import Trust, Vacancy

__all__ = [
    "LONGEST_NOTE",
    "Claim",
    "ClaimQuerySet",
    "Invitation",
    "Membership",
    "Role",
    "Trust",
    "Vacancy",
]
