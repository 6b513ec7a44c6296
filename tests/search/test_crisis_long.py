"""Danger in long messages: told at the end, behind much that is harmless."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

import time

import pytest

from sozialatlas.search.understanding import crisis, crisis_words

HARMLESS = {
    "de": """Guten Tag, ich weiß gar nicht, ob ich hier richtig bin, aber eine Bekannte aus dem
Kurs im Familienzentrum hat mir gesagt, dass man hier nachsehen kann. Wir sind im Mai mit unseren
zwei Kindern hierher gezogen, weil mein Mann eine neue Stelle im Lager bekommen hat. Die Große
geht in die dritte Klasse und kommt gut mit, der Kleine hat noch keinen Platz im Kindergarten. Ich
suche deshalb eine Tagesmutter oder eine Spielgruppe, am liebsten vormittags, damit ich wieder ein
paar Stunden arbeiten kann. Außerdem würde ich gern einen Deutschkurs mit Prüfung machen, weil ich
später in der Pflege eine Ausbildung anfangen möchte. Meine Schwiegermutter wohnt auch bei uns, sie
ist achtundsiebzig und hört schlecht. Der Arzt meint, dass sie ein Hörgerät braucht, aber wir
wissen nicht, was die Kasse davon bezahlt und wo man das beantragt. Für den Haushalt wäre eine
Hilfe schön, vielleicht zwei Stunden in der Woche zum Putzen und für den Einkauf. Und dann ist da
noch die Miete, die ist seit Januar schon wieder gestiegen, so dass wir gern wüssten, ob es einen
Zuschuss gibt. Ein Nachbar hat vom Wohngeld erzählt. Das Formular haben wir uns geholt, es ist
aber sehr lang, und einige Fragen verstehen wir nicht. Vielleicht gibt es jemanden, der uns beim
Ausfüllen hilft, auch am Nachmittag.""",
    "en": """Hello, I am not sure whether this is the right place to ask, but a colleague from the
sewing course told me about this page. We moved here in spring with our two children because my
husband found a job at the airport. Our daughter goes to school and likes it a lot, our son is
three and we are still looking for a kindergarten. In the afternoon I would like to take a German
class, ideally one where they also look after small children. My mother lives with us, she is
seventy five and her knees are not good, so we would need a rail for the bathroom and maybe a
stair lift. Somebody said that the insurance pays a part of it, but we do not know where to ask.
We also got a letter about the rent, which will go up again in January, and we wonder if there is
any support for families like us. My sister works at a hospital in another town and says there is
an office that fills in the forms with you. Is there one near the market square, and do we need an
appointment? Thank you very much for your help, and best wishes from all of us. We are grateful for
every hint, also about second hand furniture and a sports club.""",
    "tr": """Merhaba, doğru yere mi yazıyorum bilmiyorum ama dikiş kursundan bir arkadaşım bana bu
sayfayı söyledi. İlkbaharda iki çocuğumuzla buraya taşındık, çünkü kocam havalimanında yeni bir iş
buldu. Kızımız üçüncü sınıfa gidiyor ve okulunu çok seviyor, oğlumuz üç yaşında ve hâlâ anaokulu
arıyoruz. Öğleden sonra ben de bir Almanca kursuna gitmek istiyorum, mümkünse küçük çocuklara da
bakılan bir yer olsun. Annem bizimle oturuyor, yetmiş beş yaşında ve dizleri pek iyi değil, bu
yüzden banyoya bir tutamak gerekiyor. Sigortanın bir kısmını ödediğini söylediler ama nereye
soracağımızı bilmiyoruz. Kira için de bir mektup geldi, ocak ayında yine artacakmış, bizim gibi
aileler için bir destek var mı merak ediyoruz. Kız kardeşim başka bir şehirde hastanede çalışıyor
ve formları birlikte dolduran bir büro olduğunu anlattı. Pazar meydanının yakınında böyle bir yer
var mı, randevu almak gerekir mi? Yardımınız için şimdiden çok teşekkür ederiz, hepimizden selam.
İkinci el mobilya ve spor kulübü için de her bilgiye seviniriz, yazın bahçeye de ilgimiz var.""",
    "ru": """Здравствуйте, не знаю, туда ли я пишу, но знакомая с курсов шитья рассказала мне об
