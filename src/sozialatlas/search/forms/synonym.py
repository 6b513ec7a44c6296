"""The form in which editors write words that mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.forms import Field, ModelForm, Textarea
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.models import Synonym
from sozialatlas.search.understanding.bounds import clean
from sozialatlas.search.understanding.synonyms import MOST_ALTERNATIVES, MOST_WORDS, Key, key_of

LONGEST_ENTRY = 100


class WordsField(Field):
    """Words and short phrases, one a line."""

    widget = Textarea(attrs={"rows": 8, "cols": 50})

    def prepare_value(self, value: object) -> object:
        """Return the lines that the form shows."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:
        """Return the entries without empty lines and signs that nobody sees."""
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line for line in (_legible(str(line)) for line in lines) if line]

    def has_changed(self, initial: object, data: object) -> bool:
        """Return whether the entries are others."""
        return self.to_python(initial) != self.to_python(data)


def _legible(line: str) -> str:
    # The bound is for what somebody searches; a longer line is refused by name below.
    return clean(line).text if len(line) <= LONGEST_ENTRY else line.strip()


class SynonymForm(ModelForm[Synonym]):
    """A set of words; what the search could not use or tell apart is refused."""

    words = WordsField(
        label=gettext_lazy("Wörter"),
        help_text=gettext_lazy(
            "Eines pro Zeile, mindestens zwei. Beugungen und Geschlechter kennt die Suche selbst."
        ),
    )

    def clean_words(self) -> list[str]:
        """Return the entries, each of which the search can look for."""
        words: list[str] = self.cleaned_data["words"]
        problems = [text for word in words if (text := _problem(word))]
        if problems:
            raise ValidationError([*problems])
        if len(words) < 2:
            raise ValidationError(_("Es braucht mindestens zwei Wörter, eines pro Zeile."))
        if len(words) > MOST_ALTERNATIVES + 1:
            raise ValidationError(
                ngettext("Höchstens %(n)s Wort.", "Höchstens %(n)s Wörter.", MOST_ALTERNATIVES + 1)
                % {"n": MOST_ALTERNATIVES + 1}
            )
        self._refuse_same(words)
        return words

    def clean(self) -> dict[str, object] | None:
        """Refuse words that another set holds already."""
        given = super().clean() or self.cleaned_data
        words, is_one_way = given.get("words"), bool(given.get("is_one_way"))
        if isinstance(words, list) and given.get("is_active"):
            taken = _taken(is_one_way=is_one_way, besides=self.instance.pk)
            problems = [
                _(
                    "„%(word)s“ steht schon bei „%(other)s“. Ergänzen Sie jenen Eintrag, oder"
                    " lassen Sie das Wort hier weg."
                )
                % {"word": word, "other": taken[key]}
                for word in _leading(words, is_one_way=is_one_way)
                if (key := _key(word)) in taken
            ]
            if problems:
                self.add_error("words", [*problems])
        return given

    def _refuse_same(self, words: Sequence[str]) -> None:
        seen: dict[Key, str] = {}
        for word in words:
            first = seen.setdefault(_key(word), word)
            if first is not word:
                raise ValidationError(
                    _("„%(word)s“ und „%(first)s“ sind für die Suche dasselbe; eines genügt.")
                    % {"word": word, "first": first}
                )


def _problem(word: str) -> str:
    if len(word) > LONGEST_ENTRY:
        text = _("„%(word)s …“ ist länger als %(n)s Zeichen.")
        return text % {"word": word[:30], "n": LONGEST_ENTRY}
    if len(word.split()) > MOST_WORDS:
        text = _("„%(word)s“ hat mehr als %(n)s Wörter; Sätze gehören zu den Themen.")
        return text % {"word": word, "n": MOST_WORDS}
    if not _key(word):
        return _("„%(word)s“ sagt der Suche nichts.") % {"word": word}
    return ""


def _leading(words: Sequence[str], *, is_one_way: bool) -> Sequence[str]:
    """Return the words that find others: in one direction only the first does."""
    return words[:1] if is_one_way else words


def _taken(*, is_one_way: bool, besides: int | None) -> dict[Key, str]:
    """Return the words that find others in sets of the same kind, with the set's name."""
    rows: Iterable[Synonym] = Synonym.objects.filter(is_active=True, is_one_way=is_one_way)
    return {
        _key(word): str(row)
        for row in rows
        if row.pk != besides
        for word in _leading(row.words, is_one_way=is_one_way)
    }


def _key(word: str) -> Key:
    return key_of(analyse(word).words)
