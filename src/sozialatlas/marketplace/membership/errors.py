"""What can go wrong with access to organizations, by name."""

from __future__ import annotations

from sozialatlas.core.errors import SozialatlasError


class MembershipError(SozialatlasError):
    """Base of all errors of who speaks for whom."""


class AlreadyMember(MembershipError):
    """The person speaks for the organization already."""


class ClosedOrganization(MembershipError):
    """The organization is closed for good; nobody comes to speak for it by a code."""


class TooManyClaims(MembershipError):
    """The person, or all together for one organization, claimed too often within the time."""


class NotOpen(MembershipError):
    """The claim was decided, or its time is over."""


class WrongCode(MembershipError):
    """The code is not the one that was sent; `tries_left` more may be entered."""

    def __init__(self, tries_left: int) -> None:
        super().__init__(f"{tries_left} left")
        self.tries_left = tries_left


class VoidCode(MembershipError):
    """No code helps any more: too many were wrong, or somebody objected."""


class TooManyCodes(MembershipError):
    """So many codes were sent for one claim that the next is not sent."""


class LastOwner(MembershipError):
    """Without this person nobody would be responsible for the organization."""


class NotMember(MembershipError):
    """Somebody ended this membership a moment ago."""


class NotAllowed(MembershipError):
    """The acting person decides nothing here."""


class TooManyInvitations(MembershipError):
    """An organization invited more people within a day than are taken."""


class InvitationGone(MembershipError):
    """The invitation was accepted, taken back, or its time is over."""
