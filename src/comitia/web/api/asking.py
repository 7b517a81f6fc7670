"""A request for an act as it came in: who asks, what, under which key."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from itertools import accumulate
from typing import Final

from django.http import HttpRequest

from comitia.kernel.findings import Finding, Refused
from comitia.ledger.canonical import DEEPEST, Json, NotCanonicalError, parse
from comitia.ledger.entry import LARGEST_ENTRY

_KEY: Final = re.compile(r"[\x21-\x7e]{1,128}")
_SEEN: Final = re.compile(r'"(0|[1-9][0-9]{0,8})"')
_TEXT: Final = re.compile(rb'"(?:[^"\\]|\\.)*"')
LARGEST: Final = LARGEST_ENTRY


class TooLargeError(Exception):
    """A body larger than an entry may be."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What can be read of a request before anybody is asked for a right."""

    payload: Json
    key: str
    seen: int | None


def credentials(request: HttpRequest) -> tuple[str, str] | None:
    """Return the name and password of Basic authentication (RFC 7617), in UTF-8."""
    scheme, _, packed = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        given = base64.b64decode(packed.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    name, colon, password = given.partition(":")
    return (name, password) if colon else None


def is_near(request: HttpRequest) -> bool:
    """Return whether a request comes from this very machine."""
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def read_asking(request: HttpRequest) -> Asking:
    """Return what is asked for; ``Refused`` names everything that cannot be read."""
    content = _body(request)
    findings = list(_faults(request))
    try:
        payload = parse(content)
    except NotCanonicalError:
        findings.append(_json_fault(content))
    if findings:
        raise Refused(findings)
    match = _SEEN.fullmatch(request.headers.get("If-Match", ""))
    seen = int(match[1]) if match else None
    return Asking(payload, request.headers["Idempotency-Key"], seen)


def _json_fault(content: bytes) -> Finding:
    """Return why a body cannot be read, and where: a parser has no Chinese words."""
    try:
        json.loads(content.decode())
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        return Finding.of("form.not_utf8", key="body", line=line)
    except json.JSONDecodeError as fault:
        line, column = fault.lineno, fault.colno
        return Finding.of("form.no_json", key="body", line=line, column=column)
    except RecursionError:
        return Finding.of("form.too_deep", key="body", limit=DEEPEST)
    except ValueError:  # a number of thousands of digits
        return Finding.of("form.json", key="body")
    code = "form.too_deep" if _depth(content) > DEEPEST else "form.json"
    return Finding.of(code, key="body", limit=DEEPEST)


def _depth(content: bytes) -> int:
    """Return how deep lists and objects lie in each other in a sound JSON text."""
    bare = _TEXT.sub(b"", content)
    steps = [1 if one in b"[{" else -1 for one in bare if one in b"[]{}"]
    return max(accumulate(steps), default=0)


def _faults(request: HttpRequest) -> Iterator[Finding]:
    if request.content_type != "application/json":
        yield Finding.of("form.content_type", key="Content-Type")
    if not _KEY.fullmatch(request.headers.get("Idempotency-Key", "")):
        yield Finding.of("form.idempotency", key="Idempotency-Key")
    seen = request.headers.get("If-Match")
    if seen is not None and not _SEEN.fullmatch(seen):
        yield Finding.of("form.if_match", key="If-Match")


def _body(request: HttpRequest) -> bytes:
    """Return the body, reading no more of it than an entry can hold."""
    said = request.headers.get("Content-Length", "")
    if said.isdigit() and int(said) > LARGEST:
        raise TooLargeError
    content = request.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise TooLargeError
    return bytes(content)
