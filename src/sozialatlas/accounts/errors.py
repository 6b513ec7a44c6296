"""What can go wrong with accounts, by name."""

from sozialatlas.core.errors import SozialatlasError


class AccountsError(SozialatlasError):
    """Base of all errors of accounts."""


class MailTaken(AccountsError):
    """Somebody signs in with this address already."""


class WeakPassword(AccountsError):
    """The password does not keep anybody out; `reasons` says why, in words for people."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class NotAMailAddress(AccountsError):
    """The text is no mail address."""


class LastAdministrator(AccountsError):
    """Nobody else could give roles any more."""
