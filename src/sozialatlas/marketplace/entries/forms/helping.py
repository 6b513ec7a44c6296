"""When one can help, and what one should be able to do."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import Ability, Availability, Commitment
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm, long_text, several
from sozialatlas.marketplace.entries.kinds import HELPING


class HelpingForm(StepForm):
    """How much time, when, and with which abilities."""

    heading = _("Wann und wie viel?")
    commitment = forms.ChoiceField(
        label=_("Wie viel Zeit braucht es?"),
        choices=[*Commitment.choices, ("", _("Das ist verschieden"))],
        required=False,
        widget=forms.RadioSelect,
    )
    availability = several(_("Wann?"), Availability.choices)
    abilities = several(_("Was sollte man können oder mögen?"), Ability.choices)
    time_needed = forms.CharField(
        label=_("Genauer gesagt"),
        required=False,
        max_length=250,
        help_text=_("Zum Beispiel: jeden Dienstag von 15 bis 17 Uhr."),
    )
    skills = long_text(_("Was ist noch wichtig?"), rows=2)

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the entry says."""
        found: dict[str, object] = {
            name: entry.value(HELPING, name, "")
            for name in ("commitment", "time_needed", "skills")
        }
        for name in ("availability", "abilities"):
            found[name] = list(entry.rows(HELPING, name, str))
        return found

    def put(self) -> None:
        """Put the answers in."""
        fields: dict[str, object] = {
            name: self.said(name) for name in ("commitment", "time_needed", "skills")
        }
        fields |= {name: self.chosen(name) for name in ("availability", "abilities")}
        self.entry.put(HELPING, fields)
