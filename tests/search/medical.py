"""What people write who need a doctor now, and what only sounds like it: before any pattern."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

NEEDED = """
Arzt am Wochenende
Arzt am Sonntag
Arzt nachts
welcher Arzt hat heute Abend noch auf
ärztlicher Notdienst
ärztlicher Bereitschaftsdienst
mein Kind hat hohes Fieber und es ist Sonntag
die Praxis hat zu und ich habe starke Schmerzen
Arzt an Feiertagen
Hausarzt hat geschlossen wohin jetzt
Kinderarzt Notdienst
ich brauche sofort einen Arzt
Arzt jetzt
wer hilft nachts bei Fieber
Bereitschaftspraxis
116117
116 117
Notfallpraxis
mein Mann bekommt keine Luft
meine Mutter ist bewusstlos
starke Schmerzen in der Brust
Verdacht auf Schlaganfall
Mein Vater hat einen Herzinfarkt
Kind hat Tabletten geschluckt
sie blutet sehr stark
allergischer Schock
out of hours doctor
doctor at the weekend
I need a doctor now
doctor at night
he can't breathe
chest pain
лікар у вихідні
лікар вночі
мені терміново потрібен лікар
черговий лікар
врач в выходные
врач ночью
дежурный врач
муж не может дышать
hafta sonu doktor
nöbetçi doktor
gece doktor
acil doktor lazım
kocam nefes alamıyor
طبيب في عطلة نهاية الأسبوع
طبيب في الليل
أحتاج طبيب الآن
زوجي لا يستطيع التنفس
Arzt heute Abend
wo finde ich am Wochenende einen Arzt
Arzt an Weihnachten
welche Praxis hat sonntags offen
Kinderarzt am Wochenende
ich brauche nachts einen Arzt
Hausarzt im Urlaub und mir geht es schlecht
Ärztenotdienst
Notarzt
Notarzt rufen
er atmet nicht mehr
Oma ist ohnmächtig geworden
Kind hat Putzmittel getrunken
Baby hat giftige Beeren gegessen
meine Frau hat einen Schlaganfall
ich habe Brustschmerzen und Atemnot
die Wunde hört nicht auf zu bluten
Baby hat 40 Grad Fieber heute Nacht
emergency doctor
my father is unconscious
she is having a stroke
my child swallowed pills
heart attack what to do
у чоловіка інфаркт
дитина проковтнула таблетки
человек без сознания
babam kalp krizi geçiriyor
çocuğum ilaç yuttu
"""

# Dentists have other numbers in each region, so none is named for them.
NOT_NEEDED = """
Hausarzt
Frauenarzt
Zahnarzt
Kinderarzt in Auenburg
Begleitung zum Arzt
Fahrdienst zum Arzt
Arztpraxis mit Aufzug
Dolmetscher beim Arzt
Wochenendausflug für Senioren
Sonntagscafé
Nachtcafé
Nachtpflege
Pflege in der Nacht
Bereitschaftspflege
Bereitschaftspflegefamilie werden
Hausnotruf
Notfallseelsorge
Notbetreuung Kita
Notfalldose
ehrenamtlich am Wochenende helfen
Tierarzt
Arztbrief in einfacher Sprache
Betriebsarzt
Amtsarzt
Gesundheitsamt
Freiwilligendienst im Krankenhaus
Jugendtreff am Freitagabend
Sport am Abend
Selbsthilfegruppe Schlaganfall
Reha nach Schlaganfall
Herzinfarkt Selbsthilfe
Herzsportgruppe
Leben nach dem Herzinfarkt
Asthma Schulung
chronische Schmerzen
Schmerztherapie
Rückenschmerzen Gymnastik
Erste-Hilfe-Kurs
Erste Hilfe am Kind Kurs
Atemübungen
Allergie Beratung
Blutspende
Blutspende am Sonntag
Epilepsie Selbsthilfe
Rettungsdienst Ehrenamt
Arzt ohne Krankenversicherung
Impfung
Notar
Notunterkunft
Hebamme am Wochenende
Yoga am Wochenende
Sprechstunde abends
Beratung am Samstag
family doctor
doctor who speaks Arabic
weekend trip
back pain group
лікар
сімейний лікар
врач
врач, говорящий по-русски
aile hekimi
doktor
طبيب
طبيب أسنان
مترجم عند الطبيب
Ärzte in Auenburg
Arzt mit Termin online
Ärztehaus
Hausarzt gesucht nimmt neue Patienten
Arztbesuch Begleitung am Samstag
Fahrdienst am Wochenende
Pflege am Wochenende
Betreuung nachts
offene Sprechstunde
Praxis für Ergotherapie
Praxis für Logopädie
Notdienst Schlüssel
Pflegenotdienst
Apotheke
Familienhebamme
Fieber messen
Kurs Notfall am Kind
Herzgruppe
COPD Gruppe
Atemtherapie
Schmerzambulanz
Selbsthilfe Schmerzen
Schlaganfall Beratung Angehörige
Giftmobil
Ehrenamt im Rettungsdienst
doctor appointment help
stroke support group
сімейний лікар для дитини
врач для беременных
hafta sonu kursu
Zahnschmerzen am Wochenende
"""
