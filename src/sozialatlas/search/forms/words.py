"""The words of a portal's own pages: what its editors write, as draft or at once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from sozialatlas.search import page_blocks
from sozialatlas.search.models import Portal, PortalImage, PortalText

WORDS: tuple[str, ...] = (
    "title", "lead", "body", "body_draft", "contact", "imprint", "privacy", "accessibility",
)  # fmt: skip
_ROWS: Mapping[str, int] = {"body": 16, "body_draft": 16}
# Pictures are sent with the words; they are kept only where both can be.
_NAME_OF_IMAGE = re.compile(r"images-\d+-name")


class PortalTextForm(forms.ModelForm[PortalText]):
    """The start page in another language."""

    class Meta:
        """All that can be said in another language."""

        model = PortalText
        fields = ("language", "title", "lead", "body", "contact")
        widgets = {
            "body": forms.Textarea(attrs={"rows": 12, "cols": 80, "dir": "auto"}),
            "contact": forms.Textarea(attrs={"rows": 4, "cols": 80, "dir": "auto"}),
        }

    def clean_body(self) -> str:
        """Return the page, if all its blocks can be shown."""
        return _checked(str(self.cleaned_data["body"]), self.instance.portal_id, self.data)


class WordsForm(forms.ModelForm[Portal]):
    """What the editors of a town write on their own portal."""

    publish_draft = forms.BooleanField(
        label=gettext_lazy("Entwurf jetzt veröffentlichen"),
        required=False,
        help_text=gettext_lazy("Was bisher zu sehen war, bleibt danach als Entwurf erhalten."),
    )

    class Meta:
        """The words alone."""

        model = Portal
        fields: tuple[str, ...] = WORDS
        widgets = {
            name: forms.Textarea(attrs={"rows": _ROWS.get(name, 5), "cols": 80})
            for name in WORDS[2:]
        }

    def clean_body(self) -> str:
        """Return the page, if all its blocks can be shown."""
        return _checked(str(self.cleaned_data["body"]), self.instance.pk, self.data)

    def clean_body_draft(self) -> str:
        """Return the draft, if all its blocks can be shown."""
        return _checked(str(self.cleaned_data["body_draft"]), self.instance.pk, self.data)

    def save(self, commit: bool = True) -> Portal:
        """Save the words; a draft that is published changes places with the page."""
        if self.cleaned_data.get("publish_draft"):
            portal = self.instance
            portal.body, portal.body_draft = portal.body_draft, portal.body
        return super().save(commit=commit)


def _checked(text: str, portal_id: int | None, sent: Mapping[str, object]) -> str:
    """Return a text whose blocks can all be shown, also with pictures that come with it.

    Raises: ValidationError, with the line of each block that cannot.
    """
    images = PortalImage.objects.filter(portal_id=portal_id or 0)
    coming = {str(value) for name, value in sent.items() if _NAME_OF_IMAGE.fullmatch(name)}
    names = coming.union(images.values_list("name", flat=True)) - {""}
    if found := page_blocks.problems(text, names):
        raise ValidationError(found)
    return text
