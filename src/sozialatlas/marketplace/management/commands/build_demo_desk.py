"""`manage.py build_demo_desk`: gives the demo county what waits for its editors."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import User
from sozialatlas.marketplace import demo, tasks
from sozialatlas.marketplace.entries import demo as entries
from sozialatlas.marketplace.freshness import demo as freshness
from sozialatlas.marketplace.membership import demo as membership
from sozialatlas.marketplace.notices import demo as notices


class Command(BaseCommand):
    """Fill the desk once; a second call does nothing."""

    help = "Vorschläge, Personen und Neuigkeiten für den erfundenen Landkreis anlegen."

    def handle(self, **_options: object) -> None:
        """Print how many there are."""
        if not settings.DEMO:
            raise CommandError(_("Das geht nur mit dem erfundenen Beispiellandkreis."))
        now = timezone.now()
        count = demo.fill(now)
        membership.fill(now)
        _write_news(now)
        freshness.fill(now)  # before the first night of a new county asks everybody at once
        tasks.weigh_demo.enqueue()
        self.stdout.write(_("{count} Vorschläge angelegt.").format(count=count))


def _write_news(now: dt.datetime) -> None:
    people = {
        each.email: each for each in User.objects.filter(email__in=(demo.EDITOR, demo.PROVIDER))
    }
    if demo.PROVIDER in people:
        entries.fill(now, provider=people[demo.PROVIDER])
        entries.count(timezone.localdate(now), provider=people[demo.PROVIDER])
    if len(people) == 2:
        notices.fill(now, editor=people[demo.EDITOR], provider=people[demo.PROVIDER])
