"""What belongs to a portal and is edited with it: its words in other languages, its pictures."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import Model
from django.http import HttpRequest

from sozialatlas.search.forms.portal_image import PortalImageForm
from sozialatlas.search.forms.words import PortalTextForm
from sozialatlas.search.models import Portal, PortalImage, PortalText

Part = TypeVar("Part", bound=Model)


class _AsPortal(InlineModelAdmin[Part, Portal]):
    """Whoever may edit the portal may edit its parts."""

    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Portal | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Portal | None = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Portal | None = None) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Portal | None = None) -> bool:
        return True


class PortalTextInline(_AsPortal[PortalText], admin.StackedInline[PortalText, Portal]):
    """The start page in other languages."""

    model = PortalText
    form = PortalTextForm


class PortalImageInline(_AsPortal[PortalImage], admin.StackedInline[PortalImage, Portal]):
    """Pictures and logos beside the words that show them."""

    model = PortalImage
    form = PortalImageForm
