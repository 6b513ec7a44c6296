"""The handout: the list on paper, for everybody's eyes and for screen readers."""

from __future__ import annotations

import html
import io
import re

import pypdf
import pytest
from django.test import Client

from sozialatlas.core.documents import compiling
from sozialatlas.core.documents.child import FONTS
from sozialatlas.core.documents.glyphs import Coverage
from sozialatlas.directory.models import Event, LocalizedText, ServiceAtLocation, VolunteerRole
from sozialatlas.portal import saved_ids
from sozialatlas.portal.saved import handout
from sozialatlas.portal.saved_address import SavedList
from tests.portal import detail_world
from tests.portal.searching import look, text

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ATTACKS = (
    '#import "/core/documents/sheet.typ": * #panic("x")',
    "$ sum_(i=0)^n $ \\ `raw` *fett* _kursiv_ @ref <label> = Titel",
    '#read("/project/settings.py") #sys.inputs.data ]]}}"\'',
    "\x00\x1b[31m\u202e12\u202c😀 中文 \ue000",
    "[*unclosed #let x = { /* */ // ",
)


def link(name: str = "Pflegestützpunkt", **place: object) -> ServiceAtLocation:
    return detail_world.at(detail_world.service(name), detail_world.town(), 2, **place)


def url(*records: ServiceAtLocation | Event | VolunteerRole, language: str = "de") -> str:
    saved = SavedList(tuple(saved_ids.short(record.pk) for record in records))
    return saved.url(language, "merkliste/handzettel.pdf")


def pdf(client: Client, address: str, note: str = "") -> pypdf.PdfReader:
    answer = client.post(address, {"note": note})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    return pypdf.PdfReader(io.BytesIO(answer.content))


def words(reader: pypdf.PdfReader) -> str:
    found = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(re.sub("[\u00ad\u200b]", "", found).replace("\xa0", " ").split())


def test_handout_says_what_one_needs_on_the_way(client: Client) -> None:
    told = words(pdf(client, url(link())))

    for each in (
        "1. Pflegestützpunkt", "Telefon: 06400 12 34 56", "Marktplatz 2", "35781 Weilental",
        "Bus 215, Halt Markt", "Montag und Dienstag 8 bis 16 Uhr", "Kosten: Kostenlos",
        "Türkisch", "Aufzug: Ja, 90 cm", "pflege@auental.example", "Noch nicht geprüft",
        "Alle Angaben ohne Gewähr", "Seite 1 von 1",
    ):  # fmt: skip
        assert each in told


def test_handout_is_tagged_and_tells_its_title_and_language(client: Client) -> None:
    reader = pdf(client, url(link()))
    root = reader.trailer["/Root"]

    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("de", True)
    assert reader.metadata is not None
    assert reader.metadata.title == "Für Sie zusammengestellt"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"]) is True


def test_the_code_has_words_beside_it(client: Client) -> None:
    reader = pdf(client, url(link()))

    texts = [
        each["/Alt"]
        for each in map(reader.get_object, range(1, len(reader.xref[0])))
        if isinstance(each, pypdf.generic.DictionaryObject) and "/Alt" in each
    ]
    assert texts == ["QR-Code: führt zu dieser Liste im Internet"]


def test_the_same_list_has_the_same_bytes(client: Client) -> None:
    address = url(link())

    assert client.get(address).content == client.get(address).content


def test_a_note_stands_on_the_sheet_and_nowhere_else(client: Client) -> None:
    address = url(link())

    told = words(pdf(client, address, "Fragen Sie nach Frau Beispiel.\r\nDienstag ab 9"))

    assert "Notiz Fragen Sie nach Frau Beispiel. Dienstag ab 9" in told
    kept = client.post(address, {"note": "x"}).headers["Cache-Control"]
    assert kept == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert "Notiz" not in words(pdf(client, address))


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_somebody_writes_is_never_part_of_the_template(client: Client, attack: str) -> None:
    record = link(attack[:200].replace("\x00", ""))

    reader = pdf(client, url(record), attack)

    plain = Coverage(sorted(FONTS.glob("*.ttf"))).text(attack)
    assert "".join(plain.split()) in "".join(words(reader).split())


def _again(client: Client, address: str, body: object, content_type: str = "") -> str:
    """Return the note that the refusal shows once more."""
    given = {"content_type": content_type} if content_type else {}
    answer = client.post(address, body, **given)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'<form method="post" action="{address}">' in page
    assert "no-store" in answer.headers["Cache-Control"]
    return html.unescape(page.partition("<textarea")[2].partition(">")[2].partition("<")[0])


def _multipart(*lines: str) -> str:
    return "\r\n".join(("--B", 'Content-Disposition: form-data; name="note"', "", *lines))


FORM = "multipart/form-data; boundary=B"


