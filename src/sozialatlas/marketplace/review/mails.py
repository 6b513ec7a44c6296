"""What authors are told about their proposals, and reviewers about what waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext, override

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, mail
from sozialatlas.marketplace.proposals import signals
from sozialatlas.marketplace.proposals.models import Note, Proposal
from sozialatlas.marketplace.review import ways

IMPRINT = "impressum"
"""Says how the office is reached; a page for the contact is there only where one was written."""
MINE = "mein/vorschlag/{}"
"""The page on which an author reads and answers, under the language."""
_LANGUAGE = "de"
_State = Proposal.State


@dataclass(frozen=True, slots=True)
class _Told:
    """One mail: what it says before the reviewer's words, and the way on after them.

    `other` is the way on for somebody without an account.
    """

    subject: str
    text: str
    way: str
    other: str


def listen() -> None:
    """Write to authors from now on when something happens to their proposals."""
    signals.asked.connect(_asked, dispatch_uid="review.asked")
    signals.decided.connect(_decided, dispatch_uid="review.decided")


def send_digest(user: User, *, waiting: int, late: int, on: dt.date) -> None:
    """Tell a reviewer in the morning what waits; the same day is told once."""
    with override(_LANGUAGE):
        subject = ngettext(
            "{count} Vorschlag wartet auf Sie", "{count} Vorschläge warten auf Sie", waiting
        ).format(count=waiting)
        lines = [_("Guten Morgen,"), subject + "."]
        if late:
            lines.append(
                ngettext(
                    "{count} davon ist überfällig.", "{count} davon sind überfällig.", late
                ).format(count=late)
            )
        lines.append(_("Zur Liste: {url}").format(url=_url(ways.PROPOSALS)))
        mail.post(
            key=f"review-digest:{user.pk}:{on:%Y-%m-%d}",
            to=user.email,
            subject=subject,
            text="\n\n".join(lines),
        )


def _asked(proposal: Proposal, note: Note, **_kwargs: object) -> None:
    with override(_LANGUAGE):
        text = _("die Redaktion hat eine Frage zu Ihrem Vorschlag „{title}“:")
        way = _("Antworten können Sie hier: {url}")
        _tell(proposal, note, _Told(_("Frage zu „{title}“"), text, way, _write_to_us()))


def _decided(proposal: Proposal, note: Note, **_kwargs: object) -> None:
    with override(_LANGUAGE):
        # A part that was accepted before stays when an appeal for the rest is rejected.
        if note.kind == Note.Kind.REJECTED:
            _tell(proposal, note, _rejected(proposal))
        elif proposal.state in {_State.ACCEPTED, _State.PARTLY}:
            if not proposal.needs_check:  # else whoever sent it saw it appear
                _tell(proposal, note, _accepted(proposal))
        else:
            _tell(proposal, note, _taken_back(proposal))


def _accepted(proposal: Proposal) -> _Told:
    whole = _("danke für Ihren Vorschlag „{title}“. Er ist angenommen und jetzt zu sehen.")
    part = _(
        "danke für Ihren Vorschlag „{title}“. Einen Teil der Angaben haben wir übernommen,"
        " die anderen nicht."
    )
    text = whole if proposal.state == _State.ACCEPTED else part
    return _Told(_("Angenommen: „{title}“"), text, _("Ansehen: {url}"), "")


def _rejected(proposal: Proposal) -> _Told:
    whole = _("Ihren Vorschlag „{title}“ konnten wir nicht annehmen. Der Grund:")
    rest = _("Den Rest Ihres Vorschlags „{title}“ konnten wir nicht annehmen. Der Grund:")
    text = rest if proposal.state == _State.PARTLY else whole
    way = _("Sehen Sie das anders? Dann können Sie hier widersprechen: {url}")
    return _Told(_("Nicht angenommen: „{title}“"), text, way, _write_to_us())


def _taken_back(proposal: Proposal) -> _Told:
    changed = _(
        "die Redaktion hat die Änderung „{title}“ zurückgenommen. Im Sozialatlas steht"
        " wieder, was vorher dort stand."
    )
    new = _(
        "die Redaktion hat den neuen Eintrag „{title}“ zurückgenommen. Er ist nicht mehr zu sehen."
    )
    text = new if proposal.changes.filter(is_new=True).exists() else changed
    return _Told(_("Zurückgenommen: „{title}“"), text, _("Einzelheiten: {url}"), "")


def _write_to_us() -> str:
    return _("Schreiben Sie uns: {url}")


def _tell(proposal: Proposal, note: Note, told: _Told) -> None:
    """Write to the author, or to the address of one who has no account and so no page."""
    author = proposal.author
    if proposal.origin != Proposal.Origin.PROVIDER or not proposal.has_author:
        return
    if author is not None and not author.is_active:
        return
    title = " ".join(proposal.title.split())
    words = "\n\n".join(part for part in (_reason(proposal, note), note.text) if part)
    way, page = (told.way, MINE.format(proposal.pk)) if author else (told.other, IMPRINT)
    parts = (_("Guten Tag,"), told.text.format(title=title), words, way.format(url=_url(page)))
    mail.post(
        key=f"proposal-note:{note.pk}",
        to=author.email if author else proposal.contact,
        subject=told.subject.format(title=title),
        text="\n\n".join(part for part in parts if part.strip()),
        reference=f"proposal:{proposal.pk}",
    )


def _reason(proposal: Proposal, note: Note) -> str:
    if note.kind != Note.Kind.REJECTED or proposal.rule is None:
        return ""
    return proposal.rule.answer or proposal.rule.title


def _url(path: str) -> str:
    return addresses.absolute(addresses.page(path, _LANGUAGE))
