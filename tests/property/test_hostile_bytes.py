"""Whatever the bytes: an answer, soon, and no error but the declared ones."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import invented_record, written

from comitia.audit.record.verify import verify_bundle
from comitia.kernel.findings import Refused
from comitia.ledger.canonical import NotCanonicalError, canonical_bytes, read_canonical
from comitia.ledger.cards.card import CardUnreadableError, open_card
from comitia.ledger.entry import EntryFaultError, read_entry
from comitia.ledger.log.checkpoint import read_checkpoint
from comitia.ledger.log.note import NoteFaultError, read_key, read_note

ENTRY = invented_record(3).ledger.lines["centre"][0]
NOTE = str(invented_record(3).ledger.notes[0]).encode()
DECLARED = (NotCanonicalError, EntryFaultError, NoteFaultError, CardUnreadableError)
FAST = 4.0
MILLION = 10**6
MEBIBYTE = 1024 * 1024
TEXT = b"x" * 4_000_000


def _open_card(content: bytes) -> object:
    return open_card(content, bytes(32), election="e", person="p")


def _as_text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda content: read(content.decode(errors="surrogateescape"))


READERS: dict[str, Callable[[bytes], object]] = {
    "read_entry": read_entry,
    "read_canonical": read_canonical,
    "read_note": read_note,
    "read_checkpoint": _as_text(read_checkpoint),
    "read_key": _as_text(read_key),
    "open_card": _open_card,
}
HUGE = {
    "deep lists": b"[" * MILLION,
    "closed deep lists": b"[" * MILLION + b"]" * MILLION,
    "deep objects": b'{"a":' * (MILLION // 2),
    "a huge number": b"1" * MILLION,
    "a huge negative number": b"-" + b"9" * MILLION,
    "a number that Python would print slowly": b"9" * 4200,
    "a huge exponent": b"1e" + b"9" * MILLION,
    "a huge fraction": b"0." + b"1" * MILLION,
    "a long text": b'"' + b"a" * 4 * MEBIBYTE + b'"',
    "backslashes": b'"' + b"\\" * (4 * MEBIBYTE),
    "escapes": b'"' + b"\\ud800" * 600_000 + b'"',
    "line ends": b"\n" * MEBIBYTE,
    "many signatures": NOTE + NOTE.splitlines(keepends=True)[-1] * 9000,
    "plus signs": b"+" * 4 * MEBIBYTE,
    "equals signs": b"a+00000000+" + b"=" * 4 * MEBIBYTE,
    "dashes": b"a\n\n" + "— ".encode() * 200_000,
    "zero bytes": bytes(4 * MEBIBYTE),
    "many keys": b"{" + b",".join(b'"%d":0' % n for n in range(200_000)) + b"}",
    "an entry with a deep outcome": ENTRY.replace(b":{}", b":" + b"[" * MILLION),
    "an entry with a huge height": ENTRY.replace(b":0", b":" + b"1" * MILLION),
    "an entry with a large outcome": ENTRY.replace(b":{}", b':{"a":"%s"}' % TEXT),
}  # fmt: skip


@contextmanager
def soon() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < FAST


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("content", HUGE)
def test_huge_input_is_answered_soon(reader: str, content: str) -> None:
    with soon():
        try:
            READERS[reader](HUGE[content])
        except DECLARED:
            return


@pytest.mark.parametrize("reader", READERS)
@given(content=st.binary(max_size=200))
def test_any_bytes_raise_declared_errors_only(reader: str, content: bytes) -> None:
    try:
        READERS[reader](content)
    except DECLARED:
        return


@pytest.mark.parametrize("reader", READERS)
@given(data=st.data())
def test_sound_bytes_with_a_piece_replaced_raise_declared_errors_only(
    reader: str, data: st.DataObject
) -> None:
    whole = data.draw(st.sampled_from([ENTRY, NOTE, NOTE.split(b"\n\n")[0]]))
    at = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 20))
    piece = data.draw(st.binary(max_size=8) | st.sampled_from(PIECES))

    try:
        READERS[reader](whole[:at] + piece + whole[at + length :])
    except DECLARED:
        return


@pytest.mark.parametrize("field", ["act", "at", "format", "grants", "height", "sealed"])
@given(data=st.data())
def test_an_entry_with_any_value_in_a_field_raises_declared_errors_only(
    field: str, data: st.DataObject
) -> None:
    value = data.draw(st.sampled_from(PIECES))
    start, _, rest = ENTRY.partition(b'"%s":' % field.encode())
    line = start + b'"%s":' % field.encode() + value + b',"x' + rest

    for whole in (line, b'{"%s":%s}' % (field.encode(), value)):
        try:
            read_entry(whole)
        except EntryFaultError:
            continue


@settings(max_examples=25)
@given(data=st.data())
def test_any_files_get_a_verdict(data: st.DataObject) -> None:
    files = dict(invented_record(data.draw(st.integers(0, 5))).files())
    for name in data.draw(st.lists(st.sampled_from(sorted(files)), max_size=3)):
        whole = files[name]
        at = data.draw(st.integers(0, len(whole)))
        piece = data.draw(st.binary(max_size=12) | st.sampled_from(PIECES))
        files[name] = whole[:at] + piece + whole[at + len(piece) :]

    with TemporaryDirectory() as folder:
        bundle = written(files, Path(folder))
        against = data.draw(st.none() | st.just(NOTE) | st.binary(max_size=40))
        verdict = verify_bundle(bundle, against)

    assert verdict.ok == (not verdict.faults)
    assert all(fault.place is not None for fault in verdict.faults)


def test_a_bundle_of_huge_lines_gets_a_verdict_soon(tmp_path: Path) -> None:
    files = dict(invented_record(1).files())
    files["entries/unit-1.jsonl"] = b"".join(
        content.replace(b"\n", b"") + b"\n" for content in HUGE.values()
    )
    files["openings.jsonl"] = files["entries/unit-1.jsonl"] + b"x" * 20 * MEBIBYTE
    files["checkpoints/1"] = b"a" * 3 * MEBIBYTE

    with soon():
        verdict = verify_bundle(written(files, tmp_path))

    assert not verdict.ok


@given(name=st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=9))
@settings(max_examples=25)
def test_a_folder_that_is_no_bundle_is_refused(name: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            (Path(folder) / name).write_bytes(b"")
        except (OSError, UnicodeEncodeError):
            return
        with pytest.raises(Refused):
            verify_bundle(Path(folder))


def test_a_number_too_long_to_print_is_refused_like_any_other() -> None:
    with pytest.raises(NotCanonicalError):
        canonical_bytes({"n": 10**5000})


PIECES = [
    b"[]", b"{}", b"null", b"true", b"-1", b"1.5", b'""', b'"\\ud800"', b"[[]]",
    b'{"a":[]}', b"9007199254740992", b"1" * 25, b'"\xff"', b"1e9", b"\n", b"\n\n",
    b"+",
]  # fmt: skip
