"""The page on which partners put an embed together, see it, and copy it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from sozialatlas.core import addresses, fields
from sozialatlas.core.components import Crumb
from sozialatlas.portal.embed import options, pasted, snippets, wanted
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.portal.embed.options import Options
from sozialatlas.portal.embed.pasted import Pasted
from sozialatlas.portal.embed.snippets import Chosen
from sozialatlas.search.models import Embed
from sozialatlas.search.models.embed import MOST_SHOWN
from sozialatlas.search.presets import Preset

_LONGEST = 2_000


class ChoosingForm(forms.Form):
    """What to show, how much, in which language and colour; sent as an address."""

    adresse = forms.CharField(
        label=_("Adresse der Suche oder des Angebots"),
        help_text=_(
            "Suchen Sie hier im Sozialatlas, bis die Treffer stimmen. Kopieren Sie dann die"
            " Adresse aus dem Browser. Leer: alles in diesem Portal."
        ),
        required=False,
        max_length=_LONGEST,
    )
    ansicht = forms.ChoiceField(
        label=pgettext_lazy("Einbettung", "Ansicht"),
        required=False,
        choices=[(view.value, view.label) for view in Embed.View],
    )
    anzahl = forms.IntegerField(
        label=_("Wie viele Einträge"),
        required=False,
        min_value=1,
        max_value=MOST_SHOWN,
        initial=options.SHOWN,
    )
    sprache = forms.ChoiceField(
        label=_("Sprache"),
        required=False,
        choices=[("", _("wie Ihre Seite, sonst Deutsch")), *settings.LANGUAGES],
    )
    akzent = forms.RegexField(
        r"^#?[0-9A-Fa-f]{6}$",
        label=_("Farbe der Links"),
        help_text=_(
            "Zum Beispiel #00594a. Wir machen sie dunkler oder heller, bis man sie liest."
        ),
        required=False,
    )
    preset = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Here:
    """Where the page is made: the address of this site, its portal, the language."""

    origin: str
    portal: Preset
    language: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """One way to build it in: `name` tells the boxes apart."""

    name: str
    title: str
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class GeneratorPage:
    """What the template shows."""

    crumbs: list[Crumb]
    form: ChoosingForm
    is_fixed: bool
    fault: str = ""
    light: str = ""
    dark: str = ""
    snippets: tuple[Snippet, ...] = ()


def page(given: Mapping[str, str], here: Here) -> GeneratorPage:
    """Return the page, with preview and snippets of what is chosen so far."""
    form = ChoosingForm({**_begun(), **{name: given[name] for name in given}})
    fields.dress(form)
    crumbs = [
        Crumb(gettext("Start"), addresses.page("", here.language)),
        Crumb(gettext("Einbetten")),
    ]
    is_fixed = bool(form.data.get("preset"))
    if not form.is_valid():
        return GeneratorPage(crumbs, form, is_fixed)
    try:
        chosen = _fixed(form, here) if is_fixed else _chosen(form, here)
    except EmbedError as error:
        return GeneratorPage(crumbs, form, is_fixed, fault=error.sentence)
    accent = chosen.accent
    return GeneratorPage(
        crumbs,
        form,
        is_fixed,
        light=chosen.address(scheme=options.LIGHT, accent=accent).removeprefix(here.origin),
        dark=chosen.address(scheme=options.DARK, accent=accent).removeprefix(here.origin),
        snippets=_snippets(chosen),
    )


def _begun() -> dict[str, str]:
    return {"ansicht": Embed.View.LIST, "anzahl": str(options.SHOWN)}


def _chosen(form: ChoosingForm, here: Here) -> Chosen:
    """Return what a person chose.

    Raises: EmbedError, where the address is none of a search, or belongs to another portal.
    """
    told = pasted.read(form.cleaned_data["adresse"])
    if not told.is_understood:
        raise EmbedError(
            400, gettext("Das ist keine Adresse einer Suche oder eines Angebots hier.")
        )
    slug = here.portal.slug if told.slug is None else told.slug
    if not here.portal.is_county and slug not in {"", here.portal.slug}:
        raise EmbedError(400, gettext("Diese Adresse gehört zu einem anderen Portal."))
    portal = slug or here.portal.slug
    wanted.portal(Options(portal=portal), None, here.portal)
    view = _view(form, told)
    return Chosen(
        origin=here.origin,
        portal=portal,
        view=view,
        search=told.pairs if not told.record else (),
        record=told.record if view == Embed.View.SERVICE else "",
        preset="",
        count=_count(form, view),
        language=form.cleaned_data["sprache"],
        accent=form.cleaned_data["akzent"].removeprefix("#").lower(),
        link=_link(told, portal, here),
        words=gettext("Angebote im Sozialatlas ansehen"),
    )


def _view(form: ChoosingForm, told: Pasted) -> str:
    """Return the view, which the address decides where only one makes sense of it."""
    view: str = form.cleaned_data["ansicht"] or Embed.View.LIST
    if told.view == Embed.View.SERVICE:
        return told.view
    if view == Embed.View.SERVICE:
        raise EmbedError(
            400, gettext("Fügen Sie oben die Adresse der Seite ein, auf der dieses Angebot steht.")
        )
    return told.view if told.view and view == Embed.View.LIST else view


def _fixed(form: ChoosingForm, here: Here) -> Chosen:
    embed = wanted.fixed(Options(preset=form.cleaned_data["preset"]))
    assert embed is not None
    portal = wanted.portal(Options(), embed, here.portal)
    return Chosen(
        origin=here.origin,
        portal=portal.slug,
        view=embed.view,
        search=(),
        record="",
        preset=form.cleaned_data["preset"],
        count=0,
        language=form.cleaned_data["sprache"],
        accent=form.cleaned_data["akzent"].removeprefix("#").lower(),
        link=_link(Pasted(), portal.slug, here),
        words=gettext("Angebote im Sozialatlas ansehen"),
    )


def _count(form: ChoosingForm, view: str) -> int:
    if view in {Embed.View.SERVICE, Embed.View.FIGURE}:
        return 0
    count: int = form.cleaned_data["anzahl"] or options.SHOWN
    return count


def _link(told: Pasted, slug: str, here: Here) -> str:
    """Return where the link leads that stays without a script."""
    way = f"/{slug}" if slug and not here.portal.host else ""
    language = here.language
    path = addresses.EVENTS if told.view == Embed.View.EVENTS else addresses.SEARCH
    if told.record:
        path = f"{addresses.SERVICES}/{told.record}"
    query = urlencode(told.pairs)
    return f"{here.origin}{way}/{language}/{path}" + (f"?{query}" if query else "")


def _snippets(chosen: Chosen) -> tuple[Snippet, ...]:
    return (
        Snippet(
            "element",
            gettext("Als Element"),
            gettext(
                "Passt sich Schrift und Breite Ihrer Seite an. Ohne JavaScript bleibt der Link."
            ),
            snippets.element(chosen),
        ),
        Snippet(
            "rahmen",
            gettext("Als Rahmen (iframe)"),
            gettext("Für Baukästen, die nur Rahmen erlauben. Die Höhe passt sich von selbst an."),
            snippets.frame(chosen),
        ),
        Snippet(
            "server",
            gettext("Vom Server eingefügt"),
            gettext(
                "Ihr Server holt fertiges HTML, hier mit PHP. Der Browser fragt uns dann nichts."
                " TYPO3, Apache und nginx stehen in der Anleitung."
            ),
            snippets.server_side(chosen),
        ),
    )
