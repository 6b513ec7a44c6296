"""Worked examples of what fits whom; unknown is never "no"."""

from __future__ import annotations

import pytest

from sozialatlas.directory.models import AccessibilityFeature
from sozialatlas.portal.profile.rules import OF_RECORD, PROFILES, Fit, Known, verdict

YES, NO, UNKNOWN = Known("yes"), Known("no"), Known("unknown")


def door(width: float) -> Known:
    return Known("yes", width, "cm")


@pytest.mark.parametrize(
    ("profile", "known", "fit"),
    [
        ("wheelchair", {"step_free": YES, "toilet": YES}, Fit.FITS),
        ("wheelchair", {"step_free": YES, "toilet": NO}, Fit.FAILS),
        ("wheelchair", {"step_free": YES}, Fit.OPEN),
        ("wheelchair", {"step_free": UNKNOWN, "toilet": NO}, Fit.FAILS),
        # What only helps decides nothing.
        ("wheelchair", {"step_free": YES, "toilet": YES, "lift": NO, "parking": NO}, Fit.FITS),
        # DIN 18040-1: 90 cm are enough; DIN 18040-2: under 80 cm is no door for a wheelchair.
        ("wheelchair", {"step_free": door(90), "toilet": YES}, Fit.FITS),
        ("wheelchair", {"step_free": door(89.9), "toilet": YES}, Fit.OPEN),
        ("wheelchair", {"step_free": door(80), "toilet": YES}, Fit.OPEN),
        ("wheelchair", {"step_free": door(79.9), "toilet": YES}, Fit.FAILS),
        # A threshold is no door: up to 2 cm are enough, and higher ones some get over.
        ("wheelchair", {"step_free": Known("yes", 2, "cm"), "toilet": YES}, Fit.FITS),
        ("wheelchair", {"step_free": Known("yes", 2.5, "cm"), "toilet": YES}, Fit.OPEN),
        # DIN 18040-1: ramps of 6 %; some go up steeper ones, and others with help.
        ("wheelchair", {"step_free": Known("yes", 6, "%"), "toilet": YES}, Fit.FITS),
        ("wheelchair", {"step_free": Known("yes", 6.1, "%"), "toilet": YES}, Fit.OPEN),
        # What is measured in a unit of which no rule knows is as its answer says.
        ("wheelchair", {"step_free": Known("yes", 3, "m"), "toilet": YES}, Fit.FITS),
        ("walking_aid", {"step_free": door(70)}, Fit.FITS),
        ("walking_aid", {"lift": YES}, Fit.OPEN),
        ("blind", {"blind_guidance": YES}, Fit.FITS),
        ("low_vision", {"blind_guidance": NO}, Fit.FAILS),
        ("deaf", {"sign_language": YES}, Fit.FITS),
        ("deaf", {"induction_loop": YES}, Fit.OPEN),
        ("hard_of_hearing", {"induction_loop": NO, "quiet_room": YES}, Fit.FAILS),
        ("learning_difficulty", {"easy_language": YES, "quiet_room": NO}, Fit.FITS),
        ("anxious", {}, Fit.OPEN),
        ("anxious", {"quiet_room": YES}, Fit.FITS),
    ],
)
def test_verdict(profile: str, known: dict[str, Known], fit: Fit) -> None:
    assert verdict(profile, known).fit is fit


def test_each_feature_is_judged_in_the_order_of_its_weight() -> None:
    known = {"step_free": door(85), "lift": Known("yes", 320, "kg"), "toilet": NO}

    judged = verdict("wheelchair", known).judged

    assert [(each.feature, each.fit, each.is_measure) for each in judged] == [
        ("step_free", Fit.OPEN, True),
        ("toilet", Fit.FAILS, False),
        ("lift", Fit.FAILS, True),
        ("parking", Fit.OPEN, False),
    ]


@pytest.mark.parametrize(
    ("load", "fit"),
    [(630, Fit.FITS), (629, Fit.OPEN), (450, Fit.OPEN), (449, Fit.FAILS)],
)
def test_a_lift_of_type_2_takes_every_wheelchair_and_one_of_type_1_some(
    load: float, fit: Fit
) -> None:
    judged = verdict("wheelchair", {"lift": Known("yes", load, "kg")}).judged

    assert [each.fit for each in judged if each.feature == "lift"] == [fit]


def test_only_what_is_too_small_is_told_as_too_small() -> None:
    known = (door(85), Known("yes", 8, "%"), Known("yes", 3, "cm"))
    judged = [verdict("wheelchair", {"step_free": each}).judged[0] for each in known]

    assert [(each.fit, each.is_measure) for each in judged] == [
        (Fit.OPEN, True), (Fit.OPEN, False), (Fit.OPEN, False),
    ]  # fmt: skip


def test_where_nothing_is_known_everything_is_open() -> None:
    found = {
        profile: (told.fit, {each.fit for each in told.judged})
        for profile in PROFILES
        for told in [verdict(profile, {})]
    }

    assert found == dict.fromkeys(PROFILES, (Fit.OPEN, {Fit.OPEN}))


def test_rules_look_at_features_that_there_are_and_at_each_of_them() -> None:
    looked_at = {need.feature for needs in PROFILES.values() for need in needs}

    assert looked_at - OF_RECORD == set(AccessibilityFeature.values)


def test_what_a_record_says_is_told_only_where_it_was_looked_for() -> None:
    found = [
        [(each.feature, each.fit) for each in verdict("anxious", known).judged]
        for known in ({}, {"by_appointment": Known()}, {"by_appointment": YES})
    ]

    quiet = ("quiet_room", Fit.OPEN)
    assert found == [
        [quiet],
        [quiet, ("by_appointment", Fit.OPEN)],
        [quiet, ("by_appointment", Fit.FITS)],
    ]
