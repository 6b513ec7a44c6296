"""Sentences of people in danger, and harmless ones with the same words.

The harmless ones were written first, and none of them may raise an alarm.
"""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

import pytest

from sozialatlas.search.understanding import crisis

HARMLESS = """
Selbsthilfe
Selbsthilfegruppe nach Trennung
Mord im Orient-Express Theaterabend
Kinder in Notbetreuung
Kinder in Notunterricht fördern
Spenden für Kinder in Not
er hängt Bilder auf im Museum
er hängt die Wäsche auf
das Buch selbst mochte ich sehr
ich will nicht mehr rauchen
ich will nichtmehr rauchen
wir wollen nicht mehr in der Stadt leben
er will mich besuchen, kann aber nicht mehr Auto fahren
mein Sohn will sich umschulen lassen
sich um bringende Eltern kümmern
die Nachbarn bringen mich um die Ecke zum Bus
mich umziehen in eine kleinere Wohnung
wer hilft mir beim Umzug, ich kann nicht mehr tragen
kann man hier tot geglaubte Freunde suchen
Mutter Kind Kur beantragen
Notbetreuung Kita
Notfallnummer Zahnarzt
Nothilfe für Studierende
Notar in Auenburg
Tiere in Not
Frauen in Notariaten
Schlafplatz für die Katze im Urlaub
Schlagfertigkeit lernen Kurs
Selbstverteidigung für Mädchen
selbst Möbel bauen
selbst Marmelade kochen
Mordsspaß beim Kinderfest
Krimilesung Selbstmordkommando Filmabend
Ich möchte Kindern in Not helfen
Mama schlägt mir einen Ausflug vor
ich nehme zu viele Schlaftabletten und will aufhören zu kiffen
mein Kind will nicht mehr in den Kindergarten
meine Tochter kann nicht mehr schlafen vor Aufregung
er schlägt mir einen Termin vor
mein Mann schlägt mich im Schach
Hilfe für Kinder mit Legasthenie
allein erziehend mit drei Kindern, suche Treff
I want to kill time this weekend
how to kill weeds without poison
my kids are dying to go swimming
I can't take the bus anymore
where can I sleep better, insomnia clinic
she hit the jackpot
çocuklar için yüzme kursu
artık sigara içmek istemiyorum
eşim beni doktora götürüyor
bu gece nöbetçi eczane
больше не хочу курить
муж меня провожает в поликлинику
где ночевать с палаткой на озере
я більше не хочу палити
дитина боїться темряви
чоловік мене возить до лікаря
لا أريد أن أدخن بعد الآن
زوجي يأخذني إلى الطبيب
أين أنام في فندق رخيص
طفلي يخاف من الكلاب
"""
# Run together, taken apart, with invisible characters, in another order.
WRITTEN_OTHERWISE = """
ich will nichtmehr leben
ichwill nicht mehr leben
ich willnichtmehr leben
ichwillnichtmehrleben
will nichtmehr
ich kannnichtmehr
mich umbringen
umbringen will ich mich
mich um bringen
ich bringmich um
selbst mord
selbst mord gedanken
Selbst-Mord
Selb\u00adst\u00admord
ich will ster\u00adben
mein Mann schl\u00e4\u200bgt mich
ich\u200bwill\u200bnicht\u200bmehr\u200bleben
ich\u2060 will\ufeff sterben
meinMann schlägt mich
mein Mann schlägtmich
er ver gewaltigt mich
leben will ich nicht mehr
nicht mehr leben wollen
Kinder in Not
Kind in Not
Mädchen in Not was tun
obdach los heute Nacht
wo schlafenheute
keinschlafplatz heute
lebens müde
Kindes wohl Gefährdung
Frauen haus
i wantto die
ikill myself
i wanna kill my self
ölmekistiyorum
kendimi öl dürmek istiyorum
нехочу жить
хочу умереть\u200b
не хочужить
нехочу жити
хочупомерти
أريد أن أموت\u200f
أريدأن أموت
"""
# Further ways in which people in danger write.
IN_DANGER = """
niemand würde merken wenn ich weg bin
es wäre leichter wenn es mich nicht gäbe
ich hab schon einen Abschiedsbrief
ich schaff das Leben nicht mehr
heute mach ich Schluss mit allem
ich halte das alles nicht mehr aus will nur noch weg
papa hat mich wieder geschlagen
mein Freund hat mich gewürgt
mein Ex steht wieder vor der Tür und droht
er hat gesagt er bringt mich um
mein Bruder fasst mich an
die Nachbarn schlagen ihr Kind
das Baby von nebenan schreit die ganze Nacht
wir stehen heute auf der Straße mit zwei Kindern
ich weiß nicht wo ich heute schlafen soll
mein Vermieter hat mich heute rausgeworfen
I don't want to be here anymore
everyone would be better off without me
I am going to end it all
my boyfriend choked me
he says he will kill me
my stepdad touches me at night
my dad beats me every day
we have no place to sleep tonight
I got kicked out and it's cold
hayatıma son vermek istiyorum
artık yaşamak istemiyorum
intihar etmeyi düşünüyorum
babam beni dövüyor
kocam beni öldürmekle tehdit ediyor
bu gece kalacak yerim yok
не вижу смысла жить
я хочу покончить с собой
отчим бьёт меня
муж угрожает убить меня
мне негде спать сегодня
не бачу сенсу жити
хочу накласти на себе руки
вітчим б'є мене
чоловік погрожує мене вбити
мені ніде ночувати
أفكر في الانتحار
لا أرى معنى للحياة
أبي يضربني كل يوم
زوجي يهددني بالقتل
لا مكان لي لأنام الليلة
طردني زوجي من البيت مع أطفالي
"""


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("text", lines(HARMLESS))
def test_a_harmless_sentence_with_words_of_danger_raises_no_alarm(text: str) -> None:
    assert crisis.recognise(text) is None


@pytest.mark.parametrize("text", lines(WRITTEN_OTHERWISE))
def test_danger_is_known_however_its_words_are_joined_or_parted(text: str) -> None:
    assert crisis.recognise(text) is not None


@pytest.mark.parametrize("text", lines(IN_DANGER))
def test_danger_is_known_in_the_words_of_six_languages(text: str) -> None:
    assert crisis.recognise(text) is not None
