"""The words of a portal's own pages: what its editors write, as draft or at once."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from sozialatlas.search import page_blocks
from sozialatlas.search.models import Portal, PortalImage

WORDS: tuple[str, ...] = (
    "title", "lead", "body", "body_draft", "contact", "imprint", "privacy", "accessibility",
)  # fmt: skip
_ROWS: Mapping[str, int] = {"body": 16, "body_draft": 16}


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
        return self._checked("body")

    def clean_body_draft(self) -> str:
        """Return the draft, if all its blocks can be shown."""
        return self._checked("body_draft")

    def save(self, commit: bool = True) -> Portal:
        """Save the words; a draft that is published changes places with the page."""
        if self.cleaned_data.get("publish_draft"):
            portal = self.instance
            portal.body, portal.body_draft = portal.body_draft, portal.body
        return super().save(commit=commit)

    def _checked(self, name: str) -> str:
        text = str(self.cleaned_data[name])
        images = PortalImage.objects.filter(portal_id=self.instance.pk).values_list(
            "name", flat=True
        )
        if found := page_blocks.problems(text, frozenset(images)):
            raise ValidationError(found)
        return text
