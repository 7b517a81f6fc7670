"""A request for an act as it came in: who asks, what, under which key."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

from django.http import HttpRequest

from comitia.kernel.findings import Finding, Refused
from comitia.ledger.canonical import Json, NotCanonicalError, parse
from comitia.ledger.entry import LARGEST_ENTRY

_KEY: Final = re.compile(r"[\x21-\x7e]{1,128}")
_SEEN: Final = re.compile(r'"(0|[1-9][0-9]{0,8})"')
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
    except NotCanonicalError as fault:
        findings.append(Finding.of("form.json", key="body", why=str(fault)))
    if findings:
        raise Refused(findings)
    match = _SEEN.fullmatch(request.headers.get("If-Match", ""))
    seen = int(match[1]) if match else None
    return Asking(payload, request.headers["Idempotency-Key"], seen)


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
