"""The tables of proposals."""

from sozialatlas.marketplace.proposals.models.change import Change
from sozialatlas.marketplace.proposals.models.note import Note
from sozialatlas.marketplace.proposals.models.policy import PolicyRule, ReviewSettings
from sozialatlas.marketplace.proposals.models.proposal import Proposal, ProposalQuerySet

__all__ = ["Change", "Note", "PolicyRule", "Proposal", "ProposalQuerySet", "ReviewSettings"]
