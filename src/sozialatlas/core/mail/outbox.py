"""Takes mails in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from sozialatlas.core.invisible import CONTROL
from sozialatlas.core.mail import tasks
from sozialatlas.core.mail.errors import MailError, NotAnAddress, UnsafeHeader
from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.tokens import token_of

LONGEST_KEY = 200
LONGEST_SUBJECT = 200
_CONTROLS = frozenset(("Cc", "Zl", "Zp"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wants to have sent."""

    key: str
    to: str
    subject: str
    text: str
    unsubscribe: str = ""
    reference: str = ""
    is_code: bool = False


def put(draft: Draft) -> None:
    """Keep a mail until it is sent; a key that was there before changes nothing.

    Raises: NotAnAddress, UnsafeHeader; MailError, for a key that is none.
    """
    if not 0 < len(draft.key) <= LONGEST_KEY:
        raise MailError(f"the key of a mail has 1 to {LONGEST_KEY} characters, not {draft.key!r}")
    now = timezone.now()
    values = {
        "token": token_of(draft.key),
        "to": _address(draft.to),
        "subject": _subject(draft.subject),
        "text": CONTROL.sub("", draft.text),
        "unsubscribe": _web_address(draft.unsubscribe),
        "reference": draft.reference,
        "is_code": draft.is_code,
        "posted_at": now,
        "due_at": now,
    }
    _letter, is_new = Letter.objects.get_or_create(key=draft.key, defaults=values)
    if is_new:
        # Not inside: whoever posts in one transaction would wait for everybody else who does.
        transaction.on_commit(tasks.wake, robust=True)


def _address(text: str) -> str:
    address = text.strip()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotAnAddress("a mail is to go to what is no mail address") from error
    return address


def _subject(text: str) -> str:
    """Return a subject on one line: a name with a control character must not stop a whole run."""
    plain = " ".join("".join(" " if _is_control(sign) else sign for sign in text).split())
    return plain if len(plain) <= LONGEST_SUBJECT else f"{plain[: LONGEST_SUBJECT - 1]}…"


def _web_address(text: str) -> str:
    _refuse_controls("List-Unsubscribe", text)
    if text and (urlsplit(text).scheme not in {"http", "https"} or set(text) & set(" <>,")):
        raise UnsafeHeader("unsubscribe is no whole web address")
    return text


def _refuse_controls(name: str, text: str) -> None:
    if any(_is_control(sign) for sign in text):
        raise UnsafeHeader(f"{name} holds a line break or another control character")


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in _CONTROLS
