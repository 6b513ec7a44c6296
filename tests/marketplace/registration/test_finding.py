"""Somebody's organization is found by what they type of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sozialatlas.directory.models import Address, MergedRecord, Phone, Status
from sozialatlas.marketplace.duplicates import traces
from sozialatlas.marketplace.registration import finding, naming
from sozialatlas.marketplace.registration.finding import Known
from tests.directory import factories


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("info@verein.example", Known(email="info@verein.example")),
        ("06031 12-34", Known(phone="06031 12-34")),
        ("Anger 12", Known(name="Anger 12", street="Anger 12")),
        ("  Turn\0 Verein ", Known(name="Turn Verein")),
        ("12345", Known(name="12345")),
    ],
)
def test_a_line_is_read_as_what_it_looks_like(typed: str, known: Known) -> None:
    assert finding.typed(typed) == known


@pytest.mark.parametrize(
    ("typed", "name", "is_meant"),
    [
        ("turnv", "Turnverein 1888 Lindental e.V.", True),
        ("lindental turnverein", "Turnverein 1888 Lindental e.V.", True),
        ("Turnverien", "Turnverein 1888 Lindental e.V.", True),
        ("MÜTTERZENTRUM", "Mütterzentrum gGmbH", True),
        ("Muetterzentrum", "Mütterzentrum gGmbH", True),
        ("beratungsstelle", "Schwangerschaftsberatungsstelle", True),
        ("Strickcafé Lindental", "Strick-Café Lindental", True),
        ("e.V.", "Turnverein 1888 e.V.", False),
        ("Gesangverein", "Turnverein 1888 e.V.", False),
        ("turnverein auenburg", "Turnverein Lindental", False),
    ],
)
def test_names_answer_beginnings_and_slips(typed: str, name: str, is_meant: bool) -> None:
    score = naming.likeness(naming.words(typed), naming.words(name))

    assert (score >= naming.ENOUGH) is is_meant


def names(known: Known) -> list[tuple[str, list[str]]]:
    return [(each.name, [str(why) for why in each.reasons]) for each in finding.matches(known)]


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["06031 12 34 5", "(06031) 1 23 45", "+49 6031 12345"])
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    Phone.objects.create(organization=factories.organization("Chor"), number=written)

    assert names(Known(phone="06031 12345")) == [("Chor", ["gleiche Telefonnummer"])]


@pytest.mark.django_db
def test_each_part_finds_and_says_why() -> None:
    by_name = factories.organization("Turnverein 1888")
    by_mail = factories.organization("Chor", email="post@chor.example")
    by_site = factories.organization("Bücherei", url="https://www.chor.example/x")
    factories.organization("Fremd", email="post@anders.example")
    Phone.objects.create(organization=by_name, number="+49 (0)6031 12 34")
    house = factories.location(organization=by_mail)
    Address.objects.create(location=house, street="Am Anger 12", city="Lindental")

    found = [
        names(known)
        for known in (
            Known(name="Turnverein"),
            Known(phone="06031/1234"),
            Known(email="kasse@chor.example"),
            Known(street="Am Anger 12"),
            Known(name="Turnverein", phone="06031 1234"),
            Known(email="jemand@gmx.de"),
            Known(),
        )
    ]

    assert found == [
        [("Turnverein 1888", [])],
        [("Turnverein 1888", ["gleiche Telefonnummer"])],
        sorted(
            [
                ("Chor", ["gleiche Domain der E-Mail-Adresse"]),
                ("Bücherei", ["gleiche Domain der E-Mail-Adresse"]),
            ],
            key=lambda pair: by_mail.pk if pair[0] == "Chor" else by_site.pk,
        ),
        [("Chor", ["gleiche Adresse"])],
        [("Turnverein 1888", ["gleiche Telefonnummer"])],
        [],
        [],
    ]


@pytest.mark.django_db
def test_a_confidential_address_is_neither_found_nor_shown() -> None:
    organization = factories.organization("Frauenhaus")
    house = factories.location(organization=organization, is_confidential=True)
    Address.objects.create(location=house, street="Geheimweg 7", city="Lindental")

    assert finding.matches(Known(street="Geheimweg 7")) == ()
    assert [each.place for each in finding.matches(Known(name="Frauenhaus"))] == [""]


@pytest.mark.django_db
def test_at_most_eight_are_shown_and_closed_ones_say_so() -> None:
    for number in range(10):
        factories.organization(f"Verein {number}", status=Status.CLOSED)

    found = finding.matches(Known(name="Verein"))

    assert (len(found), {each.is_closed for each in found}) == (8, {True})


@pytest.mark.django_db
def test_a_whole_form_finds_who_is_probably_the_same_also_before_traces_are_made() -> None:
    organization = factories.organization("Strick-Café Lindental", email="info@strick.example")
    factories.organization("Chor Auenburg")
    known = Known(name="Strickcafé Lindental", city="Lindental", email="neu@strick.example")

    before = finding.likely(known)
    traces.renew()
    after = finding.likely(known)

    assert [[each.id for each in found] for found in (before, after)] == [[organization.pk]] * 2


@pytest.mark.django_db
def test_what_was_merged_into_another_is_not_shown() -> None:
    stays, goes = (factories.organization("Turnverein") for _ in "ab")
    MergedRecord.objects.create(
        kind="organization", old_id=goes.pk, new_id=stays.pk, at=factories.NOW
    )

    assert [each.id for each in finding.matches(Known(name="Turnverein"))] == [stays.pk]


@pytest.mark.django_db
def test_where_names_give_few_those_with_a_telling_word_follow_each_once() -> None:
    own = factories.organization("Kita Sonnenkäfer")
    keeper = factories.organization("Elternverein Sonnenkäfer Auenburg")
    gone = factories.organization("Elternverein Sonnenkäfer Eschburg")
    factories.organization("Gesangverein Auenburg")
    traces.renew()
    MergedRecord.objects.create(
        kind="organization", old_id=gone.pk, new_id=keeper.pk, at=factories.NOW
    )

    found = [each.id for each in finding.matches(Known(name="Kita Sonnenkäfer"))]

    assert found == [own.pk, keeper.pk]


@pytest.mark.django_db
def test_where_names_give_enough_nothing_similar_follows() -> None:
    for town in ("Auenburg", "Lindental", "Eschburg"):
        factories.organization(f"Kita Sonnenkäfer {town}")
    factories.organization("Elternverein Sonnenkäfer")
    traces.renew()

    found = {each.name for each in finding.matches(Known(name="Kita Sonnenkäfer"))}

    assert "Elternverein Sonnenkäfer" not in found
    assert len(found) == 3


@pytest.mark.django_db
def test_strangers_see_only_what_the_public_sees() -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    factories.organization("Turnverein Nord")
    factories.organization("Turnverein Süd", visible_to=yesterday)
    factories.organization("Turnverein West", status=Status.CLOSED)

    names = {each.name for each in finding.public_matches(Known(name="turnverein"))}

    assert names == {"Turnverein Nord"}


@pytest.mark.django_db
def test_without_a_house_of_its_own_the_towns_of_its_services_tell_who_is_meant() -> None:
    club = factories.organization("Turnverein")
    service = factories.service(organization=club)
    for key, name, is_hidden in (("06997001", "Lindental", False), ("06997002", "Auenburg", True)):
        house = factories.location(municipality=factories.municipality(key, name))
        house.is_confidential = is_hidden
        house.save()
        factories.record(service=service, location=house)

    assert [each.place for each in finding.matches(Known(name="turnverein"))] == ["Lindental"]
