"""What is offered first for beginnings that people type, by the taxonomy that we ship."""

from __future__ import annotations

from itertools import chain

import pytest

from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.directory.taxonomy.sync import sync_taxonomy
from sozialatlas.search.suggesting import spoken, taxonomy_texts
from sozialatlas.search.suggesting.choosing import Shelves
from sozialatlas.search.suggesting.offers import Kind, Offer, Text
from sozialatlas.search.suggestions import suggest_of
from sozialatlas.search.understanding.synonyms import SynonymSet

# Topics with very many records in a usual county: they must not push themselves forward.
MANY = {
    "sports_club": 3000,
    "hobby_club": 1900,
    "adult_education": 1200,
    "choir_music": 1100,
    "church_group": 1000,
    "kindergarten": 700,
    "health_sport": 700,
    "parent_child_group": 500,
    "music_school": 350,
    "general_practitioner": 300,
    "citizens_office": 300,
    "creche": 165,
    "public_toilet_water": 160,
    "library": 120,
    "children_goods": 140,
    "midwife": 60,
    "senior_sport": 440,
    "self_help_group": 580,
    "womens_shelter": 3,
    "crisis_line": 5,
    "emergency_shelter": 4,
}
SERVICES = (
    "Musikschule Auental: Schlagzeug",
    "Kita Arche",
    "Tafelladen Auenburg",
    "Selbsthilfe Schlaganfall",
    "Asylverfahrensberatung",
    "Behindertenbeauftragte",
    "Stillgruppe",
    "Liedertafel Auenburg",
)

# What is typed on a German page, and the topics of which one must stand first.
FIRST = {
    # care and health
    "pfleg": ("care",),
    "pflegeh": ("nursing_home",),
    "altenh": ("nursing_home",),
    "demen": ("dementia_support",),
    "alzh": ("dementia_support",),
    "vater verg": ("dementia_support", "violence_counselling"),
    "vergessl": ("dementia_support",),
    "essen auf": ("meals_on_wheels",),
    "hausnot": ("home_emergency_call",),
    "hosp": ("hospice_palliative",),
    "sterb": ("hospice_palliative",),
    "putzh": ("everyday_help",),
    "zahn": ("dentist",),
    "hausarz": ("general_practitioner",),
    "apoth": ("pharmacy",),
    "hebam": ("midwife",),
    "wochenb": ("midwife",),
    "depre": ("mental_health_support",),
    "burnout": ("mental_health_support",),
    "psychoth": ("psychotherapy",),
    "krankeng": ("therapy_practice",),
    "selbsth": ("self_help_group",),
    "gesundheitsa": ("public_health_office",),
    # children and families
    "kita": ("kindergarten",),
    "kinderg": ("kindergarten",),
    "kripp": ("creche",),
    "tagesm": ("childminder",),
    "hort": ("after_school_care",),
    "krabbel": ("parent_child_group", "creche"),
    "scheid": ("family_counselling",),
    "schwang": ("pregnancy_counselling",),
    "jugenda": ("youth_welfare_office",),
    "gemobbt": ("mobile_youth_work",),
    "mobb": ("mobile_youth_work",),
    "spielpl": ("playground",),
    "alleiner": ("single_parents",),
    # crisis and addiction
    "frauenh": ("womens_shelter",),
    "schläg": ("womens_shelter",),
    "mein mann schl": ("womens_shelter",),
    "umbringen": ("crisis_line",),
    "umbring": ("crisis_line", "womens_shelter"),
    "selbstm": ("crisis_line",),
    "suizid": ("crisis_line",),
    "vergew": ("violence_counselling",),
    "stalk": ("violence_counselling",),
    "missbr": ("violence_counselling",),
    "tod": ("pastoral_care",),
    "trauer": ("pastoral_care",),
    "beerdigung": ("pastoral_care", "social_benefits_office"),
    "alkoh": ("addiction_counselling",),
    "entzug": ("addiction_treatment",),
    "spielsu": ("addiction_counselling",),
    # disability and education
    "behind": ("disability",),
    "schwerbeh": ("disability_rights",),
    "gehörl": ("blind_deaf_support",),
    "rollstuhlt": ("transport_service",),
    "frühf": ("early_intervention",),
    "nachhilf": ("tutoring",),
    "grundsch": ("primary_school",),
    "bafög": ("education_grants",),
    "bibl": ("library",),
    "büch": ("library",),
    "gitarr": ("music_school",),
    "schlagz": ("music_school",),
    # work, money, housing
    "bürgerg": ("jobcentre",),
    "bewerb": ("job_search_help",),
    "schuldn": ("debt_counselling",),
    "tafel": ("food_bank",),
    "kleiderk": ("clothing_store",),
    "sozialh": ("social_benefits_office",),
    "rente": ("pension_advice",),
    "obdachl": ("homeless_help",),
    "kein bett": ("emergency_shelter",),
    "notsch": ("emergency_shelter",),
    "wohng": ("housing_benefit",),
    "mieterh": ("tenant_advice",),
    "strom": ("consumer_energy_advice",),
    # migration, leisure, sport, public
    "asyl": ("refugee_support",),
    "deutschk": ("german_course",),
    "dolmet": ("interpreting",),
    "aufenth": ("foreigners_office",),
    "chor": ("choir_music",),
    "karnev": ("theatre_dance",),
    "kino": ("culture_venue",),
    "handy": ("digital_help",),
    "schwimm": ("swimming_pool",),
    "turnv": ("sports_club",),
    "feuerw": ("emergency_service",),
    "rathau": ("citizens_office",),
    "ehrena": ("volunteer_agency", "public"),
    "vorsorgev": ("guardianship",),
    "toilet": ("public_toilet_water",),
    # one typing error, and other languages where nothing German begins so
    "Kindergaten": ("kindergarten",),
    "Shculdnerber": ("debt_counselling",),
    "my husband": ("womens_shelter",),
    "food ba": ("food_bank",),
    "kitap öd": ("library",),
    "детский сад": ("kindergarten",),
    "anaokul": ("kindergarten",),
}
# What must not be offered at all: it begins so in another language, or within a compound.
NEVER = {
    "tod": {"creche", "parent_child_group"},
    "kita": {"library"},
    "tafel": {"choir_music"},
    "asyl": {"emergency_shelter"},
    "kein bett": {"midwife", "children_goods"},
}
ON_ENGLISH_PAGES = {
    "tod": "parent_child_group",
    "kita": "kindergarten",
    "nursing": "nursing_home",
    "tafel": "food_bank",
    "dent": "dentist",
    "husband hits me": "womens_shelter",
}


