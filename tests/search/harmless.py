"""Harmless sentences with the words of people in danger; none of them may raise an alarm."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

HARMLESS = """
Selbsthilfe
Selbsthilfegruppe nach Trennung
Mehrbettzimmer heute frei
Schlafplatz für meinen Hund
ich kann nachts nicht schlafen
Schlafplatz für unsere Hunde gesucht
mein Mann schlägt Nägel ein
mein Mann schlägt den Nagel in die Wand
mein Mann schlägt vor, umzuziehen
mein Mann hat Holz geschlagen
meine Tochter ist im Turnier geschlagen worden
mein Freund schlägt ein Treffen vor
mein Freund schlägt ein Zelt auf
Ich bin zu Hause eingesperrt wegen Glatteis Einkaufshilfe
Abschiedsbrief vom Kindergarten basteln
Abschiedsbrief Kindergarten
Abschiedsbrief an die Klasse schreiben
Kindergarten heute geschlossen
mein Kind weint im Kindergarten
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
# Near to the dangers that lists often miss: weddings, goodbyes, passports, sitters, care.
NEAR_TO_OFTEN_MISSED = """
Trauung im Standesamt Auental Samstag
meine Cousine lebt verheiratet in Marokko
letztes Gespräch mit dem Lehrer
Schlüssel für die Turnhalle abholen
mein Mann liegt im Krankenhaus, wer hilft daheim
Vater will Elternzeit nehmen
parents evening school
my sister is happily married in turkey
i keep my passport where, safe deposit
kids club while parents work
arkadaşım evlendi hediye
annem dün ameliyat oldu
подруга выходит замуж в турции
мама уехала в санаторий
подруга виходить заміж у турції
мама поїхала в санаторій
أختي متزوجة في تركيا
أمي في المستشفى منذ يومين
حفل وداع المعلمة
تعليم قيادة السيارة في البرد
meine Schwester will ihren Freund heiraten, Trauzimmer
mein Sohn soll im Sommer heiraten, Gästehaus gesucht
Anerkennung einer im Ausland geschlossenen Ehe
Eheschließung mit Ausländer
ich bin verheiratet und getrennt lebend, Steuerklasse
ich bin verwitwet und verabschiede mich schwer
Abschiedsbrief an Kollegen Vorlage
letzte Nacht im Hospiz verabschieden
mein Freund verabschiedet sich nach Kanada
wir sagen Tschüss zur alten Turnhalle
bin 16 und suche allein reisende Gruppe
mein Kind ist 10 und kann allein Bus fahren
Eltern haben keine Zeit, Kind allein, Hort gesucht
meine Mama ist gestorben, Trauergruppe für Kinder
mein Papa trinkt gern Kaffee
Mama und Papa gehen aus, Babysitter
Handy weg, Fundbüro
Ausweis verloren wohin
Schlüsseldienst Tür zu, komme nicht rein
mein Mann hat sich ausgesperrt
Foto-AG Jugendliche
Videos hochladen Medienkompetenz
Pflegeheim für Vater, blaue Tonne
Sturzprophylaxe Oma
Wohnmobil Stellplatz
Wintercamping mit Kindern
Kuscheltiere verschenken
danke für alles Feier
Tabletten teilen Apotheke
my cousin is marrying in june, gift ideas
registry office to get married
my friend has to marry paperwork visa spouse
say goodbye to smoking
goodbye tea for retired teacher
my son is 9 and wants to go to judo alone
mum and dad out tonight need a sitter
mom's night out
kids left things on the bus lost and found
grandma moved into a care home, how do I visit
baby shaker toy
photos for visa
sharing photos with family online course
car sharing
lost my phone and keys
evlenmek istiyorum hangi belgeler gerekli
yabancı biriyle evlilik vize
helal gıda market
annem içtiği ilaçları unutuyor
kardeşim liseyi bitirdi
babam emekli oldu
çocuğum evde tek başına sıkılıyor kurs
kimlik kartımı kaybettim
выхожу замуж, какие документы
жених иностранец виза
сестра вышла замуж
мама забывает пить таблетки
сын один дома скучает кружок
потеряла телефон
выпускной последний день школы
сиделка для бабушки
пью таблетки от давления, врач
виходжу заміж, документи
наречений іноземець віза
мама забуває пити таблетки
доглядальниця для бабусі
син сам вдома нудьгує гурток
загубила телефон
أوراق الزواج من أجنبي
أمي تنسى الدواء
ابني وحده في المدرسة ويريد أصدقاء
سامحوني على التأخير موعد
حفلة تخرج آخر يوم في المدرسة
فقدت هاتفي
مساعدة منزلية لجدتي
wir wollen nächstes Jahr heiraten und suchen eine Kirche
muss ich für die Hochzeit einen Termin beim Standesamt machen
mein Bruder heiratet eine Frau aus der Türkei, Visum
Familiennachzug Ehefrau aus Pakistan
Heiraten im Ausland Ehefähigkeitszeugnis
Abschied von Oma, Bestattung
Abschlussfeier Schule heute letzter Tag
Verabschiedung des Bürgermeisters
Kita-Abschied Geschenk
meine Eltern sind weg, wer hilft mit dem Hund
meine Mutter ist gestürzt und kann nicht allein wieder heim
mein Vater ist dement und läuft weg, kommt nicht allein zurück
Vater weg, kein Unterhalt, allein mit Kindern
meine Oma im Pflegeheim bekommt zu wenig Besuch
Mutter im Heim, Betreuerin gesucht
Pass abgelaufen Bürgerbüro
mein Mann hat meinen Pass verlegt
Papiere für die Einbürgerung
Tracker App für Wanderungen
Frauen Haus der Familie
Frauen Haus Wohnung reinigen
Frauenhausarzt
Baum beschneiden Schwester
Kerze Tschüss sagen Grundschule
Erste Hilfe bei Tablettenvergiftung Kurs
wer nimmt Pakete an, wenn wir weg sind
er hat meine Papiere beim Finanzamt abgegeben
Bruder und Schwester verlobt, Geschenkideen
my parents want to visit my sister for her wedding
i want to marry my girlfriend what documents
married couples counselling
my dad passed away and i am alone, grief group
my mum went into hospital and isn't home yet, meals on wheels
dad with dementia left home alone during the day, day care
nursing home for my mother
carers support group for my dad
5 kms run for charity
park run 10 kms
goodbye summer festival
farewell to our pastor
lost passport germany
pack of tablets recycling pharmacy
honour for volunteers, family day
kardeşim evleniyor nikah dairesi
oğlumu evlendirmek istiyorum düğün salonu
veda yemeği öğretmenimize
annem hastaneye gitti evde yalnız kalıyor bakım
babam öldü yalnız kaldım yas grubu
evlilik danışmanlığı
pasaportumu kaybettim
ilaç kutusu nerede atılır
выдать дочь замуж, зал для свадьбы
свадьба сестры подарок
мама пошла на пенсию, чем заняться
мама уехала, кто присмотрит за котом
прощание с бабушкой, похороны
я потеряла паспорт
пачка лекарств утилизация
папа не пришел на родительское собрание
одружитися з громадянином Німеччини
весілля сестри подарунок
мама поїхала, хто догляне кота
я загубила паспорт
прощання з бабусею, похорон
حفل زفاف
جدتي في دار المسنين وتحتاج كرسي متحرك
أمي سافرت وأنا أبحث عن حضانة
فقدت جواز سفري
صور جواز السفر
ودعت زملائي في العمل
زواج مختلط استشارة
دورة زواج
Abschied vom Kindergarten feiern
Abschiedsfeier für eine Kollegin
Abschied nehmen Trauercafé
Tschüss Windel, Kurs für Eltern
Hochzeit planen Standesamt Termin
meine Tochter heiratet im Sommer in der Türkei
wir wollen in Italien heiraten, welche Papiere braucht man
meine Eltern sind seit 50 Jahren verheiratet
meine Schwester will im Ausland heiraten
Babysitter gesucht für Samstagabend
meine Eltern sind im Urlaub, wer gießt die Blumen
mein Sohn ist nachmittags allein zu Hause, Hausaufgabenbetreuung
Reisepass für Kinder beantragen
mein Reisepass ist weg, neu beantragen
mein Mann hat seinen Pass verloren
Selbstverteidigungskurs für Frauen
Frauen Haus und Garten
Frauen Haus Garten Treff
GPS Tracker für Hunde
Fotos vom Sommerfest ins Internet stellen
Obstbäume beschnitten werden im Winter, Kurs
meine Oma wird im Pflegeheim gut betreut
Ehrenamt im Pflegeheim
heute ist alles vorbei, Sommerschlussverkauf
mein Sohn verabschiedet sich heute von der Schule
Kinder im Auto schlafen lassen auf langer Fahrt
wedding planner for my sister
my sister is getting married abroad in july
goodbye party for a colleague
my son said goodbye to kindergarten today
last day of school party for my daughter
passport office opening times
i took my passport to the embassy
babysitter for tonight
self defence course for women
my parents went on holiday who feeds the cat
care home volunteer visiting my nan
my landlord changed the heating
photo course for girls
düğün salonu arıyoruz
kız kardeşim yazın türkiye'de evleniyor
evlendirme dairesi randevu
arkadaşıma veda partisi
pasaport yenileme
oğlum için sünnet düğünü
bebek bakıcısı arıyorum bu gece
huzurevinde annemi ziyaret
ev sahibi kirayı artırdı
yeni evlendik aile danışmanlığı
babam işten geldi mi
fotoğraf kursu kızım için
дочь выходит замуж летом, загс
прощальная вечеринка для коллеги
прощание с детским садом
замена паспорта
последний день в школе у сына
няня на вечер для малыша
курс самообороны для женщин
родители уехали в отпуск, кто покормит кота
дом престарелых волонтер
хочу выйти замуж за иностранца, документы
сменить замки в квартире мастер
сестра виходить заміж влітку, рацс
прощальна вечірка для колеги
прощання з дитячим садком
обмін паспорта
останній день у школі в сина
няня на вечір для малюка
курс самооборони для жінок
батьки поїхали у відпустку, хто погодує кота
будинок престарілих волонтер
хочу вийти заміж, документи
حفلة زفاف أختي في الصيف
عقد زواج في البلدية الأوراق المطلوبة
حفلة وداع لزميلتي في العمل
تجديد جواز السفر
جليسة أطفال لهذا المساء
دورة دفاع عن النفس للنساء
أمي سافرت إلى تركيا لزيارة العائلة
دار المسنين زيارة جدتي
صور زفاف مصور
ختان الأولاد طبيب
أريد أن أتزوج في ألمانيا
"""
