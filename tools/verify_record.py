#!/usr/bin/env python3
"""Verify the record of an election: python3 verify_record.py BUNDLE [--against FILE].

Prints one JSON object and exits with 0 when the record is sound, 1 when it has faults,
2 when BUNDLE is no bundle. Written from the specification of the record format alone,
whose sections the comments name. A broken rule raises a ValueError that says what would
be right; `_place` makes it a fault of the line or file that is being looked at.
"""

import argparse
import json
import os
import re
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import file_digest, sha256, sha512
from pathlib import Path
from typing import Any

Commitment = tuple[str, ...]  # attribute, digest, person
Line = tuple[int, bytes, bytes, bool]  # number, bytes, leaf hash, line feed there
Point = tuple[int, int, int, int]  # extended coordinates X, Y, Z, T
State = tuple[int, bytes]  # size and root of a tree


# --- Section 8: faults and their places ---
@dataclass(frozen=True, order=True)
class Fault:
    """A broken rule in a line of a file or, with line 0, in the file as a whole."""

    path: str
    line: int
    what: str


REHEARSED = (
    "This is the record of a rehearsal. Its ids, salts and keys come from a seed that "
    "anybody can use again: it proves nothing about an election."
)


@dataclass
class Record:
    """A bundle, and what its entries say as far as other sections need it."""

    folder: Path
    files: set[str] = field(default_factory=set)  # regular ones with right names
    faults: list[Fault] = field(default_factory=list)
    readable: int = 0
    election: str = ""
    rehearsal: bool = False
    keys: list["Key"] = field(default_factory=list)  # the log's first, then witnesses
    leaves: dict[str, list[bytes]] = field(default_factory=dict)  # of each unit
    checkpoints: list[tuple[int, Any]] = field(default_factory=list)  # lines, heads
    tree: list[bytes] = field(default_factory=list)  # the leaves in its order
    states: list[State | None] = field(default_factory=list)  # at each checkpoint
    newest: str | None = None  # first lines of the newest checkpoint, if it holds
    sealed: dict[str, set["SealedItem"]] = field(default_factory=dict)  # by path
    commitments: dict[Commitment, bool] = field(default_factory=dict)  # opened?
    erased: set[str] = field(default_factory=set)


def _require(condition: object, sentence: str) -> None:
    if not condition:
        raise ValueError(sentence)


@contextmanager
def _place(record: Record, path: str, line: int = 0) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        record.faults.append(Fault(path, line, f"must be readable: {error.strerror}"))
    except ValueError as error:
        record.faults.append(Fault(path, line, str(error)))


# --- Section 1: the bundle ---
CENTRE, CENTRE_FILE, OPENINGS = "centre", "entries/centre.jsonl", "openings.jsonl"
LINE_LIMIT = 4_194_304
LINE_FEED = "the last line must end with a line feed"
UNIT_ID = "[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?"
DIGEST = "[0-9a-f]{64}"
MARK = "DEMONSTRATION"
MARK_TEXT = "DEMONSTRATION – invented persons / 演示数据 虚构人员\n".encode()
FILE_NAME = re.compile(
    rf"entries/{UNIT_ID}\.jsonl|checkpoints/[1-9][0-9]{{0,8}}"
    rf"|(objects|rolls)/{DIGEST}|openings\.jsonl|DEMONSTRATION"
)


def _shown(path: str) -> str:
    return os.fsencode(path).decode(errors="backslashreplace")


def _find_files(record: Record) -> None:
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with _place(record, _shown(prefix.rstrip("/") or ".")):
            for item in os.scandir(record.folder / prefix):
                path = prefix + item.name
                known = FILE_NAME.fullmatch(path)
                if known and item.is_file(follow_symlinks=False):
                    record.files.add(path)
                elif not known and item.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    what = "only regular files with names of section 1 may be here"
                    record.faults.append(Fault(_shown(path), 0, what))


