"""Everything that can be checked of a bundle without its keys, in one answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from comitia.audit.record.batches import Batches, build_batches
from comitia.audit.record.chains import Chain, read_chain
from comitia.audit.record.folder import BundleFolder, read_folder
from comitia.audit.record.notes import (
    LogKeys,
    check_against,
    check_notes,
    is_bare,
    log_keys,
    read_note_file,
)
from comitia.audit.record.openings import OpeningsAnswer, check_openings
from comitia.audit.record.sealed import SealedAnswer, SealedItem, check_sealed
from comitia.kernel.findings import Finding, Place, Refused
from comitia.ledger.bundle import (
    CHECKPOINTS,
    ENTRIES,
    MARK,
    MARK_TEXT,
    OBJECTS,
    OPENINGS,
    ROLLS,
)
from comitia.ledger.cards.commitment import Commitment
from comitia.ledger.chain import CENTRE


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found; `not_checked` says what only the office can check."""

    entries: int
    figures: int
    erased: int
    rehearsal: bool
    checkpoint: str | None
    not_checked: tuple[Finding, ...]
    faults: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with what was checked."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Beyond:
    """What was found where a bundle's form alone says nothing: in acts, in tables."""

    figures: int = 0
    faults: tuple[Finding, ...] = ()
    not_checked: tuple[Finding, ...] = ()
    opened: frozenset[Commitment] = frozenset()


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks read and found, before it is put together."""

    folder: BundleFolder
    chains: dict[str, Chain]
    keys: LogKeys | None
    batches: Batches
    sealed: SealedAnswer
    openings: OpeningsAnswer

    @property
    def election(self) -> str:
        """The id of the election, or nothing when no entry could be read."""
        return self.chains[CENTRE].election or ""

    @property
    def erased(self) -> set[str]:
        """The persons that an entry erases."""
        return set().union(*(chain.erased for chain in self.chains.values()))

    @property
    def commitments(self) -> set[Commitment]:
        """What all entries commit to."""
        return set().union(*(chain.commitments for chain in self.chains.values()))


def verify_bundle(path: Path, against: bytes | None = None) -> Verdict:
    """Return the verdict on a bundle's form, compared with an outside checkpoint.

    Raises ``Refused`` when the path is no bundle at all. A checkpoint from outside
    is what shows a record that was rewritten and signed anew: nothing inside can.

    Source: ``docs/reference/record-format.md``, section 7.
    """
    checked = check_bundle(path)
    return verdict_on(checked, tuple(record_faults(checked, against)), against)


def check_bundle(path: Path) -> Checked:
    """Return what the checks of a bundle read; ``Refused`` when it is none."""
    if not (path / ENTRIES / f"{CENTRE}.jsonl").is_file():
        raise Refused([Finding.of("record.no_bundle", path=str(path))])
    folder = read_folder(path)
    if CENTRE not in folder.units:
        raise Refused([Finding.of("record.no_bundle", path=str(path))])
    return check(folder)


def check(folder: BundleFolder) -> Checked:
    """Return what the checks of a record read, wherever its lines come from."""
    chains = _read_chains(folder)
    opening = chains[CENTRE].opening
    return Checked(
        folder,
        chains,
        None if opening is None else log_keys(opening),
        build_batches(chains),
        _check_sealed(folder, chains),
        _check_openings(folder, chains),
    )


def verdict_on(
    checked: Checked,
    faults: tuple[Finding, ...],
    against: bytes | None,
    beyond: Beyond | None = None,
) -> Verdict:
    """Return the verdict that follows from the faults of the record and beyond it."""
    more = beyond or Beyond()
    listed = sorted((*faults, *more.faults), key=_by_place)
    opening = checked.chains[CENTRE].opening or {}
    return Verdict(
        entries=sum(chain.readable for chain in checked.chains.values()),
        figures=more.figures,
        erased=len(checked.erased),
        rehearsal=opening.get("rehearsal") is True,
        checkpoint=_last_checkpoint(checked, listed),
        not_checked=(
            *_not_checked(checked, against, more.opened),
            *more.not_checked,
        ),
        faults=tuple(listed),
    )


def record_faults(checked: Checked, against: bytes | None) -> Iterator[Finding]:
    """Yield every fault of the form of a record."""
    centre = checked.chains[CENTRE]
    yield from checked.folder.faults
    for chain in checked.chains.values():
        yield from chain.faults
    if checked.keys is None:
        yield Finding.of("record.not_opened", place=Place(centre.file, 1))
    yield from _wrong_mark(checked.folder, centre)
    yield from checked.batches.faults
    yield from check_notes(
        checked.folder.note,
        checked.folder.checkpoints,
        entered=len(centre.checkpoints),
        batches=checked.batches,
        keys=checked.keys,
    )
    yield from checked.sealed.faults
    yield from checked.openings.faults
    if against is not None:
        yield from check_against(against, checked.batches, checked.keys)


def _wrong_mark(folder: BundleFolder, centre: Chain) -> Iterator[Finding]:
    """Yield a mark that does not say what it must, or that stands on no rehearsal."""
    if folder.has_mark:
        with (folder.path / MARK).open("rb") as file:
            is_right = file.read(len(MARK_TEXT) + 1) == MARK_TEXT
        if not is_right or (centre.opening or {}).get("rehearsal") is not True:
            yield Finding.of("record.wrong_mark", place=Place(MARK))


def _read_chains(folder: BundleFolder) -> dict[str, Chain]:
    """Return all chains; the centre's first, because it says which election it is."""
    chains: dict[str, Chain] = {}
    election: str | None = None
    for unit in sorted(folder.units, key=lambda unit: (unit != CENTRE, unit)):
        chains[unit] = read_chain(folder.lines(unit), unit, election)
        election = chains[unit].election
    return chains


