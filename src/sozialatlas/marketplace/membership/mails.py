"""What is written to people about who speaks for an organization."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sozialatlas.core import addresses, formats, languages, mail
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import codes
from sozialatlas.marketplace.membership.models import Claim, Invitation
from sozialatlas.marketplace.membership.queries import Member

MINE, CLAIM, INVITATION, DESK = (
    "mein/traeger/{}",
    "mein/antrag/{}",
    "mein/einladung/{}",
    "redaktion/zugaenge",
)
"""The pages that mails lead to, under the language."""


def send_code(claim: Claim, code: str) -> None:
    """Write the code to the address that the directory knows."""
    text = _(
        "Guten Tag,\n\n"
        "{email} möchte im Sozialatlas die Einträge von „{organization}“ pflegen.\n\n"
        "Ist das in Ordnung? Dann geben Sie diesen Code an die Person weiter. "
        "Er gilt bis {day}:\n\n"
        "    {code}\n\n"
        "Dort gibt sie ihn ein: {url}\n\n"
        "Kennen Sie die Person nicht? Dann geben Sie den Code nicht weiter. "
        "Ohne ihn ändert sich nichts."
    )
    mail.post_code(
        key=f"claim-code:{claim.pk}:{claim.codes}",
        to=claim.sent_to,
        subject=_("Code für den Zugang zu „{organization}“").format(
            organization=_line(claim.organization.name)
        ),
        text=text.format(
            email=claim.user.email,
            organization=_line(claim.organization.name),
            day=formats.full_date(claim.expires_at),
            code=codes.shown(code),
            url=_url(CLAIM.format(claim.pk)),
        ),
    )


def tell_owners(claim: Claim, owners: Iterable[Member]) -> None:
    """Tell who is responsible that somebody else wants to join, and how to object."""
    text = _(
        "Guten Tag,\n\n"
        "{email} möchte auch die Einträge von „{organization}“ pflegen.\n\n"
        "Kennen Sie die Person, brauchen Sie nichts zu tun. Wenn nicht, widersprechen Sie hier; "
        "dann entscheidet die Redaktion:\n{url}"
    )
    _tell_owners(claim, owners, "owner", text)


def tell_joined(claim: Claim, owners: Iterable[Member]) -> None:
    """Tell who is responsible that somebody has joined with a code."""
    text = _(
        "Guten Tag,\n\n"
        "{email} pflegt jetzt auch die Einträge von „{organization}“: Der Code hat gestimmt.\n\n"
        "Wer Zugang hat, sehen Sie hier; dort können Sie einen Zugang auch beenden:\n{url}"
    )
    _tell_owners(claim, owners, "joined", text)


def _tell_owners(claim: Claim, owners: Iterable[Member], what: str, text: str) -> None:
    name = _line(claim.organization.name)
    url = _url(MINE.format(claim.organization_id))
    for owner in owners:
        mail.post(
            key=f"claim-{what}:{claim.pk}:{owner.user_id}",
            to=owner.email,
            subject=_("Neue Person für „{organization}“").format(organization=name),
            text=text.format(email=claim.user.email, organization=name, url=url),
        )


def tell_granted(claim: Claim) -> None:
    """Tell a person that an editor let them in."""
    text = _("Guten Tag,\n\nSie können jetzt die Einträge von „{organization}“ pflegen:\n{url}")
    _tell(claim, "granted", _("Ihr Zugang zu „{organization}“"), text)


def tell_refused(claim: Claim) -> None:
    """Tell a person why they were not let in, and what they can do."""
    text = _(
        "Guten Tag,\n\n"
        "wir konnten Ihnen leider keinen Zugang zu den Einträgen von „{organization}“ geben.\n\n"
        "Der Grund: {reason}\n\n"
        "Wenn das nicht stimmt, antworten Sie der Redaktion "
        "oder wählen Sie einen anderen Weg:\n{url}"
    )
    _tell(claim, "refused", _("Ihr Antrag zu „{organization}“"), text)


def invite(invitation: Invitation, token: str, inviter: str) -> None:
    """Send the link of an invitation; it reads the same whoever gets it."""
    text = _(
        "Guten Tag,\n\n"
        "{inviter} lädt Sie ein, im Sozialatlas die Einträge von „{organization}“ mit zu pflegen. "
        "Das kostet nichts.\n\n"
        "So nehmen Sie an (der Link gilt bis {day}):\n{url}\n\n"
        "Wenn Sie das nicht möchten, brauchen Sie nichts zu tun."
    )
    name = _line(invitation.organization.name)
    mail.post(
        key=f"invitation:{invitation.mark[:24]}",
        to=invitation.email,
        subject=_("Einladung: „{organization}“ im Sozialatlas").format(organization=name),
        text=text.format(
            inviter=inviter,
            organization=name,
            day=formats.full_date(invitation.expires_at),
            url=_url(INVITATION.format(token)),
        ),
    )


def tell_county(organization: Organization, editors: Iterable[str], key: str) -> None:
    """Tell the county's editors that nobody is responsible for an organization any more."""
    name = _line(organization.name)
    text = _(
        "Guten Tag,\n\n"
        "für „{organization}“ ist niemand mehr verantwortlich: Die letzte Person hat ihren Zugang "
        "beendet oder ihr Konto gelöscht. Die Einträge bleiben sichtbar, "
        "aber niemand bestätigt sie.\n\n"
        "Träger ohne Verantwortliche:\n{url}"
    )
    for email in editors:
        mail.post(
            key=f"vacancy:{key}:{email}",
            to=email,
            subject=_("Niemand mehr verantwortlich: „{organization}“").format(organization=name),
            text=text.format(organization=name, url=_url(DESK)),
        )


def _tell(claim: Claim, what: str, subject: str, text: str) -> None:
    name = _line(claim.organization.name)
    told = text.format(organization=name, reason=claim.reason, url=_url(CLAIM.format(claim.pk)))
    mail.post(
        key=f"claim-{what}:{claim.pk}",
        to=claim.user.email,
        subject=subject.format(organization=name),
        text=told,
    )


def _line(text: str) -> str:
    """Return a name on one line: nothing that somebody entered begins a new line of a mail."""
    return " ".join(text.split())


def _url(rest: str) -> str:
    return addresses.absolute(f"/{languages.current()}/{rest}")