def _read_lines(path: Path) -> Iterator[Line]:
    """Read line by line; of a line that is too long, give only the beginning."""
    number = 0
    with path.open("rb") as file:
        while part := file.readline(LINE_LIMIT + 1):
            number, data, leaf = number + 1, part.removesuffix(b"\n"), sha256(b"\x00")
            while part and not part.endswith(b"\n"):
                leaf.update(part)
                part = file.readline(LINE_LIMIT + 1)
            leaf.update(part.removesuffix(b"\n"))
            yield number, data, leaf.digest(), bool(part)


# --- Section 2: canonical values ---
ENTRY_DEPTH, OPENING_DEPTH = 65, 64  # an entry is one level around its fields
CANONICAL = "the line must be JSON in UTF-8, in the canonical form of RFC 8785"
# The keys are ASCII, so that Python's order of them is that of RFC 8785.
WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _check_depth(data: bytes, limit: int) -> None:
    """Refuse deep values before Python's parser sees them, as that is recursive."""
    without_escapes = data.replace(rb"\\", b"").replace(rb"\"", b"")
    depth = 0
    for byte in b"".join(without_escapes.split(b'"')[::2]):  # outside of texts
        if byte in b"[{":
            depth += 1
            _require(depth <= limit, "at most 64 lists or objects may be nested")
        elif byte in b"]}":
            depth -= 1


