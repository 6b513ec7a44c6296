"""Drafts that nobody goes on with: their author is reminded once, then they are forgotten."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, formats, mail, site
from sozialatlas.core.languages import GERMAN
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals.models import Proposal, ReviewSettings


def remind(*, at: dt.datetime) -> int:
    """Tell the authors of drafts that wait; return how many. Writing on makes it count anew."""
    settings = ReviewSettings.current()
    if not settings.draft_reminder_days:
        return 0
    still = at - dt.timedelta(days=settings.draft_reminder_days)
    waiting = _unfinished().filter(proposal__changed_at__lte=still).filter(_unreminded())
    forgotten_on = timezone.localdate(at) + dt.timedelta(days=settings.draft_life_days)
    ids = list(waiting.exclude(proposal__author=None).order_by("pk").values_list("pk", flat=True))
    return sum(_remind(waiting.filter(pk=pk), forgotten_on, at) for pk in ids)


def _remind(chosen: QuerySet[Draft], forgotten_on: dt.date, at: dt.datetime) -> bool:
    """Post the mail in the transaction that notes it: a killed run sends nothing twice."""
    with transaction.atomic():
        draft = chosen.select_for_update(of=("self",)).first()
        author = draft.proposal.author if draft else None
        if draft is None or author is None:
            return False  # went on, was handed in, or lost its author meanwhile
        draft.reminded_at = at
        draft.save(update_fields=["reminded_at"])
        if author.is_active:
            _post(draft, author.email, forgotten_on)
        return author.is_active


def _post(draft: Draft, email: str, forgotten_on: dt.date) -> None:
    house = site.current()
    name = draft.proposal.title or str(draft.of_kind.label)
    path = addresses.page(f"mein/entwurf/{draft.pk}", GERMAN).lstrip("/")
    text = _(
        "Guten Tag,\n\nSie haben „{name}“ angefangen und noch nicht gesendet. Hier geht es"
        " weiter, melden Sie sich mit dieser E-Mail-Adresse an:\n\n{url}\n\nBrauchen Sie den"
        " Entwurf nicht mehr, ist nichts zu tun: Am {day} wird er gelöscht.\n\n{county}\n"
    )
    mail.post(
        key=f"draft-waits:{draft.pk}:{draft.proposal.changed_at:%Y%m%d%H%M%S}",
        to=email,
        subject=_("Ihr Entwurf wartet: {name}").format(name=name),
        text=text.format(
            name=name,
            url=addresses.absolute(path),
            day=formats.full_date(forgotten_on),
            county=house.area or house.name,
        ),
    )


def forget(*, at: dt.datetime) -> int:
    """Delete drafts whose author was reminded and did not go on; return how many."""
    settings = ReviewSettings.current()
    if not settings.draft_reminder_days:
        return 0
    life = dt.timedelta(days=settings.draft_life_days)
    still = at - life - dt.timedelta(days=settings.draft_reminder_days)
    told = Q(reminded_at__gte=F("proposal__changed_at"), reminded_at__lt=at - life)
    alone = Q(proposal__author=None, proposal__changed_at__lt=still)
    with transaction.atomic():
        found = _unfinished().filter(told | alone).select_for_update(of=("self",))
        ids = [draft.pk for draft in found]
        Proposal.objects.filter(pk__in=ids, state=Proposal.State.DRAFT).delete()
    return len(ids)


def _unfinished() -> QuerySet[Draft]:
    rows = Draft.objects.filter(proposal__state=Proposal.State.DRAFT)
    return rows.select_related("proposal", "proposal__author")


def _unreminded() -> Q:
    return Q(reminded_at=None) | Q(reminded_at__lt=F("proposal__changed_at"))
