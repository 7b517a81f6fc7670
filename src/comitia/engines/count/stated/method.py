"""METHOD.toml: the rules of a ballot as a file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar, cast

from comitia.charter.kinds import Choice, Share, Texts, Whole
from comitia.charter.text.source import Source
from comitia.engines.count.stated.entries import Entries, entries_of, located
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Refused
from comitia.stages.conference.counting.method import (
    BallotMethod,
    Decider,
    OpenSeats,
    PaperRules,
    Tie,
    Unclear,
    WriteIn,
    method_faults,
)

V = TypeVar("V", bound=StrEnum)
_MOST: Final = 1_000_000
_BASES: Final = tuple(base for base in Base if base is not Base.SEATS)
_QUORUM: Final = Share((Base.ENTITLED,), may_ask_nothing=True)
_RELATIONS: Final = ("more_than", "at_least")
_KEYS: Final[tuple[tuple[str, ...], ...]] = (
    ("seats",),
    ("candidates",),
    *(("quorum", name) for name in (*_RELATIONS, "of")),
    *(("majority", name) for name in (*_RELATIONS, "of")),
    ("papers", "most_names"),
    ("papers", "returned_at_most"),
    ("papers", "unclear"),
    ("papers", "write_in"),
    ("tie", "then"),
    ("open_seats", "then"),
    ("open_seats", "who"),
    ("primary", "names"),
)


@dataclass(frozen=True, slots=True)
class StatedMethod:
    """A method with its lines, and the ids on the paper where the file says which."""

    method: BallotMethod
    candidates: tuple[str, ...] | None
    source: Source


def read_method(content: bytes, *, name: str) -> StatedMethod:
    r"""Return the method that a file states; ``Refused`` names every fault.

    What a file leaves out is as the rules of 2020 have it: papers at most as many
    as issued, an unclear sign void for its name, a name written in only after a
    vote against, a tie voted on again, and a further election for seats left open.

    >>> half = b'more_than = "1/2"\nof = "entitled"\n'
    >>> text = b"seats = 3\n[quorum]\n" + half + b"[majority]\n" + half
    >>> read_method(text, name="METHOD.toml").method.papers.most_names
    3
    """
    entries = entries_of(content, name=name)
    if "seats" not in entries.source.tables:
        entries.other_file("count.account_as_method", "entitled", "returned")
    entries.only(*_KEYS)
    method = _method(entries)
    candidates = cast("tuple[str, ...] | None", entries.value(Texts(), "candidates"))
    if entries.faults or method is None:
        raise Refused(entries.faults)
    faults = located(method_faults(method), entries.source)
    if faults:
        raise Refused(faults)
    return StatedMethod(method, candidates, entries.source)


def _method(entries: Entries) -> BallotMethod | None:
    seats = cast("int | None", entries.value(Whole(1, _MOST), "seats"))
    quorum = cast("Bound | None", entries.fields(_QUORUM, "quorum"))
    majority = cast("Bound | None", entries.fields(Share(_BASES), "majority"))
    primary = cast("int | None", entries.value(Whole(1, _MOST), "primary", "names"))
    entries.demand(("seats",), ("quorum",), ("majority",))
    if "primary" in entries.source.tables:
        entries.demand(("primary", "names"))
    papers = _papers(entries, primary or seats or 1)
    rest = (
        _choice(entries, Tie.FURTHER_BALLOT, "tie", "then"),
        _choice(entries, OpenSeats.FURTHER_ELECTION, "open_seats", "then"),
        _choice(entries, Decider.ELECTORS, "open_seats", "who"),
    )
    if seats is None or quorum is None or majority is None:
        return None
    return BallotMethod(seats, quorum, majority, papers, *rest, primary=primary)


def _papers(entries: Entries, places: int) -> PaperRules:
    most = entries.value(Whole(1, _MOST), "papers", "most_names")
    limits = Choice((Base.ISSUED.value, Base.VOTERS.value))
    within = entries.value(limits, "papers", "returned_at_most")
    return PaperRules(
        places if most is None else cast("int", most),
        Base.ISSUED if within is None else Base(cast("str", within)),
        _choice(entries, Unclear.VOID_FOR_NAME, "papers", "unclear"),
        _choice(entries, WriteIn.AFTER_AGAINST, "papers", "write_in"),
    )


def _choice(entries: Entries, usual: V, *path: str) -> V:
    """Return the chosen way, or the usual one where the file says nothing."""
    ways = {one.value: one for one in type(usual)}
    chosen = entries.value(Choice(tuple(ways)), *path)
    return usual if chosen is None else ways[str(chosen)]
