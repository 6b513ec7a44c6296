"""Harmless sentences with the words of people in danger; none of them may raise an alarm."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

HARMLESS = """
Selbsthilfe
Selbsthilfegruppe nach Trennung
Mehrbettzimmer heute frei
Willkommen in der Kita
Nichtschwimmerkurs Kinder
Mannheim
Meinungsaustausch
ich liege schlaflos im Bett
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
Kurs Geburtsvorbereitung allein
ich springe gern Trampolin mit meinem Sohn
Hallenbad mit Sprungturm
mein Opa ist gestorben wer hilft bei der Beerdigung
Angst vor Spinnen Therapie
Angst vor dem Zahnarzt
mein Mann wirft nichts weg, Messie Hilfe
ich schneide mich nicht gern selbst die Haare
mein Vater kommt nachts nicht zur Ruhe, Demenz
Tabletten sortieren für Senioren
ich habe Tabletten vergessen, Pflegedienst
meine Tochter will heiraten, Standesamt
mein Vermieter hat die Miete erhöht
Notschlafstelle ehrenamtlich helfen
Schlafanzug spenden
mein Kind schläft nicht allein
Kinder anschreien vermeiden, Elternkurs
Eltern werden wollen, Kinderwunsch
Boxen für Mädchen
my daughter touches everything, parenting class
scared of flying course
kill the weeds in my garden
where can i sleep during the festival
kocam işsiz kaldı, iş arıyor
çocuğum için yatak arıyorum
боюсь зубного врача
резать салаты, кулинарный курс
ребёнок не спит ночью
боюся висоти
діти кричать під час гри
أخاف من الطيران
ابني لا ينام في الليل
أبحث عن بيت للإيجار
ich weiß nicht mehr weiter mit der Steuererklärung
mein Sohn ritzt Figuren ins Holz
ich raste gern am See
Messer schleifen lassen
Koffer am Bahnhof aufbewahren
Stalking Vortrag
Fluchtgeschichten Lesung
Kinder im Auto richtig sichern
Baby schütteln vermeiden, Hebamme fragen
blaue Flecken nach Blutverdünner
das Leben lohnt sich, Chorprojekt
Einschlafhilfe für Babys
mein Mann trinkt gern Tee
Gefängnisseelsorge Ehrenamt
my child hits the ball, sports club
end of life care hospice
shelter dog adoption
sığınak müzesi
хочу жить рядом с парком
притулок для собак
приют для собак
ملجأ للحيوانات
طفلي يخاف من الكلاب
"""