этой странице. Весной мы переехали сюда с двумя детьми, потому что муж нашёл новую работу на
складе. Старшая ходит в третий класс, и ей там нравится, младшему три года, и мы всё ещё ищем
детский сад. После обеда я хотела бы ходить на курс немецкого, лучше всего такой, где смотрят и за
маленькими детьми. Мама живёт с нами, ей семьдесят пять лет, и колени у неё слабые, поэтому в
ванной нужен поручень. Нам сказали, что часть оплачивает касса, но мы не знаем, куда обратиться.
Ещё пришло письмо про квартплату, с января она опять станет выше, и мы хотим узнать, есть ли
помощь для таких семей, как наша. Сестра работает в больнице в другом городе и говорит, что есть
бюро, где помогают заполнить бумаги. Есть ли такое рядом с рынком и нужно ли записываться заранее?
Большое спасибо за помощь и всего вам доброго от всей семьи. Будем рады любому совету, в том числе
о недорогой мебели и спортивном клубе для детей.""",
}
DANGER = {
    "de": [
        ("Mein Mann schlägt mich", crisis.VIOLENCE),
        ("ich will nicht mehr leben", crisis.SUICIDE),
        ("wir wissen nicht wo wir heute Nacht schlafen sollen", crisis.HOMELESS_TONIGHT),
        ("der Nachbar verprügelt seine Kinder", crisis.CHILD_PROTECTION),
    ],
    "en": [
        ("my husband hits me", crisis.VIOLENCE),
        ("I want to kill myself", crisis.SUICIDE),
        ("I have nowhere to sleep tonight", crisis.HOMELESS_TONIGHT),
    ],
    "tr": [("kocam beni dövüyor", crisis.VIOLENCE), ("ölmek istiyorum", crisis.SUICIDE)],
    "ru": [("муж меня бьёт", crisis.VIOLENCE), ("я не хочу жить", crisis.SUICIDE)],
}
MOST_MILLISECONDS = 40
HOSTILE = [
    "\ufdfa" * 10_000,
    "mein mann schlägt mich nicht mehr leben will , " * 300,
    " ".join(sentence for said in DANGER.values() for sentence, _ in said) * 30,
]


def behind(letters: int, language: str, sentence: str) -> str:
    """Return a sentence behind so many letters of harmless words."""
    words = " ".join(HARMLESS[language].split())
    return f"{words[:letters].rpartition(' ')[0]}. {sentence}."


def kind(text: str) -> str:
    found = crisis.recognise(text)
    return found.kind if found else ""


@pytest.mark.parametrize("letters", [100, 300, 500, 750, 1_000])
@pytest.mark.parametrize("language", list(DANGER))
def test_danger_is_seen_behind_much_that_is_harmless(language: str, letters: int) -> None:
    told = [(kind(behind(letters, language, said)), wanted) for said, wanted in DANGER[language]]

    assert [found for found, _ in told] == [wanted for _, wanted in told]


@pytest.mark.parametrize("language", list(DANGER))
def test_danger_at_the_beginning_is_seen_before_much_that_is_harmless(language: str) -> None:
    told = [(kind(f"{said}. {HARMLESS[language]}"), wanted) for said, wanted in DANGER[language]]

    assert [found for found, _ in told] == [wanted for _, wanted in told]


@pytest.mark.parametrize("language", list(HARMLESS))
def test_a_long_harmless_message_raises_no_alarm(language: str) -> None:
    assert len(HARMLESS[language]) > 900
    assert crisis.recognise(HARMLESS[language]) is None


def test_words_far_away_do_not_make_danger_harmless() -> None:
    course = "Ich suche einen Kurs gegen Gewalt für meine Arbeit im Verein. "
    between = " ".join(HARMLESS["de"].split()[:40])

    assert kind(f"{course}{between}. Mein Mann schlägt mich") == crisis.VIOLENCE


def test_own_violence_makes_only_what_is_near_to_it_harmless() -> None:
    own = "Ich habe meine Frau geschlagen und bereue es"
    between = " ".join(HARMLESS["de"].split()[:60])

    assert kind(own) == ""
    assert kind(f"{own}. {between}. Ich weiß nicht, wo ich heute Nacht schlafen soll") == (
        crisis.HOMELESS_TONIGHT
    )


def test_what_stands_behind_the_longest_text_is_not_looked_at() -> None:
    text = "und dann " * 133 + "mein Mann schlägt mich"

    assert len("und dann " * 133) > crisis_words.LONGEST_TEXT - 10
    assert crisis.recognise(text) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_take_little_work(text: str) -> None:
    crisis.recognise("mein Mann schlägt mich")
    begun = time.process_time()

    crisis.recognise(text[:10_000])

    assert (time.process_time() - begun) * 1000 < MOST_MILLISECONDS


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ich mache mir Sorgen um das Nachbarskind es wird geschlagen", crisis.CHILD_PROTECTION),
        ("ich mache mir Sorgen, das Kind nebenan wird geschlagen", crisis.CHILD_PROTECTION),
        ("ich mache mir Sorgen weil er mich schlägt", crisis.VIOLENCE),
        ("ich mache mir Sorgen, mein Mann schlägt mich", crisis.VIOLENCE),
    ],
)
def test_who_worries_about_a_child_is_not_taken_for_the_beaten_one(text: str, wanted: str) -> None:
    assert kind(text) == wanted
