"""Any rows of opening hours, for property tests."""

import datetime as dt

from hypothesis import strategies as st

from sozialatlas.directory.hours.rules import HoursRule

# Around the days that are compared, so that seasons begin and end inside.
DAYS = st.dates(dt.date(2026, 5, 20), dt.date(2026, 7, 30))
POLICIES = st.sampled_from(["same", "closed", "only"])
TIMES = st.times().map(
    lambda time: time.replace(minute=time.minute // 15 * 15, second=0, microsecond=0)
)
NOTES = st.sampled_from(
    ["", "", "Eingang im Hof", 'Kasse "B"', "nach Vereinbarung", "nur an Feiertagen", "a; b"]
)


@st.composite
def hours_rules(draw: st.DrawFn) -> HoursRule:
    """Return a row with times that makes sense."""
    weekday = draw(st.one_of(st.none(), st.integers(0, 6)))
    weeks = draw(st.sampled_from([1, 1, 2, 3]))
    week_of_month = (
        draw(st.sampled_from([None, None, 1, 2, 5, -1])) if weekday is not None else None
    )
    season = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    validity = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    has_season, crosses = draw(st.booleans()), draw(st.booleans())
    first, last = season[::-1] if crosses else season
    return HoursRule(
        weekday=weekday,
        opens=draw(TIMES),
        closes=draw(TIMES),
        every_n_weeks=weeks,
        anchor_on=draw(DAYS) if weeks > 1 else None,
        week_of_month=week_of_month,
        season_from=f"{first:%m-%d}" if has_season else "",
        season_to=f"{last:%m-%d}" if has_season else "",
        valid_from=draw(st.sampled_from([None, validity[0]])),
        valid_to=draw(st.sampled_from([None, validity[1]])),
        on_holidays=draw(POLICIES),
        in_vacations=draw(POLICIES),
        by_appointment=draw(st.sampled_from([False, False, False, True])),
        note=draw(NOTES),
    )
