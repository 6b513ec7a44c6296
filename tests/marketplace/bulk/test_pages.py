"""A provider edits many entries on the page and in a file."""

from __future__ import annotations

import io
import json
import uuid
import zipfile

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from sozialatlas.directory.models import Service
from sozialatlas.marketplace.bulk.columns import COLUMN_OF
from sozialatlas.marketplace.proposals.models import Proposal
from tests.counted_queries import fewest_queries
from tests.marketplace.bulk import world

pytestmark = pytest.mark.django_db

URL = "/de/mein/tabelle"
ALL = "&".join(f"spalte={code}" for code in COLUMN_OF)


def form(*record_ids: uuid.UUID, **texts: str) -> dict[str, object]:
    """Return what the table sends: all cells as they are, those of the first with other texts."""
    sent: dict[str, object] = {"zeile": [str(each) for each in record_ids]}
    for number, key in enumerate(record_ids):
        cells = world.row(key).cells
        sent[f"gelesen-{key}"] = " ".join(f"{code}:{cell.mark}" for code, cell in cells.items())
        for code, cell in cells.items():
            text = texts.get(code, cell.text) if number == 0 else cell.text
            sent[f"zelle-{key}-{code}"] = text
    return sent


def packed(reply: HttpResponse) -> str:
    """Return the changes that the page of differences would send."""
    found = reply.context["packed"]
    assert isinstance(found, str)
    return found


def test_differences_are_shown_before_anything_is_handed_in() -> None:
    user, organization = world.provider()
    link, other = world.entry(organization), world.entry(organization, "Zweites")
    client = world.client(user)

    shown = client.post(f"{URL}?{ALL}", form(link.pk, other.pk, email="neu@v.example"))
    count = Proposal.objects.count()
    client.post(f"{URL}/einreichen", {"aenderungen": packed(shown), "kommentar": "Neu"})

    page = shown.content.decode()
    assert ["Ein Eintrag ändert sich" in page, "neu@v.example" in page, "Zweites" in page] == [
        True,
        True,
        False,
    ]
    assert (count, list(Proposal.objects.values_list("title", "state", "comment"))) == (
        0,
        [("Tagespflege", "open", "Neu")],
    )


def test_a_wrong_cell_says_so_beside_it_and_keeps_all_that_was_typed() -> None:
    user, organization = world.provider()
    link = world.entry(organization)

    reply = world.client(user).post(
        f"{URL}?{ALL}", form(link.pk, email="kaputt", name="Anderer Name")
    )

    page = reply.content.decode()
    assert 'href="#zelle-' in page
    assert ["„kaputt“ ist keine E-Mail-Adresse." in page, 'value="kaputt"' in page] == [True, True]
    assert ['value="Anderer Name"' in page, Proposal.objects.count()] == [True, 0]


def test_who_changes_nothing_is_told() -> None:
    user, organization = world.provider()
    link = world.entry(organization)

    reply = world.client(user).post(f"{URL}?{ALL}", form(link.pk), follow=True)

    assert "Sie haben nichts geändert." in reply.content.decode()


def test_only_the_chosen_columns_of_the_chosen_organization_are_shown() -> None:
    user, organization = world.provider()
    world.entry(organization, "Eigenes")
    branch = world.factories.organization("Zweig", parent=organization)
    world.entry(branch, "Vom Zweig")

    page = world.client(user).get(f"{URL}?spalte=email&traeger={branch.pk}").content.decode()

    assert ["Vom Zweig" in page, "Eigenes" in page] == [True, False]
    assert ["-email" in page, "-phones" in page] == [True, False]


def test_fifty_stand_on_a_page() -> None:
    user, organization = world.provider()
    for number in range(51):
        world.lone(organization, f"Angebot {number:02}")
    client = world.client(user)

    pages = [
        client.get(f"{URL}?seite={page}").content.decode().count('name="zeile"')
        for page in ("1", "2", "99", "x")
    ]

    assert pages == [50, 1, 1, 50]


