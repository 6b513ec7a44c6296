"""Dangers that lists of this kind often miss, by the kinds that they must have."""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

import pytest

from sozialatlas.search.understanding import crisis
from tests.search import harmless

# Dangers that lists of this kind often miss, by the kind that each must have: marriage by force,
# a passport taken away, threats with photos, honour, cutting of girls, care, a goodbye, children
# left alone, cars in the frost.
OFTEN_MISSED = {
    "violence": """
ich darf die wohnung nicht verlassen mein mann hat den schlüssel
i'm being sent to turkey to marry my cousin
annem ve babam beni amcaoğluma verecekler
sie wollen meine kleine schwester mit einem 40 jährigen verheiraten
ich bin 17 und soll in den sommerferien im libanon heiraten
meine tante hat gesagt wenn ich nicht heirate bringen sie mich um
mein verlobter wurde von meinem vater ausgesucht ich hab angst nein zu sagen
ich glaube meine mitschülerin wird zwangsverheiratet
mein mann lässt mich nie alleine raus
mein freund hat mein handy zerstört und die tür verriegelt
mein chef hat mir den ausweis weggenommen und zahlt nicht
ich werde mit videos erpresst
mein bruder sagt er bringt mich um wegen der ehre
dad says im going to bangladesh to be married this summer
help my cousin is 16 and her parents are marrying her to an old man
if i dont marry him they will kill me
he locked the door and took my phone
my flatmate is threatening to leak my photos
grandma has bruises since she went into the care home
abim beni yaşlı bir adamla evlendirecek
okul arkadaşımı tatilde türkiye'de zorla evlendirecekler
babam kimliğimi aldı evden çıkmama izin vermiyor
sevgilim çıplak resimlerimi paylaşacağını söylüyor
отец нашел мне жениха и я должна выйти за него
одноклассницу увезли и выдали замуж
меня не выпускают из дома и забрали телефон
отец пьет и гоняет нас с ножом
сиделка бьет мою бабушку
бывший угрожает разослать мои фото
парень следит за мной через телефон
батько знайшов мені нареченого я не хочу
однокласницю вивезли і віддали заміж
батько п'є і ганяється за нами з ножем
доглядальниця б'є мою бабусю
колишній погрожує розіслати мої фото
أختي عمرها ١٥ ويريدون تزويجها
حبيبي يهددني بالصور
صاحب العمل أخذ جواز سفري ولا يدفع
meine beste freundin soll ihren cousin in der türkei heiraten
ich werde nächste woche nach afghanistan geschickt um zu heiraten
schülerin in meiner klasse kommt nach den ferien nicht wieder weil sie verheiratet wird
meine mutter hält meinen pass zurück ich darf nicht weg
mein ex schickt mir ständig drohnachrichten und steht vorm haus
er erpresst mich mit nacktbildern
oma wird im heim ans bett gefixt und hat blaue flecken
my uncle wants to marry me off to his friend
girl in my class is being taken to india for a wedding she doesn't want
they booked me a ticket and i have to marry him
my ex keeps following me and texting threats
he says he'll send my pics to my family
beni köydeki adama verecekler
kuzenimle evlenmem için baskı yapıyorlar
kocam kimliğimi ve pasaportumu aldı
eski kocam peşimi bırakmıyor
меня хотят увезти в чечню и выдать замуж
подругу сватают за старика
муж отобрал паспорт и деньги
бывший шантажирует интимными фото
мене примушують вийти заміж
сестру хочуть вивезти і одружити
чоловік відібрав паспорт
أهلي يريدون أن يزوجوني رجلا كبيرا
صديقتي ستتزوج بالإجبار
زوجي أخذ جوازي
meine cousine soll mit irgendeinem mann in pakistan verheiratet werden
meine eltern haben mir einen mann ausgesucht ich will den nicht heiraten
sie wollen mich in den ferien in die heimat bringen und dort verloben
eine freundin wurde im urlaub gegen ihren willen verlobt und darf nicht zurück
mein vater hat meinen reisepass versteckt damit ich nicht weg kann
er will meine nacktfotos ins internet stellen wenn ich schluss mache
mein ex hat mir einen gps tracker ans auto gemacht
meine brüder sagen ich hab die ehre der familie beschmutzt sie suchen mich
im pflegeheim wird meine oma grob angefasst und festgebunden
meine mutter wird vom pflegedienst angeschrien und geschlagen
mein mann schließt die wohnungstür ab wenn er geht ich komme nicht raus
ich muss für ihn anschaffen gehen er hat meinen pass
my family is sending my sister to pakistan to get married she doesn't want to
they found a husband for me back home and i can't say no
my friend is being forced to marry her cousin
my dad took my passport so i can't leave
he threatens to post my nudes if i leave him
my ex put a tracker on my car and waits outside my work
my brothers say i brought shame on the family and they will find me
the carers in the home are rough with my nan and tie her to the bed
he won't let me leave the flat and keeps the keys
my boyfriend makes me sleep with men for money
ablamı köye götürüp istemediği biriyle evlendirecekler
ailem beni amcamın oğluyla evlendirmek istiyor ben istemiyorum
arkadaşımı zorla nişanladılar
babam pasaportumu sakladı kaçamıyorum
eski sevgilim fotoğraflarımı yaymakla tehdit ediyor
kocam kapıyı üstüme kilitleyip gidiyor
ailemin namusunu kirletmişim abim beni arıyor
huzurevinde anneme kötü davranıyorlar yatağa bağlıyorlar
родители хотят выдать меня замуж за незнакомого мужчину
сестру увозят на кавказ и там выдадут замуж она не хочет
меня заставляют выйти замуж за двоюродного брата
муж спрятал мой паспорт и не пускает домой
бывший грозится выложить мои интимные фото
братья ищут меня говорят я опозорила семью
в доме престарелых бабушку привязывают и бьют
хозяин забрал паспорт и заставляет работать проституткой
мене хочуть видати заміж за незнайомого чоловіка
подругу везуть за кордон щоб там одружити проти її волі
батьки вже домовились про моє весілля я не хочу
чоловік сховав мій паспорт і не дає вийти
колишній погрожує викласти мої інтимні фото
брати шукають мене кажуть що я зганьбила родину
у будинку престарілих бабусю прив'язують до ліжка
роботодавець забрав паспорт і змушує працювати
يريدون تزويج أختي لرجل لا تعرفه
بدهم يسفروني على البلد ويزوجوني ابن عمي
صديقتي أهلها أجبروها على الخطوبة
أبي أخذ جواز سفري ويمنعني من السفر
حبيبي السابق يهددني بنشر صوري
إخوتي يريدون قتلي بسبب الشرف
زوجي يقفل علي باب البيت ولا يسمح لي بالخروج
في دار المسنين يضربون جدتي
""",
    "suicide": """
mein sohn hat mir eine sprachnachricht geschickt in der er tschüss sagt und ich erreich ihn nicht
freundin schreibt danke für alles pass auf meine katze auf
er hat seine sachen verschenkt und sich bei allen entschuldigt
mein mann ist mit dem auto weg und hat gesagt er fährt gegen einen baum
hab zu viele tabletten genommen mir wird schlecht
ich ritz mich jeden tag
he texted sorry for everything take care of mum and now his phone is off
my best friend gave all her stuff away and said goodbye
my boyfriend said he will kill himself tonight if i leave
kardeşim helalleşmek istediğini yazdı ve cevap vermiyor
ablam kendini odaya kilitledi ölmek istiyor
друг написал простите меня за всё и пропал
сын оставил предсмертную записку
друг написав вибачте за все і зник
أخي كتب سامحوني واختفى
ابنتي ابتلعت كل حبوب الدواء
mein kollege hat sich gerade per whatsapp von allen verabschiedet ich mach mir sorgen
sie hat geschrieben machs gut und dass sie nicht mehr kann
meine tochter hat sich die pulsadern aufgeschnitten
ich nehm jetzt alle tabletten
my sister texted bye i love you and isn't answering
my mate's gone to the bridge he said goodbye
my sister took a load of pills
i feel like kms
unalive myself
kız arkadaşım hoşçakal yazdı telefonunu açmıyor
kızım ilaç içti bilinci kapalı
друг написал что прощается и не берет трубку
сестра наглоталась таблеток
подруга пише що прощається з усіма і не бере слухавку
сестра наковталася таблеток
صديقي كتب وداعا ولا يرد على الهاتف
أختي شربت حبوب كثيرة
mein freund hat sich gerade verabschiedet und sagt heute ist es vorbei
sie schreibt lebewohl und dass sie morgen nicht mehr da ist
meine schwester sagt sie macht heute schluss mit dem leben
kumpel hat allen tschüss geschrieben und das handy aus er hat tabletten genommen
er schreibt er beendet es heute nacht
ich hab mir wieder die arme aufgeschnitten
meine tochter hat eine ganze packung paracetamol geschluckt
will mich unaliven
my brother sent a goodbye and turned off his phone
she said goodbye to everyone and that today is her last day
my mate says he is ending it tonight
my girlfriend swallowed a whole pack of paracetamol
i wanna kms so bad
they all tell me to kys and i will
my daughter is cutting her arms again
he says i will never see him again and that he has pills
arkadaşım veda mesajı attı telefonu kapalı
kardeşim bugün her şeyi bitireceğini yazdı
sevgilim hakkını helal et dedi ve köprüye gitti
kızım bir kutu parol içti
oğlum kollarını kesiyor
подруга попрощалась со всеми и выключила телефон
брат написал прощайте и что сегодня всё закончится
парень прислал прощальное сообщение
дочь выпила упаковку парацетамола
сын пишет что это его последний день
друг написав прощавайте і вимкнув телефон
сестра каже що сьогодні її останній день
подруга надіслала прощальне повідомлення
донька випила пачку парацетамолу
брат пише що сьогодні все скінчиться
صديقي ودع الجميع وأغلق هاتفه
أختي كتبت سامحوني هذا آخر يوم لي
أخي قال لي وداعا وانه سينهي كل شيء اليوم
ابنتي بلعت علبة بنادول
ابني يجرح يديه بالسكين
""",
    "child_protection": """
papa liegt besoffen im flur
annem dün gitti hala gelmedi korkuyorum
папа с мамой уехали мы одни второй день
тато з мамою поїхали ми самі другий день
أمي وأبي تركونا وحدنا منذ يومين
unsere mama kommt seit montag nicht mehr heim wir sind zu dritt
nachbarskinder sind seit tagen ohne eltern
ich bin 7 und ganz allein im dunkeln
meine eltern sind nur betrunken und streiten ich hab angst
were two kids alone and mum isnt picking up
nobody came home since yesterday im 9
stepdad drunk again and throws bottles at us
someone shakes the baby next door
anne babam üç gündür yok kardeşim ağlıyor
annem çok içiyor ve beni evde yalnız bırakıyor
bebeği çok salladım hareketsiz
мы с сестренкой одни мама не отвечает два дня
ми з сестрою самі мама не відповідає два дні
أبي يجبرني على الزواج من صديقه
نحن ثلاثة أطفال وأمي غائبة منذ يومين
أبي سكران ويصرخ ويرمي الأشياء علينا
mummy won't wake up
meine mama ist seit zwei tagen verschwunden ich bin 11
wir kinder sind seit freitag alleine eltern sind feiern
dad hasnt been home since friday im 8
babam iki gündür eve gelmiyor 10 yaşındayım
мама не приходит домой второй день мне 9 лет
мама третій день не приходить додому мені 8 років
أمي لم ترجع منذ يومين وعمري ١٠ سنوات
meine tochter soll in somalia beschnitten werden
they want to cut my little girl when we travel to somalia fgm
kızımı sünnet ettirmek istiyorlar
мою дочь хотят везти на обрезание
يريدون ختان ابنتي
papa ist seit drei tagen nicht heimgekommen ich bin mit meinem kleinen bruder allein
meine eltern sind weg und kommen nicht wieder ich hab nichts mehr zu essen
bin 9 und ganz alleine zuhaus mama geht nicht ans telefon
mama ist voll besoffen und wacht nicht auf
die nachbarin lässt ihren dreijährigen jede nacht allein und geht feiern
ich habe mein baby geschüttelt es bewegt sich nicht mehr
mein vater säuft und schmeißt sachen durch die wohnung wir haben angst
my mum left yesterday and hasn't come back im alone with my brother
im 10 and home alone for two days
my parents went away and left me and my sister with no food
mum is passed out drunk and i can't wake her
i shook my baby and now he won't wake up
the neighbours leave their toddler alone every night
my dad is drunk and smashing things i'm hiding with my sister
annem dünden beri eve gelmedi kardeşimle yalnızım
9 yaşındayım babam gitti evde yemek yok
annemle babam bizi bırakıp gittiler
annem sarhoş yerde yatıyor uyanmıyor
bebeğimi sarstım hareket etmiyor
komşu küçük çocuğunu bütün gün evde tek bırakıyor
мне 11 мама ушла вчера и не вернулась
мы с братом одни дома третий день родителей нет
мама пьяная лежит и не просыпается
я потряс ребенка и он не дышит
папа напился и ломает мебель мы с сестрой спрятались
соседка уходит на ночь и оставляет малыша одного
мені 10 мама пішла і не повернулась
ми з братом самі вдома батьків немає вже два дні
мама п'яна лежить і не прокидається
тато напився і трощить меблі мені страшно
я потрясла немовля воно не рухається
сусідка на ніч лишає малюка самого
أمي خرجت من أمس ولم ترجع أنا وأخي وحدنا
عمري ٩ سنوات وأهلي تركوني في البيت
بابا سكران ويكسر البيت وأنا خايف
هززت طفلي وهو لا يتحرك
جارتنا تترك طفلها وحده كل ليلة
""",
    "homeless_tonight": """
vermieter hat uns strom abgestellt und rausgeworfen
wir sitzen mit baby auf der straße und es schneit
sleeping in my car its -5
kira ödeyemedik sokağa atıldık bebeğimiz var
нас с ребенком выселили на мороз
нас з дитиною виселили на мороз
طردنا صاحب البيت ومعنا رضيع
wir schlafen im wohnwagen ohne heizung mit baby
we live in our car with a newborn
my landlord kicked us out and changed locks
спим в машине с ребенком минус десять
ننام في السيارة مع طفل رضيع
wir schlafen mit den kindern im auto es friert
der vermieter hat die schlösser ausgewechselt alle sachen sind drin
der hauseigentümer hat uns einfach auf die straße gesetzt
sleeping in the car with two kids and it's freezing
landlord changed the locks and put our stuff outside
the owner put us out on the street with the kids
ev sahibi kilidi değiştirdi eşyalarımız içeride
çocuklarla arabada yatıyoruz donuyoruz
ночуем с детьми в машине мороз
хозяин квартиры сменил замки и выкинул вещи
ночуємо з дітьми в машині мороз
власник квартири змінив замки і викинув речі
صاحب البيت غير القفل ورمى أغراضنا
ننام في السيارة مع الأولاد والجو برد
""",
}


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("text", lines(harmless.NEAR_TO_OFTEN_MISSED))
def test_weddings_goodbyes_and_passports_raise_no_alarm(text: str) -> None:
    assert crisis.recognise(text) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, text) for kind, texts in OFTEN_MISSED.items() for text in lines(texts)],
)
def test_danger_that_lists_often_miss_is_known_by_its_kind(kind: str, text: str) -> None:
    found = crisis.recognise(text)

    assert found is not None
    assert found.kind == kind
