"""Looks for planted values in every file of a folder, in every likely spelling."""

import base64
import json
from collections.abc import Iterable, Mapping
from pathlib import Path


def spellings(canary: bytes | str) -> set[bytes]:
    """Return the byte forms under which a value could lie about."""
    raw = canary.encode() if isinstance(canary, str) else canary
    found = {raw, raw.hex().encode(), raw.hex().upper().encode()}
    for shift in range(3):
        packed = base64.b64encode(bytes(shift) + raw)
        inner = packed[4 if shift else 0 : -4]
        found |= {inner, inner.replace(b"+", b"-").replace(b"/", b"_")}
    if isinstance(canary, str):
        found |= {json.dumps(canary)[1:-1].encode(), canary.encode("utf-16-le")}
    return {form for form in found if len(form) > 6}


def traces(
    canaries: Mapping[str, bytes | str], folders: Iterable[Path]
) -> set[tuple[str, str]]:
    """Return which canary was found in which file."""
    return {
        (name, path.name)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
        for name in _found_in(path.read_bytes(), canaries)
    }


def _found_in(content: bytes, canaries: Mapping[str, bytes | str]) -> Iterable[str]:
    for name, canary in canaries.items():
        if any(form in content for form in spellings(canary)):
            yield name
