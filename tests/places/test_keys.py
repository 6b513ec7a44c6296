from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from sozialatlas.places.keys import (
    AUSTRIAN_STATES,
    GERMAN_STATES,
    InvalidKey,
    MunicipalityKey,
    austrian_municipality,
    country_of,
    county_key,
    german_municipality,
    lookup_keys,
    spans_county,
)

german_states = st.sampled_from(sorted(GERMAN_STATES))


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def test_ars_is_taken_apart() -> None:
    assert german_municipality("145215105030") == MunicipalityKey(
        key="14521030", association="145215105", county="14521", state="14", country="DE"
    )


def test_blanks_in_a_printed_ars_do_not_matter() -> None:
    assert german_municipality("06 5 33 0009 009").key == "06533009"


def test_gkz_is_taken_apart() -> None:
    assert austrian_municipality("61053") == MunicipalityKey(
        key="61053", association="", county="610", state="6", country="AT"
    )


@given(state=german_states, county=digits(3), association=digits(4), municipality=digits(3))
def test_ars_and_ags_name_the_same_municipality(
    state: str, county: str, association: str, municipality: str
) -> None:
    ars = state + county + association + municipality

    from_ars = german_municipality(ars)

    assert from_ars.key == german_municipality(state + county + municipality).key
    assert from_ars.association == state + county + association
    assert lookup_keys(ars)[0] == from_ars.key


@given(state=st.sampled_from(sorted(AUSTRIAN_STATES)), rest=digits(4))
def test_every_gkz_of_a_state_is_a_key(state: str, rest: str) -> None:
    assert austrian_municipality(state + rest).key == state + rest


@given(st.text(max_size=14))
def test_what_is_no_key_is_refused_by_name(text: str) -> None:
    try:
        key = german_municipality(text)
    except InvalidKey:
        return
    assert key.key[:2] in GERMAN_STATES
    assert len(key.key) == 8


@pytest.mark.parametrize("text", ["", "0653300", "6533009", "06533O09", "99533009", "٠٦٥٣٣٠٠٩"])
def test_wrong_german_keys(text: str) -> None:
    with pytest.raises(InvalidKey):
        german_municipality(text)


@pytest.mark.parametrize("text", ["", "6105", "610531", "01001", "6105x"])
def test_wrong_austrian_keys(text: str) -> None:
    with pytest.raises(InvalidKey):
        austrian_municipality(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06533009", ("06533009",)),
        ("065330009009", ("06533009",)),
        ("06533000", ("06533000", "06533")),
        ("010010000000", ("01001000", "01001", "010010000")),
        (" 06533 ", ("06533",)),
        ("61053", ("61053",)),
        ("DE", ("DE",)),
        ("06533-westerwald", ("06533-westerwald",)),
    ],
)
def test_lookup_keys(text: str, expected: tuple[str, ...]) -> None:
    assert lookup_keys(text) == expected


@pytest.mark.parametrize(
    ("key", "country", "county"),
    [
        ("06997001", "DE", "06997"),
        ("06997", "DE", "06997"),
        ("06", "DE", "06"),
        ("10041", "DE", "10041"),  # Regionalverband Saarbrücken
        ("10", "DE", "10"),
        ("14521030", "DE", "14521"),
        ("", "DE", ""),
        ("61053", "AT", "610"),  # Leibnitz
        ("610", "AT", "610"),
        ("6", "AT", "6"),
        ("10101", "AT", "101"),  # Eisenstadt
        ("101", "AT", "101"),
        ("1", "AT", "1"),
        ("90001", "AT", "900"),
    ],
)
def test_a_key_tells_its_country_and_county(key: str, country: str, county: str) -> None:
    assert (country_of(key), county_key(key)) == (country, county)
    assert spans_county(key) is (key == county)
