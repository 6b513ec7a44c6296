"""What people in danger write."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

# Run together, taken apart, with invisible characters, in another order.
WRITTEN_OTHERWISE = """
ich will nichtmehr leben
Schlafplatz für meinen Hund und mich
Schlafplatz mit Hund
ich bin zu Hause eingesperrt
mein Mann schlägt mich vor den Kindern
Abschiedsbrief von meinem Sohn gefunden
er stallkt mich
mein Kind wird im Verein geschlagen
mein Mann hat mich mit Holz geschlagen
ichwill nicht mehr leben
ich willnichtmehr leben
ichwillnichtmehrleben
ich will nicht mehrleben
obdachlosheutenacht
killmyself
ich-will-sterben
ich_will_sterben
Ich wìll stérben
хочуумереть
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
ich halte es keine Stunde mehr aus
meine Brüder bedrohen mich
geheime Wohnung damit er mich nicht findet
secret address so he can't find me
şiddetten kaçmak istiyorum
женский приют
безопасное место от мужа
безпечне місце від чоловіка
ابي اموت
meine Frau verprügelt mich seit Jahren
meine Freundin würgt mich wenn sie wütend ist
ich werde als Mann von meiner Frau misshandelt
Gewalt an Männern
Gewalt gegen Frauen
Männerschutzwohnung
my girlfriend scratches and hits me
kız arkadaşım beni dövüyor
жена избивает меня каждый день
дружина кидається на мене і б'є
زوجتي تضربني أمام الأولاد
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
ich will einfach nicht mehr aufstehen und nie mehr wach werden
ich hab keinen bock mehr auf dieses leben
ich hab tabletten geschluckt
wie bringe ich mich um ohne schmerzen
mir ist alles egal ich spring
ich glaub ich tu mir gleich was an
ich kann so nicht weiterleben
ich will weg von dieser Welt
keiner wird mich vermissen
mein Kumpel schreibt dass er sich was antut
meine beste Freundin will sterben was soll ich tun
mein Sohn hat gesagt er bringt sich um
mein Bruder hat versucht sich zu erhängen
ich schneide mich
mein Mann hat mich eingesperrt und das Handy weggenommen
er würgt mich immer wenn er trinkt
ich hab Angst vor meinem Mann
mein Partner kontrolliert alles und schlägt zu
mein Freund rastet aus und wirft Sachen nach mir
ich trau mich nicht nach hause
mein Vater hat meine Mutter blutig geschlagen
meine Schwester soll zwangsverheiratet werden
meine Familie will mich zwingen zu heiraten
er verfolgt mich überall hin
ich wurde gestern vergewaltigt
jemand hat mir was ins Glas getan
mein Opa fasst mich immer an wenn wir allein sind
mein Papa kommt nachts in mein Bett
mama sperrt mich in den keller
ich bin 12 und meine eltern schlagen mich
bei uns nebenan wird ein Kind angeschrien und geschlagen
mein Nachbar lässt seine kleinen Kinder tagelang allein
mein Lehrer hat mich angefasst
ich habe kein Dach über dem Kopf
meine Freundin hat mich rausgeschmissen ich weiß nicht wohin
ich schlafe im Auto
heute Nacht minus 5 Grad und ich bin draußen
bin obdachlos geworden wo kann ich hin
wir wurden zwangsgeräumt und haben nichts
kann ich heute irgendwo pennen
i feel like killing myself
i cut myself and can't stop
nobody would miss me
i took a bunch of pills
my friend says he wants to die
my husband locks me in
i am scared of my partner
he raped me
my uncle touches my daughter
my parents hit me
my neighbour's kids are screaming and getting beaten
sleeping rough tonight where can i go
i am homeless with my baby
my landlord threw us out today
kendime zarar veriyorum
ölmek istiyorum yardım edin
kimse beni özlemez
kocam beni eve kilitledi
eşimden korkuyorum
tecavüze uğradım
amcam bana dokunuyor
annem beni dövüyor
evden atıldım kalacak yerim yok
çocuklarımla sokakta kaldım
мне незачем жить
я режу себя
выпила кучу таблеток
подруга хочет умереть
муж запер меня дома
я боюсь мужа
меня изнасиловали
дядя трогает мою дочь
папа бьёт маму
соседи бьют ребёнка
меня выгнали из дома
я на улице с ребёнком
мені нема для чого жити
я ріжу себе
випила багато таблеток
подруга хоче померти
чоловік закрив мене вдома
я боюся чоловіка
мене зґвалтували
батько б'є маму
сусіди б'ють дитину
мене вигнали з дому
я на вулиці з дитиною
أريد أن أنهي حياتي
أؤذي نفسي
تناولت الكثير من الحبوب
صديقتي تريد أن تموت
زوجي حبسني في البيت
أخاف من زوجي
تعرضت للاغتصاب
عمي يلمس ابنتي
أمي تضربني
الجيران يضربون أطفالهم
نحن في الشارع بدون مأوى
ليس عندي بيت أنام فيه
ich mag nimmer
i mog nimma lebn
wo kan ich heut nacht schlaffn
hilfee er schlägt mich tot
HILFE MEIN MANN BRINGT MICH UM
bitte helft mir er kommt gleich nach hause und schlägt mich
ich bin schwanger und er tritt mir in den bauch
mein stiefvater missbraucht meine kleine schwester
ich hab mich in der küche eingeschlossen weil er tobt
er hat gedroht die kinder umzubringen
wenn ich gehe bringt er mich um
meine ex stalkt mich
mein onkel hat sich an mir vergangen
ich werde im heim geschlagen
mein pfleger schlägt mich
meine tochter schlägt mich
mein sohn bedroht mich mit einem messer
ich habe angst dass mein sohn sich umbringt
habe überdosis schlaftabletten genommen
möchte einschlafen und nie wieder aufwachen
lohnt sich leben noch
ich will zu meiner toten mutter
ich will bei meinem verstorbenen mann sein
wie stirbt man schnell
schnellster weg zu sterben
lieber tot als so weiter
mein leben ist vorbei
alles hat keinen sinn mehr
ich weiß nicht mehr weiter
das baby hat blaue flecken
kleines kind läuft nachts allein auf der straße
kinder im auto eingesperrt bei hitze
die mutter schüttelt das baby
ich könnte mein baby schütteln
mein 5 jähriger sohn kommt mit striemen vom vater zurück
notunterkunft mit hund heute
meine wohnung ist abgebrannt
wir sitzen mit den koffern am bahnhof
gerade aus dem gefängnis entlassen keine wohnung
hab nirgends einen platz zum schlafen
suche notbett
winternotprogramm
frauenhaus freie plätze
frauenhaus mit kindern aufnahme nachts
flucht vor gewalttätigem mann
häusliche gewalt wohin
gewalt in der ehe
opfer von gewalt
sexueller missbrauch hilfe
suizidgedanken
ich ritze mich
magersucht ich will verschwinden
im a danger to myself
suicidal thoughts help
please help he is beating me
my mum hits me
nowhere to go tonight
womens refuge
i was raped last night
being stalked by ex
my son wants to end his life
child abuse report
my neighbor beats his wife
kadın sığınma evi
yaşamaktan bıktım
eşim beni tehdit ediyor
çocuğuma şiddet uyguluyor
хочу сдохнуть
мысли о самоубийстве
муж пьёт и бьёт
ребёнка бьют
приют для женщин
нет сил жить
думки про самогубство
чоловік п'є і б'є
притулок для жінок
немає сил жити
أفكار انتحارية
زوجي يشرب ويضربني
ملجأ للنساء
تعبت من الحياة
"""