@pytest.mark.parametrize(
    ("body", "content_type", "shown"),
    [
        ({"note": io.BytesIO("Grüße <b>".encode())}, "", "Grüße <b>"),
        ({"note": io.BytesIO(b"\x89PNG\0\xff")}, "", ""),
        ({"note": io.BytesIO(b"\xff" * 100_000)}, "", ""),
        ({"other": "x"}, "", ""),
        ({}, "", ""),
        ({"note": ["eins", "zwei"]}, "", "eins\nzwei"),
        (_multipart("Grüße", "--B--", ""), FORM, None),
        (_multipart("Grüße"), FORM, "Grüße"),
        (_multipart("Grüße", "--C--"), FORM, "Grüße\n--C--"),
        ("--B\r\n", FORM, ""),
        ("", FORM, ""),
        ('{"note": "x"}', "application/json", ""),
        ("note=Hallo du", "text/plain", "Hallo du"),
    ],
)
def test_a_note_that_comes_otherwise_is_never_lost_in_silence(
    client: Client, body: object, content_type: str, shown: str | None
) -> None:
    address = url(link())

    if shown is None:
        whole = client.post(address, body, content_type=content_type)
        assert whole.headers["Content-Type"] == "application/pdf"
    else:
        assert _again(client, address, body, content_type) == shown


def test_a_body_that_is_no_form_at_all_is_refused(client: Client) -> None:
    answer = client.post(url(link()), "x", content_type="multipart/form-data")

    assert answer.status_code == 400


def test_a_note_that_is_too_long_is_refused_with_the_way_back(client: Client) -> None:
    record = link()

    answer = client.post(url(record), {"note": "ä" * 10_000})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Die Notiz ist zu lang: höchstens 1.500 Zeichen." in page
    assert f'href="{url(record).replace("/handzettel.pdf", "")}"' in page
    assert page.count("ä" * 10_000) == 1


def test_the_longest_note_and_name_fit(client: Client) -> None:
    name = "Schwangerschaftskonfliktberatungsstelle" * 6
    note = "Donaudampfschifffahrtsgesellschaft" * 44

    reader = pdf(client, url(link(name[:200])), note[: handout.LONGEST_NOTE])

    assert len(reader.pages) == 2


def test_a_secret_address_is_in_no_handout(client: Client) -> None:
    told = words(pdf(client, url(link(is_confidential=True))))

    assert [word in told for word in ("Marktplatz", "Haus 2", "Bus 215", "geheim")] == [
        False, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "title"), [("en", "Put together for you")])
def test_handout_speaks_the_language_of_the_page(
    client: Client, language: str, title: str
) -> None:
    reader = pdf(client, url(link(), language=language))

    assert (reader.trailer["/Root"]["/Lang"], title in words(reader)) == (language, True)


def test_cyrillic_and_arabic_names_are_shown(client: Client) -> None:
    record = link()
    for language, name in (("uk", "Турбота"), ("ar", "دعم الرعاية")):
        LocalizedText.objects.create(
            record_id=record.service.pk, field="name", language=language, text=name
        )

    ukrainian = pdf(client, url(record, language="uk"))
    arabic = pdf(client, url(record, language="ar"))

    assert "Турбота" in words(ukrainian)
    assert "NotoSansArabic" in fonts(arabic) - fonts(ukrainian)


def fonts(reader: pypdf.PdfReader) -> set[str]:
    names = (font["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values())
    return {str(name).partition("+")[2].partition("-")[0] for name in names}


def test_an_event_says_when(client: Client) -> None:
    record = link()
    event = Event.objects.create(
        organization=record.service.organization, name="Fest", starts_at=detail_world.tomorrow()
    )

    assert "18 Uhr" in words(pdf(client, url(event)))


def test_a_task_says_how_much_time_it_takes(client: Client) -> None:
    provider = link().service.organization
    role = VolunteerRole.objects.create(
        organization=provider, name="Vorlesen", time_needed="Eine Stunde in der Woche."
    )

    assert "Zeiten: Eine Stunde in der Woche." in words(pdf(client, url(role)))


def test_without_entries_there_is_no_handout(client: Client) -> None:
    answer = client.get("/de/merkliste/handzettel.pdf?id=AAAAAAAAAA")

    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/de/merkliste?id=AAAAAAAAAA",
    )


def test_a_handout_that_cannot_be_made_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = link()
    monkeypatch.setattr(compiling, "SECONDS", 0.001)

    answer = client.get(url(record))

    told = answer.content.decode()
    assert answer.status_code == 503
    assert "Versuchen Sie es in einer Minute noch einmal" in told


def test_page_of_the_list_leads_to_the_handout(client: Client) -> None:
    record = link()
    page = look(client, url(record).replace("/handzettel.pdf", ""))

    assert f'action="{url(record)}"' in page
    assert "Die Notiz wird nicht gespeichert." in text(page)
