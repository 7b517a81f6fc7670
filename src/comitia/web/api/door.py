"""``POST /api/v1/acts/{name}``: an act done for a program, and why it was not."""

import errno
import logging
from http import HTTPStatus
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from comitia.actions.perform import Answer, Request
from comitia.actions.registry import ACTS
from comitia.kernel.findings import Finding, Refused
from comitia.web.api.asking import (
    TooLargeError,
    credentials,
    is_near,
    read_asking,
)
from comitia.web.api.description import description
from comitia.web.api.problems import problem, refusal
from comitia.web.pages.voice import Voice
from comitia.web.served import served
from comitia.web.tongues import asked_language

RETRY: Final = {"Retry-After": "2"}
SIGN_IN: Final = {"WWW-Authenticate": 'Basic realm="comitia", charset="UTF-8"'}
_FULL: Final = {errno.ENOSPC, errno.EDQUOT}
_log = logging.getLogger(__name__)


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
        return _answer(request, name, say)
    except Refused as refused:
        return refusal(refused.findings, say)
    except TooLargeError:
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, say)
    except OperationalError as fault:
        return _of_database(str(fault), say)
    except OSError as fault:
        if fault.errno in _FULL:
            return problem(HTTPStatus.INSUFFICIENT_STORAGE, say)
        raise


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
    }
    # What the next asker has seen, who goes on from here.
    headers = {"ETag": f'"{entry.height + 1}"', "Cache-Control": "no-store"}
    return JsonResponse(document, headers=headers)


def _of_database(said: str, say: Voice) -> HttpResponse:
    """Return the answer when the database is busy, or its disk full."""
    if "locked" in said or "busy" in said:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, say, headers=RETRY)
    if "full" in said:
        return problem(HTTPStatus.INSUFFICIENT_STORAGE, say)
    _log.error("database: %s", said)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, say)
