"""Problems as people tell them, in six languages, and harmless sentences with their words."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

# Behind the topics that help, any of which is right; none is a packaged phrase: what counts is
# that other wordings lead there.
TOLD = """
housing_benefit/social_benefits_office | meine Miete ist zu hoch und das Geld reicht nicht
homeless_help/emergency_shelter | die wollen uns nächste Woche aus der Wohnung räumen
social_housing | wir sind fünf Leute in zwei Zimmern und brauchen was größeres
social_housing | bezahlbare wohnung gesucht
tenant_advice | bei uns schimmelt das Schlafzimmer und der Vermieter macht nix
tenant_advice | Heizung geht seit Tagen nicht Vermieter reagiert nicht
consumer_energy_advice | die haben uns den Strom abgestellt
consumer_energy_advice | Stromrechnung viel zu hoch was kann ich tun
debt_counselling | ich hab überall Schulden und mach die Briefe nicht mehr auf
debt_counselling | Inkasso schreibt dauernd
jobcentre | Bürgergeld beantragen wie geht das
jobcentre/social_counselling/legal_advice | Jobcenter hat mir das Geld gekürzt
job_search_help | hey ich brauch nen Job
job_search_help | Bewerbung schreiben kann ich nicht so gut wer hilft
vocational_training | mein Sohn findet keine Lehrstelle
vocational_training | ich weiß nicht was ich nach der Schule machen soll
food_bank | am ende vom monat haben wir nix mehr zu essen
clothing_store/children_goods | wo krieg ich billige Klamotten her
clothing_store | brauche Möbel hab aber kein Geld
kindergarten/creche | wir finden keinen Kitaplatz
childminder/creche/kindergarten | wer passt auf mein Baby auf wenn ich wieder arbeiten geh
after_school_care | Betreuung für mein Schulkind am Nachmittag
family_counselling | meine Tochter hört überhaupt nicht mehr auf mich
family_counselling | wir streiten nur noch mein Mann und ich
single_parents | ich bin allein mit zwei kleinen Kindern und am Limit
early_help/midwife/paediatrician | unser Baby schreit die ganze Zeit ich bin fertig
pregnancy_counselling | ich bin schwanger und will das Kind vielleicht nicht
tutoring | mein Kind kommt in Mathe nicht mit
mobile_youth_work/family_counselling | mein Sohn wird in der Schule gemobbt
mobile_youth_work/family_counselling | meine Tochter geht nicht mehr zur Schule
education_grants | wer zahlt die Klassenfahrt
nursing_home | Oma kann nicht mehr daheim bleiben
home_care | wer kommt und wäscht meine Mutter
care_advice | ich will einen Pflegegrad für meinen Vater
caring_relatives/respite_care | ich pflege meine Mutter und kann nicht mehr
respite_care | ich muss ins Krankenhaus wer kümmert sich solange um meinen Mann
dementia_support | mein Mann findet nicht mehr nach Hause und wird so komisch
everyday_help | ich schaff das Putzen nicht mehr allein
everyday_help/neighbourhood_help | wer geht für mich einkaufen
meals_on_wheels | mein Vater kocht nicht mehr für sich
home_emergency_call | wenn ich hinfalle merkt das keiner
senior_meeting/leisure_meeting/neighbourhood_help | ich bin alt und immer alleine
senior_housing | kleine Wohnung für alte Leute mit Hilfe im Haus
housing_adaptation | ich komm nicht mehr in die Badewanne
medical_aids/care_advice | Rollator auf Rezept
medical_aids/care_advice/participation_advice | ich brauche einen Rollstuhl
medical_aids/blind_deaf_support | Hörgerät pfeift
medical_aids/care_advice | wo kann ich ein Krankenbett leihen
medical_aids | Kompressionsstrümpfe anmessen
medical_aids | Sanitätshaus in der Nähe
hospice_palliative | meine Frau wird bald sterben wir wollen sie daheim behalten
pastoral_care | seit meine Frau tot ist geht nichts mehr
general_practitioner | kein Hausarzt nimmt mich auf
specialist_doctor | ich warte ewig auf einen Termin beim Facharzt
hospital/general_practitioner | es ist Samstag und mir gehts richtig schlecht welcher Arzt
pharmacy | wo krieg ich jetzt Medizin her
psychotherapy/mental_health_support | mir gehts psychisch nicht gut
mental_health_support | ich hab zu nichts mehr Lust und weine den ganzen Tag
mental_health_support | meine Mutter hört Stimmen
mental_health_support/psychotherapy | ich hab so Panik wenn ich rausgehe
mental_health_support | meine Tochter isst nichts mehr und wird immer dünner
addiction_counselling | mein Mann säuft jeden Tag
addiction_counselling | ich komm vom Alkohol nicht los
addiction_counselling | mein sohn zockt nur noch
participation_advice/disability_rights | ich bin behindert welche hilfe krieg ich
disability_rights | wie bekomm ich einen Behindertenausweiß
family_support_disabilities | unser behindertes Kind macht uns fertig wir brauchen mal Pause
transport_service | wie komm ich zum Arzt ohne Auto
blind_deaf_support | Papa hört fast nichts mehr
german_course | ich will besser deutsch lernen
foreigners_office | mein Aufenthaltstitel läuft ab
migration_advice | mein Abschluss aus Syrien wird hier nicht anerkannt
refugee_support | mein Asylantrag ist abgelehnt
interpreting | ich versteh beim Arzt kein Deutsch brauche jemand der übersetzt
migration_advice | ich möchte meine Familie nachholen
legal_advice | ich kann mir keinen Anwalt leisten
guardianship | wer entscheidet wenn ich nicht mehr kann
guardianship | meine Schwester braucht einen gesetzlichen Betreuer
social_counselling | ich versteh die Briefe von den Ämtern nicht
social_counselling | wer hilft mir den Antrag auszufüllen
social_benefits_office | kleine Rente reicht hinten und vorne nicht
social_benefits_office | wer zahlt die Beerdigung
pension_advice | wann darf ich in Rente
digital_help | ich kenn mich mit dem Handy nicht aus
literacy | ich kann nicht gut lesen und schreiben
volunteer_agency | ich will was Gutes tun und mithelfen
citizens_office | mein Perso ist abgelaufen
violence_counselling | ich bin ein Mann und werde von meiner Freundin verprügelt
perpetrator_work | ich bringe ihn um
perpetrator_work | ich hab meine Kinder angeschrien und geschubst
travel_outings/social_counselling | ich brauch ne Kur mit den Kindern
homeless_help | mein Mann kommt aus dem Knast wer hilft
youth_welfare_office | wir wollen ein Kind adoptieren
swimming_pool | wo kann mein Kind schwimmen lernen
housing_benefit/debt_counselling/homeless_help | my rent is too high and I'm broke
homeless_help/tenant_advice/social_housing | landlord wants us out of the flat
social_housing | we need a bigger cheap flat
tenant_advice | mould in the bedroom and the landlord does nothing
consumer_energy_advice | they cut off our electricity
debt_counselling | I owe money everywhere
debt_counselling | my bank account is frozen
jobcentre | how do I apply for unemployment money from the jobcentre
job_search_help | I got fired
vocational_training | my son wants an apprenticeship
food_bank | we have no food left this month
clothing_store | cheap second hand clothes and furniture
kindergarten/creche | we can't find a nursery place
family_counselling | my teenage daughter won't listen to me
family_counselling/legal_advice | my ex won't let me see the kids
youth_welfare_office/single_parents | the father does not pay child support
pregnancy_counselling | I'm pregnant and maybe don't want the baby
midwife | I can't find a midwife
tutoring | my kid is falling behind in maths
mobile_youth_work/family_counselling | my son gets bullied at school
nursing_home | grandma can't stay at home any more
home_care | someone to come and wash my mother
care_advice | how do I apply for a care level for my dad
caring_relatives/respite_care | I look after my mum and need a break
dementia_support | my husband keeps forgetting everything
everyday_help | I can't manage the cleaning any more
medical_aids/care_advice | where do I get a walker or wheelchair
medical_aids/blind_deaf_support | my hearing aid is broken
hospice_palliative | my wife is dying and wants to stay at home
pastoral_care | since my wife died I can't cope with the grief
general_practitioner | no doctor accepts me as a new patient
dentist | bad tooth ache on Sunday
mental_health_support/psychotherapy | I feel depressed and cry all day
mental_health_support | my daughter stopped eating and is so thin
addiction_counselling | my husband drinks every day
disability_rights | how to get a disabled card
transport_service | how can I get to the doctor without a car
german_course | I want to learn German
foreigners_office | my residence permit expires soon
migration_advice | my foreign degree is not recognised
refugee_support | my asylum claim was rejected
interpreting | I need someone to translate at the doctor's
legal_advice | I can't afford a lawyer
guardianship | my sister needs a legal guardian
social_counselling | I don't understand letters from the authorities
pension_advice | when can I get my pension
citizens_office | I need to register my address
digital_help | I can't use my smartphone
debt_counselling | her yere borcum var
housing_benefit/debt_counselling/homeless_help | kirayı ödeyemiyorum
homeless_help/tenant_advice | ev sahibi bizi evden çıkarıyor
social_housing | ucuz ev arıyoruz
kindergarten/creche | kreş yeri bulamıyoruz
family_counselling | kızım beni hiç dinlemiyor
family_counselling | kocamla sürekli kavga ediyoruz
youth_welfare_office/single_parents | babası nafaka ödemiyor
pregnancy_counselling | hamileyim ve ne yapacağımı bilmiyorum
tutoring | oğlum derslerde geri kaldı
home_care | annemi evde kim yıkar
care_advice | babam için bakım derecesi
dementia_support | kocam her şeyi unutuyor
medical_aids/care_advice | tekerlekli sandalye lazım
mental_health_support/psychotherapy | çok mutsuzum her gün ağlıyorum
addiction_counselling | kocam her gün içiyor
disability_rights | engelli kartı nasıl alınır
foreigners_office | oturma iznim bitiyor
legal_advice | avukata param yetmiyor
social_counselling | daireden gelen mektubu anlamadım
food_bank | yiyecek paramız kalmadı
jobcentre | işsizlik parası için nereye başvururum
dentist | dişim ağrıyor
general_practitioner | hiçbir doktor beni almıyor
debt_counselling | у меня много долгов и письма от коллекторов
housing_benefit/debt_counselling/homeless_help | нечем платить за квартиру
homeless_help/tenant_advice | хозяин выгоняет нас из квартиры
social_housing | ищем дешёвую квартиру для семьи
kindergarten/creche | не можем найти место в садике
family_counselling | дочь меня совсем не слушается
family_counselling | постоянно ругаемся с мужем
pregnancy_counselling | я беременна и не знаю что делать
tutoring | сын отстаёт по математике
home_care | кто поможет помыть маму дома
care_advice | как оформить степень ухода для папы
dementia_support | муж всё забывает
medical_aids/care_advice | нужна инвалидная коляска
mental_health_support/psychotherapy | мне очень грустно и я всё время плачу
addiction_counselling | муж пьёт запоями
disability_rights | как получить удостоверение инвалида
german_course | хочу выучить немецкий
foreigners_office | заканчивается вид на жительство
legal_advice | нет денег на адвоката
social_counselling | не понимаю письмо из амта
food_bank | нам нечего есть до конца месяца
jobcentre | как получить бюргергельд
dentist | сильно болит зуб
general_practitioner | ни один врач меня не принимает
debt_counselling | у мене багато боргів
homeless_help/tenant_advice | господар виганяє нас з квартири
social_housing | шукаємо дешеву квартиру для родини
kindergarten/creche | не можемо знайти місце в садочку
family_counselling | донька мене зовсім не слухає
family_counselling | ми з чоловіком постійно сваримося
youth_welfare_office/single_parents | батько не платить аліменти
pregnancy_counselling | я вагітна і не знаю що робити
tutoring | син відстає з математики
home_care | хто допоможе помити маму вдома
care_advice | як оформити ступінь догляду для тата
dementia_support | чоловік усе забуває
medical_aids/care_advice | потрібен інвалідний візок
mental_health_support/psychotherapy | мені дуже сумно і я весь час плачу
addiction_counselling | чоловік п'є щодня
disability_rights | як отримати посвідчення інваліда
german_course | хочу вивчити німецьку
foreigners_office | закінчується дозвіл на проживання
legal_advice | немає грошей на адвоката
social_counselling | не розумію листа з установи
food_bank | нам нічого їсти до кінця місяця
jobcentre | як отримати бюргергельд
dentist | дуже болить зуб
debt_counselling | علي ديون كثيرة ولا أستطيع الدفع
homeless_help/tenant_advice | صاحب البيت يريد إخراجنا
social_housing | نبحث عن شقة رخيصة
kindergarten/creche | لا نجد مكانا في الحضانة
family_counselling | ابنتي لا تسمع كلامي
family_counselling | أتشاجر دائما مع زوجي
tutoring | ابني ضعيف في الرياضيات
home_care | من يساعد أمي على الاستحمام في البيت
care_advice | كيف أطلب درجة رعاية لأبي
dementia_support | زوجي ينسى كل شيء
medical_aids/care_advice | أحتاج كرسيا متحركا
mental_health_support/psychotherapy | أشعر بالحزن وأبكي كل يوم
addiction_counselling | زوجي يشرب الخمر كل يوم
disability_rights | كيف أحصل على بطاقة معاق
foreigners_office | إقامتي ستنتهي قريبا
interpreting | أحتاج مترجما عند الطبيب
legal_advice | لا أملك مالا للمحامي
social_counselling | لا أفهم الرسالة من المكتب
food_bank | ليس لدينا طعام
jobcentre | كيف أقدم على البورغرغيلد
dentist | ضرسي يؤلمني
debt_counselling | können Sie mir sagen wer mir hilft wenn ich meine Raten nicht mehr zahlen kann
kindergarten/creche | ich bräuchte bitte dringend einen Platz in der Kita für meinen dreijährigen
respite_care | mein Vater kommt morgen aus dem Krankenhaus und kann nicht allein bleiben
dementia_support | die Oma vergisst alles und lässt den Herd an
dementia_support | meine Frau erkennt mich nicht mehr
everyday_help | ich bin achtzig und brauch jemand der mir die Wohnung putzt
home_care | ich brauche jemanden der mir morgens die Stützstrümpfe anzieht
home_care | wer gibt meinem Mann die Spritze
psychotherapy/mental_health_support | ich glaub ich brauch nen Therapeuten mir gehts echt schlecht
mental_health_support | ich kann nachts nicht schlafen vor lauter Sorgen und heul nur noch
pastoral_care | mein Papa ist gestern gestorben
pastoral_care/hospice_palliative | unser Kind ist tot geboren
pregnancy_counselling | ich bin 16 und schwanger
pregnancy_counselling | das Kondom ist gerissen
addiction_counselling | ich trink zu viel und meine Frau will mich verlassen
addiction_counselling | mein Bruder ist drogensüchtig und klaut
family_counselling | mein Mann will sich scheiden lassen was wird mit den Kindern
family_counselling | mein Freund hat Schluss gemacht und wir haben ein Kind
youth_welfare_office/family_counselling | ich komme mit meinem Kind nicht mehr klar
youth_welfare_office/child_protection | das Jugendamt will mir die Kinder wegnehmen
job_search_help | ich bin 55 und finde keine Arbeit mehr
job_search_help/jobcentre | mein Arbeitsvertrag läuft aus
legal_advice | ich bin fristlos entlassen worden ist das erlaubt
jobcentre/social_counselling/legal_advice | das jobcenter zahlt nicht was soll ich tun
social_benefits_office/jobcentre | ich bin krank und krieg kein Krankengeld mehr
social_counselling | ich brauch hilfe beim papierkram
housing_adaptation | wir brauchen ne Rampe für den Rollstuhl
transport_service | wer fährt meine Mutter zur Dialyse
early_intervention | mein Sohn ist zwei und läuft noch nicht
special_school | mein Sohn hat das Down Syndrom welche Schule
family_support_disabilities | wir brauchen eine Schulbegleitung
german_course | ich suche einen Deutschkurs mit Kinderbetreuung
foreigners_office | meine Duldung verlängern
migration_advice/foreigners_office | ich will deutscher werden
refugee_support | wir sind aus der Ukraine geflohen und wohnen bei Freunden
education_grants | ich krieg kein Geld für das Schulessen von meinem Kind
education_grants | mein Kind braucht einen Laptop für die Schule
holiday_programme/after_school_care | was mach ich mit den Kindern in den Sommerferien
sports_club | mein Sohn will Fußball spielen
senior_sport | Gymnastik für alte Leute
choir_music | ich möchte im Chor singen
leisure_meeting/senior_meeting | ich kenn hier niemanden
volunteer_agency | ich bin Rentner und möchte was ehrenamtliches machen
guardianship | ich will eine Patientenverfügung machen
citizens_office | wo kann ich meinen Hund anmelden
emergency_service | ich will zur Feuerwehr
public_toilet_water | wo ist hier ne öffentliche Toilette
hospital/general_practitioner | mein Mann hat starke Brustschmerzen
paediatrician | mein baby hat 39 fieber
dentist | mir ist eine Füllung rausgefallen
pharmacy | welche apotheke hat jetzt auf
consumer_energy_advice | ich bin am Telefon betrogen worden
consumer_energy_advice | Fitnessstudio lässt mich nicht kündigen
tenant_advice | der vermieter will die Kaution nicht zurückgeben
tenant_advice | Nachbarn sind immer laut
social_benefits_office | meine oma kann das heim nicht bezahlen
single_parents/youth_welfare_office | ich bin alleinerziehend und brauche Geld
children_goods | wir bekommen ein Baby und haben kein Geld für die Ausstattung
education_grants/jobcentre | Schulsachen kann ich mir nicht leisten
workshop_disabilities | meine Tochter ist geistig behindert und sucht Arbeit
supported_living | mein behinderter Bruder will ausziehen
violence_counselling/womens_shelter | mein Mann kontrolliert mein Handy und lässt mich nicht raus
violence_counselling | ich wurde im Internet erpresst mit Bildern
mobile_youth_work/family_counselling | mein kind wird gemobt
child_protection | ich hab Angst um die Kinder von nebenan
perpetrator_work | ich raste immer so schnell aus und hab Angst dass ich zuschlage
"""
# No danger, although the words are those of people who are beaten or threatened.
HARMLESS = """
meine Frau schlägt mir einen Ausflug vor
meine Freundin schlägt mich im Tennis
Training für gewalttätige Männer
Ausstellung zu Gewalt gegen Frauen
Tag gegen Gewalt an Frauen
Männerchor
Männergruppe gegen Einsamkeit
ich bringe ihn um acht in die Kita
ich bringe meine Tochter um neun zum Sport
my wife beats me at chess
my wife hits the gym every day
لا نجد مكانا في الحضانة
لا أجد مكانا في المدرسة لابني
жена бьёт рекорды на работе
my mother can't live at home any more
grandpa can no longer stay at home
my dad can't live alone anymore
أبي يموت
أبي يريد أن يموت في بيته
адвокат щодо розлучення та опіки над дітьми
çocuktan sonra işe dönmek istiyorum
ich will endlich von der Straße weg
Männer und Frauen im Haus
geheime Rezepte der Oma
Hunde müssen draußen bleiben
wir sind da, wenn das Leben zu Ende geht
Kinder, die zu Hause keinen ruhigen Platz haben
unser Vater hat Termin beim Arzt
"""
