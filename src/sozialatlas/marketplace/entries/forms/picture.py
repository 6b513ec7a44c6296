"""The one picture of an entry, with what it shows and who made it."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.core.pictures import MOST_BYTES, Reason, Refused
from sozialatlas.directory import pictures, shown_pictures
from sozialatlas.directory.models import Picture
from sozialatlas.directory.shown_pictures import Shown
from sozialatlas.directory.values import PictureValues
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm

_TYPES = "image/jpeg,image/png,image/webp,image/gif"
_REFUSALS: Mapping[Reason, str | Promise] = {
    Reason.EMPTY: _("Die Datei ist leer. Bitte wählen Sie das Bild noch einmal aus."),
    Reason.BYTES: _("Das Bild ist größer als 10 MB. Bitte speichern Sie es kleiner."),
    Reason.PIXELS: _("Das Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es."),
    Reason.SMALL: _("Das Bild ist zu klein. Jede Seite braucht mindestens 200 Bildpunkte."),
    Reason.FORMAT: _("Das ist kein Bild, das wir lesen können. Es geht mit JPG, PNG oder WebP."),
    Reason.BROKEN: _("Das Bild ist beschädigt. Bitte speichern Sie es noch einmal als JPG."),
    Reason.PHONE: _(
        "Das ist das Format HEIC oder AVIF eines Telefons. Bitte speichern Sie das Bild als JPG."
    ),
    Reason.DRAWING: _("SVG nehmen wir nicht. Bitte speichern Sie das Bild als PNG."),
}


class _Described(forms.CharField):
    """Needed only where there is a picture, so the whole page looks after it."""

    def validate(self, value: object) -> None:
        """Take any text here."""


class PictureForm(StepForm):
    """A picture chosen, replaced or taken away; what was sent is kept while a word is missing."""

    heading = _("Möchten Sie ein Bild zeigen?")
    lead = _("Ein Bild hilft zu erkennen, worum es geht. Ohne Bild geht es auch.")
    template = "marketplace/entries/picture.html"
    use_required_attribute = False
    picture = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Bild auswählen"),
        required=False,
        allow_empty_file=True,
        help_text=_("JPG, PNG, WebP oder GIF, höchstens 10 MB."),
        widget=forms.FileInput(attrs={"accept": _TYPES}),
    )
    alt = _Described(
        label=_("Was ist auf dem Bild zu sehen?"),
        max_length=300,
        help_text=_(
            "Für alle, die es nicht sehen. Ein Satz, so wie am Telefon: „Sechs Frauen turnen im"
            " Sitzen und lachen.“ Schrift im Bild bitte abschreiben."
        ),
        widget=forms.Textarea(attrs={"rows": 2, "lang": "de"}),
    )
    is_decoration = forms.BooleanField(
        label=_("Das Bild ist nur Schmuck: Wer es nicht sieht, verpasst nichts."), required=False
    )
    credit = forms.CharField(
        label=_("Wer hat das Bild gemacht?"),
        max_length=150,
        required=False,
        help_text=_("Steht als „Foto: …“ unter dem Bild."),
        widget=forms.TextInput(attrs={"lang": "de"}),
    )
    is_removed = forms.BooleanField(label=_("Kein Bild mehr zeigen"), required=False)

    def __init__(self, entry: Entry, data: object = None) -> None:
        """Ask about an entry."""
        super().__init__(entry, data.copy() if isinstance(data, QueryDict) else data)
        self._by: User | None = None

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the entry says."""
        said = entry.said(entry.main, "picture")
        if not isinstance(said, PictureValues):
            return {}
        return {
            "picture": said.picture_id,
            "alt": said.alt,
            "is_decoration": not said.alt,
            "credit": said.credit,
        }

    def take(self, files: MultiValueDict[str, UploadedFile[bytes]], *, by: User) -> None:
        """Read what was uploaded, too."""
        self.files, self._by = files, by

    @property
    def shown(self) -> Shown | None:
        """The picture as it is known so far."""
        name, alt = self["picture"].value(), self["alt"].value()
        values = PictureValues(picture_id=str(name or ""), alt=str(alt or ""))
        return shown_pictures.of_values(values)

    def clean(self) -> dict[str, object]:
        """Keep an uploaded picture, and ask what it shows."""
        cleaned = super().clean() or {}
        if "file" not in self.errors:
            self._keep(cleaned)
        name = cleaned.get("picture")
        if name and not Picture.objects.filter(pk=name).exists():
            self.add_error("file", gettext("Bitte wählen Sie das Bild noch einmal aus."))
        if name and not cleaned.get("is_removed") and "alt" not in self.errors:
            self._ask_alt(cleaned)
        return cleaned

    def _keep(self, cleaned: dict[str, object]) -> None:
        file = cleaned.get("file")
        if not isinstance(file, UploadedFile) or self._by is None:
            return
        try:
            name = pictures.keep(file.read(MOST_BYTES + 1), by=self._by, at=timezone.now())
        except Refused as error:
            self.add_error("file", str(_REFUSALS[error.reason]))
        except pictures.TooMany:
            self.add_error("file", gettext("Das waren heute viele Bilder. Morgen geht es weiter."))
        else:
            # A browser never sends a file twice: the page names it from here on.
            cleaned["picture"] = self.data["picture"] = name  # type: ignore[index]  # -- a copy

    def _ask_alt(self, cleaned: dict[str, object]) -> None:
        if not cleaned.get("alt") and not cleaned.get("is_decoration"):
            text = gettext("Bitte sagen Sie, was zu sehen ist, oder kreuzen Sie „Schmuck“ an.")
            self.add_error("alt", text)

    def put(self) -> None:
        """Put the picture in, or take it away."""
        name, found = self.said("picture"), None
        if name and not self.cleaned_data["is_removed"]:
            alt = "" if self.cleaned_data["is_decoration"] else self.said("alt")
            found = PictureValues(picture_id=name, alt=alt, credit=self.said("credit"))
        self.entry.put(self.entry.main, {"picture": found})