def test_the_table_asks_the_database_as_often_for_three_as_for_one() -> None:
    user, organization = world.provider()
    client, counts = world.client(user), []
    for number in range(3):
        world.entry(organization, f"Angebot {number}")
        world.lone(organization, f"Allein {number}")
        counts.append(fewest_queries(lambda: client.get(f"{URL}?{ALL}")))

    assert len(set(counts)) == 1


def test_entries_of_others_are_neither_shown_nor_changed() -> None:
    user, _organization = world.provider()
    foreign = world.entry(world.provider("Fremd")[1], "Fremdes Angebot")
    client = world.client(user)

    page = client.get(f"{URL}?{ALL}&traeger={foreign.service.organization_id}").content.decode()
    file = client.get(f"{URL}/datei?traeger={foreign.service.organization_id}").content
    client.post(f"{URL}?{ALL}", form(foreign.pk, name="Meins"))
    mark = world.row(foreign.pk).cells["name"].mark
    client.post(
        f"{URL}/einreichen",
        {"aenderungen": json.dumps([[str(foreign.pk), "name", mark, "Meins", ""]])},
    )

    assert ["Fremdes Angebot" in page, Proposal.objects.count()] == [False, 0]
    assert load_workbook(io.BytesIO(file)).active.max_row == 1


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[["x","name","","y",""]]', '[["1"]]', "[" * 100_000]
)
def test_what_this_page_never_sends_changes_nothing(text: str) -> None:
    user, _organization = world.provider()

    reply = world.client(user).post(f"{URL}/einreichen", {"aenderungen": text}, follow=True)

    assert "nicht vollständig angekommen" in reply.content.decode()


def test_nobody_gets_in_without_signing_in() -> None:
    replies = [Client().get(URL), Client().get(f"{URL}/datei"), Client().post(f"{URL}/hochladen")]

    assert [each.status_code for each in replies] == [302, 302, 302]
    assert all(each["Location"].startswith("/de/konto/anmelden?next=") for each in replies)


def taken(client: Client) -> list[list[str]]:
    """Return the lines of the file that somebody downloads."""
    content = client.get(f"{URL}/datei").content
    page = load_workbook(io.BytesIO(content)).active
    return [[str(cell or "") for cell in line] for line in page.iter_rows(values_only=True)]


def test_the_file_comes_back_and_changes_what_was_changed_in_it() -> None:
    user, organization = world.provider()
    world.entry(organization)
    world.lone(organization)
    client = world.client(user)
    lines = taken(client)
    at = lines[0].index("E-Mail")
    lines[1][at] = "neu@v.example"

    shown = client.post(f"{URL}/hochladen", {"file": world.sheet(lines)})
    client.post(f"{URL}/einreichen", {"aenderungen": packed(shown)})

    assert [line[2] for line in lines] == ["Name", "Tagespflege", "Telefonberatung"]
    assert [each.wanted for each in Proposal.objects.get().changes.all()] == [
        {"email": "neu@v.example"}
    ]


def test_an_untouched_file_changes_nothing() -> None:
    user, organization = world.provider()
    world.entry(organization, '=HYPERLINK("http://x.example")')
    client = world.client(user)

    reply = client.post(f"{URL}/hochladen", {"file": world.sheet(taken(client))}, follow=True)

    assert "In der Tabelle steht dasselbe wie hier." in reply.content.decode()


def test_no_text_becomes_a_formula_and_the_header_is_locked() -> None:
    user, organization = world.provider()
    world.entry(organization, "=1+1")

    page = load_workbook(io.BytesIO(world.client(user).get(f"{URL}/datei").content)).active

    assert (page["C2"].value, page["C2"].data_type) == ("=1+1", "s")
    assert [page[each].protection.locked for each in ("A1", "C1", "A2", "C2")] == [
        True,
        True,
        True,
        False,
    ]
    assert page.protection.sheet is True


