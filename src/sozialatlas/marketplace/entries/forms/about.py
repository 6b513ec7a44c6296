"""What it is about and for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models import Audience, Topic
from sozialatlas.directory.queries import topic_groups
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm, long_text, several
from sozialatlas.marketplace.entries.kinds import SERVICE
from sozialatlas.search.finding.about import near_topics
from sozialatlas.search.understanding.knowledge import knowledge

MOST_TOPICS = 8
_MOST_NEAR = 3
_NEAR, _NEAR_THE_BEST = 0.55, 0.6
"""How near the text of an entry is to topics that are worth offering: tried on common entries."""
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Tick:
    """A topic to tick; `words` are everyday words for it."""

    code: str
    label: str
    words: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """Topics that belong together; `is_open`: shown before anybody asks."""

    name: str
    topics: tuple[Tick, ...]
    is_open: bool = False

    @property
    def count(self) -> int:
        """How many of them are ticked."""
        return sum(topic.is_ticked for topic in self.topics)


def _ticks(topics: Iterable[Topic], ticked: Collection[str]) -> tuple[Tick, ...]:
    return tuple(
        Tick(each.code, each.name, ", ".join(each.words), each.code in ticked) for each in topics
    )


class AboutForm(StepForm):
    """Topics, audiences and who may come."""

    heading = _("Worum geht es, und für wen?")
    template = "marketplace/entries/about.html"
    topics = several(_("Themen"), ())
    audiences = several(_("Für wen besonders?"), ())
    minimum_age = forms.IntegerField(
        label=_("Ab welchem Alter?"), min_value=0, max_value=_OLDEST, required=False
    )
    maximum_age = forms.IntegerField(
        label=_("Bis zu welchem Alter?"), min_value=0, max_value=_OLDEST, required=False
    )
    eligibility = long_text(
        _("Was muss man mitbringen, um teilzunehmen?"),
        hint=_("Zum Beispiel: nur für Mitglieder, Überweisung, Wohnsitz im Landkreis."),
    )

    def __init__(self, entry: Entry, data: object = None) -> None:
        """Ask only for what things of this kind have."""
        super().__init__(entry, data)
        if entry.main != SERVICE:
            for name in ("minimum_age", "maximum_age", "eligibility"):
                del self.fields[name]

    def prepare(self) -> None:
        """Offer topics by group, and audiences."""
        groups = [(group.name, list(group.children.all())) for group in topic_groups()]
        self._topics = [each for each in groups if each[1]]
        self._set(
            "topics",
            [(name, [(each.code, each.name) for each in topics]) for name, topics in self._topics],
        )
        people = Audience.objects.filter(is_active=True).order_by("order", "code")
        self._set("audiences", [(each.code, each.name) for each in people])

    @property
    def groups(self) -> list[TopicGroup]:
        """The topics by group, with those that are ticked; first what the text may be about."""
        ticked = {str(code) for code in self["topics"].value() or ()}
        known = {each.code: each for _name, topics in self._topics for each in topics}
        near = () if ticked else [known[code] for code in self._near() if code in known]
        first = [TopicGroup(gettext("Das passt vielleicht"), _ticks(near, ticked), is_open=True)]
        return [
            *(first if near else ()),
            *(
                TopicGroup(name, _ticks((each for each in topics if each not in near), ticked))
                for name, topics in self._topics
            ),
        ]

    def _near(self) -> list[str]:
        text = " ".join(
            self.entry.value(self.entry.main, name, "") for name in ("name", "summary")
        )
        found = near_topics(text, knowledge()) if text.strip() else []
        best = found[0].score if found else 0.0
        near = [one.topic for one in found if one.score >= max(_NEAR, _NEAR_THE_BEST * best)]
        return near[:_MOST_NEAR]

    def _set(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the entry says."""
        found: dict[str, object] = {
            name: list(entry.rows(entry.main, name, str)) for name in ("topics", "audiences")
        }
        if entry.main == SERVICE:
            for name in ("minimum_age", "maximum_age"):
                found[name] = entry.said(SERVICE, name)
            found["eligibility"] = entry.value(SERVICE, "eligibility", "")
        return found

    def clean_topics(self) -> list[str]:
        """Ask for a topic, and for no more than help somebody who searches."""
        codes: list[str] = self.cleaned_data["topics"]
        if not codes:
            raise forms.ValidationError(gettext("Bitte mindestens ein Thema ankreuzen."))
        if len(codes) > MOST_TOPICS:
            text = gettext("Bitte höchstens {count} Themen ankreuzen, die wichtigsten.")
            raise forms.ValidationError(text.format(count=MOST_TOPICS))
        return codes

    def clean(self) -> dict[str, object]:
        """Refuse ages the wrong way round."""
        cleaned = super().clean() or {}
        least, most = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if isinstance(least, int) and isinstance(most, int) and most < least:
            self.add_error("maximum_age", gettext("Das ist jünger als das Alter davor."))
        return cleaned

    def put(self) -> None:
        """Put the answers in, codes in the order of the taxonomy."""
        fields: dict[str, object] = {
            "topics": self.chosen("topics"),
            "audiences": self.chosen("audiences"),
        }
        for name in ("minimum_age", "maximum_age"):
            if name in self.fields:
                fields[name] = self.cleaned_data[name]
        if "eligibility" in self.fields:
            fields["eligibility"] = self.said("eligibility")
        self.entry.put(self.entry.main, fields)
