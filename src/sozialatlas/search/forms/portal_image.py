"""The form by which a picture comes to a portal."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from sozialatlas.core import images
from sozialatlas.search.models import PortalImage


class PortalImageForm(forms.ModelForm[PortalImage]):
    """A picture, made small and harmless before it is kept."""

    class Meta:
        """All that editors say of a picture."""

        model = PortalImage
        fields = ("use", "name", "file", "alt", "credit")
        widgets = {"file": forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"})}

    def clean_file(self) -> object:
        """Return the picture as it is kept, or what is there already."""
        given = self.cleaned_data["file"]
        if not isinstance(given, UploadedFile):
            return given
        try:
            image = images.read(given.read(images.MOST_BYTES + 1))
        except images.TooLargeError as error:
            raise ValidationError(
                _("Das Bild ist zu groß. Erlaubt sind 5 MB und 40 Millionen Bildpunkte.")
            ) from error
        except images.NoImageError as error:
            raise ValidationError(_("Das ist kein Bild in PNG, JPEG oder WebP.")) from error
        self.instance.width, self.instance.height = image.width, image.height
        return ContentFile(image.content, name=image.name)
