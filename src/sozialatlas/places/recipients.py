"""Companies and offices that have a postal code of their own, told from places.

The postal file of GeoNames lists them in the same column as places. They are known by
evidence, strongest first:

1. A county whose name is written in two ways ("Peine", "Landkreis Peine") comes from two
   sources; the one with the company names holds nothing but recipients (measured on the file of
   2024: 144 counties).
2. A legal form or the word for an office in the name.
3. A postal code with one recipient is a recipient's code: no place has it. The exception is a
   row that is named like its county, the city itself.
4. A name that is a recipient's under several other codes, alone under its own.
5. Some brands that nothing else shows, seen by reading what was left.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sozialatlas.places.names import fold

_LEGAL_FORM = re.compile(
    r"\b(?:g?gmbh|ges\.?m\.?b\.?h|mbh|ag|kg|kgaa|se|ohg|eg|gbr|e\.? ?v|a\.? ?g|e\.? ?k|b\.? ?v"
    r"|inc|ltd|llp|limited|aktiengesellschaft|s\.a(?:\.r\.l)?|k\.d\.ö\.r)(?=\W|$)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:agentur (?:für|f\.)|vereinigte|deutsche[rs]?|bayerische[rs]?|technische[rs]?|berliner"
    r"|bundes(?:amt|agentur|anstalt|minister|wehr|verwaltung)|landtag|bezirksregierung|regierung"
    r"|aok|ikk|bkk|barmer|dak|huk|hkk|magistrat|landeshauptstadt|landkreis|städteregion|staatl"
    r"|amt für|auswärtiges|ortsamt|industrie- u|der landrat|job-?center|service|zentrale|zentrum"
    r"|gruppe|group|team|shop|center|museum|verein|klinik\w*|krankenhaus|radio|apotheke|bank"
    r"|amazon|zalando|allianz|volkswagen|leasing|pharma|möbel|discount|dienst|logistik)\b"
    r"|verwaltung\b|kasse\b|finanzämter|bayer\. |universität|universitat|hochschule"
    r"|(?:amts|land|landes|arbeits|sozial|verwaltungs|kammer|finanz|berufs|mahn)gericht"
    r"|(?:finanz|landrats|versorgungs|zoll|bundes|landes|tiefbau|bau|kriminal|umwelt|patent|post"
    r"|integrations|bezirks|präsidial|verwaltungs|aufsichts|gesundheits|ersatz|gebührnis|sozial"
    r"|oberschul|streitkräfte)amt\b"
    r"|(?:landes|spar|volks|investitions|aufbau|noten|kredit|förder|post|ing-?|nrw\.)bank\b"
    r"|sparkasse|versicher|(?<!\w)akademie|bibliothek|bücherei|staatsanwalt|minister|stadtwerke"
    r"|verband\b|verlag|zeitung|institut|polizei|versand\b|kreishaus|stiftung|genossenschaft"
    r"|(?:handels|handwerks|ärzte|anwalts|steuerberater)kammer|rundfunk|präsidium|lotterie"
    r"|vereinigung|anstalt(?: |$)|feuerwehr|gesellschaft|dezernat|behörde|bürgermeister|bußgeld"
    r"|poststelle|annahmestelle|mailing|ordinariat|diözese|krankenhaus|klinik\b|inkasso|service"
    r"|direktion|dienstleistung|radio| & | \+ |!$|deutschland\b",
    re.IGNORECASE,
)
_BEFORE_COUNTY = re.compile(
    r"^(?:kreisfreie stadt|stadtkreis|landeshauptstadt|landkreis|kreis)\s+", re.IGNORECASE
)
_BRANDS = frozenset(
    fold(name)
    for name in (
        *("Alte Leipziger", "Brigitta Winter (Mutter und Kind Dienst)", "Butting", "Erwin Müller"),
        *("Gummi-Mayer", "Heycom", "Hilti", "Praktiker", "Tchibo", "Ultra Pharm"),
    )
)
_TOWN_HALL = re.compile(r"^stadt ", re.IGNORECASE)
# Abbreviations, lower case and figures stand in no name of a place.
_SHORT_FORM = re.compile(r"^[A-ZÄÖÜ]{2,}\b|^[a-z]|\d")


@dataclass(frozen=True, slots=True)
class PostalLine:
    """A German row of the postal file."""

    number: int
    postal_code: str
    place: str
    county_key: str
    county_name: str


def large_recipients(lines: Sequence[PostalLine]) -> frozenset[int]:
    """Return the numbers of the rows that are no places."""
    towns = {fold(line.place) for line in lines}
    named = {
        line.number
        for line in lines
        if is_named_like_recipient(line.place) or _is_office_of_area(line, towns)
    }
    of_source = _rows_of_recipients_source(lines, named)
    sure = named | of_source
    by_code = sure | _rows_of_their_codes(lines, sure)
    return frozenset(by_code | _rows_of_their_names(lines, by_code))


def is_named_like_recipient(place: str) -> bool:
    """Return whether a name holds a legal form or the word for an office."""
    patterns = (_LEGAL_FORM, _OFFICE, _SHORT_FORM)
    return fold(place) in _BRANDS or any(pattern.search(place) for pattern in patterns)


def _is_office_of_area(line: PostalLine, towns: set[str]) -> bool:
    """Return whether a row is the town hall "Stadt X" of a place X, or a county as such."""
    rest = _TOWN_HALL.sub("", line.place)
    is_town_hall = rest != line.place and (fold(rest) in towns or fold(rest.split()[0]) in towns)
    is_county = line.place == line.county_name and line.place.lower().endswith("kreis")
    return is_town_hall or is_county


def _rows_of_recipients_source(lines: Sequence[PostalLine], named: set[int]) -> set[int]:
    """Return rows of counties written in two ways, except the way with the fewest recipients."""
    ways: dict[str, dict[str, list[PostalLine]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        ways[line.county_key][line.county_name].append(line)
    found: set[int] = set()
    for county, by_name in ways.items():
        if not county or len(by_name) == 1:
            continue
        best = min(by_name, key=lambda name: _rank(by_name[name], named))
        for name, rows in by_name.items():
            if name != best and _is_of_recipients(rows, named):
                found |= {line.number for line in rows}
    return found


def _rank(rows: Sequence[PostalLine], named: set[int]) -> tuple[float, bool, int]:
    share = sum(line.number in named for line in rows) / len(rows)
    return share, not any(_is_the_city(line) for line in rows), -len(rows)


def _is_of_recipients(rows: Sequence[PostalLine], named: set[int]) -> bool:
    return any(line.number in named for line in rows) or len(rows) == 1


def _rows_of_their_codes(lines: Sequence[PostalLine], sure: set[int]) -> set[int]:
    codes = {line.postal_code for line in lines if line.number in sure}
    return {line.number for line in lines if line.postal_code in codes and not _is_the_city(line)}


def _rows_of_their_names(lines: Sequence[PostalLine], sure: set[int]) -> set[int]:
    seen = Counter(fold(line.place) for line in lines if line.number in sure)
    names = {name for name, count in seen.items() if count > 1}
    places = Counter(fold(line.place) for line in lines if line.number not in sure)
    alone = Counter(line.postal_code for line in lines)
    return {
        line.number
        for line in lines
        if alone[line.postal_code] == 1
        and fold(line.place) in names
        and places[fold(line.place)] == 1
        and not _is_the_city(line)
    }


def _is_the_city(line: PostalLine) -> bool:
    county = _BEFORE_COUNTY.sub("", line.county_name).split(",")[0]
    return fold(line.place) == fold(county)
