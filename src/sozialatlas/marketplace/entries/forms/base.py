"""What the pages of an entry have in common: they read an entry and put answers into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from sozialatlas.accounts.models import User
from sozialatlas.core.fields import dress
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.plain import PlainText

LONGEST_TEXT = 5_000
Typed = Mapping[str, Sequence[str]]


class StepForm(forms.Form):
    """One page of an entry: `read` says what stands in its fields, `put` where answers go."""

    heading: str | Promise = ""
    lead: str | Promise = ""
    template: ClassVar[str] = "marketplace/entries/step.html"

    def __init__(self, entry: Entry, data: object = None) -> None:
        """Ask about an entry; `data` is what was sent, if anything was."""
        self.entry = entry
        super().__init__(data, initial=self.read(entry))  # type: ignore[arg-type]  # -- a query dict
        self.prepare()

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the fields say at first."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Fill in choices that depend on the entry."""

    def take(self, files: MultiValueDict[str, UploadedFile[bytes]], *, by: User) -> None:
        """Read what was uploaded by somebody, on a page that asks for files."""

    def put_into(self, entry: Entry) -> None:
        """Put the answers into the entry as it is now; other pages may have been saved since."""
        self.entry = entry
        self.put()

    def put(self) -> None:
        """Put the answers, which were checked before, into the entry."""
        raise NotImplementedError

    def dressed(self) -> StepForm:
        """Return the form with KERN's classes."""
        dress(self)
        return self

    def said(self, name: str) -> str:
        """Return the text of a field after it was checked."""
        return str(self.cleaned_data.get(name) or "").strip()

    def chosen(self, name: str) -> tuple[str, ...]:
        """Return the codes of a field with several answers."""
        return tuple(self.cleaned_data.get(name) or ())


def several(label: str | Promise, choices: Sequence[tuple[str, object]]) -> forms.Field:
    """Return a question that may have several answers."""
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type]  # -- a lazy text
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def long_text(
    label: str | Promise, *, rows: int = 3, most: int = LONGEST_TEXT, hint: str | Promise = ""
) -> forms.CharField:
    """Return a question for some sentences."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # -- a lazy text
        required=False,
        max_length=most,
        help_text=hint,  # type: ignore[arg-type]  # -- a lazy text
        widget=PlainText(attrs={"rows": rows, "lang": "de"}),
    )
