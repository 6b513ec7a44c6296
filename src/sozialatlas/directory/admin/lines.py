"""Lists as lines of a form: nobody has to write brackets and quotes."""

from __future__ import annotations

import datetime as dt

from django.forms import Field, Textarea

from sozialatlas.directory.models.taxonomy import check_names

_GERMAN_DAY = "%d.%m.%Y"


class LinesField(Field):
    """A list of words, one a line."""

    widget = Textarea(attrs={"rows": 6, "cols": 40})

    def prepare_value(self, value: object) -> object:
        """Return the lines that the form shows."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:
        """Return the words, without empty lines."""
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: object, data: object) -> bool:
        """Return whether the words are others."""
        return self.to_python(initial) != self.to_python(data)


class NamesField(LinesField):
    """Names and words by language, one language a line: `uk: Name; word; word`."""

    def prepare_value(self, value: object) -> object:
        """Return the lines that the form shows."""
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{language}: {'; '.join(words)}" for language, words in value.items())

    def clean(self, value: object) -> dict[str, list[str]]:
        """Return the words as they are stored.

        Raises: ValidationError, where a line names no language of ours or no word.
        """
        pairs = (line.partition(":") for line in self.to_python(value))
        names = {
            language.strip(): [word.strip() for word in words.split(";") if word.strip()]
            for language, _colon, words in pairs
        }
        check_names(names)
        return names

    def has_changed(self, initial: object, data: object) -> bool:
        """Return whether the names are others."""
        return self.to_python(self.prepare_value(initial)) != self.to_python(data)


class DaysField(LinesField):
    """Days, one a line: shown and taken as 24.12.2026, stored as 2026-12-24."""

    def prepare_value(self, value: object) -> object:
        """Return the lines that the form shows."""
        return super().prepare_value(
            [_in_german(str(each)) for each in value] if isinstance(value, list) else value
        )

    def to_python(self, value: object) -> list[str]:
        """Return the days as they are stored; what is no day stays, for the model to refuse."""
        return [_stored(line) for line in super().to_python(value)]


def _in_german(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).strftime(_GERMAN_DAY)
    except ValueError:
        return text


def _stored(line: str) -> str:
    try:
        return dt.datetime.strptime(line, _GERMAN_DAY).date().isoformat()  # noqa: DTZ007 -- a day has no zone
    except ValueError:
        return line
