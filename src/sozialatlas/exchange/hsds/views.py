"""The addresses of the interface: they read the question, make one call, and answer in JSON."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone, translation

from sozialatlas.core import languages
from sozialatlas.exchange import open_answers
from sozialatlas.exchange.api.answers import Fault
from sozialatlas.exchange.hsds import answering, documents, parameters, situation, streams
from sozialatlas.exchange.hsds.answering import Ended, Nothing
from sozialatlas.exchange.hsds.asking import Asked, asked
from sozialatlas.exchange.hsds.lists import Now
from sozialatlas.exchange.hsds.shapes.base import plain

# HSDS has a twin of each list that takes its parameters in the body: no address holds them then.
_LIST_METHODS = ("GET", "HEAD", "POST")


@open_answers.open_to_all()
def about(request: HttpRequest) -> HttpResponseBase:
    question = asked(request, ("profile",))
    found = documents.about(situation.root(request), is_plain=question.is_plain)
    return open_answers.conditional(request, open_answers.json(found))


@open_answers.open_to_all(methods=_LIST_METHODS)
def listing(request: HttpRequest, name: str) -> HttpResponseBase:
    question = asked(request, parameters.OF_LIST[name])
    now = _now()
    with translation.override(languages.GERMAN):
        setting = situation.setting(request, question)
        if question.is_stream:
            found = answering.stream(name, question, now, setting)
            return StreamingHttpResponse(
                situation.in_german(found), content_type=streams.CONTENT_TYPE
            )
        page = answering.page(name, question, now, setting)
    response = open_answers.json(_as_wanted(page, question))
    return open_answers.conditional(request, response)


@open_answers.open_to_all()
def single(request: HttpRequest, name: str, key: uuid.UUID) -> HttpResponseBase:
    question = asked(request, parameters.OF_ONE[name])
    try:
        with translation.override(languages.GERMAN):
            setting = situation.setting(request, question, is_whole=True)
            found = answering.one(name, key, question, _now(), setting)
    except Ended as error:
        return _gone(name, error.went_into)
    except Nothing as error:
        return open_answers.json(Fault(str(error)), status=404)
    response = open_answers.json(_as_wanted(found, question))
    return open_answers.conditional(request, response)


@open_answers.open_to_all()
def openapi(request: HttpRequest) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ())
    document = documents.openapi(situation.root(request))
    return open_answers.conditional(request, open_answers.json(document))


@open_answers.open_to_all()
def schema(request: HttpRequest, name: str) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ())
    found = documents.schema(name)
    if found is None:
        return open_answers.json(Fault("there is no such schema"), status=404)
    response = open_answers.json(found, content_type="application/schema+json")
    return open_answers.conditional(request, response)


@open_answers.open_to_all()
def profile(request: HttpRequest) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ())
    found = documents.profile(situation.root(request))
    return open_answers.conditional(request, open_answers.json(found))


@open_answers.open_to_all()
def profile_patch(request: HttpRequest, name: str) -> HttpResponseBase:
    open_answers.refuse_unknown(request.GET, ())
    found = documents.patch(name)
    if found is None:
        return open_answers.json(Fault("the profile changes no such schema"), status=404)
    response = open_answers.json(found, content_type="application/merge-patch+json")
    return open_answers.conditional(request, response)


def _now() -> Now:
    now = timezone.now()
    return Now(now, timezone.localdate(now))


def _as_wanted(found: object, question: Asked) -> object:
    return plain(found) if question.is_plain else found


def _gone(name: str, went_into: uuid.UUID | None) -> HttpResponse:
    """Lead to what a thing was merged into; else say that it is gone, and not mistyped."""
    if went_into is None:
        return open_answers.json(Fault("this is no longer offered"), status=410)
    response = open_answers.json(Fault(f"this went into {went_into}"), status=301)
    response["Location"] = reverse(f"exchange:hsds:one-{name}", args=[went_into])
    return response
