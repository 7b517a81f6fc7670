"""Ways in which a bundle can be damaged, each with the place that must be named."""

import base64
import json
from collections.abc import Callable
from random import Random

from comitia.ledger.canonical import canonical_bytes

Files = dict[str, bytes]
Damage = Callable[[Files, Random], str | None]


def flip_a_byte_of_an_entry(files: Files, chance: Random) -> str:
    """Change one byte; the line breaks, or the next one no longer fits."""
    name, lines, index = _some_line(files, chance)
    at = chance.randrange(len(lines[index]))
    changed = bytearray(lines[index])
    changed[at] ^= 1 << chance.randrange(7)
    if bytes(changed).count(b"\n"):
        changed[at] = ord("!")
    lines[index] = bytes(changed)
    _put(files, name, lines)
    return _where_it_shows(files, name, lines, index)


def change_a_value(files: Files, chance: Random) -> str:
    """Rewrite an entry canonically; only its digest tells."""
    name, lines, index = _some_line(files, chance)
    entry = json.loads(lines[index])
    entry["outcome"] = {"changed": chance.randrange(100)}
    lines[index] = canonical_bytes(entry)
    _put(files, name, lines)
    return _where_it_shows(files, name, lines, index)


def remove_a_line(files: Files, chance: Random) -> str:
    """Take out an entry that has one behind it."""
    name, lines, index = _some_line(files, chance, behind=1)
    del lines[index]
    _put(files, name, lines)
    return f"{name}:{index + 1}"


def cut_off_the_last_line(files: Files, chance: Random) -> str | None:
    """Take away the newest covered entry of a unit."""
    name = chance.choice(_entries(files))
    lines = _lines(files[name])
    if name == "entries/centre.jsonl" or len(lines) < 2:
        return None
    _put(files, name, lines[:-1])
    return f"{name}:{len(lines)}" if _is_covered(files, name, len(lines)) else None


def double_a_line(files: Files, chance: Random) -> str:
    """Enter the same line twice."""
    name, lines, index = _some_line(files, chance)
    lines.insert(index + 1, lines[index])
    _put(files, name, lines)
    return f"{name}:{index + 2}"


def swap_two_lines(files: Files, chance: Random) -> str:
    """Exchange two neighbours."""
    name, lines, index = _some_line(files, chance, behind=1)
    lines[index], lines[index + 1] = lines[index + 1], lines[index]
    _put(files, name, lines)
    return f"{name}:{index + 1}"


def write_with_spaces(files: Files, chance: Random) -> str:
    """Spell the same entry another way."""
    name, lines, index = _some_line(files, chance)
    lines[index] = json.dumps(json.loads(lines[index])).encode()
    _put(files, name, lines)
    return f"{name}:{index + 1}"


def use_a_float(files: Files, chance: Random) -> str:
    """Put a fraction into a payload."""
    return _with_payload(files, chance, b'{"share":0.5}')


def use_a_huge_number(files: Files, chance: Random) -> str:
    """Put a number beyond 2**53 into a payload."""
    return _with_payload(files, chance, b'{"n":9007199254740992}')


def use_a_key_twice(files: Files, chance: Random) -> str:
    """Give an object the same key twice."""
    return _with_payload(files, chance, b'{"n":1,"n":2}')


def nest_deeply(files: Files, chance: Random) -> str:
    """Nest one list more than is allowed."""
    return _with_payload(files, chance, b'{"n":' + b"[" * 64 + b"]" * 64 + b"}")


def add_a_field(files: Files, chance: Random) -> str:
    """Give an entry a field that entries do not have."""
    return _with_field(files, chance, "zone", "x")


def claim_a_newer_format(files: Files, chance: Random) -> str:
    """Say that a later program wrote the entry."""
    return _with_field(files, chance, "format", 2)


def claim_another_election(files: Files, chance: Random) -> str | None:
    """Put an entry of another election in."""
    name, lines, index = _some_line(files, chance)
    if (name, index) == ("entries/centre.jsonl", 0):
        return None
    return _rewritten(files, (name, lines, index), "election", "9" * 32)


def claim_another_unit(files: Files, chance: Random) -> str:
    """Put an entry of another unit in."""
    return _with_field(files, chance, "unit", "elsewhere")


def claim_another_writer(files: Files, chance: Random) -> str:
    """Let a stranger write."""
    return _with_field(files, chance, "writer", "stranger")


def write_a_bad_moment(files: Files, chance: Random) -> str:
    """Use a day that does not exist."""
    return _with_field(files, chance, "at", "2022-02-30T09:00:00+08:00")


def seal_nonsense(files: Files, chance: Random) -> str:
    """Seal something of no known kind."""
    return _with_field(files, chance, "sealed", [{"kind": "rumour"}])


def repeat_a_key(files: Files, chance: Random) -> str:
    """Give an entry the idempotency key of the one before."""
    name, lines, index = _some_line(files, chance, behind=1)
    key = json.loads(lines[index])["key"]
    return _rewritten(files, (name, lines, index + 1), "key", key)


