"""What the names of the demo county promise; other words, providers and hours are wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialatlas.directory.hours.rules import HoursRule

# A word of the name, and what nothing of this name may say about itself.
OTHER_THINGS = {
    r"Wohnberechtigungsschein": r"Zuschuss zur Miete|Wohngeld",
    r"Wohnungsvermittlung": r"Zuschuss zur Miete|Wohngeld",
    r"Wohngeld": r"Auskunft zu geförderten Wohnungen",
    r"Yoga|Pilates|Qigong|Gymnastik": r"Rehasport",
    r"Rehasport": r"Selbstzahler",
    r"Osteopathie": r"alle Kassen|auf Rezept",
    r"Jugendlichenpsychotherapie": r"Psychotherapie für Erwachsene",
    r"Sozialdienst": r"stationärer",
    r"Weltladen|Mittagstisch|Kindergottesdienst": r"trinken Tee",
    r"Frühstück|frühstück": r"\b[Mm]ittag",
    r"Betreuungsverein": r"beglaubigt Unterschriften",
    r"Mitfahrbank|Dorfladen|Tauschring": r"Rasen mähen",
    r"Mitfahrbank|Dorfcafé": r"Die Abrechnung übernimmt der Verein",
    r"Beratung für Alleinerziehende": r"frühstück",
    r"Sommerfreizeit": r"Mittagessen",
    r"Arbeitgeberservice": r"Lebensunterhalt",
    r"Männerberatung": r"gewalttätig",
    r"Bürgerhaus|Dorfgemeinschaftshaus": r"Hausaufgabenhilfe",
    r"Deutschkurs [AB]\d": r"600 Stunden|Beim Kaffee",
    r"Begegnungscafé": r"nur für Frauen|Unser Verein",
    r"Energieberatung": r"Toaster",
    r"Wasserwacht|Erste Hilfe": r"Brandschutz|Sirene",
    r"Familienpatenschaften": r"Familienhebamme",
    r"Chor\b|chor\b": r"Instrumente können geliehen",
    r"Schulsozialarbeit": r"Bushaltestellen",
    r"Insoweit erfahrene": r"können sich selbst melden",
    r"Tagesförderstätte": r"Arbeitsplätze mit Anleitung",
    r"Förderzentrum": r"Förderschule",
    r"Vätertreff": r"Mutter geleitet",
    r"Kinderturnen": r"Jung und Alt|Wettkämpfen",
}
# A word of the name or a topic, and who would never offer it.
OTHER_PROVIDERS = {
    r"^nursing_home\b": r"Ambulant|Pflegedienst|Pflegeteam|Daheim",
    r"orchester|Spielmannszug|Bläserklasse": r"Gesangverein|Sänger|Chorgemein",
    r"Männerchor|Frauenchor|Gemischter Chor": r"Musikverein|Musikzug",
    r"Posaunenchor|Kirchenchor": r"Gesangverein|Sänger|Chorgemein|Musik",
    r"Solidarische Landwirtschaft": r"^(?:Stadt|Gemeinde) ",
    r"Kirchliche Sozialberatung": r"Arbeiterhilfe|Volkshilfe|Sozialwerk|Solidarwerk|hilfswerk",
    r"Betreuungsverein": r"Kreisverwaltung",
    r"Helferkreis": r"Kreisverwaltung",
    r"Auentaler Werkstätten,": r"^(?!Auentaler Werkstätten)",
    r"Wohnungsvermittlung": r"Kreisverwaltung",
    r"Ministranten": r"^(?!Katholisch)",
    r"Posaunenchor|Konfi": r"Katholisch",
    r"Tauschring|Bürgerhilfe": r"^(?:Stadt|Gemeinde) ",
}
# What the insurer pays is neither free for everybody nor has it a price.
INSURED = {
    "general_practitioner", "specialist_doctor", "gynaecology", "paediatrician", "dentist",
    "therapy_practice", "psychotherapy", "midwife",
}  # fmt: skip
CHARGED = {"kindergarten", "creche", "childminder", "after_school_care", "swimming_pool"}


@dataclass(frozen=True, slots=True)
class UsualHours:
    """Between which hours of the day things of a name open and close, and on which weekday."""

    name: str
    opens: tuple[float, float] = (0, 24)
    closes: tuple[float, float] = (0, 24)
    weekday: int | None = None
    has_season: bool = False

    def covers(self, rule: HoursRule) -> bool:
        """Return whether the rule is as usual; one by appointment always is."""
        if rule.opens is None or rule.closes is None:
            return True
        return (
            self.opens[0] <= _hours(rule.opens) <= self.opens[1]
            and self.closes[0] <= _hours(rule.closes) <= self.closes[1]
            and self.weekday in (None, rule.weekday)
            and bool(rule.season_from) >= self.has_season
        )


def _hours(time: dt.time) -> float:
    return time.hour + time.minute / 60


USUAL_HOURS = (
    UsualHours(r"Notunterkunft|Übernachtungsstelle|Nachttelefon", opens=(17, 21), closes=(6, 10)),
    UsualHours(r"Winternotquartier", opens=(17, 21), closes=(6, 10), has_season=True),
    UsualHours(r"^Freibad|^Badesee|^Naturbad|^Waldschwimmbad", has_season=True),
    UsualHours(r"Jugendnotdienst|Inobhutnahmestelle", opens=(0, 0), closes=(0, 0)),
    UsualHours(r"Notfallseelsorge|Bücherregal|Mitfahrbank", opens=(0, 0), closes=(0, 0)),
    UsualHours(r"Gemeinsamer Mittagstisch|^Mittagstisch (?!auf)", (11, 12.5), (12, 14.5)),
    UsualHours(r"Frühstückstreff|frühstück\b", opens=(8, 10.5), closes=(10, 13.5)),
    UsualHours(r"Kindergottesdienst|Sonntagsfrühstück", weekday=6),
    UsualHours(r"Vätertreff", weekday=5),
    UsualHours(r"am Abend", opens=(17, 20.5)),
    UsualHours(r"Kinderturnen|Kinderchor|Kindertheater", closes=(15, 19.5)),
    UsualHours(r"Tagesaufenthalt|Tagesstätte|Tagesklinik", opens=(7, 10), closes=(14, 18)),
    UsualHours(r"[Mm]useum|Heimatstube", closes=(15, 18)),
    UsualHours(r"Schulbetreuung|Ganztag an|Betreute Grundschule", closes=(14.5, 17.5)),
    UsualHours(r"Schulsozialarbeit", opens=(7, 9)),
)
