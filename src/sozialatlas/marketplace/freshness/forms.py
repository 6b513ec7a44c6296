"""The forms of these pages: what is to be changed, that it is gone, and what came of a call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.core.fields import dress
from sozialatlas.directory.hours import typed
from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.models.base import number_problem
from sozialatlas.marketplace.freshness.changes import Typed
from sozialatlas.marketplace.freshness.models import Call
from sozialatlas.marketplace.freshness.models.call import LONGEST_NOTE
from sozialatlas.marketplace.freshness.shown import Shown

FIELDS = ("hours", "phone", "email", "url", "summary")
RIGHT, OTHERWISE = "stimmt", "anders"
_LONGEST_TEXT = 1_500


class ChangeForm(forms.Form):
    """The usual fields of an entry, filled with what it says now.

    Hours are typed anew: left empty they stay as they are.
    """

    hours = forms.CharField(
        label=_("Neue Öffnungszeiten"),
        required=False,
        max_length=typed.LONGEST,
        help_text=_("Zum Beispiel: Mo-Fr 9-12, Do 14-18, nicht in den Ferien. Leer: wie bisher."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    as_typed = forms.BooleanField(
        label=_("Genau so übernehmen, als Text"), required=False, widget=forms.CheckboxInput
    )
    phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    url = forms.URLField(
        label=_("Internetseite"),
        required=False,
        max_length=500,
        assume_scheme="https",
        # As text, so that nobody has to type https://.
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    summary = forms.CharField(
        label=_("In einem Satz"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    text = forms.CharField(
        label=_("Was sonst noch anders ist"),
        required=False,
        max_length=_LONGEST_TEXT,
        help_text=_("Zum Beispiel eine neue Adresse. Die Redaktion trägt sie ein."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Mapping[str, object] | None, shown: Shown, *, today: dt.date) -> None:
        """Fill the form with what the entry says."""
        self.shown, self._today = shown, today
        self._before = {
            "phone": next(iter(shown.numbers), ""),
            "email": next(iter(shown.emails), ""),
            "url": shown.url,
            "summary": shown.summary,
        }
        super().__init__(data, initial=self._before)
        if shown.ref.kind == RecordKind.VOLUNTEER_ROLE:
            del self.fields["hours"], self.fields["as_typed"]
        self._rules: typed.TypedHours | None = None

    def clean_phone(self) -> str:
        """Refuse what nobody can dial."""
        number = str(self.cleaned_data["phone"])
        if problem := number_problem(number, "phone"):
            raise forms.ValidationError(problem["phone"])
        return number

    def clean(self) -> dict[str, object]:
        """Read the hours; say which words were not understood."""
        cleaned = super().clean() or self.cleaned_data
        text = str(cleaned.get("hours") or "").strip()
        if not text:
            return cleaned
        found = typed.parse(text, self._today, keep_rest=bool(cleaned.get("as_typed")))
        if found.problems and not cleaned.get("as_typed"):
            words = ", ".join(f"„{each.text}“" for each in found.problems)
            told = gettext(
                "Nicht verstanden: {words}. Schreiben Sie es anders, "
                "oder setzen Sie unten das Häkchen."
            )
            self.add_error("hours", told.format(words=words))
        self._rules = found
        return cleaned

    @property
    def is_unread(self) -> bool:
        """Whether the hours were not understood, so that they may go as a text."""
        return self.is_bound and ("hours" in self.errors or bool(self.data.get("as_typed")))

    def typed(self) -> Typed:
        """Return what differs from before."""
        changed = {
            name: str(self.cleaned_data[name])
            for name in self._before
            if self.takes(name) and self._differs(name)
        }
        takes_hours = self._rules is not None and self.takes("hours")
        rules = self._rules.rules if self._rules is not None and takes_hours else None
        return Typed(rules=rules, **changed)

    def _differs(self, name: str) -> bool:
        return str(self.cleaned_data.get(name, "")) != self._before[name]

    def takes(self, name: str) -> bool:
        """Return whether what stands in a field counts."""
        return name in self.fields

    @property
    def phone_before(self) -> str:
        """The number that a new one replaces."""
        return self._before["phone"]

    def dressed(self) -> ChangeForm:
        """Return the form in KERN's clothes."""
        dress(self)
        return self


class CloseForm(forms.Form):
    """That an offer is no longer there."""

    text = forms.CharField(
        label=_("Möchten Sie etwas dazu sagen?"),
        required=False,
        max_length=_LONGEST_TEXT,
        help_text=_("Zum Beispiel, seit wann, oder wer es jetzt anbietet."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def dressed(self) -> CloseForm:
        """Return the form in KERN's clothes."""
        dress(self)
        return self


class CallForm(ChangeForm):
    """What somebody heard on the phone: each field right or otherwise, and how the call ended."""

    outcome = forms.ChoiceField(
        label=_("Wie ging der Anruf aus?"), choices=Call.Outcome.choices, widget=forms.RadioSelect
    )
    next_on = forms.DateField(
        label=_("Wieder anrufen am"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=_("Notiz"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("Nur für die Redaktion."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Mapping[str, object] | None, shown: Shown, *, today: dt.date) -> None:
        """Leave out what only a letter needs: on the phone the note is enough."""
        super().__init__(data, shown, today=today)
        del self.fields["text"]

    def takes(self, name: str) -> bool:
        """Return whether the person said that it is otherwise."""
        return super().takes(name) and self.says(name) == OTHERWISE

    def says(self, name: str) -> str:
        """Return what was said of a field: right, otherwise, or nothing."""
        said = str(self.data.get(f"says-{name}", "")) if self.is_bound else ""
        return said if said in {RIGHT, OTHERWISE} else ""

    def clean(self) -> dict[str, object]:
        """Ask for the day of the next call where there is to be one, and for all answers."""
        cleaned = super().clean()
        next_on = cleaned.get("next_on")
        is_promised = cleaned.get("outcome") == Call.Outcome.AGAIN
        if is_promised and next_on is None and "next_on" not in self.errors:
            self.add_error("next_on", gettext("Bitte den Tag angeben."))
        if isinstance(next_on, dt.date) and next_on < self._today:
            self.add_error("next_on", gettext("Dieser Tag ist schon vorbei."))
        is_reached = cleaned.get("outcome") == Call.Outcome.REACHED
        for name in (each for each in FIELDS if each in self.fields):
            if not self.takes(name):
                self.errors.pop(name, None)  # what was left as it stands needs no correction
            elif is_reached and name not in self.errors and self._is_as_before(name):
                self.add_error(name, gettext("Bitte eintragen, was stattdessen gilt."))
        if is_reached and self.unanswered:
            self.add_error(None, gettext("Bitte bei jeder Angabe ankreuzen, ob sie stimmt."))
        return cleaned

    @property
    def unanswered(self) -> frozenset[str]:
        """The fields that say something about which nothing was said."""
        told = {name for name in FIELDS if name in self.fields and self._stands_there(name)}
        return frozenset(name for name in told if not self.says(name))

    def _stands_there(self, name: str) -> bool:
        return bool(self.shown.hours if name == "hours" else self._before[name])

    def _is_as_before(self, name: str) -> bool:
        return self._rules is None if name == "hours" else not self._differs(name)
