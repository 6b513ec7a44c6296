"""`sozialatlas django forget_messages`: removes what was kept of senders for its time only."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.marketplace import actions


class Command(BaseCommand):
    """Remove mail addresses after 180 days, codes of senders after an hour, spent proofs."""

    help = "E-Mail-Adressen aus Nachrichten löschen, die älter als 180 Tage sind."

    def handle(self, **_options: object) -> None:
        """Remove them and say how many."""
        found = actions.forget(at=timezone.now())
        self.stdout.write(
            _(
                "Gelöscht: E-Mail-Adressen {emails}, Absendercodes {sendings}, Nachweise {proofs}."
            ).format(emails=found.emails, sendings=found.sendings, proofs=found.proofs)
        )
