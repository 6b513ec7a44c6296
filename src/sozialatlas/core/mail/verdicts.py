"""What an answer of the mail server means for a letter."""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass
from enum import Enum, auto

from sozialatlas.core.mail.backend import MayBeTaken

LONGEST_REASON = 500
_PERMANENT = 500
# RFC 3463: a matter of rights (no relaying, a filter), mostly of our own set-up and not of the
# recipient: worth a few more tries.
_OF_RIGHTS = "5.7."
# RFC 3463: of the address or its mailbox; 5.1.7 and 5.1.8 speak of the sender.
_OF_ADDRESS = re.compile(r"5\.(?:1\.(?![78]\b)|2\.)\d")
_ENHANCED = re.compile(r"5\.\d{1,3}\.\d")
# RFC 5321: no such mailbox. Servers without enhanced codes refuse to relay by the same number.
_OF_MAILBOX = (550, 551, 553)


class Fate(Enum):
    """What becomes of a letter."""

    SENT = auto()
    NO_SUCH_ADDRESS = auto()
    REFUSED = auto()
    LATER = auto()
    UNCLEAR = auto()
    SERVER_FAILS = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a letter, and why."""

    fate: Fate
    reason: str = ""


def of(error: Exception) -> Verdict:
    """Return the verdict on a letter that could not be handed over.

    Raises: the error itself, where it is none of the line or of the letter.
    """
    if isinstance(error, MayBeTaken):
        return Verdict(Fate.UNCLEAR, _said(error))
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, told = next(iter(error.recipients.values()))
        verdict = _answered(code, told)
        is_dead = verdict.fate is Fate.REFUSED and _is_of_address(code, verdict.reason)
        return Verdict(Fate.NO_SUCH_ADDRESS, verdict.reason) if is_dead else verdict
    if isinstance(error, smtplib.SMTPDataError):
        return _answered(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPNotSupportedError | ValueError):
        return Verdict(Fate.REFUSED, _said(error))
    if isinstance(error, OSError):
        return Verdict(Fate.SERVER_FAILS, _said(error))
    raise error


def _answered(code: int, told: bytes | str) -> Verdict:
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
    is_final = code >= _PERMANENT and not text.startswith(_OF_RIGHTS)
    return Verdict(Fate.REFUSED if is_final else Fate.LATER, f"{code} {text}"[:LONGEST_REASON])


def _is_of_address(code: int, reason: str) -> bool:
    """Return whether the address takes nothing, and not only this mail or our server."""
    text = reason.partition(" ")[2]
    if _ENHANCED.match(text):
        return _OF_ADDRESS.match(text) is not None
    return code in _OF_MAILBOX and "relay" not in text.lower()


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        told = error.smtp_error
        text = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
        return f"{error.smtp_code} {text}"[:LONGEST_REASON]
    return (str(error) or type(error).__name__)[:LONGEST_REASON]
