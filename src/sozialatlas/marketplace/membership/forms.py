"""The questions of the pages about access."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.fields import dress
from sozialatlas.marketplace.membership.models import Role, Trust

LONGEST_REASON = 500


class Dressed(forms.Form):
    """A form in KERN's clothes."""

    def dressed(self) -> Dressed:
        """Return the form with KERN's classes, fields with errors marked."""
        dress(self)
        return self


class CodeForm(Dressed):
    """The code that somebody was told."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Acht Zeichen, zum Beispiel ACDE-3467. Groß oder klein ist gleich."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "size": 12}
        ),
    )


class InviteForm(Dressed):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        help_text=_("Dorthin geht ein Link, der 14 Tage gilt."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Was darf die Person?"),
        choices=(
            (Role.EDITOR, _("Einträge bearbeiten")),
            (Role.OWNER, _("Einträge bearbeiten und Personen einladen")),
        ),
        initial=Role.EDITOR,
        widget=forms.RadioSelect,
    )


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(choices=Role.choices)


class GrantForm(Dressed):
    """As what somebody is let in by an editor."""

    role = forms.ChoiceField(
        label=_("Zugang geben als"),
        choices=(
            (Role.OWNER, _("verantwortlich: bearbeitet und lädt andere ein")),
            (Role.EDITOR, _("bearbeitet mit")),
        ),
        initial=Role.OWNER,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Woran Sie die Person erkannt haben"),
        max_length=LONGEST_REASON,
        required=False,
        help_text=_(
            "Zum Beispiel: am Telefon bestätigt durch den Vorstand. Nur für die Redaktion."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RefuseForm(Dressed):
    """Why somebody is not let in."""

    reason = forms.CharField(
        label=_("Begründung"),
        max_length=LONGEST_REASON,
        help_text=_("Die Person bekommt diesen Text per E-Mail."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Take what was sent; the other form of the page asks for a reason as well."""
        super().__init__(data, auto_id="id_refusal_%s")


class TrustForm(Dressed):
    """When changes of an organization are looked at."""

    level = forms.ChoiceField(
        label=_("Änderungen dieses Trägers"), choices=Trust.Level.choices, widget=forms.RadioSelect
    )
