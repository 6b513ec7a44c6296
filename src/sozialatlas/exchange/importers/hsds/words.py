"""Languages as English exports write them."""

from __future__ import annotations

import re

# ISO 639-1 codes of the languages' English names.
LANGUAGES = {
    "english": "en",
    "spanish": "es",
    "french": "fr",
    "amharic": "am",
    "chinese": "zh",
    "korean": "ko",
    "vietnamese": "vi",
    "german": "de",
    "arabic": "ar",
    "russian": "ru",
    "ukrainian": "uk",
    "turkish": "tr",
    "polish": "pl",
    "italian": "it",
    "portuguese": "pt",
    "persian": "fa",
    "farsi": "fa",
    "hindi": "hi",
    "urdu": "ur",
    "tagalog": "tl",
    "albanian": "sq",
    "bulgarian": "bg",
    "romanian": "ro",
    "greek": "el",
    "tigrinya": "ti",
    "somali": "so",
    "pashto": "ps",
    "kurdish": "ku",
}  # fmt: skip -- one line a language would say no more


def language_code(text: str) -> str:
    """Return the code of a language, or an empty text."""
    folded = text.strip().lower()
    return folded if re.fullmatch(r"[a-z]{2,3}", folded) else LANGUAGES.get(folded, "")