def end_in_mid_line(files: Files, chance: Random) -> str:
    """Cut the last line end."""
    name = chance.choice(_entries(files))
    count = len(_lines(files[name]))
    files[name] = files[name][:-1]
    return f"{name}:{count}"


def empty_a_chain(files: Files, chance: Random) -> str | None:
    """Leave a file without a line."""
    name = chance.choice(_entries(files))
    if name == "entries/centre.jsonl":
        return None
    files[name] = b""
    return name


def remove_a_chain(files: Files, chance: Random) -> str | None:
    """Take a whole unit away; the checkpoint entries still name it."""
    name = chance.choice(_entries(files))
    if name == "entries/centre.jsonl":
        return None
    del files[name]
    centre = _lines(files["entries/centre.jsonl"])
    acts = [json.loads(line)["act"] for line in centre]
    return f"entries/centre.jsonl:{acts.index('checkpoint') + 1}"


def remove_a_checkpoint(files: Files, chance: Random) -> str:
    """Take a signed checkpoint away."""
    name = chance.choice(_checkpoints(files))
    del files[name]
    return name


def add_a_checkpoint(files: Files, chance: Random) -> str:
    """Add a checkpoint that was never entered."""
    number = len(_checkpoints(files)) + chance.randrange(1, 3)
    files[f"checkpoints/{number}"] = files["checkpoints/1"]
    return f"checkpoints/{number}"


def change_a_root(files: Files, chance: Random) -> str:
    """Write another root into a checkpoint."""
    name = chance.choice(_checkpoints(files))
    lines = files[name].split(b"\n")
    lines[2] = base64.b64encode(bytes(32))
    files[name] = b"\n".join(lines)
    return name


def change_a_size(files: Files, chance: Random) -> str:
    """Write another size into a checkpoint."""
    name = chance.choice(_checkpoints(files))
    lines = files[name].split(b"\n")
    lines[1] = str(int(lines[1]) + chance.choice([-1, 1, 1000])).encode()
    files[name] = b"\n".join(lines)
    return name


def spoil_a_signature(files: Files, chance: Random) -> str:
    """Change one byte of the log's signature."""
    name = chance.choice(_checkpoints(files))
    lines = files[name].split(b"\n")
    start, _, packed = lines[4].rpartition(b" ")
    blob = bytearray(base64.b64decode(packed))
    blob[chance.randrange(4, len(blob))] ^= 1 << chance.randrange(8)
    lines[4] = start + b" " + base64.b64encode(bytes(blob))
    files[name] = b"\n".join(lines)
    return name


def spoil_a_cosignature(files: Files, chance: Random) -> str | None:
    """Change one byte of a witness's signature, its time included."""
    cosigned = [n for n in _checkpoints(files) if files[n].count(b"\xe2\x80\x94") > 1]
    if not cosigned:
        return None
    name = chance.choice(cosigned)
    lines = files[name].split(b"\n")
    start, _, packed = lines[5].rpartition(b" ")
    blob = bytearray(base64.b64decode(packed))
    blob[chance.randrange(4, len(blob))] ^= 1 << chance.randrange(8)
    lines[5] = start + b" " + base64.b64encode(bytes(blob))
    files[name] = b"\n".join(lines)
    return name


def garble_a_checkpoint(files: Files, chance: Random) -> str:
    """Make a checkpoint unreadable."""
    name = chance.choice(_checkpoints(files))
    files[name] = chance.choice([b"", b"\xff\xfe", b"a\n1\n", files[name][:-1]])
    return name


def change_a_sealed_file(files: Files, chance: Random) -> str | None:
    """Change a byte of an object or a roll."""
    names = [name for name in files if name.startswith(("objects/", "rolls/"))]
    if not names:
        return None
    name = chance.choice(sorted(names))
    content = bytearray(files[name])
    content[chance.randrange(len(content))] ^= 1
    files[name] = bytes(content)
    return name


def remove_a_roll(files: Files, chance: Random) -> str | None:
    """Take a roll away."""
    names = sorted(name for name in files if name.startswith("rolls/"))
    if not names:
        return None
    name = chance.choice(names)
    del files[name]
    return name


def add_a_sealed_file(files: Files, chance: Random) -> str:
    """Add a file that no entry names."""
    name = f"{chance.choice(['objects', 'rolls'])}/{chance.randbytes(32).hex()}"
    files[name] = b"x\n"
    return name


def add_a_stranger(files: Files, chance: Random) -> str:
    """Add a file that does not belong."""
    strangers = [
        "notes.txt",
        "entries/x.txt",
        "entries/Up.jsonl",
        "checkpoints/01",
        "rolls/x",
    ]
    name = chance.choice(strangers)
    files[name] = b"x\n"
    return name


def open_another_value(files: Files, chance: Random) -> str | None:
    """Publish a value that was never entered."""
    lines = _lines(files["openings.jsonl"])
    if not lines:
        return None
    index = chance.randrange(len(lines))
    opening = json.loads(lines[index])
    opening["value"] = f"{opening['value']}x"
    lines[index] = canonical_bytes(opening)
    _put(files, "openings.jsonl", lines)
    return f"openings.jsonl:{index + 1}"


