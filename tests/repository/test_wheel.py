"""The wheel holds all that the program needs, and opens its start page by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
import repository_tree as tree

from sozialatlas.project.cli import overview

pytestmark = pytest.mark.slow
OPEN_THE_START_PAGE = """
import sozialatlas
from django.test import Client
from sozialatlas.project import management
management.prepare()
management.manage("migrate", "--verbosity=0")
management.manage("collectstatic", "--no-input", "--verbosity=0")
for language in ("de", "en"):
    answer = Client(headers={"host": "localhost"}).get(f"/{language}/")
    print(answer.status_code, f'<html lang="{language}"' in answer.content.decode())
print(sozialatlas.__file__)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(command, cwd=tree.ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_wheel_holds_everything_but_python_that_the_rooms_need(wheel: Path) -> None:
    kept = {
        str(path.relative_to(tree.ROOT / "src"))
        for path in tree.SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("sozialatlas/")}

    assert kept - packed == set()


def test_installed_wheel_opens_the_start_page(wheel: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    venv.create(empty, with_pip=False)
    site = next((empty / "lib").glob("python*/site-packages"))
    install = ["--python", str(empty / "bin/python"), "install", "--no-deps", "--no-index"]
    quietly = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", *install, *quietly, str(wheel)], check=True)
    # What it depends on comes from the packages here; the checkout itself must not.
    packages = tmp_path / "packages"
    packages.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if path.suffix != ".pth":
            (packages / path.name).symlink_to(path)
    (site / "packages.pth").write_text(f"{packages}\n")
    given = {
        "DJANGO_SETTINGS_MODULE": "sozialatlas.project.settings",
        "SOZIALATLAS_DATA": str(tmp_path / "data"),
        "PATH": os.environ["PATH"],
    }

    opened = subprocess.run(
        [str(empty / "bin/python"), "-c", OPEN_THE_START_PAGE],
        cwd=tmp_path,
        env=given,
        check=False,
        capture_output=True,
        text=True,
    )

    program = subprocess.run(
        [str(empty / "bin/sozialatlas")], env=given, check=False, capture_output=True, text=True
    )

    assert (opened.returncode, opened.stderr) == (0, "")
    assert opened.stdout.split("\n")[:2] == ["200 True", "200 True"]
    assert opened.stdout.split("\n")[2].startswith(str(site))
    assert (program.returncode, program.stdout) == (0, overview())
