"""The headers of every answer."""

from django.http import HttpRequest, HttpResponse

from sozialatlas.core.middleware import HEADERS, ContentSecurityPolicy


def test_an_answer_carries_the_constant_headers() -> None:
    answer = ContentSecurityPolicy(lambda _request: HttpResponse())(HttpRequest())

    assert {name: answer.headers[name] for name, _value in HEADERS} == dict(HEADERS)


def test_a_view_may_set_its_own_policy() -> None:
    own = "default-src 'none'"

    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": own})

    answer = ContentSecurityPolicy(view)(HttpRequest())

    assert answer.headers["Content-Security-Policy"] == own


def test_nothing_unsafe_and_nothing_foreign_is_allowed() -> None:
    policy = dict(HEADERS)["Content-Security-Policy"]

    assert [word for word in ("unsafe", "http:", "https:", "*") if word in policy] == []
