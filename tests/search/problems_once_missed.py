"""Problems that once led to the wrong topics, and words that lead to none."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

# As in `problems`: behind the topics that help, any of which is right.
TOLD = """
dementia_support | mein Vater vergist imer ales
dementia_support | meine Oma vergiss jetzt ales
therapy_practice | meine Tochter stottert sehr
therapy_practice | unser Sohn lispelt und stottert
citizens_office | ich habe meinen Haustürschlüssel verloren
citizens_office | mein Geldbeutel ist in der Bahn liegen geblieben
addiction_counselling | die Zockerei am Automaten
addiction_counselling | mein Mann verzockt das ganze Geld
medical_aids | rolator kaput
medical_aids | wer repariert meinen Rollstuhl
housing_benefit/debt_counselling/homeless_help | wir können unsere Miete nicht mehr zahlen
housing_benefit/debt_counselling/homeless_help | das Geld reicht nicht mehr für die Miete
homeless_help/tenant_advice | das Amtsgericht schreibt, wir müssen aus der Wohnung raus
homeless_help/tenant_advice | Gerichtsvollzieher will die Wohnung räumen
pension_advice/citizens_office | meine Frau ist verstorben, welche Anträge muss ich stellen
pension_advice/citizens_office | mein Vater ist tot, was muss ich jetzt alles beantragen
social_counselling | Kinder Geld Antrag
social_counselling | Kinder-Geld bei der Familienkasse
general_practitioner/psychotherapy | ich schlafe nachts einfach nicht ein
general_practitioner/psychotherapy | nachts liege ich wach und kann nicht schlafen
children_goods | gratis Windeln für mein Baby
children_goods | wo gibt es kostenlose Windeln
blind_deaf_support/medical_aids | meine Oma hört ganz schlecht
blind_deaf_support/medical_aids | mein Großvater ist schwerhörig geworden
addiction_counselling | ich trinke abends zu viel Wein
addiction_counselling | ich trinke zu oft und zu viel
food_bank | wir haben nix mehr zu essen daheim
food_bank | ich hab nichts zu essen im Kühlschrank
social_benefits_office/migration_advice | ich bin nicht krankenversichert und muss zum Arzt
social_benefits_office/migration_advice | wir haben keine Krankenkasse
perpetrator_work | ich will meine Freundin nie wieder schlagen
perpetrator_work | ich möchte aufhören, meine Kinder zu schlagen
general_practitioner | шукаю лікаря для мами
general_practitioner | де знайти сімейного лікаря
kindergarten | шукаю садочок для сина
kindergarten | дитячий садочок поруч
primary_school/secondary_school | шукаю школу для сина
primary_school/secondary_school | як записати доньку до школи
social_counselling | які гроші дають на дітей
social_counselling | виплати на дитину
early_intervention/family_support_disabilities/participation_advice | у сина аутизм
early_intervention/family_support_disabilities/participation_advice | моя донька має аутизм
citizens_office | I have lost my wallet and my keys
citizens_office | where is the lost property office
pension_advice/citizens_office | my wife died, which applications do I have to make
pension_advice/citizens_office | my father passed away, what paperwork is there
social_benefits_office/migration_advice | we are not insured and need a doctor
social_benefits_office/migration_advice | no health insurance, who pays the doctor
children_goods | free nappies for my baby
children_goods | where can I get cheap diapers
general_practitioner | как найти врача
general_practitioner | мне нужен семейный врач
general_practitioner | doktor arıyorum
social_benefits_office/migration_advice | немає медичної страховки
social_benefits_office/migration_advice | у меня нет медицинской страховки
social_counselling | ich brauche dringend Hilfe
social_counselling | was soll ich bloß tun
"""
# Nothing that anybody says of any topic: letters, code, and words with no word of ours.
SENSELESS = """
abc xyq wqp zzr
qqx wvvz jjk
' OR 1=1; DROP TABLE x;--
SELECT foo FROM bar WHERE 1=1
Zwrfx Krmpf
Hauptstr.
Bahnhofstr. 5
Goethe Str.
Lindenstraße 12
"""
