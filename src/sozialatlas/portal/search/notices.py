"""What a person should know about the results: what was left out, widened or not found."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.portal.profile import address as profile_address
from sozialatlas.portal.results_map import borders
from sozialatlas.portal.search.asked import Asked
from sozialatlas.portal.search.counting import unknown_words
from sozialatlas.portal.search.quoting import quoted
from sozialatlas.search import answers, labels, parameters as search_parameters
from sozialatlas.search.german.tokens import tokens
from sozialatlas.search.locating import widened_km


def notices(asked: Asked, answer: answers.SearchAnswer) -> list[str]:
    """Return sentences: first about the question, then about the answer."""
    return [*_of_request(asked), *_without_words(asked, answer), *_of_answer(asked, answer)]


def _of_request(asked: Asked) -> list[str]:
    found = []
    if asked.ignored:
        names = formats.joined(dict.fromkeys(_called(name) for name in asked.ignored))
        text = _("Ein Teil der Adresse war nicht zu verstehen und wurde weggelassen: {names}.")
        found.append(text.format(names=names))
    if asked.located.is_unknown and asked.parameters.place:
        text = _(
            "{place} kennen wir nicht als Ort."
            " Prüfen Sie die Schreibung, oder nehmen Sie die Postleitzahl."
        )
        found.append(text.format(place=quoted(asked.parameters.place)))
    widened = widened_km(asked.parameters, asked.located)
    if widened is not None:
        text = _("Der Landkreis ist größer als der Umkreis: Wir suchen in {distance} Umkreis.")
        found.append(text.format(distance=formats.distance(widened)))
    return found


def _without_words(asked: Asked, answer: answers.SearchAnswer) -> list[str]:
    """Return that only signs were typed, or words that only join others."""
    words = asked.parameters.q
    # The database, which stands in for the index, looks for whatever was typed.
    is_built = all(notice.code != answers.INDEX_BUILDING for notice in answer.notices)
    if not words or tokens(words) or asked.is_danger or not is_built:
        return []
    text = _(
        "{words} enthält kein Wort, nach dem wir suchen können."
        " Sie sehen alles, was zu Ihren übrigen Angaben passt."
    )
    return [text.format(words=quoted(words))]


def _called(parameter: str) -> str:
    """Return what people call a part of an address; what is none stands for itself."""
    names = {
        "q": _("Suchworte"),
        "place": _("Ort"),
        "lat": _("Ihr Standort"),
        "lon": _("Ihr Standort"),
        "radius_km": _("Umkreis"),
        "bbox": _("Kartenausschnitt"),
        "type": _("Art"),
        "sort": _("Reihenfolge"),
        "page": _("Seite"),
        "around": _("Umgebung"),
        "page_size": _("Einträge je Seite"),
        profile_address.NAME: _("Barrieren"),
        borders.NAME: _("Karte"),
        answers.TOPIC: _("Thema"),
        answers.AUDIENCE: _("Für wen"),
        answers.LIFE_SITUATION: _("Lebenslage"),
        answers.LANGUAGE: _("Sprache"),
        answers.ACCESSIBILITY: _("Barrierefreiheit"),
        answers.MUNICIPALITY: _("Gemeinde"),
        answers.SOCIAL_AREA: _("Sozialraum"),
        answers.COMMITMENT: _("Wie viel Zeit"),
        answers.AVAILABILITY: _("Wann"),
        answers.ABILITY: _("Was Sie können"),
        answers.DAY: _("Wochentag"),
        answers.TIME: _("Uhrzeit"),
        "age": _("Alter"),
    }
    if parameter in search_parameters.FLAGS:
        return labels.label(parameter, answers.YES)
    return names.get(parameter, parameter)


def _some_words(total: int, *, exact: tuple[str, ...]) -> list[str]:
    """Return why there are hits with only some of the words; nothing where there are no hits."""
    if not total:
        return []
    if exact == ("0",):
        text = _(
            "Alle Ihre Worte zusammen kommen nirgends vor."
            " Sie sehen Einträge, in denen ein Teil davon vorkommt."
        )
        return [text]
    text = _(
        "Es gibt nur wenige genaue Treffer."
        " Deshalb sehen Sie auch Einträge, in denen nur ein Teil Ihrer Worte vorkommt."
    )
    return [text]


def _of_answer(asked: Asked, answer: answers.SearchAnswer) -> list[str]:
    found = []
    for notice in answer.notices:
        if notice.code == answers.ANY_WORD:
            found += _some_words(answer.total, exact=notice.values)
        elif notice.code == answers.UNKNOWN_WORD:
            # Where nothing was found at all, the sentence about that says it.
            found += [unknown_words(notice.values, asked)] if answer.total else []
        elif notice.code == answers.INDEX_BUILDING:
            found.append(
                _(
                    "Die Suche wird gerade neu aufgebaut."
                    " Bis dahin zählen nur Ihre Worte, das Thema und die Gemeinde."
                )
            )
    return found
