"""Where the pages of the desk are, under the language."""

PROPOSALS = "redaktion/vorschlaege"
HINTS = "redaktion/hinweise"
