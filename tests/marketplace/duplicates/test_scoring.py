"""How likely two entries are the same, and which reasons are given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sozialatlas.marketplace.duplicates.evidence import Entry, Rarity, Site, traits
from sozialatlas.marketplace.duplicates.finding import find
from sozialatlas.marketplace.duplicates.globe import distance
from sozialatlas.marketplace.duplicates.reasons import Reason
from sozialatlas.marketplace.duplicates.scoring import LIKELY, can_reach, score

HERE = Site(street="Am Anger 1", postal_code="61169", city="Lindental", lat=50.5, lon=8.5)
THERE = Site(street="Hauptstraße 9", postal_code="35510", city="Butzbach", lat=50.6, lon=8.6)
CARITAS = Entry(
    kind="organization",
    id="a",
    name="Caritasverband",
    phones=("06031 123456",),
    mails=("info@caritas.example",),
    urls=("https://caritas.example",),
    sites=(HERE,),
)


def scored(first: Entry, second: Entry) -> float:
    pair = [traits(first), traits(second)]
    return score(pair[0], pair[1], Rarity.of(pair)).score


def test_the_same_name_alone_is_never_enough() -> None:
    bare = Entry(kind="organization", id="a", name="Caritasverband Sonnenhof")
    elsewhere = replace(CARITAS, id="b", sites=(THERE,), phones=(), mails=(), urls=())

    same = (scored(bare, replace(bare, id="b")), scored(CARITAS, elsewhere))
    assert max(same) < LIKELY


def test_a_branch_with_the_central_web_page_is_not_the_same() -> None:
    branch = replace(CARITAS, id="b", sites=(THERE,), phones=("06033 999999",), mails=())

    assert scored(CARITAS, branch) < LIKELY


def test_name_and_phone_in_one_town_are() -> None:
    copy = replace(CARITAS, id="b", name="Caritas-Verband e. V.", mails=(), urls=())

    assert scored(CARITAS, copy) > 0.9


def test_another_service_of_the_same_desk_is_not_the_same() -> None:
    advice = Entry(
        kind="service", id="a", name="Schuldnerberatung", phones=CARITAS.phones,
        mails=CARITAS.mails, sites=(HERE,), owner="o", owner_name="Caritas",
    )  # fmt: skip

    assert scored(advice, replace(advice, id="b", name="Suchtberatung")) < LIKELY
    assert scored(advice, replace(advice, id="b", name="Schuldner-Beratung")) > 0.9


def test_two_in_one_house_are_not_the_same_place() -> None:
    first = Entry(
        kind="location", id="a", name="Jugendzentrum", sites=(HERE,), owner="o", owner_name="Stadt"
    )
    second = Entry(
        kind="location", id="b", name="Tafel", sites=(HERE,), owner="p", owner_name="Tafel"
    )

    assert scored(first, second) < LIKELY
    assert scored(first, replace(first, id="b", name="Jugendzentrum Lindental")) > 0.9


def test_events_on_two_days_are_two() -> None:
    feast = Entry(
        kind="event", id="a", name="Sommerfest", sites=(HERE,), owner="o", owner_name="Verein",
        phones=CARITAS.phones, starts_on="2026-07-01T18:00",
    )  # fmt: skip

    assert scored(feast, replace(feast, id="b")) > 0.9
    assert scored(feast, replace(feast, id="b", starts_on="2027-07-01T18:00")) < LIKELY


def test_what_already_belongs_to_the_other_is_no_duplicate() -> None:
    part = replace(CARITAS, id="b", parent="a", phones=(), mails=())

    assert scored(CARITAS, part) < LIKELY


def test_one_owner_gives_two_names_to_two_things() -> None:
    men = Entry(
        kind="service", id="a", name="Wäscheservice für Männer", phones=CARITAS.phones,
        mails=CARITAS.mails, urls=("https://tafel.example/waesche",), sites=(HERE,), owner="o",
        owner_name="Tafel",
    )  # fmt: skip
    women = replace(men, id="b", name="Wäscheservice für Frauen")

    assert scored(men, women) < LIKELY
    assert scored(men, replace(men, id="b", name="Wäscheservice")) > LIKELY


def test_the_other_name_of_all_that_an_owner_offers_is_no_proof() -> None:
    first = Entry(
        kind="service", id="a", name="Fahrdienst", other_name="Haus Sonnenhof", sites=(HERE,),
        phones=CARITAS.phones, owner="o", owner_name="Diakonie",
    )  # fmt: skip
    second = replace(first, id="b", name="Mittagstisch")

    assert scored(first, second) < LIKELY


def test_places_named_after_two_owners_in_one_house_are_two() -> None:
    practice = Entry(
        kind="location", id="a", name="Augenarzt Ahorn", sites=(HERE,), owner="o",
        owner_name="Augenarzt Ahorn",
    )  # fmt: skip
    neighbour = replace(
        practice, id="b", name="Zahnarztpraxis Birke", owner="p", owner_name="Zahnarztpraxis Birke"
    )

    assert scored(practice, neighbour) < LIKELY


def test_a_place_that_is_named_by_its_address_is_who_is_there() -> None:
    named = Entry(
        kind="location", id="a", name="Augenarzt Ahorn", sites=(HERE,), phones=CARITAS.phones
    )
    unnamed = replace(named, id="b", name="Am Anger 1, Lindental")

    assert scored(named, unnamed) > LIKELY
    assert scored(named, replace(unnamed, phones=("06031 999999",))) < scored(named, unnamed)


def test_a_guest_is_not_its_host() -> None:
    host = Entry(kind="location", id="a", name="Familienzentrum Lindental", sites=(HERE,))
    guest = replace(host, id="b", name="Hebammensprechstunde im Familienzentrum Lindental")

    assert scored(host, guest) < LIKELY
    assert scored(guest, replace(guest, id="c")) > LIKELY


def test_offices_that_are_only_called_so_are_not_the_same_by_that() -> None:
    office = Entry(kind="location", id="a", name="Geschäftsstelle", phones=("06031 1",))

    assert scored(office, replace(office, id="b")) < LIKELY


def test_another_topic_in_another_field_weighs_more() -> None:
    field = Entry(
        kind="service", id="a", name="Am Waldrand", sites=(replace(HERE, street=""),),
        topics=("playground",), fields=("children",),
    )  # fmt: skip
    home = replace(field, topics=("senior_housing",), fields=("care",))
    cared = replace(home, id="b", topics=("nursing_home",))

    assert scored(home, cared) > scored(field, cared)


def test_short_descriptions_that_differ_name_two_things() -> None:
    hall = Entry(
        kind="service", id="a", name="Schulanlage Birkenweg", sites=(replace(HERE, street=""),),
        text="Sportanlage: Turnhalle",
    )  # fmt: skip

    assert scored(hall, replace(hall, id="b", text="Sportanlage: Hartplatz")) < LIKELY
    assert scored(hall, replace(hall, id="b")) > LIKELY


def test_a_point_does_not_outweigh_the_same_address() -> None:
    place = Entry(kind="location", id="a", name="Jugendzentrum", sites=(HERE,))
    wrong = replace(HERE, lat=50.9)

    assert scored(place, replace(place, id="b", sites=(wrong,))) > 0.9


def test_reasons_come_with_the_strongest_first_and_say_what_speaks_against() -> None:
    near = replace(HERE, street="Am Anger 3", lat=50.501)
    copy = replace(CARITAS, id="b", sites=(near,), mails=())
    pair = [traits(CARITAS), traits(copy)]

    assert score(pair[0], pair[1], Rarity.of(pair)).reasons == (
        Reason("same_name", 100),
        Reason("same_phone"),
        Reason("same_domain"),
        Reason("same_town"),
        Reason("other_address", is_for=False),
        Reason("near", 110),
    )


def test_the_quick_look_never_drops_a_likely_pair() -> None:
    entries = [
        replace(CARITAS, id=str(number), sites=(site,), phones=phones)
        for number, (site, phones) in enumerate(
            (site, phones) for site in (HERE, THERE) for phones in ((), CARITAS.phones)
        )
    ]
    everything = [traits(each) for each in entries]
    rarity = Rarity.of(everything)
    likely = [
        (first.id, second.id)
        for first in everything
        for second in everything
        if first.id < second.id and score(first, second, rarity).score >= LIKELY
    ]

    assert likely
    assert all(
        can_reach(everything[int(one)], everything[int(two)], rarity, LIKELY)
        for one, two in likely
    )


def test_pairs_are_found_once_with_the_lesser_id_first() -> None:
    copies = [replace(CARITAS, id=each) for each in ("b", "a", "c")]

    found = [(each.first, each.second) for each in find(copies)]

    assert sorted(found) == [("a", "b"), ("a", "c"), ("b", "c")]


@pytest.mark.parametrize(
    ("first", "second", "metres"),
    [((50.0, 8.0), (51.0, 8.0), 111_195), ((50.0, 8.0), (50.0, 8.0), 0)],
)
def test_metres_between_points(
    first: tuple[float, float], second: tuple[float, float], metres: int
) -> None:
    # A degree of latitude is 111.195 km on a globe of 6,371 km.
    assert round(distance(first, second)) == metres


def place(name: str, **more: object) -> Entry:
    return replace(Entry(kind="location", id=name, name=name, sites=(HERE,)), **more)


def test_a_mistyped_house_number_says_nothing_and_a_neighbour_something() -> None:
    def at(street: str) -> float:
        site = replace(HERE, street=street, lat=None, lon=None)
        other = place("Haus am Anger und Markt", sites=(site,), phones=CARITAS.phones)
        return scored(replace(other, sites=(replace(site, street="Am Anger 49"),)), other)

    assert at("Am Anger 49") > at("Am Anger 9") > at("Am Anger 47")


def test_another_floor_speaks_against_one_office() -> None:
    def on(floor: str) -> float:
        first = place("Beratung", sites=(replace(HERE, extra="2. Stock"),))
        return scored(first, replace(first, id="b", sites=(replace(HERE, extra=floor),)))

    assert on("2. OG") == on("") > on("3. OG")


def test_who_is_at_a_place_is_not_the_place() -> None:
    host = place("Familienzentrum Sonnenhof", phones=CARITAS.phones)
    guest = place("Neurologie im Familienzentrum Sonnenhof", phones=CARITAS.phones)

    assert scored(host, guest) < LIKELY


def test_two_rooms_of_one_family_are_two_places() -> None:
    one, other = place("Sonnenhof Speisesaal"), place("Sonnenhof Kleiderkammer")

    assert scored(one, other) < scored(one, place("Kleiderkammer Speisesaal Sonnenhof"))
    assert scored(place("St. Marien Saal"), place("St. Anna Saal")) == scored(
        place("Sankt Marien Saal"), place("Sankt Anna Saal")
    )
