"""The page that lists all entries of a reminder, and takes the answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods

from sozialatlas.directory.errors import DirectoryError
from sozialatlas.marketplace.freshness import actions, shown
from sozialatlas.marketplace.freshness.doors import behind_link, url, while_valid
from sozialatlas.marketplace.freshness.errors import FreshnessError
from sozialatlas.marketplace.freshness.models import Reminder
from sozialatlas.marketplace.freshness.refs import ref_of
from sozialatlas.marketplace.freshness.shown import Places, Shown

ALL, AT_PLACE, RIGHT, BACK, NUMBERS = "alles", "ort", "stimmt", "zurueck", "zahlen"
_FEW = 3
"""So many entries are shown open; more can be opened one by one."""
_MOST = 32_000


@dataclass(frozen=True, slots=True)
class Group:
    """The entries at one place."""

    title: str
    place_id: str
    entries: tuple[Shown, ...]

    @property
    def open_count(self) -> int:
        """How many of them wait for an answer."""
        return sum(each.is_open for each in self.entries)


@behind_link
@while_valid
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, reminder: Reminder, token: str) -> HttpResponse:
    """Show what has to be confirmed; only a POST changes anything."""
    listed = shown.of_reminder(reminder, at=timezone.now())
    if request.method != "POST":
        return _page(request, listed, token)
    listed, numbers = _typed(request.POST, listed)
    if any(place.error for each in listed for place in each.places):
        return _page(request, listed, token, status=422)
    return _answer(request, reminder, token, listed, numbers)


def _answer(
    request: HttpRequest,
    reminder: Reminder,
    token: str,
    listed: Sequence[Shown],
    numbers: Mapping[int, int | None],
) -> HttpResponse:
    what, _colon, which = request.POST.get("antwort", NUMBERS).partition(":")
    if what == BACK:
        _take_back(request, reminder, which)
        return HttpResponseRedirect(f"{url(token)}#e-{which}")
    chosen = [each for each in listed if _is_meant(each, what, which)]
    at = timezone.now()
    try:
        counted = _to_count(listed, chosen, numbers)
        if counted:
            actions.count_places(reminder, counted, at=at)
        done = actions.confirm(reminder, [each.ref for each in chosen], at=at)
    except DirectoryError:
        text = _("Das ließ sich nicht speichern. Bitte versuchen Sie es noch einmal.")
        messages.error(request, text)
        return HttpResponseRedirect(url(token))
    _say(request, what, done.confirmed, counted=bool(counted) and not chosen)
    anchor = f"#e-{which}" if what == RIGHT else ""
    return HttpResponseRedirect(f"{url(token)}{anchor}")


def _is_meant(each: Shown, what: str, which: str) -> bool:
    if what == RIGHT:
        return each.key == which and each.state != shown.CLOSED
    if what == AT_PLACE:
        return each.is_open and each.place_id == which
    return what == ALL and each.is_open


def _typed(
    given: Mapping[str, str], listed: Sequence[Shown]
) -> tuple[list[Shown], dict[int, int | None]]:
    """Return the entries with what was typed into their numbers, and the numbers that differ."""
    numbers: dict[int, int | None] = {}
    read = []
    for each in listed:
        places = tuple(_read(place, given.get(place.name)) for place in each.places)
        for place in places:
            if not place.error and place.value != _said(place):
                numbers[place.id] = int(place.value) if place.value else None
        read.append(replace(each, places=places))
    return read, numbers


def _said(place: Places) -> str:
    return "" if place.available is None else str(place.available)


def _read(place: Places, text: str | None) -> Places:
    if text is None:
        return place
    value = text.strip()
    if value and not (value.isascii() and value.isdecimal() and len(value) <= len(str(_MOST))):
        return replace(place, value=value[:20], error=_("Bitte eine ganze Zahl angeben."))
    if value and int(value) > (_MOST if place.maximum is None else place.maximum):
        told = _("Mehr als alle Plätze: Es gibt nur {count}.").format(
            count=_MOST if place.maximum is None else place.maximum
        )
        return replace(place, value=value, error=told)
    return replace(place, value=value)


def _to_count(
    listed: Sequence[Shown], chosen: Collection[Shown], numbers: Mapping[int, int | None]
) -> dict[int, int | None]:
    """Return the counts to note: all that differ, and all of the entries that are confirmed."""
    right = {place.id for each in chosen if each.is_open for place in each.places}
    found: dict[int, int | None] = dict(numbers)
    for each in listed:
        for place in each.places:
            if place.id in right and place.id not in found:
                found[place.id] = place.available
    return found


def _take_back(request: HttpRequest, reminder: Reminder, key: str) -> None:
    ref = ref_of(key)
    try:
        if ref is not None:
            actions.take_back(reminder, ref, at=timezone.now())
    except FreshnessError:
        text = _("Das lässt sich nicht mehr zurücknehmen: Inzwischen ist etwas geschehen.")
        messages.warning(request, text)


def _say(request: HttpRequest, what: str, confirmed: int, *, counted: bool) -> None:
    if confirmed and what != RIGHT:
        text = ngettext(
            "Ein Eintrag ist bestätigt.", "{count} Einträge sind bestätigt.", confirmed
        )
        messages.success(request, text.format(count=confirmed))
    elif counted:
        messages.success(request, _("Die Zahl der freien Plätze ist gespeichert."))
    elif not confirmed:
        text = _("Das war schon beantwortet. Es hat sich nichts geändert.")
        messages.info(request, text)


def _page(
    request: HttpRequest, listed: Sequence[Shown], token: str, *, status: int = 200
) -> HttpResponse:
    waiting = [each for each in listed if each.is_open]
    context = {
        "groups": _groups(listed),
        "waiting": len(waiting),
        "done": len(listed) - len(waiting),
        "total": len(listed),
        "one": waiting[0] if len(waiting) == 1 else None,
        "is_few": len(listed) <= _FEW,
        "is_only": len(listed) == 1,
        "has_places": any(each.places for each in waiting),
        "has_errors": status != 200,
        "here": url(token),
    }
    return render(request, "marketplace/freshness/confirm.html", context, status=status)


def _groups(listed: Sequence[Shown]) -> list[Group]:
    """Return the entries by place; a few, or those all at different places, stay one list."""
    if len(listed) <= _FEW:
        return [Group("", "", tuple(listed))]
    by_place: dict[str, list[Shown]] = {}
    for each in listed:
        by_place.setdefault(each.place_id, []).append(each)
    several = {key: some for key, some in by_place.items() if key and len(some) > 1}
    lone = [each for each in listed if each.place_id not in several]
    groups = [Group(some[0].place, key, tuple(some)) for key, some in several.items()]
    if lone:
        groups.append(Group(_("Weitere Einträge") if groups else "", "", tuple(lone)))
    return groups
