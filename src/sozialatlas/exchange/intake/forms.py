"""The file that an editor sends in."""

from __future__ import annotations

from django import forms
from django.core.files import File
from django.utils.translation import gettext as _, gettext_lazy

from sozialatlas.exchange.importers.formats import FORMATS
from sozialatlas.exchange.intake import files
from sozialatlas.exchange.planning import SOURCE_LENGTH

_LABELS = {
    "table": gettext_lazy("Tabelle (CSV, XLSX)"),
    "hsds": gettext_lazy("HSDS-Paket (ZIP)"),
    "osm": gettext_lazy("OpenStreetMap (GeoJSON)"),
}


def format_choices() -> list[tuple[str, object]]:
    """Return the formats with their names."""
    return [(code, _LABELS.get(code, code)) for code in FORMATS]


class UploadForm(forms.Form):
    """A file with where it comes from."""

    source = forms.CharField(
        label=gettext_lazy("Name der Quelle"),
        max_length=SOURCE_LENGTH,
        error_messages={"required": gettext_lazy("Nennen Sie die Quelle.")},
    )
    format_name = forms.ChoiceField(label=gettext_lazy("Art der Datei"), choices=format_choices)
    file = forms.FileField(
        label=gettext_lazy("Datei"),
        error_messages={
            "required": gettext_lazy("Wählen Sie eine Datei aus."),
            "empty": gettext_lazy("Die Datei ist leer."),
        },
    )
    mapping = forms.CharField(
        label=gettext_lazy("Zuordnung der Spalten"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea,
    )

    def clean_file(self) -> File[bytes]:
        """Return the file. Raises: ValidationError, if it is too large."""
        file: File[bytes] = self.cleaned_data["file"]
        if file.size > files.MOST_BYTES:
            raise forms.ValidationError(
                _("Die Datei ist größer als %(limit)s MB. Bitte in Teilen einspielen.")
                % {"limit": files.MOST_BYTES // 1_000_000}
            )
        return file
