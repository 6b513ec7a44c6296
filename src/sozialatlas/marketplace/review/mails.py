"""What authors are told about their proposals, and reviewers about what waits."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _, ngettext, override

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, mail
from sozialatlas.marketplace.proposals import signals
from sozialatlas.marketplace.proposals.models import Note, Proposal

MINE = "mein/vorschlag/{}"
"""The page on which an author reads and answers, under the language."""
DESK = "redaktion/vorschlaege"
_LANGUAGE = "de"
_State = Proposal.State


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
        lines.append(_("Zur Liste: {url}").format(url=_url(DESK)))
        mail.post(
            key=f"review-digest:{user.pk}:{on:%Y-%m-%d}",
            to=user.email,
            subject=subject,
            text="\n\n".join(lines),
        )


def _asked(proposal: Proposal, note: Note, **_kwargs: object) -> None:
    with override(_LANGUAGE):
        text = _(
            "Guten Tag,\n\n"
            "die Redaktion hat eine Frage zu Ihrem Vorschlag „{title}“:\n\n"
            "{words}\n\n"
            "Antworten können Sie hier: {url}"
        )
        _tell(proposal, note, _("Frage zu „{title}“"), text)


def _decided(proposal: Proposal, note: Note, **_kwargs: object) -> None:
    with override(_LANGUAGE):
        if proposal.state in {_State.ACCEPTED, _State.PARTLY}:
            _accepted(proposal, note)
        elif proposal.state == _State.REJECTED:
            _rejected(proposal, note)
        else:
            text = _(
                "Guten Tag,\n\n"
                "die Redaktion hat die Änderung „{title}“ zurückgenommen. Im Sozialatlas steht"
                " wieder, was vorher dort stand.\n\n"
                "{words}\n\n"
                "Einzelheiten: {url}"
            )
            _tell(proposal, note, _("Zurückgenommen: „{title}“"), text)


def _accepted(proposal: Proposal, note: Note) -> None:
    if proposal.needs_check:  # whoever sent it saw it appear
        return
    whole = _(
        "Guten Tag,\n\ndanke für Ihren Vorschlag „{title}“. Er ist angenommen und jetzt zu sehen."
    )
    part = _(
        "Guten Tag,\n\n"
        "danke für Ihren Vorschlag „{title}“. Einen Teil der Angaben haben wir übernommen,"
        " die anderen nicht."
    )
    text = whole if proposal.state == _State.ACCEPTED else part
    _tell(
        proposal,
        note,
        _("Angenommen: „{title}“"),
        f"{text}\n\n{{words}}\n\n" + _("Ansehen: {url}"),
    )


def _rejected(proposal: Proposal, note: Note) -> None:
    text = _(
        "Guten Tag,\n\n"
        "Ihren Vorschlag „{title}“ konnten wir nicht annehmen. Der Grund:\n\n"
        "{words}\n\n"
        "Sehen Sie das anders? Dann können Sie hier widersprechen: {url}"
    )
    _tell(proposal, note, _("Nicht angenommen: „{title}“"), text)


def _tell(proposal: Proposal, note: Note, subject: str, text: str) -> None:
    author = proposal.author
    if author is None or not author.is_active or proposal.origin != Proposal.Origin.PROVIDER:
        return
    title = " ".join(proposal.title.split())
    words = "\n\n".join(part for part in (_reason(proposal), note.text) if part)
    filled = text.format(title=title, words=words, url=_url(MINE.format(proposal.pk)))
    mail.post(
        key=f"proposal-note:{note.pk}",
        to=author.email,
        subject=subject.format(title=title),
        text="\n\n".join(part for part in filled.split("\n\n") if part.strip()),
        reference=f"proposal:{proposal.pk}",
    )


def _reason(proposal: Proposal) -> str:
    if proposal.state != _State.REJECTED or proposal.rule is None:
        return ""
    return proposal.rule.answer or proposal.rule.title


def _url(path: str) -> str:
    return addresses.absolute(addresses.page(path, _LANGUAGE))
