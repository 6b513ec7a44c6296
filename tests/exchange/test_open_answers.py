"""How open interfaces answer."""

import datetime as dt
import json as reading

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.test import RequestFactory

from sozialatlas.exchange import open_answers
from sozialatlas.search.requests import BadRequestError

NEWEST = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@open_answers.open_to_all()
def _hello(request: HttpRequest) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, {"page"})
    answer = open_answers.json({"hello": "world"})
    return open_answers.conditional(request, answer, changed_at=NEWEST)


def test_programs_of_anybody_may_read_and_learn_the_licence(rf: RequestFactory) -> None:
    response = _hello(rf.get("/"))

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Link"] == '<https://www.govdata.de/dl-de/by-2-0>; rel="license"'
    assert response["Last-Modified"] == "Sun, 01 Mar 2026 12:00:00 GMT"


def test_who_still_holds_an_answer_is_told_so_without_it(rf: RequestFactory) -> None:
    first = _hello(rf.get("/"))

    again = _hello(rf.get("/", headers={"if-none-match": first["ETag"]}))

    assert (again.status_code, again.getvalue()) == (304, b"")  # type: ignore[attr-defined]  # -- whole


def test_an_unknown_parameter_is_named(rf: RequestFactory) -> None:
    response = _hello(rf.get("/", {"seite": "2"}))

    assert isinstance(response, HttpResponse)
    assert (response.status_code, reading.loads(response.content)) == (
        400,
        {"parameter": "seite", "reason": "is not a known parameter"},
    )


def test_another_method_is_refused_in_json(rf: RequestFactory) -> None:
    response = _hello(rf.post("/"))

    assert isinstance(response, HttpResponse)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert reading.loads(response.content) == {"reason": "only GET and HEAD are answered here"}


def test_a_browser_may_ask_beforehand(rf: RequestFactory) -> None:
    response = _hello(rf.options("/"))

    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (
        204,
        "GET, HEAD, OPTIONS",
    )


def test_what_is_not_there_and_what_is_not_right_are_said_in_json(rf: RequestFactory) -> None:
    @open_answers.open_to_all()
    def missing(_request: HttpRequest) -> HttpResponseBase:
        raise Http404("there is no such service")

    @open_answers.open_to_all()
    def wrong(_request: HttpRequest) -> HttpResponseBase:
        raise BadRequestError("page", "must be a number")

    answers = [missing(rf.get("/")), wrong(rf.get("/"))]

    assert [
        (each.status_code, reading.loads(each.content))
        for each in answers
        if isinstance(each, HttpResponse)
    ] == [
        (404, {"reason": "there is no such service"}),
        (400, {"parameter": "page", "reason": "must be a number"}),
    ]
