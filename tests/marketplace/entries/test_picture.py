"""One picture of an entry: sent, described, looked at by the county, and shown to everybody."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sozialatlas.core import addresses
from sozialatlas.directory import pictures, shown_pictures
from sozialatlas.directory.models import (
    Organization,
    Picture,
    RecordPicture,
    Revision,
    Service,
    ServiceAtLocation,
)
from sozialatlas.directory.values import PictureValues
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.review.tasks import forget_pictures
from tests.accounts import people
from tests.core.pictures.made import bomb, picture
from tests.directory import factories
from tests.marketplace.entries import world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ALT = "Sechs Frauen turnen im Sitzen"


def file(content: bytes | None = None, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture() if content is None else content, "image/jpeg")


def changed(client: Client, record: ServiceAtLocation, step: str = "bild") -> Draft:
    answer = client.post(f"{world.MINE}/eintraege/angebot/{record.pk}", {"seite": step})
    return Draft.objects.get(pk=answer.headers["Location"].split("/")[-2])


def club() -> tuple[ServiceAtLocation, Client, Draft]:
    organization, client = world.club()
    factories.municipality()
    record = world.published(organization)
    return record, client, changed(client, record)


def send(client: Client, draft: Draft) -> Proposal:
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    return Proposal.objects.get(pk=draft.pk)


def accept(proposal: Proposal) -> None:
    proposals.accept(proposal, Choice(version=proposal.version), by=editor(), at=timezone.now())


def editor(email: str = "amt@kreis.example") -> people.User:
    return people.User.objects.filter(email=email).first() or people.editor(email, "county_editor")


def page_of(client: Client, draft: Draft, **answers: object) -> str:
    url = f"{world.MINE}/entwurf/{draft.pk}/bild"
    answer = client.post(url, {"fassung": draft.proposal.version, **answers})
    assert answer.status_code == 422
    return answer.content.decode()


def published() -> tuple[Service, str]:
    service = factories.record().service
    name = pictures.keep(picture(), by=world.person("x@verein.example"), at=timezone.now())
    RecordPicture.objects.create(service=service, picture_id=name, alt=ALT, credit="Ada Muster")
    return service, name


def test_a_picture_is_sent_looked_at_and_published() -> None:
    record, client, draft = club()
    url = f"{world.MINE}/entwurf/{draft.pk}"

    world.save(client, draft, "bild", file=file(), alt=ALT, credit="Ada Muster")
    check, shown = client.get(url), Picture.objects.get()
    address = shown_pictures.url(shown.pk)
    proposal = send(client, draft)
    review = world.signed_in(editor()).get(f"/de/redaktion/vorschlaege/{proposal.pk}")
    accept(proposal)

    assert all(
        address in page.content.decode() and ALT in page.content.decode()
        for page in (check, review)
    )
    file_name = f"Datei {shown.pk[:8]}"
    assert [file_name in page.content.decode() for page in (check, review)] == [False, False]
    row = RecordPicture.objects.get(service=record.service)
    assert (row.picture, row.alt, row.credit) == (shown, ALT, "Ada Muster")
    there = addresses.record("service", "x", record.pk, "de")
    public = Client().get(there, follow=True).content.decode()
    assert f'src="{address}"' in public
    assert f'alt="{ALT}"' in public
    assert "Foto: Ada Muster" in public
    assert 'width="400" height="300"' in public


def test_the_preview_shows_it() -> None:
    _record, client, draft = club()
    world.save(client, draft, "bild", file=file(), alt=ALT)

    page = client.get(f"{world.MINE}/entwurf/{draft.pk}/vorschau").content.decode()

    assert f'alt="{ALT}"' in page


def test_a_missing_description_loses_no_picture() -> None:
    _record, client, draft = club()

    page = page_of(client, draft, file=file())
    name = Picture.objects.get().pk
    again = client.get(f"{world.MINE}/entwurf/{draft.pk}/bild").content.decode()
    world.save(client, draft, "bild", picture=name, alt=ALT)

    assert "Bitte sagen Sie, was zu sehen ist" in page
    assert all(f'name="picture" value="{name}"' in each for each in (page, again))
    assert client.get(shown_pictures.url(name)).status_code == 200
    assert draft.proposal.changes.get().wanted == {
        "picture": PictureValues(picture_id=name, alt=ALT)
    }


def test_mere_decoration_has_no_description() -> None:
    record, client, draft = club()

    world.save(client, draft, "bild", file=file(), alt="egal", is_decoration="on")
    accept(send(client, draft))

    assert RecordPicture.objects.get(service=record.service).alt == ""


def test_a_picture_is_replaced_and_taken_away_and_brought_back() -> None:
    record, client, draft = club()
    world.save(client, draft, "bild", file=file(), alt=ALT)
    accept(send(client, draft))
    old = RecordPicture.objects.get(service=record.service).picture_id

    second = changed(client, record)
    world.save(client, second, "bild", picture=old, alt=ALT, is_removed="on")
    proposal = send(client, second)
    accept(proposal)
    gone = RecordPicture.objects.count()
    proposals.take_back(Proposal.objects.get(pk=proposal.pk), by=editor(), at=timezone.now())

    assert gone == 0
    assert RecordPicture.objects.get(service=record.service).picture_id == old


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Die Datei ist leer."),
        (b"x" * 10_000_001, "größer als 10 MB"),
        (bomb(), "zu viele Bildpunkte"),
        (picture((50, 50)), "zu klein"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG nehmen wir nicht"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 99, "HEIC"),
        (b"PK\x03\x04", "kein Bild, das wir lesen können"),
        (picture()[:200], "beschädigt"),
    ],
    ids=["empty", "bytes", "bomb", "small", "svg", "heic", "zip", "cut"],
)
def test_what_we_do_not_take_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    _record, client, draft = club()

    page = page_of(client, draft, file=file(content), alt=ALT)

    assert said in page
    assert Picture.objects.count() == 0


def test_fifty_megabytes_are_refused_before_they_are_read() -> None:
    _record, client, draft = club()

    answer = client.post(
        f"{world.MINE}/entwurf/{draft.pk}/bild", {"file": file(b"x" * 50_000_000)}
    )

    assert (answer.status_code, "Das ist zu viel auf einmal" in answer.content.decode()) == (
        413,
        True,
    )


def test_other_pages_of_an_entry_take_no_files() -> None:
    _record, client, draft = club()

    answer = client.post(f"{world.MINE}/entwurf/{draft.pk}/was", {"x": file(b"x" * 3_000_000)})

    assert answer.status_code == 413


def test_a_name_that_nobody_knows_is_refused() -> None:
    _record, client, draft = club()

    page = page_of(client, draft, picture="0" * 64, alt=ALT)

    assert "noch einmal aus" in page


def test_nobody_fills_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_MOST_A_DAY", 1)
    _record, client, draft = club()
    world.save(client, draft, "bild", file=file(), alt=ALT)
    draft.proposal.refresh_from_db()

    page = page_of(client, draft, file=file(picture(colour="red")), alt=ALT)

    assert "heute viele Bilder" in page


def test_a_published_picture_may_be_kept_for_ever() -> None:
    _service, name = published()

    answer = Client().get(shown_pictures.url(name, shown_pictures.NARROW))

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content[8:12] == b"WEBP"
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("change", [{"status": "closed"}, {"visible_to": dt.date(2020, 1, 1)}])
def test_the_picture_of_a_hidden_record_is_not_public(change: dict[str, object]) -> None:
    service, name = published()
    Service.objects.filter(pk=service.pk).update(**change)

    assert Client().get(shown_pictures.url(name)).status_code == 404


def test_the_picture_of_a_draft_is_its_peoples_alone() -> None:
    _record, client, draft = club()
    world.save(client, draft, "bild", file=file(), alt=ALT)
    url = shown_pictures.url(Picture.objects.get().pk)
    colleague = world.member(Organization.objects.get(name="Turnverein 1888"), "b@verein.example")
    other = world.member(factories.organization("Ein anderer"), "c@verein.example")
    everybody = {
        "author": client,
        "colleague": world.signed_in(colleague),
        "other": world.signed_in(other),
        "county": world.signed_in(editor()),
        "citizen": Client(),
    }

    before = {name: each.get(url).status_code for name, each in everybody.items()}
    send(client, draft)
    after = {name: each.get(url).status_code for name, each in everybody.items()}

    assert before == dict.fromkeys(everybody, 404) | {"author": 200, "colleague": 200}
    assert after == before | {"county": 200}
    assert client.get(url)["Cache-Control"] == "private, no-store"


def test_pictures_that_nobody_needs_are_forgotten() -> None:
    _record, client, draft = club()
    world.save(client, draft, "bild", file=file(), alt=ALT)
    service, shown = published()
    names = {
        name: pictures.keep(picture(colour=name), by=editor(), at=timezone.now())
        for name in ("red", "blue", "green")
    }
    Picture.objects.exclude(pk=names["green"]).update(at=timezone.now() - dt.timedelta(days=31))
    Revision.objects.create(
        kind="service",
        record_id=service.pk,
        values={"picture": {"picture_id": names["blue"]}},
        at=timezone.now(),
    )

    forget_pictures.run()

    kept = set(Picture.objects.values_list("pk", flat=True))
    assert names["red"] not in kept
    assert {names["blue"], names["green"], shown} <= kept
    assert draft.proposal.changes.get().values["picture"]["picture_id"] in kept
