"""Lets who told us what is wrong hear what became of it, and puts the message aside."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _, override

from sozialatlas.core import addresses, mail
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import Status
from sozialatlas.marketplace import actions
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.marketplace.proposals import signals
from sozialatlas.marketplace.proposals.models import Note, Proposal
from sozialatlas.marketplace.review.records import public_url

_State = Proposal.State
_DECISIONS = (_State.ACCEPTED, _State.PARTLY, _State.REJECTED)


def listen() -> None:
    """Settle messages from now on as the proposals that came of them are decided."""
    signals.decided.connect(_decided, dispatch_uid="review.hint_answers")


def message_of(proposal: Proposal) -> PublicMessage | None:
    """Return the message of the public that a proposal came of, while nobody put it aside."""
    if proposal.origin != Proposal.Origin.PUBLIC:
        return None
    open_ones = PublicMessage.objects.exclude(state=PublicMessage.State.DONE)
    return open_ones.filter(proposal_id=proposal.pk).first()


def _decided(proposal: Proposal, note: Note, **_kwargs: object) -> None:
    message = message_of(proposal)
    if message is None or note.by is None or proposal.state not in _DECISIONS:
        return
    if message.email:
        with override(message.language):
            _write(message, proposal, note)
    actions.complete(message, by=note.by, at=note.at)


def _write(message: PublicMessage, proposal: Proposal, note: Note) -> None:
    name = " ".join(message.record_name.split())
    reason = _reason(proposal, note)
    parts = [_("Guten Tag,"), _outcome(proposal).format(name=name)]
    if reason:
        parts += [_("Die Redaktion schreibt dazu:"), reason]
    if url := _url(message):
        parts.append(_("Zum Eintrag: {url}").format(url=url))
    mail.post(
        key=f"hint-answer:{message.pk}",
        to=message.email,
        subject=_("Ihr Hinweis zu „{name}“").format(name=name),
        text="\n\n".join(parts),
        reference=f"hint:{message.pk}",
    )


def _outcome(proposal: Proposal) -> str:
    if proposal.state == _State.ACCEPTED and _is_closing(proposal):
        return _("danke für Ihren Hinweis zu „{name}“. Wir haben den Eintrag herausgenommen.")
    if proposal.state == _State.ACCEPTED:
        return _("danke für Ihren Hinweis zu „{name}“. Er stimmt: Der Eintrag ist geändert.")
    if proposal.state == _State.PARTLY:
        return _("danke für Ihren Hinweis zu „{name}“. Einen Teil davon haben wir übernommen.")
    return _("danke für Ihren Hinweis zu „{name}“. Wir haben ihn geprüft und nichts geändert.")


def _is_closing(proposal: Proposal) -> bool:
    """Return whether it was said that there is no such thing any more."""
    said = proposal.changes.values_list("values", flat=True)
    return any(values.get("status") == Status.CLOSED for values in said)


def _reason(proposal: Proposal, note: Note) -> str:
    rule = proposal.rule if proposal.state == _State.REJECTED else None
    said = (rule.answer or rule.title) if rule else ""
    return "\n\n".join(part for part in (said, note.text or _said_first(proposal)) if part)


def _said_first(proposal: Proposal) -> str:
    """Return what the first of two people wrote, who decided together."""
    notes = proposal.notes.filter(kind=Note.Kind.APPROVED).exclude(text="").order_by("-pk")
    return notes.values_list("text", flat=True).first() or ""


def _url(message: PublicMessage) -> str:
    """Return the address of the record; empty for one that is no longer shown."""
    rows = KIND_OF[message.record_kind].model._default_manager
    thing = rows.filter(pk=message.record_id).first()
    if thing is None or not thing.is_visible_on(timezone.localdate()):
        return ""
    path = public_url(message.record_kind, message.record_id, message.record_name)
    return addresses.absolute(path) if path else ""
