"""``POST /api/v1/acts/{name}``: an act done for a program, and why it was not."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from comitia.actions.perform import Answer, Request
from comitia.actions.registry import ACTS
from comitia.kernel.findings import Finding, Refused
from comitia.store.database.trouble import trouble_refused
from comitia.web.api.asking import (
    TooLargeError,
    credentials,
    is_near,
    read_asking,
)
from comitia.web.api.description import description
from comitia.web.api.problems import problem, refusal
from comitia.web.pages.voice import Voice
from comitia.web.pages.ways.measured import told
from comitia.web.served import served
from comitia.web.tongues import asked_language

SIGN_IN: Final = {"WWW-Authenticate": 'Basic realm="comitia", charset="UTF-8"'}


@require_safe
def openapi(_: HttpRequest) -> HttpResponse:
    """Return the description of all acts, made from their declarations."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


@csrf_exempt
@require_POST
def act(request: HttpRequest, name: str) -> HttpResponse:
    """Do an act, and say what came of it.

    A page of another site cannot ask: the key's header needs a permission from here
    that is never given.
    """
    say = Voice(asked_language(request.headers.get("Accept-Language", "")))
    try:
        with trouble_refused():
            return _answer(request, name, say)
    except Refused as refused:
        return refusal(refused, say)
    except TooLargeError:
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, say)


@require_safe
def way(request: HttpRequest, person: str) -> HttpResponse:
    """Return the way of a name, to an account whose roles reach the person."""
    say = Voice(asked_language(request.headers.get("Accept-Language", "")))
    given = credentials(request)
    account = given and served().account(*given, is_near=is_near(request))
    if not account:
        return problem(HTTPStatus.UNAUTHORIZED, say, headers=SIGN_IN)
    try:
        with trouble_refused():
            stops = served().way(account, person)
    except Refused as refused:
        return refusal(refused, say)
    if stops is None:
        return problem(HTTPStatus.NOT_FOUND, say)
    heard = say.of(served().reading().charter)
    found = {"person": person, "stops": [told(one, heard) for one in stops]}
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    return JsonResponse(found, headers=headers)


def _answer(request: HttpRequest, name: str, say: Voice) -> HttpResponse:
    if name not in ACTS:
        raise Refused([Finding.of("act.unknown", key=name)])
    given = credentials(request)
    account = given and served().account(*given, is_near=is_near(request))
    if not account:
        return problem(HTTPStatus.UNAUTHORIZED, say, headers=SIGN_IN)
    asking = read_asking(request)
    asked = Request(name, asking.payload, account, asking.key, asking.seen)
    return _done(name, served().do(asked))


def _done(name: str, answer: Answer) -> HttpResponse:
    entry = answer.entry
    document = {
        "act": name,
        "unit": entry.unit,
        "height": entry.height,
        "awaits_signature": answer.awaits_signature,
        "repeated": answer.repeated,
        "differing": [asdict(one) for one in answer.differing],
    }
    # What the next asker has seen, who goes on from here.
    headers = {"ETag": f'"{entry.height + 1}"', "Cache-Control": "no-store"}
    return JsonResponse(document, headers=headers)
