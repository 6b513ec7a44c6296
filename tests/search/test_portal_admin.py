"""Setting up portals in the administration: what is refused, and who may do what."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.models import Organization, Topic
from sozialatlas.places.models import Area
from sozialatlas.search import portals
from sozialatlas.search.models import Portal
from sozialatlas.search.permissions import may_edit_portal
from sozialatlas.search.scope import Scope

pytestmark = pytest.mark.django_db
ADD = "/admin/search/portal/add/"
NO_IMAGES = {
    f"{part}-{form}_FORMS": "0" for part in ("images", "words") for form in ("TOTAL", "INITIAL")
}


@pytest.fixture
def town() -> Area:
    return Area.objects.create(
        kind="municipality", key="06999001", name="Auenburg", valid_from=dt.date(2000, 1, 1)
    )


def _given(**values: object) -> dict[str, object]:
    return {
        "kind": "theme",
        "name": "Netzwerk Senioren",
        "slug": "senioren",
        "is_published": "on",
        **NO_IMAGES,
        **values,
    }


def _errors(client: Client, given: Mapping[str, object]) -> list[str]:
    page = client.post(ADD, given)
    assert page.status_code == 200, page
    text = page.content.decode()
    found = re.findall(r'<ul class="errorlist[^>]*>(.*?)</ul>', text, re.DOTALL)
    return [line for part in found for line in re.findall(r"<li>(.*?)</li>", part, re.DOTALL)]


def test_a_portal_is_set_up_with_all_that_it_locks(admin_client: Client, town: Area) -> None:
    topic = Topic.objects.get(code="care")

    page = admin_client.post(
        ADD,
        _given(
            areas=[town.pk],
            topics=[topic.pk],
            types=["service"],
            flags=["free"],
            spoken=["uk", "ru"],
            features=["step_free"],
            preset="https://sozialatlas.example/de/suche?q=tafel&place=Auenburg&audience=seniors",
            languages=["de", "uk"],
            accent="#00594a",
            accent_dark="#86d7c2",
        ),
    )
    portals.forget()
    made = portals.find("senioren")

    assert page.status_code == 302
    assert made is not None
    assert made.scope == Scope(
        areas=("06999001",),
        topics=("care",),
        languages=("ru", "uk"),
        accessibility=("step_free",),
        types=("service",),
        free=True,
    )
    assert (made.preset, made.languages) == ((("audience", "seniors"),), ("de", "uk"))


def test_what_is_locked_is_shown_again_and_stays(admin_client: Client) -> None:
    made = Portal.objects.create(
        kind="theme", slug="x", name="X", locked={"free": ["1"], "language": ["uk"]}
    )
    address = f"/admin/search/portal/{made.pk}/change/"

    page = admin_client.get(address).content.decode()

    assert re.search(r'name="flags" value="free"[^>]*checked', page)
    assert re.search(r'<option value="uk" selected>', page)


def test_a_portal_of_an_organization_is_set_up_and_keeps_to_it(admin_client: Client) -> None:
    provider = Organization.objects.create(name="Kreisverband")

    admin_client.post(ADD, _given(organizations=[str(provider.pk)]))
    portals.forget()
    made = portals.find("senioren")
    address = f"/admin/search/portal/{Portal.objects.get().pk}/change/"
    page = admin_client.get(address).content.decode()

    assert made is not None
    assert made.scope == Scope(organizations=(str(provider.pk),))
    assert re.search(rf'<option value="{provider.pk}" selected>Kreisverband', page)
    assert "/admin/autocomplete/" in page


def test_a_portal_whose_organization_is_gone_shows_nothing_and_not_all(
    admin_client: Client,
) -> None:
    provider = Organization.objects.create(name="Kreisverband")
    gone = str(provider.pk)
    admin_client.post(ADD, _given(organizations=[gone]))
    provider.delete()
    portals.forget()
    made = portals.find("senioren")

    page = admin_client.post(f"/admin/search/portal/{Portal.objects.get().pk}/change/", _given())

    assert made is not None
    assert made.scope == Scope(organizations=(gone,))
    assert "Der Träger dieses Portals wurde gelöscht." in page.content.decode()


def test_a_pale_colour_is_refused_with_the_measured_ratio(admin_client: Client) -> None:
    errors = _errors(admin_client, _given(accent="#ffcc00", accent_dark="#86d7c2"))

    assert "Schrift auf dem Grund der Seite: Kontrast 1,51 : 1, nötig sind 4,5 : 1." in errors
    assert errors[-1].startswith("Die nächste Farbe, die überall lesbar ist: #")


def test_the_colour_that_is_named_instead_is_taken(admin_client: Client) -> None:
    errors = _errors(admin_client, _given(accent="#ffcc00", accent_dark="#86d7c2"))
    instead = errors[-1][-8:-1]

    page = admin_client.post(ADD, _given(accent=instead, accent_dark="#86d7c2"))

    assert page.status_code == 302


def test_a_colour_may_be_pasted_in_capitals(admin_client: Client) -> None:
    admin_client.post(ADD, _given(accent=" #00594A ", accent_dark="#86D7C2"))

    made = Portal.objects.get()
    assert (made.accent, made.accent_dark) == ("#00594a", "#86d7c2")


def test_a_picture_and_the_words_that_show_it_come_together(admin_client: Client) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    picture = SimpleUploadedFile("haus.png", drawn.getvalue(), "image/png")
    body = "::: bild\nname: haus\n:::"
    row = {
        "images-TOTAL_FORMS": "1",
        "images-0-use": "picture",
        "images-0-name": "haus",
        "images-0-alt": "Das Rathaus",
    }

    unnamed = _errors(admin_client, _given(body=body))
    admin_client.post(ADD, _given(body=body, **{**row, "images-0-file": picture}))

    assert ["unter diesem Namen hoch" in line for line in unnamed] == [True]
    made = Portal.objects.get()
    assert (made.body, [one.name for one in made.images.all()]) == (body, ["haus"])


def test_editors_see_how_a_block_is_written(admin_client: Client) -> None:
    page = admin_client.get(ADD).content.decode()

    assert "::: angebote\nsuche: topic=care_advice&amp;free=1\ntitel: Zuerst" in page


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        ("portal/leer/", ["Start", "Suche", "Portale", "Was ins Leere führt"]),
        ("embed/nutzung/", ["Start", "Suche", "Einbettungen", "Was wo gezeigt wird"]),
        (
            "synonym/probe/",
            ["Start", "Suche", "Gleichbedeutende Wörter", "Eine Suche ausprobieren"],
        ),
    ],
)
def test_each_page_says_once_where_it_lies(
    admin_client: Client, path: str, trail: list[str]
) -> None:
    page = admin_client.get(f"/admin/search/{path}").content.decode()
    (inside,) = re.findall(r'<div class="breadcrumbs">(.*?)</div>', page, re.DOTALL)

    arrow = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
    steps = re.sub(r"<[^>]+>|\s+", " ", inside).split(arrow)
    assert [" ".join(step.split()) for step in steps] == trail
    # A region of the page inside another one of the same name tells nobody anything.
    assert re.findall(r"<(/?)nav", page) == ["", "/"] * page.count("</nav")


def test_a_colour_for_one_mode_alone_is_refused(admin_client: Client) -> None:
    errors = _errors(admin_client, _given(accent="#00594a"))

    assert errors == ["Es braucht eine Farbe für hell und eine für dunkel."]


@pytest.mark.parametrize("text", ["red", "#12", "#GGGGGG", "00594a"])
def test_a_colour_that_is_written_otherwise_is_refused(admin_client: Client, text: str) -> None:
    errors = _errors(admin_client, _given(accent=text, accent_dark="#86d7c2"))

    assert errors == ["Eine Farbe schreibt man so: #00594a."]


@pytest.mark.parametrize("slug", ["admin", "de", "uk", "api", "karte"])
def test_a_word_that_leads_elsewhere_is_refused(admin_client: Client, slug: str) -> None:
    assert _errors(admin_client, _given(slug=slug)) == [
        f"Unter /{slug}/ liegt schon etwas anderes. Wählen Sie ein anderes Wort."
    ]


@pytest.mark.parametrize("slug", ["Senioren", "für-alle", "a b", "-a", "a--b", "a/b"])
def test_a_word_that_is_no_address_is_refused(admin_client: Client, slug: str) -> None:
    assert _errors(admin_client, _given(slug=slug)) == [
        "Nur kleine Buchstaben ohne Umlaute, Ziffern und einzelne Bindestriche."
    ]


def test_a_host_leads_to_one_portal(admin_client: Client) -> None:
    Portal.objects.create(kind="theme", slug="familie", name="Familie", host="familie.example")

    assert _errors(admin_client, _given(host="familie.example")) == [
        "Unter diesem Rechnernamen liegt schon das Portal „Familie“."
    ]


def test_no_filter_holds_a_letter_that_databases_refuse(admin_client: Client) -> None:
    admin_client.post(ADD, _given(preset="?topic=care%00&municipality=%00"))

    assert "\0" not in str(Portal.objects.get(slug="senioren").preset)


def test_only_the_county_has_no_word(admin_client: Client) -> None:
    assert _errors(admin_client, _given(slug="")) == [
        "Nur das Portal des Landkreises hat keinen Weg."
    ]


def test_a_town_needs_a_town(admin_client: Client) -> None:
    assert _errors(admin_client, _given(kind="town")) == [
        "Das Portal einer Stadt braucht mindestens eine Gemeinde."
    ]


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("https://x.example/de/suche", "In dieser Adresse stehen keine Filter."),
        ("quatsch", "In dieser Adresse stehen keine Filter."),
        ("http://[", "In dieser Adresse stehen keine Filter."),
        (
            "topic=gibtesnicht",
            "Der Filter „topic“ ist hier nicht bekannt: &#x27;gibtesnicht&#x27; is not known",
        ),
    ],
)
def test_an_address_without_known_filters_is_refused(
    admin_client: Client, pasted: str, told: str
) -> None:
    assert _errors(admin_client, _given(preset=pasted)) == [told]


def _editor(client: Client, role: str, key: str) -> User:
    person = User.objects.create_user("redaktion@auenburg.example", "x" * 14)
    person.is_staff = True
    person.save()
    RoleAssignment.objects.create(user=person, role=role, area_key=key)
    client.force_login(person)
    return person


def test_a_town_writes_its_own_words_and_nothing_else(client: Client, town: Area) -> None:
    _editor(client, RoleAssignment.Role.TOWN_EDITOR, town.key)
    own = Portal.objects.create(
        kind="town", slug="auenburg", name="Auenburg", locked={"free": ["1"]}, is_published=True
    )
    own.areas.add(town)

    page = client.post(
        f"/admin/search/portal/{own.pk}/change/",
        {"title": "Willkommen", "name": "Anders", "kind": "theme", **NO_IMAGES},
    )
    own.refresh_from_db()

    assert page.status_code == 302
    assert (own.title, own.name, own.kind, own.locked, own.is_published) == (
        "Willkommen",
        "Auenburg",
        "town",
        {"free": ["1"]},
        True,
    )


def test_a_town_sees_no_other_portal(client: Client, town: Area) -> None:
    _editor(client, RoleAssignment.Role.TOWN_EDITOR, town.key)
    theme = Portal.objects.create(kind="theme", slug="senioren", name="Netzwerk Senioren")

    listed = client.get("/admin/search/portal/").content.decode()
    opened = client.get(f"/admin/search/portal/{theme.pk}/change/")

    assert "Netzwerk Senioren" not in listed
    assert (opened.status_code, client.get(ADD).status_code) == (302, 403)


def test_planners_and_visitors_set_up_nothing(client: Client, town: Area) -> None:
    planner = _editor(client, RoleAssignment.Role.PLANNER, "")

    assert client.get(ADD).status_code == 403
    assert not may_edit_portal(planner, (town.key,))
    assert not may_edit_portal(AnonymousUser(), (town.key,))
