"""Colours of a county: what is refused, and that ours are those of the style sheet."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from sozialatlas.core import palette
from sozialatlas.core.contrast import Colour
from sozialatlas.core.palette import DARK, LIGHT, Failure, Palette

TOKENS = Path(palette.__file__).parent / "static/core/css/tokens.css"


def test_our_own_accents_are_readable_everywhere() -> None:
    assert Palette(LIGHT, Colour.of("#00594a")).failures() == []
    assert Palette(DARK, Colour.of("#86d7c2")).failures() == []


def test_yellow_on_white_is_refused_with_its_ratio() -> None:
    failures = Palette(LIGHT, Colour.of("#ffcc00")).failures()

    assert [one.place for one in failures] == [
        "ground",
        "surface",
        "tint",
        "strong_tint",
        "button",
    ]
    # 1.05 / (0.2126 + 0.7152 * 0.6038 + 0.05), worked out by hand from the formula of WCAG.
    assert (failures[0].mode, round(failures[0].measured, 2)) == ("light", 1.51)


def test_a_dark_accent_is_refused_in_the_dark() -> None:
    failures = Palette(DARK, Colour.of("#00594a")).failures()

    assert {type(one) for one in failures} == {Failure}
    assert {one.place for one in failures} == {
        "ground",
        "surface",
        "tint",
        "strong_tint",
        "button",
    }


def test_no_colours_make_no_rules() -> None:
    assert palette.style_sheet("", "") == ""


def test_one_colour_changes_its_mode_alone() -> None:
    sheet = palette.style_sheet("", "#86d7c2")

    assert "light" not in sheet
    assert "--kern-color-action-default:#86d7c2;" in sheet


@pytest.mark.parametrize(
    ("block", "token", "ours"),
    [
        ("light", "--kern-color-layout-background-hued", LIGHT.surface),
        ("dark", "--kern-color-layout-background-default", DARK.ground),
        ("dark", "--kern-color-layout-background-hued", DARK.surface),
        ("dark", "--kern-color-action-on-default", DARK.on_accent),
    ],
)
def test_the_grounds_are_those_of_the_style_sheet(block: str, token: str, ours: Colour) -> None:
    text = TOKENS.read_text(encoding="utf-8")
    rules = text[text.index(f"prefers-color-scheme: {block}") :]
    found = re.search(rf"{token}: oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)", rules)

    assert found is not None
    made = _screen(float(found[1]) / 100, float(found[2]), float(found[3]))
    assert _furthest(made, ours) <= 1


def _furthest(one: Colour, other: Colour) -> int:
    return max(abs(one.red - other.red), abs(one.green - other.green), abs(one.blue - other.blue))


def _screen(lightness: float, chroma: float, hue: float) -> Colour:
    """Return an oklch colour in sRGB, by the matrices of its author (Ottosson, 2020)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return Colour(
        _byte(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _byte(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _byte(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _byte(linear: float) -> int:
    clear = max(0.0, linear)
    share = 12.92 * clear if clear <= 0.0031308 else 1.055 * clear ** (1 / 2.4) - 0.055
    return round(min(1.0, share) * 255)