def _parts(value: object) -> Iterator[object]:
    """Give a value and everything inside it."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


def _read_value(data: bytes, depth: int) -> object:
    _require(len(data) <= LINE_LIMIT, f"a line must be at most {LINE_LIMIT} bytes long")
    _check_depth(data, depth)
    try:
        value: object = json.loads(data.decode())
        written = WRITER.encode(value).encode()
    except ValueError as error:  # no UTF-8, no JSON, a lone surrogate, endless digits
        raise ValueError(CANONICAL) from error
    _require(written == data, CANONICAL)  # no doubled key, white space, `-0` ...
    for part in _parts(value):
        if isinstance(part, dict):
            keys = "".join(part)
            right = "" not in part and keys.isascii() and keys.isprintable()
            _require(right, "keys must be one or more characters U+0020 to U+007E")
        elif isinstance(part, int | float):
            right = isinstance(part, int) and abs(part) < 2**53
            _require(right, "numbers must be whole, from -(2^53 - 1) to 2^53 - 1")
    return value


# --- Sections 3 to 6: the forms of all fields ---
def _text(pattern: str) -> Callable[[object], bool]:
    whole = re.compile(pattern).fullmatch
    return lambda value: isinstance(value, str) and whole(value) is not None


def _is_time(value: object) -> bool:
    with suppress(ValueError):  # for a day that does not exist
        right = isinstance(value, str) and TIME.fullmatch(value)
        return bool(right and date.fromisoformat(str(value)[:10]))
    return False


HOUR = "([01][0-9]|2[0-3]):[0-5][0-9]"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME = re.compile(f"{DAY}T{HOUR}:[0-5][0-9](?!-00:00)[+-]{HOUR}")
# All but `+` and the characters that have the property White_Space in Unicode:
NAME = r"[^+\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]{1,255}"
KINDS = "object|personal_object|roll_csv|roll_parquet"
_is_id = _text("[0-9a-f]{32}")
FIELDS: list[tuple[str, Callable[[Any], object], str]] = [
    ("act", _text("[a-z][a-z0-9_]{0,63}"), "the name of an act"),
    ("at", _is_time, "a date and time that exist, in the form of section 3"),
    ("attribute person log_key", lambda v: type(v) is str, "a text"),
    ("commitment parent request root salt sha256", _text(DIGEST), "a SHA-256 in hex"),
    ("election", _is_id, "32 lower-case hexadecimal digits"),
    ("format", lambda v: type(v) is int and v == 1, "1; a newer program wrote this"),
    ("grants", lambda v: type(v) is list and all(map(_is_id, v)), "a list of ids"),
    ("height rows", lambda v: type(v) is int and v >= 0, "a whole number from 0"),
    ("key", _text("[!-~]{1,128}"), "1 to 128 characters from U+0021 to U+007E"),
    ("kind", _text(KINDS), f"one of {KINDS}"),
    ("origin", _text(NAME), "1 to 255 characters, none of them white space or +"),
    ("outcome payload", lambda v: type(v) is dict, "an object"),
    ("rehearsal", lambda v: type(v) is bool, "true or false"),
    ("sealed witnesses", lambda v: type(v) is list, "a list"),
    ("unit writer", _text(UNIT_ID), "in the form of a unit id"),
    ("value", lambda _: True, "any value"),
]
FORMS = {name: (test, words) for names, test, words in FIELDS for name in names.split()}


def _read_fields(value: object, *names: str, only: bool = False) -> dict[str, Any]:
    """Read an object that has these fields, with others beside them or not."""
    fields = value if isinstance(value, dict) else {}
    for name in names:
        is_right, words = FORMS[name]
        if name not in fields or not is_right(fields[name]):
            raise ValueError(f"there must be a field `{name}`, and it must be {words}")
    if only and len(fields) > len(names):
        raise ValueError(f"there must be no other fields than {', '.join(names)}")
    return fields


# --- Section 3: entries ---
@dataclass(frozen=True)
class Entry:
    """An entry; `format` is read first, as other formats may have other fields."""

    format: int
    act: str
    at: str
    election: str
    grants: list[str]
    height: int
    key: str
    outcome: dict[str, Any]
    parent: str
    payload: dict[str, Any]
    request: str
    sealed: list[Any]
    unit: str
    writer: str


def _check_chain(record: Record, unit: str) -> None:
    path, leaves, keys = f"entries/{unit}.jsonl", record.leaves[unit], set[str]()
    height, parent, writer = 0, "0" * 64, CENTRE
    for number, data, leaf, ended in _read_lines(record.folder / path):
        leaves.append(leaf)
        must: dict[str, object] = {"unit": unit, "height": height, "parent": parent}
        # Section 8: from here on, go on from this line as it stands.
        height, parent, entry = height + 1, leaf.hex(), None
        with _place(record, path, number):
            value = _read_value(data, ENTRY_DEPTH)
            entry = Entry(**_read_fields(value, *Entry.__match_args__, only=True))
            _require(ended, LINE_FEED)
        if entry is None:
            continue
        record.readable += 1
        record.election = record.election or entry.election
        height = entry.height + 1
        writer = CENTRE if entry.act == "take_back_unit" else writer
        must |= {"election": record.election, "writer": writer}
        with _place(record, path, number):
            for name, demanded in must.items():
                right = getattr(entry, name) == demanded
                _require(right, f"`{name}` must be {demanded}")
            _require(entry.key not in keys, "no two entries may have the same `key`")
        keys.add(entry.key)
        if entry.act == "hand_over_unit":
            with _place(record, path, number):
                writer = _read_fields(entry.payload, "writer")["writer"]
        with _place(record, path, number):
            _take_act(record, entry, path, number)
    _require(leaves, "there must be at least one line")


def _take_act(record: Record, entry: Entry, path: str, number: int) -> None:
    first = path == CENTRE_FILE and number == 1
    if first:
        record.rehearsal = entry.payload.get("rehearsal") is True
    for part in _parts(entry.payload):
        if isinstance(part, dict) and "commitment" in part:
            with suppress(ValueError):  # another object than a commitment
                fields = _read_fields(part, *COMMITMENT, only=True)
                record.commitments[tuple(fields[name] for name in COMMITMENT)] = False
    for item in entry.sealed:
        with _place(record, path, number):
            _take_item(record, item)
    if entry.act == "checkpoint" and path == CENTRE_FILE:
        record.checkpoints.append((number, entry.payload.get("heads")))
    if entry.act == "erase_person":
        record.erased.add(_read_fields(entry.payload, "person")["person"])
    right = first == (entry.act == "open_election")
    _require(right, "`open_election` must be the first act of `centre`, and no other")
    if first:
        record.keys = _read_keys(entry.payload)


# --- Ed25519: RFC 8032, section 5.1, verified without cofactor ---
PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
BASE_Y = 4 * pow(5, -1, PRIME) % PRIME
BASE: Point = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % PRIME)


def _add(first: Point, second: Point) -> Point:
    x1, y1, z1, t1 = first
    x2, y2, z2, t2 = second
    a, b = (y1 - x1) * (y2 - x2) % PRIME, (y1 + x1) * (y2 + x2) % PRIME
    c, d = 2 * t1 * t2 * D % PRIME, 2 * z1 * z2 % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def _decode_point(data: bytes) -> Point | None:
    """Decode a point (section 5.1.3), if the bytes are one."""
    sign, y = divmod(int.from_bytes(data, "little"), 2**255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if x * x % PRIME != square or y >= PRIME or (x == 0 and sign == 1):
        return None
    x = x if x % 2 == sign else PRIME - x
    return x, y, 1, x * y % PRIME


def _is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Verify a signature (section 5.1.7) by comparing [S]B - [k]A, encoded, with R."""
    point, r = _decode_point(public), signature[:32]
    s = int.from_bytes(signature[32:], "little")
    if point is None or len(signature) != len(public + r) or s >= ORDER:
        return False
    k = int.from_bytes(sha512(r + public + message).digest(), "little") % ORDER
    minus_a, total = (-point[0], point[1], 1, -point[3]), (0, 1, 1, 0)
    for bit in reversed(range(ORDER.bit_length())):
        total = _add(total, total)
        total = _add(total, BASE) if s >> bit & 1 else total
        total = _add(total, minus_a) if k >> bit & 1 else total
    x, y, z, _ = total
    x, y = x * pow(z, -1, PRIME) % PRIME, y * pow(z, -1, PRIME) % PRIME
    return (y + 2**255 * (x % 2)).to_bytes(32, "little") == r


