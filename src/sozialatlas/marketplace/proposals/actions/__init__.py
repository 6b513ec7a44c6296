"""Everything that happens to a proposal. Each call is one transaction and leaves a note."""

from sozialatlas.marketplace.proposals.actions.counting import publish_counts
from sozialatlas.marketplace.proposals.actions.deciding import (
    Choice,
    accept,
    check_afterwards,
    reject,
)
from sozialatlas.marketplace.proposals.actions.drafting import (
    Beginning,
    begin,
    discard,
    drop,
    keep,
    submit,
)
from sozialatlas.marketplace.proposals.actions.talking import (
    answer,
    appeal,
    ask,
    remark,
    withdraw,
)
from sozialatlas.marketplace.proposals.actions.undoing import take_back

__all__ = [
    "Beginning",
    "Choice",
    "accept",
    "answer",
    "appeal",
    "ask",
    "begin",
    "check_afterwards",
    "discard",
    "drop",
    "keep",
    "publish_counts",
    "reject",
    "remark",
    "submit",
    "take_back",
    "withdraw",
]
