"""What the search reads into words: topics, sentences, repaired words, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from sozialatlas.directory.models import ServiceAtLocation, Topic
from sozialatlas.search import answers, queries
from sozialatlas.search.answers import Notice
from sozialatlas.search.finding.about import is_sentence
from sozialatlas.search.requests import SearchRequest
from tests.search.world import World

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
Build = Callable[[], None]


def found(words: str, *, as_typed: bool = False) -> tuple[list[str], list[Notice]]:
    """Return the names of the found records in their order, and the notices."""
    answer = queries.search(SearchRequest(now=NOW, words=words, as_typed=as_typed))
    names = dict(ServiceAtLocation.objects.values_list("pk", "service__name"))
    return [names[hit.id] for hit in answer.hits], list(answer.notices)


def record(world: World, name: str, *topics: str, **fields: object) -> None:
    link = world.record(name, **fields)
    link.service.topics.set(Topic.objects.filter(code__in=topics))


def test_everyday_word_finds_records_of_its_topic(world: World, indexed: Build) -> None:
    record(world, "Haus Abendrot", "nursing_home")
    record(world, "Chorprobe", "choir_music")
    indexed()

    assert found("Altersheim") == (["Haus Abendrot"], [])


def test_record_of_the_topic_comes_before_a_mere_word(world: World, indexed: Build) -> None:
    record(world, "Besuche im Pflegeheim", "choir_music")
    record(world, "Haus Abendrot", "nursing_home")
    indexed()

    assert found("Pflegeheim")[0] == ["Haus Abendrot", "Besuche im Pflegeheim"]


@pytest.mark.parametrize("words", ["Rollstuhl", "Rollstühle", "Rollstuhls"])
def test_what_a_word_means_comes_before_its_compounds_in_names(
    words: str, world: World, indexed: Build
) -> None:
    record(world, "Rollstuhltanz", "inclusive_sport")
    record(world, "Haus Gesund", "medical_aids", description="Verleih und Verkauf.")
    indexed()

    assert found(words)[0] == ["Haus Gesund", "Rollstuhltanz"]


def test_a_name_that_bears_the_word_itself_keeps_its_weight(world: World, indexed: Build) -> None:
    record(world, "Tafelmusik", "choir_music")
    record(world, "Tafel", "clothing_store")
    record(world, "Brotkorb", "food_bank")
    indexed()

    assert found("Tafel")[0] == ["Brotkorb", "Tafel", "Tafelmusik"]


def test_name_of_a_town_is_no_part_of_a_compound(world: World, indexed: Build) -> None:
    world.middle.name = "Nordheim"
    world.middle.save()
    record(world, "Kindertagespflege Nordheim", "childminder")
    indexed()

    assert found("Pflegeheim")[0] == []


def test_sentence_leads_to_its_topic_and_says_so(world: World, indexed: Build) -> None:
    record(world, "Sprechstunde am Markt", "debt_counselling")
    record(world, "Chorprobe", "choir_music")
    indexed()

    names, notices = found("ich habe so viele Schulden und kann die Raten nicht mehr zahlen")

    assert names == ["Sprechstunde am Markt"]
    assert [(one.code, one.values[0]) for one in notices] == [
        (answers.CONCEPT, "debt_counselling")
    ]


def test_many_words_of_a_long_sentence_do_not_outweigh_what_it_is_about(
    world: World, indexed: Build
) -> None:
    record(world, "Abend mit Freunden: Musik im Mai", "choir_music")
    record(world, "Familienabend: Freunde, Woche, Musik", "family_counselling")
    record(world, "Suchthilfe", "addiction_counselling")
    indexed()

    names, _ = found(
        "mein Mann trinkt jeden Abend mit den Freunden die ganze Woche und macht laute Musik"
    )

    assert names[0] == "Suchthilfe"


@pytest.mark.parametrize("words", ["Fisioterapi", "Physioterapie", "Fysiotherapie"])
def test_typing_error_is_repaired_and_said(words: str, world: World, indexed: Build) -> None:
    record(world, "Physiotherapie am Bahnhof", "therapy_practice")
    indexed()

    names, notices = found(words)

    assert names == ["Physiotherapie am Bahnhof"]
    assert notices == [Notice(answers.REPAIRED, (words.lower(), "Physiotherapie"))]


def test_a_misspelt_word_that_splits_is_repaired(world: World, indexed: Build) -> None:
    record(world, "Kindergarten Sonnenschein", "kindergarten")
    indexed()

    assert found("Kindergaten") == (
        ["Kindergarten Sonnenschein"],
        [Notice(answers.REPAIRED, ("kindergaten", "Kindergarten"))],
    )


def test_as_typed_nothing_is_read_into_the_words(world: World, indexed: Build) -> None:
    record(world, "Physiotherapie am Bahnhof", "therapy_practice")
    indexed()

    assert found("Fisioterapi", as_typed=True) == (
        [],
        [Notice(answers.UNKNOWN_WORD, ("fisioterapi",))],
    )


@pytest.mark.parametrize("words", ["Krögerstiftung", "Meyer", "Straße 12b", "64001"])
def test_what_matches_something_is_left_alone(words: str, world: World, indexed: Build) -> None:
    record(world, "Krögerstiftung", description="Meyer, Straße 12b, 64001")
    indexed()

    names, notices = found(words)

    assert (names, notices) == (["Krögerstiftung"], [])


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("mein Vater vergisst alles", True),
        ("Bude für wenig Geld", True),
        ("wo kann ich heute Nacht schlafen", True),
        ("Beratung für Frauen", False),
        ("Pflegeheim", False),
        ("Physio Rückenschmerzen Hohenerlen", False),
        ("", False),
    ],
)
def test_sentences_are_told_from_keywords(text: str, is_told: bool) -> None:
    assert is_sentence(text) is is_told


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("Tafel bei Wetzlar", ("wetzlar",)),
        ("Tafel 35576", ("35576",)),
        ("Atlantis Tafel Quixotterie", ("atlantis", "quixotterie")),
        ("Tafel in der Nähe von Wetzlar", ("wetzlar",)),
        ("gibt es eine Tafel in 35576", ("35576",)),
        ("Quixotterie macht mir solchen Hunger und eine Tafel würde mir helfen", ()),
        ("ich habe quixotterie und Husten und eine Tafel würde helfen", ()),
        ("I cannot find cheap food", ()),
        ("kreş yeri bulamıyoruz", ()),  # noqa: RUF001 -- Turkish
        ("Altersheim Wetzlar", ("wetzlar",)),
    ],
)
def test_unknown_words_are_told_beside_a_topic_and_names_also_of_sentences(
    words: str, unknown: tuple[str, ...], world: World, indexed: Build
) -> None:
    record(world, "Tafel", "food_bank", "kindergarten", "nursing_home")
    indexed()

    names, notices = found(words)

    assert names == ["Tafel"]
    assert [one.code for one in notices[:1]] == [answers.CONCEPT]
    assert notices[1:] == ([Notice(answers.UNKNOWN_WORD, unknown)] if unknown else [])


def test_danger_comes_first_and_is_said(world: World, indexed: Build) -> None:
    record(world, "Männerberatung: Mann schlägt zu", "perpetrator_work")
    record(world, "Mein Mann und ich, Paarkurs", "family_counselling")
    record(world, "Haus Zuflucht", "womens_shelter")
    indexed()

    names, notices = found("mein Mann schlägt mich")

    assert names[0] == "Haus Zuflucht"
    assert notices[0] == Notice(answers.CRISIS, ("violence",))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I want to kill myself", "suicide"),
        ("чоловік б'є мене вдома", "violence"),  # noqa: RUF001 -- Ukrainian
        ("kocam beni dövüyor", "violence"),
        ("زوجي يضربني", "violence"),
        ("муж меня бьет", "violence"),
        ("wo kann ich heute nacht schlafen", "homeless_tonight"),
    ],
)
def test_danger_is_seen_in_all_languages(
    words: str, kind: str, world: World, indexed: Build
) -> None:
    record(world, "Chorprobe", "choir_music")
    indexed()

    assert found(words)[1][0] == Notice(answers.CRISIS, (kind,))


def test_danger_is_seen_also_in_words_taken_as_typed(world: World, indexed: Build) -> None:
    record(world, "Haus Zuflucht", "womens_shelter")
    indexed()

    names, notices = found("mein Mann schlägt mich", as_typed=True)

    assert (names, notices[0].code) == (["Haus Zuflucht"], answers.CRISIS)


@pytest.mark.parametrize("words", ["ich will nicht mehr leben", "kendimi öldürmek istiyorum"])
def test_in_danger_no_other_topic_is_told_or_let_in(
    words: str, world: World, indexed: Build
) -> None:
    record(world, "Haus Abendrot", "nursing_home", "perpetrator_work", "job_search_help")
    record(world, "Nachttelefon", "crisis_line")
    indexed()

    assert found(words) == (
        ["Nachttelefon"],
        [Notice(answers.CRISIS, ("suicide",)), Notice(answers.CONCEPT, ("crisis_line",))],
    )


def test_in_danger_nothing_is_said_of_words_that_nobody_holds(
    world: World, indexed: Build
) -> None:
    record(world, "Nachttelefon", "crisis_line")
    indexed()

    assert found("Suizid Quixotterie", as_typed=True) == (
        ["Nachttelefon"],
        [Notice(answers.CRISIS, ("suicide",))],
    )


def test_other_words_for_the_same_are_found(world: World, indexed: Build) -> None:
    record(world, "Klinikum Mitte", description="Ein Krankenhaus.")
    indexed()

    assert found("Spital")[0] == ["Klinikum Mitte"]


@pytest.mark.parametrize("words", ["Spital", "Altersheim", "Spital Altersheim"])
def test_words_that_no_record_holds_in_other_words_either_are_told(
    words: str, world: World, indexed: Build
) -> None:
    record(world, "Chorprobe", "choir_music")
    indexed()

    assert found(words) == (
        [],
        [Notice(answers.UNKNOWN_WORD, tuple(words.lower().split()))],
    )


@pytest.mark.parametrize("words", ["ich und der die", "was ist das", "bin ich das"])
def test_words_that_say_nothing_lead_to_no_topic(words: str, world: World, indexed: Build) -> None:
    record(world, "Haus Abendrot", "legal_advice", "family_counselling", "care_advice")
    indexed()

    assert found(words) == (["Haus Abendrot"], [])


def test_danger_is_answered_without_an_index_too(world: World) -> None:
    record(world, "Haus Zuflucht", "womens_shelter")
    record(world, "Chorprobe", "choir_music")

    names, notices = found("mein Mann schlägt mich")

    assert names == ["Haus Zuflucht"]
    assert [one.code for one in notices] == [answers.CRISIS, answers.INDEX_BUILDING]


def test_a_sentence_without_a_known_word_leads_to_what_is_nearest(
    world: World, indexed: Build
) -> None:
    record(world, "Sprechstunde", "debt_counselling")
    indexed()

    names, notices = found("borcumu artik odeyemiyorum ne yapmam gerekir")

    assert names == ["Sprechstunde"]
    assert [one.code for one in notices] == [answers.CONCEPT]


@pytest.mark.parametrize("end", ["Ich will nicht mehr leben.", "Mein Mann schlägt mich."])
def test_danger_at_the_end_of_a_long_message_is_seen(
    end: str, world: World, indexed: Build
) -> None:
    record(world, "Haus Zuflucht", "womens_shelter")
    indexed()
    message = (
        "Guten Tag, ich suche schon lange eine andere Wohnung für mich und meine drei Kinder,"
        " weil es bei uns zu Hause sehr eng ist und der Vermieter nichts repariert weder Heizung"
        f" noch Fenster Keller Dach Treppe Balkon Klingel Briefkasten. {end}"
    )

    codes = [one.code for one in found(message)[1]]

    assert codes[:2] == [answers.SHORTENED, answers.CRISIS]