@pytest.fixture
def shelves(db: None) -> Shelves:
    """Return all topics and life situations, with records as a usual county has them."""
    sync_taxonomy()
    topics = {code: MANY.get(code, 50) for code in Topic.objects.values_list("code", flat=True)}
    situations = dict.fromkeys(LifeSituation.objects.values_list("code", flat=True), 50)
    services = (Text(Offer(Kind.SERVICE, name, name, (), 1), name) for name in SERVICES)
    texts = (taxonomy_texts.topics(topics), taxonomy_texts.life_situations(situations), services)
    return Shelves(chain.from_iterable(texts))


def offered(shelves: Shelves, text: str, language: str = "de") -> list[str]:
    return [one.key for one in suggest_of(shelves, text, language=language)]


def test_beginnings_offer_first_what_people_mean(shelves: Shelves) -> None:
    first = {text: (offered(shelves, text) or ["nothing"])[0] for text in FIRST}

    assert {text: key for text, key in first.items() if key not in FIRST[text]} == {}


def test_words_of_other_languages_and_ends_of_compounds_are_not_offered(
    shelves: Shelves,
) -> None:
    wrong = {text: NEVER[text].intersection(offered(shelves, text)) for text in NEVER}

    assert wrong == {text: set() for text in NEVER}


def test_english_pages_offer_english_words_first_and_then_german_ones(shelves: Shelves) -> None:
    first = {text: offered(shelves, text, "en")[0] for text in ON_ENGLISH_PAGES}

    assert first == ON_ENGLISH_PAGES


def test_topics_stand_before_services_also_by_a_part_of_their_name(shelves: Shelves) -> None:
    assert offered(shelves, "arzt")[0] == "general_practitioner"
    assert offered(shelves, "schule")[0] == "education"


def test_one_loud_phrase_does_not_push_aside_the_topic_of_several(shelves: Shelves) -> None:
    assert offered(shelves, "taub")[0] == "blind_deaf_support"


def test_what_only_sentences_tell_is_offered(shelves: Shelves) -> None:
    found = suggest_of(shelves, "oma", language="de")

    assert {one.kind for one in found} == {Kind.TOPIC}
    assert found
    assert all("oma" in one.hint.casefold() for one in found)


def test_other_words_for_the_words_of_a_topic_find_it() -> None:
    others = spoken.OtherWords(
        [
            SynonymSet(("Kita", "KiGa", "Kindergarten")),
            SynonymSet(("Spitex", "ambulanter Pflegedienst"), is_one_way=True),
        ]
    )

    found = {word: list(others.of([word])) for word in ("Kindergarten", "Spitex", "Xylophon")}

    assert found == {"Kindergarten": ["Kita", "KiGa"], "Spitex": [], "Xylophon": []}
    assert list(others.of(["Ambulanter Pflegedienst"])) == ["Spitex"]


def test_a_loose_verb_of_danger_offers_help_and_a_harmless_one_does_not(shelves: Shelves) -> None:
    assert offered(shelves, "umbringen")[:2] == ["crisis_line", "mental_health_support"]
    assert "womens_shelter" not in offered(shelves, "schlagzeug")
