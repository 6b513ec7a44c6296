"""How large a file of services may be; generous for a county, small for an attack."""

FILE_BYTES = 200_000_000
ROWS = 200_000
COLUMNS = 500
CELL_CHARACTERS = 50_000

# A spreadsheet is a zip file; real ones shrink to a tenth, bombs to a thousandth.
UNPACKED_BYTES = 400_000_000
ZIP_ENTRIES = 2_000
ZIP_RATIO = 200
ZIP_RATIO_FROM_BYTES = 10_000_000

CHILD_BYTES = 800_000_000
CHILD_SECONDS = 90