# --- Section 4: the tree of RFC 6962, section 2.1 ---
def _append(tree: list[State], leaf: bytes) -> None:
    """Add a leaf to a tree, kept as its full subtrees from left to right."""
    size, root = 1, leaf
    while tree and tree[-1][0] == size:
        root = sha256(b"\x01" + tree.pop()[1] + root).digest()
        size *= 2
    tree.append((size, root))


def _state(tree: list[State]) -> State:
    """Join all subtrees: each is the largest left part of itself and the rest."""
    root = tree[-1][1] if tree else sha256().digest()
    for _, left in reversed(tree[:-1]):
        root = sha256(b"\x01" + left + root).digest()
    return sum(size for size, _ in tree), root


def _read_heads(
    record: Record, heads: dict[str, int], before: dict[str, int]
) -> dict[str, int]:
    _require(isinstance(heads, dict), "`payload.heads` must be an object")
    for unit, number in heads.items():
        right = type(number) is int and number >= max(1, before.get(unit, 0))
        _require(right, "numbers in `heads` must be at least 1, and never fall")
        right = unit != CENTRE and unit in record.leaves
        _require(right, "`heads` must name units that have a file, without `centre`")
    right = before.keys() <= heads.keys()
    _require(right, "`heads` must name all units that it named before")
    return heads


def _grow_tree(record: Record) -> None:
    """Append what each checkpoint entry closes, until there are unusable `heads`."""
    tree, usable = list[State](), True
    taken = before = dict[str, int]()
    for line, stated in record.checkpoints:
        heads = None
        with _place(record, CENTRE_FILE, line):
            before = heads = _read_heads(record, stated, before)
        usable = usable and heads is not None
        for unit, number in (heads or {}).items():
            there = len(record.leaves[unit])
            if number > there:
                path = f"entries/{unit}.jsonl"
                what = "this line must be there, as a checkpoint counts it"
                record.faults.append(Fault(path, there + 1, what))
                usable = False
        closed = {**before, CENTRE: line} if usable else {}
        for unit in sorted(closed):
            for leaf in record.leaves[unit][taken.get(unit, 0) : closed[unit]]:
                _append(tree, leaf)
                record.tree.append(leaf)
        taken = closed
        record.states.append(_state(tree) if usable else None)


