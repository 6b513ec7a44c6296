"""The terms under which the directory is given away."""

import pytest
from pytest_django import Settings

from sozialatlas.exchange import terms


def test_a_licence_that_wants_a_name_says_whom_to_name(settings: Settings) -> None:
    settings.DATA_LICENCE, settings.PUBLISHER = "cc-by-4.0", "Landkreis Muster"

    found = terms.of_data()

    assert found.attribution == (
        "Landkreis Muster, Creative Commons Namensnennung 4.0 International"
    )


@pytest.mark.parametrize("code", ["dl-de-zero-2.0", "cc0-1.0"])
def test_a_licence_without_conditions_wants_nobody_named(code: str, settings: Settings) -> None:
    settings.DATA_LICENCE, settings.PUBLISHER = code, "Landkreis Muster"

    assert terms.of_data().attribution == ""