def _check_sealed(folder: BundleFolder, chains: Mapping[str, Chain]) -> SealedAnswer:
    present = frozenset(
        {f"{OBJECTS}/{digest}" for digest in folder.objects}
        | {f"{ROLLS}/{digest}" for digest in folder.rolls}
    )
    items = (item for chain in chains.values() for item in chain.sealed)
    return check_sealed(folder.path, present, items)


def _check_openings(
    folder: BundleFolder, chains: Mapping[str, Chain]
) -> OpeningsAnswer:
    if not folder.has_openings:
        return OpeningsAnswer()
    return check_openings(
        folder.path / OPENINGS,
        chains[CENTRE].election or "",
        commitments=set().union(*(one.commitments for one in chains.values())),
        erased=set().union(*(one.erased for one in chains.values())),
    )


def _last_checkpoint(checked: Checked, faults: list[Finding]) -> str | None:
    """Return the newest checkpoint's text, if all of it was compared and holds."""
    numbers = checked.folder.checkpoints
    entered = len(checked.chains[CENTRE].checkpoints)
    newest = max([entered, *numbers])
    name = f"{CHECKPOINTS}/{newest}"
    was_compared = checked.keys is not None and newest <= len(checked.batches.sizes)
    if newest not in numbers or not was_compared:
        return None
    if any(fault.place == Place(name) for fault in faults):
        return None
    return str(read_note_file(checked.folder.note(newest))[1])


def _not_checked(
    checked: Checked, against: bytes | None, elsewhere: frozenset[Commitment]
) -> Iterator[Finding]:
    """Yield what nobody can check from the record, with its number.

    What was opened `elsewhere`, on cards, was published to nobody.
    """
    chains = checked.chains
    commitments = checked.commitments
    entered = sum(len(chain.leaves) for chain in chains.values())
    signed_for = _signed_for(checked)
    opened = checked.openings.opened & commitments
    sealed = {item for chain in chains.values() for item in chain.sealed}
    counted = {
        "record.uncovered": entered - len(checked.batches.tree),
        "record.uncovered_openings": len(opened - signed_for),
        "record.uncovered_sealed": len(sealed - signed_for),
        "record.unopened": len(commitments - opened - elsewhere),
        "record.erased_objects": checked.sealed.erased_objects,
        "record.parquet_rolls": checked.sealed.parquet_rolls,
        "record.unsigned_checkpoint": int(against is not None and is_bare(against)),
    }
    for code, count in counted.items():
        if count:
            yield Finding.of(code, count=count)


def _signed_for(checked: Checked) -> set[Commitment | SealedItem]:
    """Return what stands in an entry that a checkpoint covers.

    Anyone can add an entry behind the last checkpoint, and what it commits to.
    """
    return {
        what
        for unit, chain in checked.chains.items()
        for held in (chain.commitments, chain.sealed)
        for what, line in held.items()
        if line <= checked.batches.covered.get(unit, 0)
    }


def _by_place(finding: Finding) -> tuple[str, int, str]:
    place = finding.place or Place(ENTRIES)
    return place.file, place.line or 0, finding.code
