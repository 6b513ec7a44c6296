import pytest

from sozialatlas.core.fetching.robots import EVERYTHING, fits, read

FILE = """
# Kommentar
User-agent: Andere
Disallow: /

User-agent: sozialatlas
User-agent: Zweite
Disallow: /intern
Allow: /intern/offen  # doch
Crawl-delay: 4

User-agent: *
Disallow:
Disallow: /suche
"""


@pytest.mark.parametrize(
    ("path", "is_allowed"),
    [
        ("/", True),
        ("/intern", False),
        ("/intern/x", False),
        ("/intern/offen", True),
        ("/suche", True),
    ],
)
def test_group_of_our_own_name_counts_alone_and_its_longest_rule(
    path: str, is_allowed: bool
) -> None:
    assert read(FILE, "Sozialatlas").allows(path) == is_allowed


def test_group_of_all_counts_for_whoever_is_not_named() -> None:
    found = read(FILE, "Unbekannt")

    assert (found.allows("/suche"), found.allows("/intern"), found.delay) == (False, True, 0.0)


def test_pause_that_a_site_asks_for_is_read_and_bounded() -> None:
    given = ("4", "900", "-1", "x")
    delays = [read(f"User-agent: *\nCrawl-delay: {text}", "x").delay for text in given]

    assert (read(FILE, "Sozialatlas").delay, delays) == (4.0, [4.0, 10.0, 0.0, 0.0])


def test_allowing_wins_over_forbidding_of_the_same_length() -> None:
    assert read("User-agent: *\nDisallow: /a\nAllow: /a", "x").allows("/a")


@pytest.mark.parametrize(
    ("rule", "path", "does_fit"),
    [
        ("/", "/x", True),
        ("/fisch", "/fische", True),
        ("/fisch$", "/fische", False),
        ("/fisch$", "/fisch", True),
        ("/*.pdf$", "/a/b.pdf", True),
        ("/*.pdf$", "/a/b.pdf?x", False),
        ("/*.pdf", "/a/b.pdf?x", True),
        ("/a*b*c", "/aXbYc", True),
        ("/a*b*c", "/aXcYb", False),
        ("*", "/", True),
        ("/x*$", "/xy", True),
        ("/a*a$", "/a", False),
    ],
)
def test_star_is_anything_and_dollar_the_end(rule: str, path: str, does_fit: bool) -> None:
    assert fits(rule, path) == does_fit


def test_hostile_pattern_takes_no_time() -> None:
    assert not fits("/" + "*a" * 500 + "$", "/" + "a" * 499 + "b")


def test_empty_file_allows_everything() -> None:
    assert read("", "x") == EVERYTHING
