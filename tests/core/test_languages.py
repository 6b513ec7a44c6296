"""The same page under another language."""

from sozialatlas.core.languages import LanguageLink, links


def test_a_page_stays_the_same_with_its_question() -> None:
    assert links("/de/suche?q=Pflege&page=2", "de") == [
        LanguageLink("de", "Deutsch", "/de/suche?q=Pflege&page=2", is_current=True),
        LanguageLink("en", "English", "/en/suche?q=Pflege&page=2", is_current=False),
    ]


def test_a_page_outside_the_languages_leads_to_their_starts() -> None:
    assert [link.url for link in links("/nowhere/else?q=1", "de")] == ["/de/", "/en/"]


def test_a_word_that_begins_like_a_language_is_none() -> None:
    assert [link.url for link in links("/demo", "de")] == ["/de/", "/en/"]
