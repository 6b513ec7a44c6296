"""The formula of WCAG, by the values that its own documents name."""

from __future__ import annotations

import re

import pytest

from sozialatlas.core.contrast import Colour, ratio

WHITE, BLACK = Colour.of("#ffffff"), Colour.of("#000000")


def test_black_on_white_is_twenty_one() -> None:
    assert ratio(BLACK, WHITE) == pytest.approx(21)


def test_the_order_of_the_two_does_not_count() -> None:
    assert ratio(WHITE, BLACK) == ratio(BLACK, WHITE)


def test_a_colour_on_itself_is_one() -> None:
    assert ratio(Colour.of("#336699"), Colour.of("#336699")) == 1


@pytest.mark.parametrize(
    ("grey", "measured"),
    # The grey that just passes for text on white, and the one that just fails: W3C, G18.
    [("#767676", 4.54), ("#777777", 4.48)],
)
def test_the_well_known_greys_have_their_ratios(grey: str, measured: float) -> None:
    assert round(ratio(Colour.of(grey), WHITE), 2) == measured


@pytest.mark.parametrize("text", ["#", "#fff", "00594a", "#00594", "#00594g", "#00594a "])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        Colour.of(text)


def test_a_mixture_holds_its_share() -> None:
    assert str(BLACK.mixed(WHITE, 0.25)) == "#bfbfbf"