def double_an_opening(files: Files, chance: Random) -> str | None:
    """Publish the same value twice."""
    lines = _lines(files["openings.jsonl"])
    if not lines:
        return None
    index = chance.randrange(len(lines))
    lines.insert(index, lines[index])
    _put(files, "openings.jsonl", lines)
    return f"openings.jsonl:{index + 2}"


def garble_an_opening(files: Files, chance: Random) -> str:
    """Write something else among the openings."""
    lines = _lines(files["openings.jsonl"])
    _put(files, "openings.jsonl", [*lines, chance.choice([b"", b"{}", b"nonsense"])])
    return f"openings.jsonl:{len(lines) + 1}"


def open_the_record_otherwise(files: Files, chance: Random) -> str:
    """Begin the record without a usable opening."""
    lines = _lines(files["entries/centre.jsonl"])
    entry = json.loads(lines[0])
    field = chance.choice(["log_key", "origin", "witnesses", "rehearsal"])
    del entry["payload"][field]
    lines[0] = canonical_bytes(entry)
    _put(files, "entries/centre.jsonl", lines)
    return "entries/centre.jsonl:1"


def miscount_the_heads(files: Files, chance: Random) -> str:
    """Let a checkpoint entry name a unit that does not exist, or no number."""
    lines = _lines(files["entries/centre.jsonl"])
    found = [n for n, line in enumerate(lines) if b'"act":"checkpoint"' in line]
    index = chance.choice(found)
    entry = json.loads(lines[index])
    entry["payload"]["heads"] = chance.choice([{"nowhere": 1}, {"unit-1": "2"}, None])
    lines[index] = canonical_bytes(entry)
    _put(files, "entries/centre.jsonl", lines)
    return f"entries/centre.jsonl:{index + 1}"


DAMAGES: tuple[Damage, ...] = (
    flip_a_byte_of_an_entry,
    change_a_value,
    remove_a_line,
    cut_off_the_last_line,
    double_a_line,
    swap_two_lines,
    write_with_spaces,
    use_a_float,
    use_a_huge_number,
    use_a_key_twice,
    nest_deeply,
    add_a_field,
    claim_a_newer_format,
    claim_another_election,
    claim_another_unit,
    claim_another_writer,
    write_a_bad_moment,
    seal_nonsense,
    repeat_a_key,
    end_in_mid_line,
    empty_a_chain,
    remove_a_chain,
    remove_a_checkpoint,
    add_a_checkpoint,
    change_a_root,
    change_a_size,
    spoil_a_signature,
    spoil_a_cosignature,
    garble_a_checkpoint,
    change_a_sealed_file,
    remove_a_roll,
    add_a_sealed_file,
    add_a_stranger,
    open_another_value,
    double_an_opening,
    garble_an_opening,
    open_the_record_otherwise,
    miscount_the_heads,
)


def _entries(files: Files) -> list[str]:
    return sorted(name for name in files if name.startswith("entries/"))


def _checkpoints(files: Files) -> list[str]:
    names = [name for name in files if name.startswith("checkpoints/")]
    return sorted(names, key=lambda name: int(name.partition("/")[2]))


def _where_it_shows(files: Files, name: str, lines: list[bytes], index: int) -> str:
    """Return the line whose parent no longer fits, else the newest checkpoint."""
    if index + 1 < len(lines):
        return f"{name}:{index + 2}"
    return _checkpoints(files)[-1]


def _lines(content: bytes) -> list[bytes]:
    return content.split(b"\n")[:-1]


def _put(files: Files, name: str, lines: list[bytes]) -> None:
    files[name] = b"".join(line + b"\n" for line in lines)


def _some_line(
    files: Files, chance: Random, *, behind: int = 0
) -> tuple[str, list[bytes], int]:
    """Return a line with at least `behind` lines below it in its file."""
    names = [n for n in _entries(files) if len(_lines(files[n])) > behind]
    name = chance.choice(names)
    lines = _lines(files[name])
    return name, lines, chance.randrange(len(lines) - behind)


def _is_covered(files: Files, name: str, count: int) -> bool:
    unit = name.removeprefix("entries/").removesuffix(".jsonl")
    centre = _lines(files["entries/centre.jsonl"])
    newest = [line for line in centre if b'"act":"checkpoint"' in line][-1]
    heads = json.loads(newest)["payload"]["heads"]
    return bool(heads.get(unit, 0) >= count)


def _with_payload(files: Files, chance: Random, payload: bytes) -> str:
    name, lines, index = _some_line(files, chance)
    entry = json.loads(lines[index])
    entry["payload"] = {"here": 1}
    lines[index] = canonical_bytes(entry).replace(b'{"here":1}', payload)
    _put(files, name, lines)
    return f"{name}:{index + 1}"


def _with_field(files: Files, chance: Random, field: str, value: object) -> str:
    return _rewritten(files, _some_line(files, chance), field, value)


def _rewritten(
    files: Files, line: tuple[str, list[bytes], int], field: str, value: object
) -> str:
    name, lines, index = line
    lines[index] = canonical_bytes({**json.loads(lines[index]), field: value})
    _put(files, name, lines)
    return f"{name}:{index + 1}"
