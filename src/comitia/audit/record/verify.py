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
    log_keys,
    read_note_file,
)
from comitia.audit.record.openings import OpeningsAnswer, check_openings
from comitia.audit.record.sealed import SealedAnswer, check_sealed
from comitia.kernel.findings import Finding, Place, Refused
from comitia.ledger.bundle import CHECKPOINTS, ENTRIES, OBJECTS, OPENINGS, ROLLS
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


def verify_bundle(path: Path, against: bytes | None = None) -> Verdict:
    """Return the verdict on a bundle, compared with an outside checkpoint if given.

    Raises ``Refused`` when the path is no bundle at all. A checkpoint from outside
    is what shows a record that was rewritten and signed anew: nothing inside can.

    Source: ``docs/reference/record-format.md``, section 7.
    """
    checked = _check(path)
    faults = sorted(_faults(checked, against), key=_by_place)
    opening = checked.chains[CENTRE].opening or {}
    return Verdict(
        entries=sum(chain.readable for chain in checked.chains.values()),
        figures=0,
        erased=len(_erased(checked.chains)),
        rehearsal=opening.get("rehearsal") is True,
        checkpoint=_last_checkpoint(checked, faults),
        not_checked=tuple(_not_checked(checked)),
        faults=tuple(faults),
    )


@dataclass(frozen=True, slots=True)
class _Checked:
    """What the checks read and found, before it is put together."""

    folder: BundleFolder
    chains: dict[str, Chain]
    keys: LogKeys | None
    batches: Batches
    sealed: SealedAnswer
    openings: OpeningsAnswer


def _check(path: Path) -> _Checked:
    if not (path / ENTRIES / f"{CENTRE}.jsonl").is_file():
        raise Refused([Finding.of("record.no_bundle", path=str(path))])
    folder = read_folder(path)
    if CENTRE not in folder.units:
        raise Refused([Finding.of("record.no_bundle", path=str(path))])
    chains = _read_chains(folder)
    opening = chains[CENTRE].opening
    return _Checked(
        folder,
        chains,
        None if opening is None else log_keys(opening),
        build_batches(chains),
        _check_sealed(folder, chains),
        _check_openings(folder, chains),
    )


def _faults(checked: _Checked, against: bytes | None) -> Iterator[Finding]:
    centre = checked.chains[CENTRE]
    yield from checked.folder.faults
    for chain in checked.chains.values():
        yield from chain.faults
    if checked.keys is None:
        yield Finding.of("record.not_opened", place=Place(centre.file, 1))
    yield from checked.batches.faults
    yield from check_notes(
        checked.folder.path,
        checked.folder.checkpoints,
        entered=len(centre.checkpoints),
        batches=checked.batches,
        keys=checked.keys,
    )
    yield from checked.sealed.faults
    yield from checked.openings.faults
    if against is not None:
        yield from check_against(against, checked.batches, checked.keys)


def _read_chains(folder: BundleFolder) -> dict[str, Chain]:
    """Return all chains; the centre's first, because it says which election it is."""
    chains: dict[str, Chain] = {}
    election: str | None = None
    for unit in sorted(folder.units, key=lambda unit: (unit != CENTRE, unit)):
        chains[unit] = read_chain(folder.entries_of(unit), unit, election)
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
        return OpeningsAnswer((), frozenset())
    return check_openings(
        folder.path / OPENINGS,
        chains[CENTRE].election or "",
        commitments=set().union(*(chain.commitments for chain in chains.values())),
        erased=_erased(chains),
    )


def _erased(chains: Mapping[str, Chain]) -> set[str]:
    return set().union(*(chain.erased for chain in chains.values()))


def _last_checkpoint(checked: _Checked, faults: list[Finding]) -> str | None:
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
    return str(read_note_file((checked.folder.path / name).read_bytes())[1])


def _not_checked(checked: _Checked) -> Iterator[Finding]:
    """Yield what nobody can check from the bundle, with its number."""
    chains = checked.chains.values()
    commitments = set().union(*(chain.commitments for chain in chains))
    entered = sum(len(chain.leaves) for chain in chains)
    counted = {
        "record.uncovered": entered - len(checked.batches.tree),
        "record.unopened": len(commitments - checked.openings.opened),
        "record.erased_objects": checked.sealed.erased_objects,
        "record.parquet_rolls": checked.sealed.parquet_rolls,
    }
    for code, count in counted.items():
        if count:
            yield Finding.of(code, count=count)


def _by_place(finding: Finding) -> tuple[str, int, str]:
    place = finding.place or Place(ENTRIES)
    return place.file, place.line or 0, finding.code
