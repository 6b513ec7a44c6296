"""What is kept, for how long, and how much of it."""

from __future__ import annotations

import gzip
import threading

from sozialatlas.project.response_cache.store import Answer, Store, is_same

TEXT = b"Guten Tag. " * 100


def answer(body: bytes = b"x") -> Answer:
    return Answer("200 OK", (("Content-Type", "text/html"),), body)


def packed() -> Answer:
    body = gzip.compress(TEXT)
    return Answer(
        "200 OK",
        (
            ("Content-Type", "text/html"),
            ("Vary", "Accept-Encoding"),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(body))),
        ),
        body,
    )


def test_answer_is_found_for_its_version_and_time_alone() -> None:
    store = Store(100_000)
    store.put("a", "version 1", 7, answer())

    assert store.get("a", "version 1", 7) == answer()
    assert store.get("a", "version 1", 8) is None
    assert store.get("b", "version 1", 7) is None
    assert store.get("a", "version 2", 7) is None


def test_new_version_drops_everything_older() -> None:
    store = Store(100_000)
    store.put("a", "version 1", 7, answer())
    store.put("b", "version 2", 7, answer())

    assert store.get("a", "version 2", 7) is None
    assert store.get("b", "version 2", 7) == answer()
    store.put("c", "version 3", 7, answer(b"x" * 90_000))  # too large, yet the old ones go
    assert store.bytes == 0


def test_new_time_replaces_the_answer_and_its_bytes() -> None:
    store = Store(100_000)
    store.put("a", 1, 7, answer(b"x" * 1000))
    before = store.bytes
    store.put("a", 1, 8, answer(b"y" * 1000))

    assert store.get("a", 1, 8) == answer(b"y" * 1000)
    assert store.bytes == before


def test_longest_unused_answer_goes_first() -> None:
    store = Store(80_000)  # room for eight
    for key in "abcd":
        store.put(key, 1, 7, answer(b"x" * 8_400))
    store.get("a", 1, 7)
    for key in "efghij":
        store.put(key, 1, 7, answer(b"x" * 8_400))

    assert "".join(key for key in "abcdefghij" if store.get(key, 1, 7)) == "adefghij"
    assert 0 < store.bytes <= 80_000


def test_answer_that_would_push_out_all_others_is_not_kept() -> None:
    store = Store(40_000)
    store.put("a", 1, 7, answer(b"x" * 6_000))

    assert store.get("a", 1, 7) is None


def test_bytes_stay_bounded_under_many_threads() -> None:
    store = Store(200_000)
    most = []

    def fill(first: int) -> None:
        for number in range(first, first + 500):
            store.put(number, number // 300, 7, answer(b"x" * (number % 5_000)))
            store.get(number - 3, number // 300, 7)
            most.append(store.bytes)

    threads = [threading.Thread(target=fill, args=(first,)) for first in (0, 100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(most) == 2_000
    assert min(most) >= 0
    assert max(most) <= 200_000


def test_packed_answer_can_be_unpacked() -> None:
    assert packed().unpacked() == Answer(
        "200 OK",
        (
            ("Content-Type", "text/html"),
            ("Vary", "Accept-Encoding"),
            ("Content-Length", str(len(TEXT))),
        ),
        TEXT,
    )
    assert answer().unpacked() == answer()


def test_answer_is_packed_where_the_site_says_that_it_may_be() -> None:
    plain = packed().unpacked()

    again = plain.packed()

    assert gzip.decompress(again.body) == TEXT
    assert again.headers[:3] == packed().headers[:3]
    assert again.headers[3] == ("Content-Length", str(len(again.body)))
    assert again.packed() == again
    assert again.unpacked() == plain
    assert answer(TEXT).packed() == answer(TEXT)


def test_etag_is_that_of_the_text_however_it_is_packed() -> None:
    marked = packed().marked()

    assert marked.headers == (*packed().headers, ("ETag", marked.etag))
    assert marked.etag == packed().unpacked().marked().etag
    assert marked.etag.startswith('W/"')
    assert marked.etag != answer().marked().etag


def test_an_etag_that_is_there_stays() -> None:
    given = Answer("200 OK", (("ETag", '"own"'),), b"x")

    assert given.marked() == Answer("200 OK", (("ETag", '"own"'),), b"x", '"own"')


def test_not_modified_has_neither_body_nor_its_headers() -> None:
    marked = packed().marked()

    assert marked.not_modified() == Answer(
        "304 Not Modified",
        (("Vary", "Accept-Encoding"), ("ETag", marked.etag)),
        b"",
        marked.etag,
    )


def test_if_none_match_is_compared_weakly() -> None:
    assert is_same('W/"a"', 'W/"a"')
    assert is_same('W/"a"', '"b", "a"')
    assert is_same('W/"a"', "*")
    assert not is_same('W/"a"', 'W/"b"')
    assert not is_same('W/"a"', "")
    assert not is_same("", "*")
