"""Puts mails in the post."""

from __future__ import annotations


def post(
    *, key: str, to: str, subject: str, text: str, unsubscribe: str = "", reference: str = ""
) -> None:
    """Have a mail sent, if the transaction is committed.

    `key` names this one mail for ever: posted again, nothing happens. `unsubscribe` is the whole
    address of a page that takes a POST and ends such mails (RFC 8058). `reference` tells the
    caller what the mail was about when it comes back.
    Raises: NotAnAddress; UnsafeHeader, for an `unsubscribe` that is no whole web address.
    """
    from sozialatlas.core.mail import outbox  # noqa: PLC0415 -- its table needs Django

    draft = outbox.Draft(
        key=key, to=to, subject=subject, text=text, unsubscribe=unsubscribe, reference=reference
    )
    outbox.put(draft)


def post_code(*, key: str, to: str, subject: str, text: str) -> None:
    """Have a mail sent before all others whose text nobody else is to read.

    For codes that somebody waits for: the text goes as soon as it is sent, the administration
    never shows it, and after half an hour it is not sent any more.
    Raises: as `post` does.
    """
    from sozialatlas.core.mail import outbox  # noqa: PLC0415 -- its table needs Django

    outbox.put(outbox.Draft(key=key, to=to, subject=subject, text=text, is_code=True))