# --- Section 4: verifier keys and signed notes ---
NOTE_LIMIT = 1_048_576
LOG, WITNESS = 1, 4  # algorithms
B64 = "[A-Za-z0-9+/]"
VERIFIER_KEY = re.compile(rf"({NAME})\+([0-9a-f]{{8}})\+({B64}{{44}})")
SIGNATURE = f"\u2014 ([^ +\n]+) ((?:{B64}{{4}})+(?:{B64}{{3}}=|{B64}{{2}}==)?)\n"
HEAD = rf"(.*)\n(0|[1-9][0-9]{{0,17}})\n({B64}{{43}}=)\n"
NOTE = re.compile(rf"(({HEAD})(?s:.*\n)?)\n((?:{SIGNATURE})+)")


@dataclass(frozen=True)
class Key:
    """A verifier key."""

    name: str
    key_id: bytes
    algorithm: int
    public: bytes


@dataclass(frozen=True)
class Note:
    """A checkpoint: its text, what that says, and names and blobs of signatures."""

    text: str
    head: str
    origin: str
    state: State
    signatures: list[tuple[str, bytes]]


def _decode(text: str) -> bytes:
    data = b64decode(text)
    _require(b64encode(data).decode() == text, "spare bits of base64 must be zero")
    return data


def _read_keys(payload: dict[str, Any]) -> list[Key]:
    """Read what the first entry must hold (section 3): the log's key comes first."""
    _read_fields(payload, "origin", "log_key", "witnesses", "rehearsal")
    keys = list[Key]()
    for text in [payload["log_key"], *payload["witnesses"]]:
        algorithm = WITNESS if keys else LOG
        match = VERIFIER_KEY.fullmatch(str(text))  # of what is no text, nothing matches
        name, key_id, encoded = match.groups() if match else ("", "", "")
        data = _decode(encoded)
        digest = sha256(f"{name}\n".encode() + data).digest()[:4]
        right = key_id == digest.hex() and data[0] == algorithm
        _require(right, f"keys must be NAME+ID+KEY, here with algorithm {algorithm}")
        keys.append(Key(name, digest, algorithm, data[1:]))
    _require(keys[0].name == payload["origin"], "`log_key` must be named as `origin`")
    return keys


def _read_note(data: bytes) -> Note:
    text = data.decode(errors="replace")
    right = text.encode() == data and not re.search("[\x00-\x09\x0b-\x1f]", text)
    _require(
        right and len(data) <= NOTE_LIMIT,
        f"a note must be {NOTE_LIMIT} bytes of text at most",
    )
    match = NOTE.fullmatch(text)  # as far as the last empty line, it is signed
    _require(match, "a note must be origin, size, root, empty line, and signatures")
    text, head, origin, size, root, tail = match.groups()[:6] if match else [""] * 6
    signatures = [(name, _decode(blob)) for name, blob in re.findall(SIGNATURE, tail)]
    right = all(blob[4:] for _, blob in signatures)
    _require(right, "signatures must be longer than a key id")
    return Note(text, head, origin, (int(size), _decode(root)), signatures)


def _check_note(note: Note, keys: list[Key], state: State | None) -> None:
    if state is not None:
        root = b64encode(state[1]).decode()
        _require(note.state == state, f"size and root must be {state[0]} and {root}")
    for key in keys:
        ours = [s for n, s in note.signatures if (n, s[:4]) == (key.name, key.key_id)]
        if key.algorithm == LOG:
            _require(note.origin == key.name, f"the origin must be {key.name}")
            _require(ours, "the log's key must have signed")
        for blob in ours:
            text, signature = note.text, blob[4:]
            if key.algorithm == WITNESS:
                time, signature = int.from_bytes(blob[4:12], "big"), blob[12:]
                text = f"cosignature/v1\ntime {time}\n{text}"
            right = _is_signed(key.public, text.encode(), signature)
            _require(right, f"all signatures of {key.name} must be valid")


