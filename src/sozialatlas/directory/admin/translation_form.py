"""The form for the texts of a thing in one other language, beside the German ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.forms import BooleanField, BoundField, CharField, ChoiceField, Form, Textarea
from django.utils.translation import get_language_info, gettext, gettext_lazy as _

from sozialatlas.core.languages import PLAIN_GERMAN
from sozialatlas.directory.actions import Translation
from sozialatlas.directory.admin.reading import ReadTextarea
from sozialatlas.directory.models import LocalizedText
from sozialatlas.directory.translating import NAME
from sozialatlas.directory.translations import Passage

LONGEST = 10_000
"""Letters of one text; the longest German ones have about 4,000."""
_ORIGIN, _CHECKED = "_origin", "_checked"
# Nobody types these; lines, tabs and the marks of Arabic are none of them.
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SHORT_ROWS, _LONG_ROWS = 2, 7
_SHORT = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One field: the German text, and what is filled in beside it."""

    label: str
    german: str
    is_outdated: bool
    text: BoundField
    origin: BoundField
    checked: BoundField | None


class TranslationForm(Form):
    """The texts of one thing in one language."""

    def __init__(
        self,
        model: type[Model],
        language: str,
        passages: Sequence[Passage],
        data: object = None,
        refusal: str = "",
    ) -> None:
        """Make three fields of each passage: the text, its origin, and that it was compared."""
        super().__init__(data)  # type: ignore[arg-type]  # -- the POST of a request, or nothing
        self.refusal = refusal
        self._passages = passages
        self._columns = {each.field: model._meta.get_field(each.field) for each in passages}
        for each in passages:
            self._add(each, language)

    def _add(self, passage: Passage, language: str) -> None:
        name, column = passage.field, self._columns[passage.field]
        limit = getattr(column, "max_length", None) or LONGEST
        label = _label(column)
        self.fields[name] = CharField(
            label=label,
            required=False,
            initial=passage.text,
            max_length=limit,
            widget=_widget(language, limit),
            help_text=gettext("Nur, wenn er in dieser Sprache anders heißt.")
            if name == NAME
            else "",
        )
        self.fields[f"{name}{_ORIGIN}"] = ChoiceField(
            label=gettext("Herkunft: {field}").format(field=label),
            choices=LocalizedText.Origin.choices,
            initial=passage.origin or LocalizedText.Origin.HUMAN,
        )
        if passage.is_outdated:
            self.fields[f"{name}{_CHECKED}"] = BooleanField(
                label=_("Verglichen: Der Text passt zum deutschen Text von heute."),
                required=False,
            )

    def clean(self) -> dict[str, object]:
        """Refuse signs that nobody sees, and whatever another save has overtaken."""
        if self.refusal:
            raise ValidationError(self.refusal)
        for passage in self._passages:
            text = self.cleaned_data.get(passage.field, "").replace("\r\n", "\n")
            self.cleaned_data[passage.field] = text
            if found := _UNWANTED.search(text):
                self.add_error(passage.field, _unwanted(text, found.start()))
        return self.cleaned_data

    def rows(self) -> Iterator[Row]:
        """Yield the fields for the page."""
        for each in self._passages:
            checked = f"{each.field}{_CHECKED}"
            yield Row(
                label=_label(self._columns[each.field]),
                german=each.german,
                is_outdated=each.is_outdated,
                text=self[each.field],
                origin=self[f"{each.field}{_ORIGIN}"],
                checked=self[checked] if checked in self.fields else None,
            )

    def translations(self) -> Iterator[Translation]:
        """Yield what was filled in."""
        for each in self._passages:
            yield Translation(
                each.field,
                self.cleaned_data[each.field],
                self.cleaned_data[f"{each.field}{_ORIGIN}"],
                bool(self.cleaned_data.get(f"{each.field}{_CHECKED}")),
            )


def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from the right."""
    return bool(get_language_info(language)["bidi"])


def _widget(language: str, limit: int) -> Textarea:
    attrs = {
        "lang": language,
        "dir": "rtl" if is_right_to_left(language) else "ltr",
        "rows": _SHORT_ROWS if limit <= _SHORT else _LONG_ROWS,
    }
    # The formula and its advice know German alone.
    return ReadTextarea(attrs) if language == PLAIN_GERMAN else Textarea(attrs)


def _label(column: object) -> str:
    assert isinstance(column, Field)
    return str(column.verbose_name)


def _unwanted(text: str, place: int) -> str:
    before = text[max(0, place - 20) : place].strip()
    if before:
        return gettext("Hinter „{words}“ steht ein unsichtbares Steuerzeichen.").format(
            words=before
        )
    return gettext("Am Anfang steht ein unsichtbares Steuerzeichen.")
