"""The one byte form of a value, so that a digest means the same everywhere."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Final, NoReturn

import msgspec

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

LARGEST: Final = 2**53 - 1
DEEPEST: Final = 64
# A card and a request put at most two lists or objects around a value of the record.
WRAPPED: Final = DEEPEST + 2
# Any value of these is allowed; half a character in a text is found in encoding.
_ALLOWED: Final = frozenset({str, bool, type(None)})


class NotCanonicalError(ValueError):
    """A value or a text that has no canonical form; the message says why."""


def canonical_bytes(value: object, *, deepest: int = DEEPEST) -> bytes:
    r"""Return the RFC 8785 form of a value in UTF-8.

    Only null, booleans, whole numbers up to 2**53 - 1, texts, lists and objects
    with plain ASCII keys are allowed; a float, or a lone surrogate, raises
    ``NotCanonicalError``. Within these the form is RFC 8785 to the letter. `deepest`
    is for what wraps a value of the record in lists of its own.

    >>> canonical_bytes({"b": [1, None], "a": "中"}).decode()
    '{"a":"中","b":[1,null]}'
    """
    _check(value, deepest)
    try:
        return _SORTED(value)
    except UnicodeEncodeError:
        raise NotCanonicalError("a text holds half a character") from None


def bytes_of_form(value: Json, *, deepest: int = DEEPEST) -> bytes:
    """Return the canonical bytes of a value that a form has written, fast.

    As ``canonical_bytes``, for values of which it is sure that nothing stands in them
    but what JSON has: where a glance at the bytes shows that numbers, keys and depth
    are allowed too, they are not looked through value by value.

    >>> bytes_of_form({"b": 1, "a": "中"}).decode()
    '{"a":"中","b":1}'
    """
    try:
        line = _SORTED(value)
    except (UnicodeEncodeError, RecursionError, OverflowError):
        return canonical_bytes(value, deepest=deepest)
    outside = b"".join(line.split(b'"')[::2])
    if b"\\" in line or _FRACTION(outside) or not _is_plain(line):
        return canonical_bytes(value, deepest=deepest)
    return line


def json_text(value: Json) -> bytes | str:
    """Return a value as JSON, in any spelling; half characters are escaped.

    >>> json_text({"a": [1, "中"]}).decode()
    '{"a":[1,"中"]}'
    """
    try:
        return _PLAIN(value)
    except (UnicodeEncodeError, RecursionError, OverflowError, TypeError):
        return json.dumps(value)


def read_canonical(line: bytes, *, deepest: int = DEEPEST) -> Json:
    """Return the value that canonical bytes hold.

    Any other spelling of the same value is refused with ``NotCanonicalError``:
    two spellings would have two digests.

    >>> read_canonical(b'{"a":1}')
    {'a': 1}
    """
    value = parse(line, deepest=deepest)
    if _SORTED(value) != line:
        raise NotCanonicalError("the bytes are not in canonical form")
    return value


def parse(line: bytes, *, deepest: int = DEEPEST) -> Json:
    """Return the value of a JSON text that stays within the allowed values.

    The spelling is not compared; ``read_canonical`` does that.
    """
    try:
        value: Json = _DECODE(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise NotCanonicalError(f"this is not JSON: {fault}") from None
    _check(value, deepest)
    return value


def is_canonical_part(part: bytes) -> bool:
    """Return whether a slice of an entry is a canonical value, as fast as can be."""
    if part in _EMPTY:
        return True
    try:
        value = _DECODE(part)
        if not _is_plain(part):
            _check(value, DEEPEST)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, NotCanonicalError):
        return False
    return _SORTED(value) == part


def _is_plain(part: bytes) -> bool:
    """Whether a glance at a decoded text shows that its values are allowed.

    No escapes, no empty key or one beyond plain ASCII, no long number, not deep: the
    decoder refuses floats, so nothing is left that ``_check`` would find. Nearly
    every entry is of this kind; the others are looked through value by value.
    """
    if b"\\" in part or b"\x7f" in part or b'"":' in part:
        return False
    if not part.isascii() and _STRANGE_KEY(part):
        return False
    many = part.count(b"[") + part.count(b"{") > DEEPEST
    if not many and _LONG not in part.translate(_DIGITS):
        return True
    # Without escapes each second piece between quotation marks is a text.
    outside = b"".join(part.split(b'"')[::2])
    return _LONG not in outside.translate(_DIGITS) and not _is_deep(outside)


def _is_deep(outside: bytes) -> bool:
    """Return whether brackets lie too deep in one another; texts were taken out.

    >>> _is_deep(b"[" * 64 + b"]" * 64), _is_deep(b"{:" * 65 + b"}" * 65)
    (False, True)
    """
    brackets = outside.translate(_BRACKETS, _NO_BRACKETS)
    for _ in range(DEEPEST):
        # Those that hold nothing go, all at once: one layer of every branch.
        brackets = brackets.replace(b"[]", b"")
    return bool(brackets)


def _check(value: object, depth: int) -> None:
    """Raise for anything outside the allowed values."""
    kind = type(value)
    if kind in _ALLOWED:
        return
    if kind is int:
        if not -LARGEST <= value <= LARGEST:  # type: ignore[operator]
            raise NotCanonicalError("a number is beyond 2**53 - 1")
    elif kind is dict and depth:
        _check_object(value, depth - 1)  # type: ignore[arg-type]
    elif kind in {list, tuple} and depth:
        _check_items(value, depth - 1)  # type: ignore[arg-type]
    elif kind in {dict, list, tuple}:
        raise NotCanonicalError(f"nested more than {DEEPEST} deep")
    else:
        raise NotCanonicalError(f"a {kind.__name__} has no canonical form")


def _check_items(value: Iterable[object], depth: int) -> None:
    for item in value:
        if type(item) not in _ALLOWED:
            _check(item, depth)


def _check_object(value: Mapping[object, object], depth: int) -> None:
    for key in value:
        # Printable ASCII is what a key may hold; a pattern would be slower.
        if not (isinstance(key, str) and key and key.isascii() and key.isprintable()):
            raise NotCanonicalError(f"the key {key!r} is not plain ASCII")
    _check_items(value.values(), depth)


def _refuse_float(text: str) -> NoReturn:
    raise msgspec.DecodeError(f"{text} is not a whole number")


# Each digit as the same one, each bracket as if it were of one kind.
_DIGITS: Final = bytes.maketrans(b"123456789", b"000000000")
_BRACKETS: Final = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS: Final = bytes(one for one in range(256) if one not in b"[]{}")
# The last byte beyond ASCII of a text that is a key.
_STRANGE_KEY: Final = re.compile(rb'[\x80-\xff][^"\x80-\xff]*":').search
# A number that is not whole, among what stands outside texts.
_FRACTION: Final = re.compile(rb"[0-9][.eE]").search
_LONG: Final = b"0" * len(str(LARGEST))
_EMPTY: Final = {b"{}", b"[]"}
_DECODE: Final = msgspec.json.Decoder(float_hook=_refuse_float).decode
_PLAIN: Final = msgspec.json.Encoder().encode
_SORTED: Final = msgspec.json.Encoder(order="sorted").encode
