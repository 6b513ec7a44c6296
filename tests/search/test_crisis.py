"""Danger in what somebody types: who is recognised, who is not, and what stands first."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from sozialatlas.search.understanding import crisis, crisis_lists, crisis_words
from sozialatlas.search.understanding.crisis import Crisis
from sozialatlas.search.understanding.crisis_words import words_of

LONG = 10_000


def kind(text: str) -> str:
    found = crisis.recognise(text)
    return found.kind if found else ""


def test_a_beaten_woman_finds_a_shelter_first_and_never_counselling_for_men() -> None:
    assert crisis.recognise("mein Mann schlägt mich") == Crisis(
        crisis.VIOLENCE, ("womens_shelter", "violence_counselling", "crisis_line")
    )


@pytest.mark.parametrize(
    "text",
    [
        "mich schlägt mein Mann",
        "MEIN MANN SCHLAEGT MICH!!!",
        "mein man schlegt mich",
        "mein Mann hat mich geschlgen",
        "my husband hits me",
        "kocam beni dövüyor",
        "муж меня бьёт",
        "чоловік мене б’є",
        "زوجي يضربني",
        "وزوجي يضربني",
    ],
)
def test_violence_is_known_in_any_order_spelling_and_language(text: str) -> None:
    assert kind(text) == crisis.VIOLENCE


@pytest.mark.parametrize(
    "text",
    [
        "ich bringe mich um",
        "ich kann nicht mehr",
        "meine Tochter ritzt sich und redet vom Sterben",
        "wie viele Schlaftabletten sind tödlich",
        "there is no way out for me",
        "yaşamanın anlamı yok",
        "сын говорит, что не хочет жить",
        "мені не хочеться жити",
        "لا أريد أن أعيش",
    ],
)
def test_words_of_people_who_do_not_want_to_live_are_known(text: str) -> None:
    assert kind(text) == crisis.SUICIDE


@pytest.mark.parametrize(
    "text",
    [
        "mein Papa haut mich",
        "Baby schreit seit Stunden in der Nachbarwohnung",
        "Kindeswohlgefährdung melden",
        "my coach touched me",
        "komşu çocuğunu dövüyor",
        "у моего ученика синяки",
        "малу дитину залишили саму вдома",
        "الجيران يضربون طفلهم",
    ],
)
def test_children_in_need_are_known_by_their_own_words_and_by_those_of_others(text: str) -> None:
    assert kind(text) == crisis.CHILD_PROTECTION


@pytest.mark.parametrize(
    "text",
    [
        "wo schlafen heute",
        "meine Eltern haben mich vor die Tür gesetzt",
        "I have nowhere to sleep tonight",
        "sokakta kaldım",
        "негде ночевать",
        "сплю на вокзалі",
        "ليس لدي مكان أنام فيه الليلة",
    ],
)
def test_people_without_a_bed_tonight_are_known(text: str) -> None:
    assert kind(text) == crisis.HOMELESS_TONIGHT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Gewaltprävention Kurs Trainer",
        "Mann schlägt Purzelbaum im Turnverein",
        "Schlagzeug Unterricht",
        "Herz schlägt unregelmäßig Arzt",
        "das schlägt mir auf den Magen",
        "mein Vermieter droht mir mit Kündigung",
        "ich kann nicht mehr gut sehen",
        "wo kann meine Mutter in Ruhe sterben, Hospiz",
        "Suizidprävention Fortbildung für Lehrer",
        "Trauergruppe nach Suizid",
        "Kleiderspende Frauenhaus",
        "mein Baby schreit stundenlang was tun",
        "Hotel für heute Nacht",
        "Zelten mit Kindern",
        "ich will mich scheiden lassen, was kostet der Anwalt",
        "volunteer at homeless shelter",
        "my child is afraid of dogs",
        "bu gece konser nerede",
        "умираю от скуки, чем заняться",
        "хочу жити в цьому місті",
        "سكن مشترك للمسنين",
    ],
)
def test_harmless_searches_raise_no_alarm(text: str) -> None:
    assert crisis.recognise(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ich habe meine Frau geschlagen und bereue es",
        "ich schlage meine Kinder und will damit aufhören",
        "ich habe zugeschlagen",
        "курс управления гневом",
        "öfkemi kontrol edemiyorum",
    ],
)
def test_people_who_used_violence_are_left_to_perpetrator_work(text: str) -> None:
    assert crisis.recognise(text) is None


def test_two_dangers_give_the_kind_of_the_first_and_the_topics_of_both() -> None:
    assert crisis.recognise("er schlägt mich, wo kann ich heute Nacht schlafen") == Crisis(
        crisis.VIOLENCE,
        (
            "womens_shelter",
            "violence_counselling",
            "crisis_line",
            "emergency_shelter",
            "homeless_help",
        ),
    )


def test_all_topics_are_codes_of_the_taxonomy() -> None:
    files = resources.files("sozialatlas.directory.taxonomy.topics").iterdir()
    taxonomy = "\n".join(f.read_text(encoding="utf-8") for f in files if f.name.endswith("toml"))
    topics = {topic for group in crisis.rules().groups for topic in group.topics}

    assert [topic for topic in sorted(topics) if f"\n[{topic}]\n" not in taxonomy] == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * LONG,
        "a " * LONG,
        "schlag " * LONG,
        "mein mann schlägt " * 1000,
        "verprügelverprügel" * 1000,
        "\u0301" * LONG,
        "ضربني" * 2000,
        "\ufdfa" * LONG,
        "ich mich mir mein nicht mehr leben will , " * 500,
        "\x00\ud800\u202e",
    ],
)
def test_of_hostile_texts_few_short_words_are_looked_at(text: str) -> None:
    words = words_of(text)

    crisis.recognise(text)

    assert len(words) <= crisis_words.MOST_WORDS
    assert all(len(word) <= crisis_words.LONGEST_WORD for word in words)


def test_danger_at_the_beginning_of_a_long_text_is_seen() -> None:
    assert kind("mein Mann schlägt mich. " + "und dann " * 2000) == crisis.VIOLENCE


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("x = [", "bad.toml: "),
        ('harmless = "x"\n[words]\n', "bad.toml: harmless, [words] and [patterns] are needed"),
        (
            'harmless = "x"\n[words]\nA = "b"\n[patterns]\nviolence = ["A B"]',
            "bad.toml: 'A B' names B, not under [words]",
        ),
        (
            'harmless = "x"\n[words]\nA = "b"\n[patterns]\nanger = ["A"]',
            "bad.toml: [patterns] anger is no list of a group",
        ),
        (
            'harmless = "x"\n[words]\nA = "b-c"\n[patterns]\nviolence = ["A"]',
            "bad.toml: 'b-c' is not one word",
        ),
        (
            'harmless = "x"\n[words]\nA = "b"\n[patterns]\nviolence = ["-A"]',
            "bad.toml: the pattern '-A' cannot be understood",
        ),
    ],
)
def test_a_wrong_list_says_file_and_place(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(crisis_lists.CrisisListError) as raised:
        crisis_lists.read([path])

    assert str(raised.value).startswith(told)


def test_a_pattern_can_ask_for_order_neighbours_and_the_end(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'harmless = "x"\n[words]\nA = "anna"\nB = "bert*"\n[patterns]\n'
        'violence = ["A > B", "B+C+END", "dora|emil B -fest <5"]\n'.replace("C", "carl"),
        encoding="utf-8",
    )
    rules = crisis_lists.read([path])

    texts = [
        "anna bertold", "bert anna", "bert carl", "bert carl x", "emil bert", "emil bert fest",
        "emil bert x x x",
    ]  # fmt: skip
    found = [bool(rules.dangers_in(words_of(text))) for text in texts]

    assert found == [True, False, True, False, True, False, False]