def test_each_fault_of_a_file_is_named_with_its_row_and_column() -> None:
    user, organization = world.provider()
    for name in ("Eins", "Zwei", "Drei"):
        world.lone(organization, name)
    client = world.client(user)
    lines = taken(client)
    mail = lines[0].index("E-Mail")
    lines[1][mail] = "kaputt"
    lines[2][mail] = "=1+1"
    lines[3][mail] = "gut@v.example"
    lines.append(["keine Kennung"])
    lines.append(lines[1])
    lines[0].append("Bemerkung")

    reply = client.post(f"{URL}/hochladen", {"file": world.sheet(lines, formulas=[(2, mail)])})

    found = [
        (each.at, str(each.column.label) if each.column else "", each.said)
        for each in reply.context["problems"]
    ]
    assert found == [
        ("Zeile 1", "", "Die Spalte „Bemerkung“ ist unbekannt und wird nicht gelesen."),
        ("Zeile 3", "E-Mail", "Hier steht eine Formel. Tragen Sie den Wert ein."),
        (
            "Zeile 5",
            "",
            "Ohne gültige Kennung. Neue Angebote tragen Sie unter „Meine Einträge“ ein.",
        ),
        ("Zeile 6", "", "Diese Kennung steht schon in Zeile 2."),
        ("Zeile 2", "E-Mail", "„kaputt“ ist keine E-Mail-Adresse."),
    ]
    assert [each.sent.text for each in reply.context["changed"][0].edits] == ["gut@v.example"]


def bomb() -> bytes:
    """Return a small file that would unpack to 100 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed_file:
        packed_file.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"kein Zip", "nicht als XLSX lesbar"),
        (bomb(), "würde ausgepackt 100 MB groß"),
        (world.sheet([["a", "b"], ["1", "2"]]).getvalue(), "Die Spalten „Kennung“"),
        (world.sheet([]).getvalue(), "Die Tabelle ist leer."),
    ],
    ids=["text", "bomb", "foreign", "empty"],
)
def test_a_file_that_is_no_table_of_ours_is_refused_in_words(content: bytes, told: str) -> None:
    user, _organization = world.provider()
    file = io.BytesIO(content)
    file.name = "tabelle.xlsx"

    reply = world.client(user).post(f"{URL}/hochladen", {"file": file}, follow=True)

    assert told in reply.content.decode()


def test_no_file_is_told() -> None:
    user, _organization = world.provider()

    reply = world.client(user).post(f"{URL}/hochladen", follow=True)

    assert "Wählen Sie eine Datei aus." in reply.content.decode()


def test_fifty_megabytes_are_refused_before_they_are_read() -> None:
    user, _organization = world.provider()
    file = io.BytesIO(b"0" * 50_000_000)
    file.name = "tabelle.xlsx"

    reply = world.client(user).post(f"{URL}/hochladen", {"file": file})

    assert reply.status_code in {400, 413}


def test_script_in_a_cell_stays_text_on_each_page() -> None:
    user, organization = world.provider()
    link = world.entry(organization, "<script>alert(1)</script>")
    client = world.client(user)

    pages = [
        client.get(f"{URL}?{ALL}").content.decode(),
        client.post(
            f"{URL}?{ALL}", form(link.pk, summary="<script>alert(2)</script>")
        ).content.decode(),
    ]

    assert ["<script>alert" in page for page in pages] == [False, False]


def test_a_change_that_was_overtaken_is_shown_instead_of_handed_in() -> None:
    user, organization = world.provider()
    link = world.entry(organization)
    client = world.client(user)
    shown = client.post(f"{URL}?{ALL}", form(link.pk, name="Mein Name"))
    Service.objects.update(name="Neuer Name")

    reply = client.post(f"{URL}/einreichen", {"aenderungen": packed(shown)})

    assert "Jetzt steht dort: „Neuer Name“." in reply.content.decode()
    assert Proposal.objects.count() == 0
