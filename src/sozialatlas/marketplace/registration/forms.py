"""The questions to somebody who comes to keep entries."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.core.fields import dress
from sozialatlas.directory.phone_numbers import has_number
from sozialatlas.marketplace.membership.destinations import Destination
from sozialatlas.marketplace.registration.actions import NewOrganization


class WayForm(forms.Form):
    """How somebody proves to speak for an organization."""

    way = forms.ChoiceField(label=_("Wie möchten Sie das bestätigen?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Etwas, das die Redaktion wissen sollte"),
        max_length=500,
        required=False,
        help_text=_("Zum Beispiel Ihre Aufgabe im Verein."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, choices: Sequence[Destination], data: object = None) -> None:
        """Ask for one of some destinations."""
        super().__init__(data)  # type: ignore[arg-type]  # -- a query dict, or nothing
        way = self.fields["way"]
        assert isinstance(way, forms.ChoiceField)
        way.choices = [(each.key, _words(each)) for each in choices]
        if len(choices) == 1:
            way.initial = choices[0].key


def _words(destination: Destination) -> str:
    """Return a way in words, with how long it takes."""
    told = {
        "mail": gettext("Code per E-Mail an {place} (sofort)"),
        "phone": gettext("Anruf unter {place} (ein bis drei Werktage)"),
        "letter": gettext("Brief an {place} (etwa eine Woche)"),
        "editor": gettext("Nichts davon passt: Die Redaktion prüft"),
    }
    way = told[destination.way].format(place=destination.shown)
    if not destination.entry:
        return way
    return gettext("{way}; steht bei „{entry}“").format(way=way, entry=destination.entry)


class NewForm(forms.Form):
    """An organization that is not there yet."""

    name = forms.CharField(
        label=_("Name des Vereins oder der Einrichtung"),
        max_length=250,
        help_text=_("So, wie er auf Ihrem Briefkopf steht."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    street = forms.CharField(
        label=_("Straße und Hausnummer"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    postal_code = forms.CharField(
        label=_("Postleitzahl"),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    city = forms.CharField(
        label=_("Ort"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    phone = forms.CharField(
        label=_("Telefon"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        required=False,
        help_text=_("Sie wird öffentlich gezeigt."),
    )
    url = forms.URLField(
        label=_("Internetseite"), max_length=500, required=False, assume_scheme="https"
    )
    comment = forms.CharField(
        label=_("Was machen Sie, und was ist Ihre Aufgabe dort?"),
        max_length=1000,
        required=False,
        help_text=_("Ein Satz genügt. Nur die Redaktion liest ihn."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_phone(self) -> str:
        """Refuse what nobody can dial."""
        phone: str = self.cleaned_data["phone"]
        if phone and not has_number(phone):
            text = gettext("Bitte eine Telefonnummer in Ziffern angeben, etwa 06031 1234-56.")
            raise forms.ValidationError(text)
        return phone

    def clean(self) -> dict[str, object]:
        """Ask for one way to reach the organization."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in ("phone", "email", "url")):
            text = gettext(
                "Bitte angeben, wie man Sie erreicht: Telefon, E-Mail oder Internetseite."
            )
            self.add_error("phone", text)
        return cleaned

    def new(self) -> NewOrganization:
        """Return what was said, after it was checked."""
        names = ("name", "street", "postal_code", "city", "phone", "email", "url")
        return NewOrganization(**{name: self.cleaned_data[name] for name in names})


def dressed(form: forms.Form) -> forms.Form:
    """Return a form with KERN's classes."""
    dress(form)
    return form
