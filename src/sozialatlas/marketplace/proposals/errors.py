"""What can go wrong with proposals, by name."""

from __future__ import annotations

from sozialatlas.marketplace.errors import MarketplaceError


class ProposalError(MarketplaceError):
    """Base of all errors of proposals."""


class NotInThisState(ProposalError):
    """What was asked for cannot be done any more; `state` is how the proposal stands."""

    def __init__(self, state: str) -> None:
        super().__init__(f"the proposal is {state}")
        self.state = state


class ChangedMeanwhile(ProposalError):
    """Somebody changed the proposal, or a record that it speaks of, since it was read."""


class NothingToDecide(ProposalError):
    """A proposal holds no change, or none of its fields was chosen."""


class NoReason(ProposalError):
    """A proposal is rejected without a rule or a word that its author could read."""


class NeedsSecondPerson(ProposalError):
    """Whoever approved first cannot be the second pair of eyes."""


class OwnProposal(ProposalError):
    """Where four eyes are wanted, nobody decides about a proposal of their own."""


class OwnRefusal(ProposalError):
    """Whoever refused a proposal does not refuse the appeal while somebody else could decide."""


class TakenOver(ProposalError):
    """An accepted proposal cannot be taken back: somebody has worked on the records since."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class TooLong(ProposalError):
    """A text has more characters than can be kept."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(f"{length} of {most} characters")
        self.length = length
        self.most = most


class NobodyToAsk(ProposalError):
    """A question about a proposal that no person made, as that of an import."""


class NothingSaid(ProposalError):
    """A question, an answer or a note without any words."""
