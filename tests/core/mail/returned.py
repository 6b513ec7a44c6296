"""Messages as they come back."""

from __future__ import annotations


def report(
    token: str, *, status: str = "5.1.1", action: str = "failed", told: str = "550 nobody"
) -> bytes:
    """Return a report of delivery as servers write it (RFC 3464)."""
    return f"""\
Return-Path: <>
From: MAILER-DAEMON@mx.example
To: rueck+{token}@kreis.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

Ihre Mail kam nicht an.

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; a@b.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {told}

--x
Content-Type: message/rfc822

Message-ID: <{token}@kreis.example>
Subject: Guten Tag

Hallo
--x--
""".replace("\n", "\r\n").encode()


def plain(
    token: str, text: str, *, sender: str = "mailer-daemon@mx.example", more: str = ""
) -> bytes:
    """Return a message that bears nothing of ours but the token among its recipients."""
    return f"""\
From: {sender}
Delivered-To: rueck+{token.upper()}@kreis.example
Subject: Zustellung
{more}
{text}
""".encode()
