"""Filters of the lists: what is due for a check, where it is, and what it is about."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory import translations
from sozialatlas.directory.admin.reach import sight_of
from sozialatlas.directory.models import Topic
from sozialatlas.directory.permissions import within
from sozialatlas.places.models import Area

# An address that nobody has confirmed for a year is no longer taken for true.
DUE_AFTER = dt.timedelta(days=365)

Choices = list[tuple[str, str]]


class VerifiedFilter(admin.SimpleListFilter):
    """When somebody last confirmed an entry."""

    title = _("Prüfung")
    parameter_name = "check"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]) -> Choices:
        """Return the questions an editor asks."""
        return [
            ("due", gettext("fällig: seit über einem Jahr nicht geprüft")),
            ("never", gettext("noch nie geprüft")),
            ("fresh", gettext("im letzten Jahr geprüft")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        """Keep what was asked for; never checked is due, too."""
        since = timezone.now() - DUE_AFTER
        conditions = {
            "due": Q(verified_at=None) | Q(verified_at__lt=since),
            "never": Q(verified_at=None),
            "fresh": Q(verified_at__gte=since),
        }
        return queryset.filter(conditions.get(self.value() or "", Q()))


class LackingTexts(admin.SimpleListFilter):
    """Which entries have texts in German that they lack in a language."""

    title = _("Texte fehlen: Sprache")
    parameter_name = "lacking"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]) -> Choices:
        """Return the languages."""
        return [(code, translations.name_of(code)) for code in translations.codes()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        """Keep what is still to be translated."""
        language = self.value()
        if language not in translations.codes():
            return queryset
        return queryset.filter(translations.lacking(queryset.model, language))


class _ChosenFilter(admin.SimpleListFilter):
    """A long filter: folded until something in it is chosen; `path` leads to its column."""

    template = "directory/admin/folded_filter.html"
    path: ClassVar[str]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        """Keep what has the chosen value; each thing once."""
        if not self.value():
            return queryset
        found = queryset.model._default_manager.filter(**{self.path: self.value()})
        return queryset.filter(pk__in=found.values("pk"))


class MunicipalityFilter(_ChosenFilter):
    """In which municipality a thing is; `path` leads to its key."""

    title = _("Gemeinde")
    parameter_name = "municipality"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]) -> Choices:
        """Return the municipalities that have things, where the person may look."""
        used = model_admin.model._default_manager.order_by().values(self.path).distinct()
        areas = Area.objects.filter(key__in=used, kind=Area.Kind.MUNICIPALITY, valid_to=None)
        mine = areas.filter(within(Area, sight_of(request)))
        return list(mine.order_by("name", "key").values_list("key", "name"))


class TopicGroupFilter(_ChosenFilter):
    """Under which group of topics a thing is."""

    title = _("Themengruppe")
    parameter_name = "group"
    path = "topics__parent__code"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]) -> Choices:
        """Return the groups."""
        groups = Topic.objects.filter(parent=None).order_by("order", "code")
        return list(groups.values_list("code", "name"))


class TopicFilter(_ChosenFilter):
    """What a thing is about; offered as soon as a group is chosen, to keep the list short."""

    title = _("Thema")
    parameter_name = "topic"
    path = "topics__code"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]) -> Choices:
        """Return the topics of the chosen group."""
        group = request.GET.get(TopicGroupFilter.parameter_name, "")
        topics = Topic.objects.filter(parent__code=group).order_by("order", "code")
        return list(topics.values_list("code", "name"))


ABOUT = (TopicGroupFilter, TopicFilter)
"""For what has topics of its own; the group stands first, as it opens the topics."""


class GroupOfTopic(TopicGroupFilter):
    """Of a topic itself."""

    path = "parent__code"


class LocationTown(MunicipalityFilter):
    """Of a location."""

    path = "municipality__key"


class ServiceTown(MunicipalityFilter):
    """Of a service, by its locations."""

    path = "at_locations__location__municipality__key"


class OwnLocationTown(MunicipalityFilter):
    """Of what stands at one location."""

    path = "location__municipality__key"


class LinkTopicGroup(TopicGroupFilter):
    """Of a service at a location."""

    path = "service__topics__parent__code"


class LinkTopic(TopicFilter):
    """Of a service at a location."""

    path = "service__topics__code"


class OrganizationTown(MunicipalityFilter):
    """Of an organization, by its locations."""

    path = "locations__municipality__key"
