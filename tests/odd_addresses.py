"""Parameters of searches as people mistype them and machines make them up."""

from __future__ import annotations

from hypothesis import strategies as st

from sozialatlas.search.parameters import NAMES

_values = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "1", "-1", "0", "true", "distance", "50.2", "8.1", "nan", "inf", "1e9", "event",
         "Mittstadt", "35", "06999001", "8,50,9,51", "\0", "\"(*", "AND OR", "²", "99999"]
    ),
)  # fmt: skip
queries = st.dictionaries(
    st.one_of(st.sampled_from(NAMES), st.text(max_size=8)),
    st.lists(_values, max_size=3),
    max_size=5,
)
