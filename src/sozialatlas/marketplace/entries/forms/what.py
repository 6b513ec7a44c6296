"""What it is: its name and what one gets."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm, long_text
from sozialatlas.marketplace.entries.kinds import EVENT, HELPING, LOCATION, ORGANIZATION
from sozialatlas.marketplace.entries.plain import PlainLine

_HEADINGS = {
    EVENT: _("Was findet statt?"),
    HELPING: _("Wobei brauchen Sie Hilfe?"),
    ORGANIZATION: _("Wer sind Sie?"),
    LOCATION: _("Wie heißt der Ort?"),
}


class WhatForm(StepForm):
    """The name, one sentence, and what there is to say besides."""

    heading = _("Was bieten Sie an?")
    name = forms.CharField(
        label=_("Name"),
        max_length=250,
        help_text=_("So, wie Sie es einer Nachbarin sagen: „Turnen für Ältere“."),
        widget=forms.TextInput(attrs={"lang": "de"}),
    )
    summary = forms.CharField(
        label=_("In einem Satz"),
        max_length=300,
        required=False,
        help_text=_("Was bekommt man, und für wen ist es?"),
        widget=PlainLine(attrs={"lang": "de"}),
    )
    description = long_text(
        _("Mehr dazu"),
        rows=6,
        hint=_("Wie läuft es ab? Was bringt man mit? Kurze Sätze liest jeder."),
    )
    transportation = long_text(_("Anfahrt"), rows=2, hint=_("Haltestelle, Parkplatz, Eingang."))

    def __init__(self, entry: Entry, data: object = None) -> None:
        """Ask only for what things of this kind have."""
        super().__init__(entry, data)
        main = entry.main
        self.heading = _HEADINGS.get(main, self.heading)
        if main == HELPING:
            self.fields["name"].help_text = _("Zum Beispiel: „Fahrdienst am Mittwoch“.")
            self.fields["summary"].help_text = _("Was ist zu tun, und wem hilft es?")
        if main in {ORGANIZATION, LOCATION}:
            del self.fields["summary"]
            self.fields["name"].help_text = ""
        if main == LOCATION:
            self.fields["name"].required = False
        else:
            del self.fields["transportation"]

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the entry says."""
        names = ("name", "summary", "description", "transportation")
        return {name: entry.value(entry.main, name, "") for name in names}

    def put(self) -> None:
        """Put name and texts in."""
        self.entry.put(self.entry.main, {name: self.said(name) for name in self.fields})