def _check_checkpoints(record: Record) -> None:
    files = [path for path in record.files if path.startswith("checkpoints/")]
    numbers = {int(path.removeprefix("checkpoints/")) for path in files}
    with _place(record, "checkpoints/1"):
        _require(numbers or record.states, "a bundle must have a signed checkpoint")
    for number in sorted(numbers | set(range(1, len(record.states) + 1))):
        path, record.newest = f"checkpoints/{number}", None  # the last is the newest
        with _place(record, path):
            _require(path in record.files, "each checkpoint entry must have this file")
            _require(number <= len(record.states), "this must have a checkpoint entry")
            state = record.states[number - 1]
            with (record.folder / path).open("rb") as file:
                note = _read_note(file.read(NOTE_LIMIT + 1))
            _check_note(note, record.keys, state)
            record.newest = note.head if record.keys and state is not None else None


def _is_bare(data: bytes) -> bool:
    """Say whether these are the three lines without signatures (section 7)."""
    return len(data.split()) == 3  # noqa: PLR2004  origin, size, root


def _read_bare(data: bytes) -> Note:
    text = data.decode(errors="replace").rstrip("\n") + "\n"
    match = re.fullmatch(HEAD, text)
    _require(match, "a checkpoint must be origin, size and root")
    origin, size, root = match.groups() if match else [""] * 3
    return Note(text, text, origin, (int(size), _decode(root)), [])


def _check_against(record: Record, data: bytes) -> None:
    note = _read_bare(data) if _is_bare(data) else _read_note(data)
    tree = list[State]()
    size = note.state[0]
    _require(size <= len(record.tree), f"the log must hold {size} entries")
    for leaf in record.tree[:size]:
        _append(tree, leaf)
    if _is_bare(data):
        root = b64encode(_state(tree)[1]).decode()
        _require(note.state == _state(tree), f"the root of {size} must be {root}")
        named = not record.keys or note.origin == record.keys[0].name
        _require(named, "the origin must be that of the log")
    else:
        _check_note(note, record.keys, _state(tree))


# --- Section 5: sealed objects and rolls ---
@dataclass(frozen=True)
class SealedItem:
    """A sealed item; `rows` is the size and root that a CSV roll must have."""

    kind: str
    rows: State | None


def _take_item(record: Record, value: object) -> None:
    item, rows = _read_fields(value, "kind", "sha256"), None
    if item["kind"] == "roll_csv":
        _read_fields(value, "rows", "root")
        rows = item["rows"], bytes.fromhex(item["root"])
    folder = "rolls" if item["kind"].startswith("roll") else "objects"
    items = record.sealed.setdefault(f"{folder}/{item['sha256']}", set())
    items.add(SealedItem(item["kind"], rows))


def _check_sealed(record: Record, path: str) -> None:
    items = record.sealed.get(path, set())
    _require(items, "some entry must name this file")
    if path not in record.files:
        personal = all(item.kind == "personal_object" for item in items)
        _require(personal, "this file must be there, as an entry names it")
        return
    with (record.folder / path).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    _require(path.endswith(digest), f"this file must be named by its digest, {digest}")
    stated = {item.rows for item in items} - {None}
    if stated:
        tree, complete = list[State](), False
        for number, _, leaf, ended in _read_lines(record.folder / path):
            complete = ended
            if number > 1:  # the first is the heading
                _append(tree, leaf)
        _require(
            complete, "a roll must be ended lines, of which the first is a heading"
        )
        _require(
            stated == {_state(tree)}, "`rows` and `root` must be those of the file"
        )


# --- Section 6: persons ---
COMMITMENT = ("attribute", "commitment", "person")
OPENING = ("attribute", "person", "salt", "value")


def _check_openings(record: Record) -> None:
    last = b""
    for number, data, _, ended in _read_lines(record.folder / OPENINGS):
        with _place(record, OPENINGS, number):
            value = _read_value(data, OPENING_DEPTH)
            opening = _read_fields(value, *OPENING, only=True)
            attribute, person, salt, value = (opening[name] for name in OPENING)
            ascends, last = last < data, data
            parts = [record.election, person, attribute, salt, value]
            text = WRITER.encode(["comitia commitment 1", *parts])
            digest = sha256(text.encode()).hexdigest()
            commitment = attribute, digest, person
            right = commitment in record.commitments
            _require(right, "an opening must open a commitment of the bundle")
            record.commitments[commitment] = True
            _require(person not in record.erased, "an erased person must stay closed")
            _require(ascends, "lines must stand in ascending order, none twice")
            _require(ended, LINE_FEED)


