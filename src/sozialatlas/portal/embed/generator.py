"""The page on which partners put an embed together, see it, and copy it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from sozialatlas.core import addresses, fields
from sozialatlas.core.components import Crumb
from sozialatlas.portal import feed_links
from sozialatlas.portal.embed import choosing, options, servers, snippets
from sozialatlas.portal.embed.choosing import Here
from sozialatlas.portal.embed.errors import EmbedError
from sozialatlas.portal.embed.snippets import Chosen
from sozialatlas.search.models import Embed
from sozialatlas.search.models.embed import MOST_SHOWN

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
    traeger = forms.CharField(
        label=_("Nur von einem Träger"),
        help_text=_("Zum Beispiel der Name Ihres Vereins. Leer: von allen."),
        required=False,
        max_length=250,
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
        error_messages={"invalid": _("Eine Farbe schreibt man so: #00594a.")},
    )
    preset = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


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
    of_servers: tuple[Snippet, ...] = ()
    of_pages: tuple[Snippet, ...] = ()
    feeds: tuple[Snippet, ...] = ()


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
        chosen = choosing.chosen(form.cleaned_data, here)
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
        of_servers=_of_servers(chosen),
        of_pages=_of_pages(chosen),
        feeds=_feeds(chosen),
    )


def _begun() -> dict[str, str]:
    return {"ansicht": Embed.View.LIST, "anzahl": str(options.SHOWN)}


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
                " Andere Server stehen darunter."
            ),
            snippets.server_side(chosen),
        ),
    )


def _of_servers(chosen: Chosen) -> tuple[Snippet, ...]:
    told = gettext(
        "Die letzte Zeile gehört in Ihre Seite, alles davor in die Einstellungen des Servers."
    )
    return (
        Snippet(
            "typo3",
            "TYPO3",
            gettext(
                "Die Klasse gehört in Ihr Sitepackage, mit Ihrem eigenen Namen statt „Vendor“."
                " Element und Rahmen brauchen nur das Inhaltselement „Reines HTML“."
            ),
            servers.typo3(chosen),
        ),
        Snippet("nginx", "nginx", told, servers.nginx(chosen)),
        Snippet("apache", "Apache", told, servers.apache(chosen)),
    )


def _of_pages(chosen: Chosen) -> tuple[Snippet, ...]:
    return (
        Snippet(
            "aussehen",
            gettext("Aussehen des Elements"),
            gettext(
                "Für Ihr Stylesheet. Jede Zeile ist freiwillig. Farben machen wir dunkler oder"
                " heller, bis man sie liest."
            ),
            servers.look(chosen),
        ),
        Snippet(
            "regeln",
            "Content-Security-Policy",
            gettext(
                "Nur nötig, wenn Ihre Seite eine solche Regel schickt:"
                " Ergänzen Sie diese Adressen."
            ),
            servers.policy(chosen),
        ),
    )


def _feeds(chosen: Chosen) -> tuple[Snippet, ...]:
    """Return the feeds of the search; one record, or a fixed embed, has none."""
    if chosen.record or chosen.preset:
        return ()
    names = {"application/atom+xml": "Atom", "application/rss+xml": "RSS"}
    texts = {
        "Atom": gettext(
            "Für die meisten Programme. Die Seite der Suche nennt diese Adresse auch."
        ),
        "RSS": gettext("Für Programme, die nur RSS lesen."),
    }
    return tuple(
        Snippet(name.lower(), name, texts[name], f"{chosen.origin}{link.path}")
        for link in feed_links.beside(snippets.searched(chosen))
        for name in [names[link.type]]
    )
