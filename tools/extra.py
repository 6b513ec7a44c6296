"""Prints what an optional extra of the program needs, for `make lock`."""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]

if __name__ == "__main__":
    with (ROOT / "pyproject.toml").open("rb") as file:
        print(*tomllib.load(file)["project"]["optional-dependencies"][sys.argv[1]], sep="\n")
