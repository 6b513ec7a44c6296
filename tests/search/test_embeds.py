"""Fixed embeds: what is signed, what they find, how their use is counted."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from sozialatlas.directory.models import Topic
from sozialatlas.search import embed_uses, embeds, portals
from sozialatlas.search.embed_uses import Source, Used, UsedBy
from sozialatlas.search.models import Embed, EmbedUse, Portal
from tests.accounts import people
from tests.search.world import NOW, World

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 2, 11)
ADD = "/admin/search/embed/add/"
USES = "/admin/search/embed/nutzung/"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    portals.forget()


def _embed(**given: object) -> Embed:
    return Embed.objects.create(**{"name": "Familienzentrum", **given})


def test_a_token_leads_to_its_embed() -> None:
    made = _embed()

    assert embeds.find(embeds.token(made)) == made


@pytest.mark.parametrize("forged", ["", ".", "x", "1", "1.", "1.abc", "9999999999999.x", "1:x:y"])
def test_what_nobody_signed_is_forged(forged: str) -> None:
    _embed()

    with pytest.raises(embeds.ForgedTokenError):
        embeds.find(forged)


def test_the_number_of_another_embed_does_not_fit_the_signature() -> None:
    own, other = _embed(), _embed(name="Bücherei")
    signature = embeds.token(own).partition(".")[2]

    with pytest.raises(embeds.ForgedTokenError):
        embeds.find(f"{other.pk}.{signature}")


def test_an_embed_that_was_stopped_is_gone() -> None:
    made = _embed(is_active=False)

    with pytest.raises(embeds.NoEmbedError):
        embeds.find(embeds.token(made))


def test_only_a_number_is_read_from_a_token() -> None:
    told = [embeds.number_in(each) for each in ("17.abc", "x.abc", "", "²", "1" * 12)]

    assert told == [17, None, None, None, None]


def test_an_embed_finds_what_its_search_finds_in_its_portal(
    world: World, indexed: Callable[[], None]
) -> None:
    own = Topic.objects.create(code="x-own", name="Eigenes")
    theme = Portal.objects.create(kind="theme", slug="eigen", name="Eigen", is_published=True)
    theme.topics.add(own)
    inside, outside = world.record("Innen"), world.record("Aussen")
    inside.service.topics.add(own)
    indexed()
    portals.forget()
    given = {"portal": theme}
    told = [
        embeds.found_now(embed, NOW)
        for embed in (
            _embed(),
            _embed(**given),
            _embed(**given, preset={"topic": ["x-own"]}),
            _embed(**given, preset={"free": ["1"]}),
            _embed(**given, preset={"topic": ["x-gone"]}),
            _embed(**given, view="angebot", record=inside.pk),
            _embed(**given, view="angebot", record=outside.pk),
        )
    ]

    assert told == [2, 1, 1, 0, None, 1, 0]


def test_numbers_of_a_day_are_added_up() -> None:
    fixed, elsewhere = _embed(), Source(portal="eigen", host="stadt.example")
    for _ in range(2):
        embed_uses.add({Source(embed=fixed.pk): 2, elsewhere: 3, Source(embed=9**9): 1}, DAY)
    embed_uses.add({elsewhere: 1}, DAY + dt.timedelta(days=1))

    told = embed_uses.of_fixed(DAY), embed_uses.of_others(DAY + dt.timedelta(days=1))

    assert told == (
        {fixed.pk: Used(4, DAY)},
        [UsedBy("eigen", "stadt.example", Used(7, DAY + dt.timedelta(days=1)))],
    )


def test_made_up_pages_do_not_fill_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed_uses, "MOST_HOSTS_A_DAY", 2)

    embed_uses.add({Source(host=f"{number}.example"): 1 for number in range(5)}, DAY)
    embed_uses.add({Source(host="0.example"): 1, Source(host="neu.example"): 1}, DAY)

    told = {(use.host, use.count) for use in EmbedUse.objects.all()}
    assert told == {("0.example", 2), ("1.example", 1), ("andere", 4)}


def test_old_numbers_go() -> None:
    embed_uses.add({Source(host="alt.example"): 1}, DAY)

    embed_uses.add({}, DAY + dt.timedelta(days=401))

    assert EmbedUse.objects.count() == 0


def test_the_county_fixes_an_embed_by_pasting_a_search(admin_client: Client) -> None:
    Topic.objects.get_or_create(code="care", defaults={"name": "Pflege"})
    address = "https://testserver/de/suche?topic=care&place=Auenburg&q=Hilfe&page=3&outside=1"

    page = admin_client.post(
        ADD,
        {"name": "Bücherei", "view": "liste", "preset": address, "count": 3, "is_active": "on"},
    )

    made = Embed.objects.get()
    assert page.status_code == 302
    assert made.preset == {"topic": ["care"], "place": ["Auenburg"], "q": ["Hilfe"]}


def _posted(client: Client, **given: object) -> list[tuple[str, object, dict[str, object]]]:
    """Return portal, record and search of the embeds that came of a form."""
    client.post(ADD, {"name": "X", "view": "liste", "count": 3, "is_active": "on", **given})
    made = Embed.objects.select_related("portal")
    return [(one.portal.slug if one.portal else "", one.record, one.preset) for one in made]


def test_an_address_of_a_portal_is_never_shown_for_the_whole_county(admin_client: Client) -> None:
    Portal.objects.create(kind="theme", slug="eigen", name="Eigen")

    told = _posted(admin_client, preset="/eigen/de/suche?free=1")

    assert told == [("eigen", None, {"free": ["1"]})]


def test_the_address_of_another_portal_than_the_chosen_is_refused(admin_client: Client) -> None:
    chosen = Portal.objects.create(kind="theme", slug="eigen", name="Eigen")
    Portal.objects.create(kind="theme", slug="fremd", name="Fremd")

    told = _posted(admin_client, portal=chosen.pk, preset="/fremd/de/suche?free=1")

    assert told == []


def test_a_single_record_may_be_pasted_as_the_address_of_its_page(admin_client: Client) -> None:
    record = uuid.uuid4()

    told = _posted(admin_client, view="angebot", record=f"/de/angebote/tafel-{record}?x=1#oben")

    assert told == [("", record, {})]


@pytest.mark.parametrize(
    "given",
    [
        {"view": "liste", "preset": "https://anderswo.example/de/suche?free=1"},
        {"view": "angebot", "record": "hallo"},
        {"view": "angebot"},
        {"view": "liste", "record": str(uuid.uuid4())},
        {"view": "liste", "count": 999},
        {"view": "liste", "preset": "topic=gibt-es-nicht"},
    ],
)
def test_an_embed_that_cannot_work_is_refused(
    admin_client: Client, given: dict[str, object]
) -> None:
    page = admin_client.post(ADD, {"name": "X", "count": 3, **given})

    assert (page.status_code, Embed.objects.count()) == (200, 0)
    assert "errorlist" in page.content.decode()


def test_the_county_sees_what_shows_nothing_and_what_nobody_sees(
    admin_client: Client, world: World, indexed: Callable[[], None]
) -> None:
    world.record("Hilfe")
    seen, silent = _embed(name="Gesehen"), _embed(name="Leer", preset={"free": ["1"]})
    indexed()
    today = dt.date.today()  # noqa: DTZ011 -- as the page does
    embed_uses.add({Source(embed=seen.pk): 1234, Source(host="stadt.example"): 5}, today)

    parts = admin_client.get(USES).content.decode().split("<h2>")
    told = {
        part.partition("</h2>")[0]: [
            name for name in ("Gesehen", "Leer", "1.234", "stadt.example") if name in part
        ]
        for part in parts[1:]
    }

    assert {name: told[name] for name in told if told[name]} == {
        "Zeigt nichts": [silent.name],
        "Seit 30 Tagen nicht gesehen": ["Leer"],
        "Feste Einbettungen": ["Gesehen", "1.234"],
        "Von Partnern selbst eingebaut": ["stadt.example"],
    }


@pytest.mark.parametrize("path", [ADD, USES, "/admin/search/embed/"])
def test_only_who_sets_up_portals_sees_embeds(client: Client, path: str) -> None:
    person = people.editor("stadt@beispiel.test", "town_editor", "06999001")
    client.force_login(person)

    assert client.get(path).status_code == 403
