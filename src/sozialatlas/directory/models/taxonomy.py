"""Topics, audiences and life situations: the words by which people look for help."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.core import languages

LONGEST_NAME = 120


def check_names(names: object) -> None:
    """Refuse what is no list of words for a language of the pages: its name, then other words."""
    others = [code for code, _name in settings.LANGUAGES if not languages.is_german(code)]
    is_right = isinstance(names, dict) and all(
        language in others and isinstance(words, list) and words and all(map(_is_word, words))
        for language, words in names.items()
    )
    if not is_right:
        text = _("Bitte so schreiben: uk: Name; Alltagswort; Alltagswort. Sprachen: {languages}.")
        raise ValidationError(text.format(languages=", ".join(others)))


def _is_word(word: object) -> bool:
    return isinstance(word, str) and 0 < len(word.strip()) <= LONGEST_NAME


class Term(models.Model):
    """A word of the taxonomy with its name in German, English, plain and other languages.

    `in_languages` holds, for each language, the name and behind it everyday words.
    """

    code = models.SlugField(_("Code"), max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    name_en = models.CharField(_("Name (Englisch)"), max_length=120, blank=True)
    plain_name = models.CharField(_("Name in einfacher Sprache"), max_length=160, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    words = models.JSONField(_("Alltagswörter"), default=list, blank=True)
    in_languages = models.JSONField(
        _("Namen in anderen Sprachen"), default=dict, blank=True, validators=[check_names]
    )
    icon = models.CharField(_("Symbol"), max_length=60, blank=True)
    order = models.PositiveIntegerField(_("Reihenfolge"), default=0)
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_own = models.BooleanField(_("eigener Eintrag"), default=False)
    edited_at = models.DateTimeField(_("bearbeitet am"), null=True, blank=True, editable=False)
    is_said_at_offices: ClassVar[bool] = False

    class Meta:
        """Shared by topics, audiences and life situations."""

        abstract = True
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name in the language of the page."""
        return self.name_in(languages.current())

    def name_in(self, language: str) -> str:
        """Return the name in a language, in German where nobody has told another.

        Topics in plain German, too: it is the word that people must know at an office. The plain
        name explains it where there is room.
        """
        if language == languages.ENGLISH:
            return self.name_en or self.name
        if language == languages.PLAIN_GERMAN and not self.is_said_at_offices:
            return self.plain_name or self.name
        return next(iter(self.in_languages.get(language, ())), self.name)


class Topic(Term):
    """A theme (Thema); a topic without a parent is a group."""

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Gruppe"),
    )
    legal_anchor = models.CharField(_("Rechtsgrundlage"), max_length=120, blank=True)
    osm_tags = models.JSONField(_("OSM-Merkmale"), default=list, blank=True)
    is_said_at_offices = True

    class Meta(Term.Meta):
        """In the order of the taxonomy."""

        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")

    def clean(self) -> None:
        """Refuse a third level, which no page shows and no search counts."""
        if self.parent is None:
            return
        if self.parent == self or self.parent.parent_id:
            text = _("Bitte eine Gruppe wählen; dieser Eintrag ist selbst ein Thema.")
            raise ValidationError({"parent": text})
        if self.pk and self.children.exists():
            text = _("Dies ist eine Gruppe mit Themen; sie gehört in keine andere.")
            raise ValidationError({"parent": text})


class Audience(Term):
    """For whom something is (Zielgruppe)."""

    class Meta(Term.Meta):
        """In the order of the taxonomy."""

        verbose_name = _("Zielgruppe")
        verbose_name_plural = _("Zielgruppen")


class LifeSituation(Term):
    """What somebody is going through (Lebenslage), with the topics that help."""

    topics = models.ManyToManyField(Topic, blank=True, related_name="life_situations")

    class Meta(Term.Meta):
        """In the order of the taxonomy."""

        verbose_name = _("Lebenslage")
        verbose_name_plural = _("Lebenslagen")
