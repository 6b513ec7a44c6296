"""Long sentences as people dictate them into a phone: no commas, fillers, two things at once."""

from __future__ import annotations

# Topics that help, any of which is right, and below what is said. Where both sides of a plus
# stand, two problems are told, and each must be named. None is a packaged phrase: what counts is
# that other wordings lead there.
_TOLD = """
care_advice/home_care/caring_relatives |
ja hallo ich wollte mal fragen meine mutter ist jetzt 84 und kann sich seit dem sturz nicht
mehr alleine waschen und anziehen was machen wir da

dementia_support |
also mein vater der vergisst in letzter zeit alles und gestern hat er den weg vom bäcker
nach hause nicht mehr gefunden wir wissen nicht weiter

debt_counselling |
guten tag ich habe da mal eine frage und zwar kriege ich dauernd briefe vom inkasso und ich
kann die raten nicht mehr bezahlen

kindergarten/creche/childminder |
hallo ich suche für meine kleine tochter die wird im august drei einen kitaplatz und überall
wo ich angerufen habe ist schon alles voll

addiction_counselling |
ja guten morgen es geht um meinen mann der trinkt seit er arbeitslos ist jeden abend und ich
weiß einfach nicht mehr was ich machen soll

meals_on_wheels |
also ich bin jetzt 79 und das kochen fällt mir immer schwerer gibt es da jemanden der mir
mittags ein warmes essen nach hause bringt

tenant_advice |
wir wohnen zur miete und bei uns ist im schlafzimmer überall schimmel an der wand und der
vermieter sagt immer nur wir sollen mehr lüften

pregnancy_counselling |
hallo ich bin 17 und hab einen test gemacht und der war positiv und jetzt weiß ich nicht ob
ich das kind behalten soll

blind_deaf_support/medical_aids |
mein papa der hört seit ein paar jahren immer schlechter und beim fernsehen macht er so laut
dass die nachbarn schon klopfen

transport_service |
ich muss dreimal in der woche zur dialyse und hab kein auto und der bus fährt bei uns nicht
wer kann mich denn da hinfahren

respite_care/caring_relatives/care_advice |
i pfleg mei mudder jetz scho seit fünf johr dahoam und i ko oafach nimmer i brauch amol a
paar woch urlaub

jobcentre/social_benefits_office/social_counselling |
moin ick hab keen geld mehr und det amt zahlt ooch nix seit zwee monaten wat soll ick denn
jetze machen kannste mir det mal sagen

homeless_help/tenant_advice/social_housing/emergency_shelter |
mir hen e kündigung kriegt von de wohnung un misse bis ende vom monat naus un mir finde
oifach nix neies

job_search_help |
servus i bin jetz seit am halbn jahr arbeitslos und i find koa arbeit mehr weil i scho über
fuchzig bin gibts da wen der ma huift

family_counselling |
unser bub der is jetz vierzehn un der hört uff gar nix mehr was mer em sache un mir streite
uns de ganze daach

migration_advice/german_course |
meine frau ist neu hier in Auenburg und spricht noch kein deutsch gibt es da einen kurs wo
man die kinder mitbringen kann

food_bank |
wir wohnen in Klosteraue und am ende vom monat ist bei uns immer der kühlschrank leer wo
kann man denn da billig lebensmittel holen

day_care_seniors |
meine oma wohnt bei uns in Lindental und wir arbeiten beide ganztags gibt es da was wo sie
tagsüber hin kann und betreut wird

swimming_pool/sports_club |
mein sohn ist sechs und kann noch nicht schwimmen und ich suche hier in Wellnau oder in der
nähe einen schwimmkurs für kinder

workshop_disabilities |
mein bruder hat eine geistige behinderung und ist mit der schule fertig wo kann er denn in
der gegend von Eschburg arbeiten

debt_counselling + addiction_counselling |
mein sohn spielt nur noch am automaten und hat dadurch jetzt über zwanzigtausend euro
schulden und wir wissen nicht wie er da rauskommt

dementia_support + home_care/care_advice/caring_relatives |
meine frau hat alzheimer und ich schaffe die pflege zu hause langsam nicht mehr allein wer
kann uns denn da helfen

family_counselling + housing_benefit/social_housing/single_parents |
mein mann und ich wollen uns scheiden lassen und ich brauche jetzt für mich und die kinder
schnell eine billige wohnung

tutoring + education_grants |
meine tochter ist in mathe ganz schlecht und braucht nachhilfe aber wir kriegen bürgergeld
und können das nicht bezahlen wer zahlt denn sowas

debt_counselling + psychotherapy/mental_health_support/family_counselling |
seit der trennung kann ich nachts nicht mehr schlafen und habe angst und dazu kommen noch
die ganzen schulden von meinem ex

blind_deaf_support |
hallo also mein opa der ist neunzig und sieht nix mehr und will trotzdem noch zeitung lesen wer
kann ihm da helfen

early_intervention/therapy_practice |
guten morgen mein kind kommt nächstes jahr in die schule und redet noch ganz undeutlich was kann
man da machen

consumer_energy_advice |
unsere strom und gasrechnung ist so hoch geworden dass wir sie nicht mehr zahlen können und jetzt
droht die sperre

mental_health_support/psychotherapy |
i hob a depression und wart scho a halbs johr auf an therapieplatz wo kriag i hilf

hospice_palliative |
meine mutter liegt im sterben und wir möchten dass sie zuhause bleiben kann wer begleitet uns
dabei
"""


def told() -> list[tuple[str, str]]:
    """Return each sentence with its topics."""
    parted = (entry.split(" |\n") for entry in _TOLD.strip().split("\n\n"))
    return [(" ".join(sentence.split()), topics) for topics, sentence in parted]
