"""Typing errors: which words are repaired, and which are nobody's errors."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from sozialatlas.search.german.analysis import analyse, spellings
from sozialatlas.search.understanding import phrasebook, synonym_lists
from sozialatlas.search.understanding.repair import repaired
from sozialatlas.search.understanding.vocabulary import Known, Vocabulary

# Written down before anything was tuned: correct words that no entry of a county needs to hold.
STAY = """
gestern sehr vorgestern neulich selten manchmal eigentlich trotzdem deshalb ungefähr ziemlich
plötzlich leider hoffentlich irgendwo bisher drinnen geradeaus schwarz gelbe langsam gekauft
verkaufen fliegen gelaufen Teller Löffel Schrank Wolke Gewitter Traktor Elefant Giraffe Tomate
Gurke Butter Montag Dienstag Januar Sommer Herbst rufen bringen gesehen gefunden niemals vorhin
nirgends Keller Bruder Ketten Zeiten Stelle Rente Falle Feuer Leiter Wetter Mauer Regen
neunzehn Habilitation überbucht Lebensmitte Tanzclub hungernd protokollieren Rezeptor
"""
# Social words as people mistype them, and what they mean.
REPAIRED = """
Kindergaten=Kindergarten Schuldnerberatng=Schuldnerberatung Pflegehiem=Pflegeheim
Fisioterapi=Physiotherapie Logopedie=Logopädie Ergoterapie=Ergotherapie Jugentamt=Jugendamt
Suchtberatug=Suchtberatung Drogenberatumg=Drogenberatung Frauenhuas=Frauenhaus Hebame=Hebamme
Kinderartz=Kinderarzt Zahnartz=Zahnarzt Krankenhuas=Krankenhaus Tagesmuter=Tagesmutter
Hospitz=Hospiz Demens=Demenz Depresion=Depression Alkohohl=Alkohol Behinderug=Behinderung
Rolstuhl=Rollstuhl Mietschuldn=Mietschulden Wongeld=Wohngeld Kindegeld=Kindergeld
Elterngled=Elterngeld Deutschkuhrs=Deutschkurs Integrazionskurs=Integrationskurs
Nachbarschaftshlife=Nachbarschaftshilfe Selbsthilfegrupe=Selbsthilfegruppe
Selpsthilfe=Selbsthilfe Sozialstazion=Sozialstation Apoteke=Apotheke
Famielienberatung=Familienberatung Erziehungsberatnug=Erziehungsberatung
Trauergrupe=Trauergruppe Telefonselsorge=Telefonseelsorge Kleiderkamer=Kleiderkammer
Bibliotek=Bibliothek Pflegegrat=Pflegegrad Autissmus=Autismus Sozialhlfe=Sozialhilfe
Obdachlosenhife=Obdachlosenhilfe Seniorentref=Seniorentreff Hausnotrruf=Hausnotruf
Psichotherapie=Psychotherapie Arbeitlosengeld=Arbeitslosengeld Schwangerschft=Schwangerschaft
"""


@cache
def vocabulary() -> Vocabulary:
    """Return all words of the taxonomy, of the phrases and of the other words of the package."""
    texts = [one.text for one in phrasebook.packaged()]
    texts += [word for one in synonym_lists.packaged() for word in one.words]
    pairs = [pair for text in texts for pair in spellings(text)]
    return Vocabulary(Counter(folded for folded, _ in pairs), dict(pairs))


def taken_for(word: str) -> list[str]:
    """Return what is taken for a word that no record holds."""
    _, repairs = repaired(analyse(word).words, lambda _: False, vocabulary())
    return [one.meant for one in repairs]


@pytest.mark.parametrize("word", STAY.split())
def test_a_correct_word_that_no_record_holds_stays(word: str) -> None:
    assert taken_for(word) == []


@pytest.mark.parametrize("pair", REPAIRED.split())
def test_a_mistyped_word_is_taken_for_what_was_meant(pair: str) -> None:
    typed, _, meant = pair.partition("=")

    assert taken_for(typed) == [meant]


@pytest.mark.parametrize("text", ["x" * 290, "xxxx", "asdfgh", "hhhhhhhh", "ehehehehehe"])
def test_letters_without_sense_are_taken_for_nothing(text: str) -> None:
    assert taken_for(text) == []


def test_a_word_by_ear_is_not_taken_for_one_of_another_length() -> None:
    known = Vocabulary({"physiotherapie": 1, "vieh": 9}, {})

    assert [known.nearest(word) for word in ("fisioterapi", "fiiiiieh")] == [
        Known("physiotherapie", "physiotherapie"),
        None,
    ]


def test_a_word_of_another_language_is_known_and_never_meant() -> None:
    known = Vocabulary({"sanat": 5, "salat": 1}, {}, never_meant=frozenset({"sanat"}))

    assert ("sanat" in known, known.nearest("sanad")) == (True, None)
    assert known.nearest("salad") == Known("salat", "salat")
