"""Rules that a county can begin with, and change in the administration."""

from django.db import migrations

RULES = [
    (
        "sozial",
        "Sozial und offen",
        "Wir nehmen auf, was Menschen im Landkreis hilft, sie berät, bildet, zusammenbringt oder"
        " was sie zum Mitmachen einlädt. Das Angebot muss allen offenstehen, für die es gedacht"
        " ist.",
        "Ihr Angebot hat keinen sozialen Zweck oder steht nicht allen offen, für die es gedacht"
        " ist.",
    ),
    (
        "erreichbar",
        "Erreichbar und echt",
        "Es gibt das Angebot wirklich, und man erreicht jemanden: mit Anschrift, Telefonnummer,"
        " E-Mail-Adresse oder Internetseite. Wer dahintersteht, ist genannt.",
        "Wir konnten niemanden erreichen oder nicht feststellen, wer das Angebot macht.",
    ),
    (
        "keine-werbung",
        "Auskunft statt Werbung",
        "Gewerbliche Angebote nehmen wir auf, wenn sie zur sozialen Versorgung gehören, etwa"
        " Pflegedienste. Die Texte sagen, was man bekommt und was es kostet. Werbung streichen"
        " wir.",
        "Der Text ist Werbung, oder das Angebot gehört nicht zur sozialen Versorgung.",
    ),
    (
        "wuerde",
        "Achtung vor jedem Menschen",
        "Wir nehmen nichts auf, was Menschen herabsetzt oder ausschließt, was gegen Gesetze"
        " verstößt oder Hilfe an einen Glauben oder eine Partei bindet.",
        "Das Angebot setzt Menschen herab, schließt sie aus oder bindet Hilfe an eine"
        " Überzeugung.",
    ),
    (
        "fachlich",
        "Fachlich belegt",
        "Wer berät, behandelt, pflegt oder betreut, hat die Ausbildung und die Erlaubnis, die das"
        " Gesetz dafür verlangt.",
        "Uns fehlt ein Nachweis, dass Sie dieses Angebot machen dürfen.",
    ),
    (
        "personen",
        "Namen nur mit Einverständnis",
        "Namen, Fotos und persönliche Nummern erscheinen nur, wenn die Person zugestimmt hat."
        " Geschützte Anschriften nennen wir nicht.",
        "Im Text stehen Angaben zu Personen, von denen wir kein Einverständnis kennen.",
    ),
    (
        "einmal",
        "Jedes Angebot einmal",
        "Jedes Angebot steht einmal im Sozialatlas, bei dem Träger, der es macht, mit allen seinen"
        " Orten.",
        "Dieses Angebot steht schon im Sozialatlas.",
    ),
]


def add(apps, _schema_editor):
    rule = apps.get_model("proposals", "PolicyRule")
    for order, (code, title, text, answer) in enumerate(RULES, start=1):
        values = {"title": title, "text": text, "answer": answer, "order": order * 10}
        rule.objects.get_or_create(code=code, defaults=values)


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
