"""Under which licence the directory is given away, and who answers for it."""

from __future__ import annotations

from sozialatlas.project.setting import Setting, mail_address, one_of, text, whole_number

LICENCE = Setting(
    "SOZIALATLAS_DATA_LICENCE",
    "The licence of the open data: dl-de-by-2.0 (Datenlizenz Deutschland, Namensnennung),"
    " dl-de-zero-2.0, cc-by-4.0 or cc0-1.0.",
    "dl-de-by-2.0",
    one_of("dl-de-by-2.0", "dl-de-zero-2.0", "cc-by-4.0", "cc0-1.0"),
)
PUBLISHER = Setting(
    "SOZIALATLAS_PUBLISHER",
    "Who publishes the open data and is to be named, for example Landkreis and its name."
    " Empty: the name of the county that is loaded.",
    "",
    text,
)
PUBLISHER_MAIL = Setting(
    "SOZIALATLAS_PUBLISHER_MAIL",
    "The mail address for questions about the open data. Empty: none is named.",
    "",
    mail_address,
)
CONTRIBUTOR = Setting(
    "SOZIALATLAS_DCAT_CONTRIBUTOR",
    "The contributor ID of the catalogue in DCAT-AP.de, as GovData gives it to those who deliver"
    " data (http://dcat-ap.de/def/contributors/...). Empty: none is named.",
    "",
    text,
)
PER_MINUTE = Setting(
    "SOZIALATLAS_API_PER_MINUTE",
    "How many questions one network address may ask the open interfaces within a minute, for each"
    " web process; more are refused with 429 until the minute is over. 0: no limit.",
    "600",
    whole_number(0, 1_000_000),
)
SETTINGS = (LICENCE, PUBLISHER, PUBLISHER_MAIL, CONTRIBUTOR, PER_MINUTE)