# --- Section 7: what a verifier answers ---
NO_BUNDLE = "a bundle must be a folder with this regular file"


def _list_unchecked(record: Record) -> list[str]:
    closed = [c for c, is_open in record.commitments.items() if not is_open]
    erased = [person for _, _, person in closed if person in record.erased]
    kinds = [item.kind for items in record.sealed.values() for item in items]
    lines = sum(len(leaves) for leaves in record.leaves.values())
    counts = {
        "entries are in no tree that could be compared": lines - len(record.tree),
        "sealed files are not there": len(record.sealed.keys() - record.files),
        "rolls in Parquet were not read row by row": kinds.count("roll_parquet"),
        "commitments are of erased persons": len(erased),
        "commitments are not opened": len(closed) - len(erased),
        "first entry could not be used, so no signature was checked": not record.keys,
        "acts were not done again (section 9)": record.readable,
    }
    return [f"{number:d} {what}" for what, number in counts.items() if number]


def _check_mark(record: Record) -> None:
    with (record.folder / MARK).open("rb") as file:
        text = file.read(len(MARK_TEXT) + 1)
    right = record.rehearsal and text == MARK_TEXT
    _require(right, "only a rehearsal has this file, with the words of section 1")


def _examine(record: Record, against: bytes | None) -> None:
    paths = [path for path in record.files if path.startswith("entries/")]
    units = [path.removeprefix("entries/").removesuffix(".jsonl") for path in paths]
    record.leaves = {unit: [] for unit in units}
    for unit in sorted(units, key=lambda unit: (unit != CENTRE, unit)):
        with _place(record, f"entries/{unit}.jsonl"):
            _check_chain(record, unit)
    if MARK in record.files:
        with _place(record, MARK):
            _check_mark(record)
    _grow_tree(record)
    _check_checkpoints(record)
    there = {path for path in record.files if path.startswith(("objects/", "rolls/"))}
    for path in there | record.sealed.keys():
        with _place(record, path):
            _check_sealed(record, path)
    if OPENINGS in record.files:
        with _place(record, OPENINGS):
            _check_openings(record)
    if against is not None:
        with _place(record, "against"):
            _check_against(record, against)


def verify(folder: Path, against: bytes | None = None) -> dict[str, Any]:
    """Verify a bundle, and a checkpoint from outside, and answer as section 7 says."""
    record = Record(folder)
    _find_files(record)
    if CENTRE_FILE in record.files:
        _examine(record, against)
    else:
        record.faults.append(Fault(CENTRE_FILE, 0, NO_BUNDLE))
    return {
        "ok": not record.faults,
        "entries": record.readable,
        "figures": 0,
        "erased": len(record.erased),
        "rehearsal": record.rehearsal,
        "checkpoint": record.newest,
        "not_checked": _list_unchecked(record),
        "faults": [
            {"where": f"{f.path}:{f.line}" if f.line else f.path, "what": f.what}
            for f in sorted(set(record.faults))
        ],
    }


def main(words: list[str]) -> int:
    """Answer the command line, and give the exit code."""
    parser = argparse.ArgumentParser(description="Verify the record of an election.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--against", type=Path)
    arguments = parser.parse_args(words)
    against = None
    if arguments.against is not None:
        against = b""  # what cannot be read is no checkpoint
        with suppress(OSError), arguments.against.open("rb") as file:
            against = file.read(NOTE_LIMIT + 1)
    answer = verify(arguments.bundle, against)
    print(json.dumps(answer, indent=2))
    if answer["rehearsal"]:
        print(REHEARSED, file=sys.stderr)
    if any(fault["what"] == NO_BUNDLE for fault in answer["faults"]):
        return 2
    return 0 if answer["ok"] else 1


if __name__ == "__main__":
    try:
        CODE = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        CODE = 1
    sys.exit(CODE)
