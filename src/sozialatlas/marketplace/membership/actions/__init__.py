"""Everything that changes who speaks for an organization."""

from sozialatlas.marketplace.membership.actions.claiming import (
    claim,
    enter_code,
    object_to,
    send_again,
    withdraw,
)
from sozialatlas.marketplace.membership.actions.deciding import grant, new_code, refuse, trust
from sozialatlas.marketplace.membership.actions.following import ask_for_access, ask_no_more
from sozialatlas.marketplace.membership.actions.forgetting import forget
from sozialatlas.marketplace.membership.actions.inviting import accept, invite, take_back
from sozialatlas.marketplace.membership.actions.joining import change_role, join, remove

__all__ = [
    "accept",
    "ask_for_access",
    "ask_no_more",
    "change_role",
    "claim",
    "enter_code",
    "forget",
    "grant",
    "invite",
    "join",
    "new_code",
    "object_to",
    "refuse",
    "remove",
    "send_again",
    "take_back",
    "trust",
    "withdraw",
]
