"""The colours of a county or town in light and dark, worked out from one accent for each."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.core.contrast import LEAST_FOR_TEXT, Colour, ratio

WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Mode:
    """What an accent stands on: the ground of the page, pale surfaces, the ink on buttons.

    The colours are those of `tokens.css`, which a test compares. `shares` are how much of the
    accent the pale colours hold: tint, strong tint, the beginning of the hero.
    """

    name: str
    ground: Colour
    surface: Colour
    on_accent: Colour
    shares: tuple[float, float, float]


LIGHT = Mode("light", WHITE, Colour.of("#f3f6f8"), WHITE, (0.10, 0.18, 0.11))
DARK = Mode(
    "dark", Colour.of("#11191b"), Colour.of("#1a2326"), Colour.of("#001b1a"), (0.16, 0.25, 0.10)
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A pair of colours that is too close: where, and the measured ratio."""

    mode: str
    place: str
    measured: float


@dataclass(frozen=True, slots=True)
class Palette:
    """An accent in one mode with the pale colours made from it."""

    mode: Mode
    accent: Colour

    @property
    def tints(self) -> tuple[Colour, Colour, Colour]:
        """The tint, the strong tint and the beginning of the hero."""
        first, second, third = self.mode.shares
        return (
            self.accent.mixed(self.mode.ground, first),
            self.accent.mixed(self.mode.ground, second),
            self.accent.mixed(self.mode.ground, third),
        )

    def failures(self) -> list[Failure]:
        """Return where text in this accent, or on it, would be hard to read."""
        tint, strong, _hero = self.tints
        grounds = (
            ("ground", self.mode.ground),
            ("surface", self.mode.surface),
            ("tint", tint),
            ("strong_tint", strong),
            ("button", self.mode.on_accent),
        )
        measured = ((place, ratio(self.accent, ground)) for place, ground in grounds)
        return [
            Failure(self.mode.name, place, found)
            for place, found in measured
            if found < LEAST_FOR_TEXT
        ]

    def rules(self) -> str:
        """Return the custom properties of `tokens.css` that these colours replace."""
        tint, strong, hero = self.tints
        return (
            f"--kern-color-action-default:{self.accent};"
            f"--kern-color-action-focus-default:{self.accent};"
            f"--kern-color-action-on-default:{self.mode.on_accent};"
            f"--tint:{tint};--tint-strong:{strong};--hero-from:{hero};"
        )


def nearest(mode: Mode, colour: Colour) -> Colour:
    """Return the colour itself or, mixed with black or white, the first that can be read."""
    towards = BLACK if mode is LIGHT else WHITE
    mixtures = (colour.mixed(towards, 1 - step / 100) for step in range(101))
    return next(one for one in mixtures if not Palette(mode, one).failures())


def style_sheet(light: str, dark: str) -> str:
    """Return the style sheet of two accents; an empty one leaves the colours of the house."""
    parts = []
    if light:
        rules = Palette(LIGHT, Colour.of(light)).rules()
        parts.append(f"@media (prefers-color-scheme:light),print{{:root{{{rules}}}}}")
    if dark:
        rules = Palette(DARK, Colour.of(dark)).rules()
        parts.append(f"@media screen and (prefers-color-scheme:dark){{:root{{{rules}}}}}")
    return "\n".join(parts)
