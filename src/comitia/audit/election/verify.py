"""Everything that can be checked of an election's folder or a bundle, in one answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from comitia.audit.election.apart import Cards, Looking, looking_at
from comitia.audit.election.database import DAMAGE, DATABASE, Tables, opened
from comitia.audit.election.folder import (
    OPERATION,
    faults_of_charter,
    faults_of_format,
    faults_of_schema,
    faults_of_strangers,
    is_election,
    is_left_over,
)
from comitia.audit.election.people import PeopleAnswer
from comitia.audit.election.requests import RequestsAnswer, check_requests
from comitia.audit.election.rows import faults_of_views, table_of
from comitia.audit.election.tables import (
    TableFolder,
    faults_of_columns,
    faults_of_heads,
    read_tables,
)
from comitia.audit.record.chains import MOST_FAULTS, unlisted
from comitia.audit.record.verify import (
    Beyond,
    Checked,
    Verdict,
    check,
    check_bundle,
    record_faults,
    verdict_on,
)
from comitia.audit.replay.cards import Opened
from comitia.audit.replay.founding import FIRST, sealed_names
from comitia.audit.replay.replaying import Replay, Stop, replay
from comitia.kernel.findings import Finding, Place, Refused
from comitia.ledger.cards.keys import KeyFolder, keys_folder
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import EntryFaultError, read_entry
from comitia.ledger.views.collecting import seldom_collected
from comitia.stages.rulebook import ROWS

_STOPPED: Final = {
    Stop.FAULTS: "replay.after_faults",
    Stop.NO_POLICY: "replay.nothing_sealed",
    Stop.UNFOUNDED: "replay.after_faults",
    Stop.LOST: "replay.after_faults",
}

# A bundle that nobody signed is anybody's; an office's own folder is only young.
_UNSIGNED: Final = "record.unsigned"


def verify(
    path: Path, against: bytes | None = None, *, environment: Mapping[str, str]
) -> Verdict:
    """Return the verdict on an election's folder or a bundle.

    Whatever the acts led to is worked out again. `environment` says where the keys
    of an election lie; without keys the cards stay closed, and the answer says so.
    Raises ``Refused`` when the path is neither.
    """
    with seldom_collected():
        if is_election(path):
            return _verify_election(path, against, environment)
        return _verify_bundle(path, against)


def _verify_bundle(path: Path, against: bytes | None) -> Verdict:
    """Return the verdict on a bundle, whose cards nobody opens."""
    checked = check_bundle(path)
    faults = tuple(record_faults(checked, against))
    redone = replay(checked, faults)
    opened = checked.openings.values
    left = [*_not_checked(redone, opened)]
    found = (*redone.faults, *redone.faults_of_cards(opened))
    if redone.views is not None:
        unread = check_requests(checked.folder, {}, None).unread
        left.append(Finding.of("election.unread_requests", count=unread))
    beyond = Beyond(redone.figures, found, tuple(left))
    return verdict_on(checked, faults, against, beyond)


def _not_checked(redone: Replay, opened: Opened) -> Iterator[Finding]:
    """Yield how much could not be done again, and why."""
    if redone.why is not None and redone.undone:
        yield Finding.of(_STOPPED[redone.why], count=redone.undone)
    if redone.unseen:
        yield Finding.of("replay.unseen_views", count=redone.unseen)
    uncounted = redone.uncounted(opened)
    if uncounted:
        yield Finding.of("replay.figures_on_cards", count=uncounted)


def _verify_election(
    path: Path, against: bytes | None, environment: Mapping[str, str]
) -> Verdict:
    """Return the verdict on a folder; one whose database is broken has no entries."""
    faults = [*faults_of_format(path), *faults_of_strangers(path)]
    if not (path / DATABASE).is_file():
        return _unread([*faults, _damaged()])
    try:
        with opened(path) as tables:
            lacking = [*faults_of_schema(tables, map(table_of, ROWS))]
            if any(fault.code == "election.no_table" for fault in lacking):
                return _unread([*faults, *lacking])
            faults += lacking
            if not tables.is_whole():
                faults.append(_damaged())
            looking = _Looking(path, read_tables(path, tables), tables, faults)
            return looking.verdict(against, environment)
    except DAMAGE:
        return _unread([*faults, _damaged()])


def _damaged() -> Finding:
    return Finding.of("election.damaged", place=Place(DATABASE))


def _unread(faults: list[Finding]) -> Verdict:
    return Verdict(0, 0, 0, False, None, (), tuple(faults))  # noqa: FBT003


@dataclass
class _Looking:
    """The check of one election's folder on its way."""

    path: Path
    folder: TableFolder
    tables: Tables
    faults: list[Finding]
    people: PeopleAnswer = field(default_factory=PeopleAnswer)
    requests: RequestsAnswer = field(default_factory=RequestsAnswer)
    left_over: int = 0
    is_unsigned: bool = False

    def verdict(self, against: bytes | None, environment: Mapping[str, str]) -> Verdict:
        """Return the verdict on record, tables and cards together."""
        checked = check(self.folder)
        found = [*record_faults(checked, against)]
        signed = [one for one in found if one.code != _UNSIGNED]
        self.is_unsigned = signed != found
        faults = [one for one in signed if not is_left_over(self.path, one)]
        self.left_over = len(signed) - len(faults)
        cards = self._cards(checked, environment)
        with looking_at(cards, is_sound=not faults) as looking:
            redone = replay(checked, faults)
            self.faults += faults_of_columns(self.folder)
            self.faults += faults_of_heads(self.folder, checked.chains)
            self.faults += redone.faults
            self._compare(redone, looking)
        beyond = Beyond(
            redone.figures,
            tuple(_listed(self.faults)),
            (*_not_checked(redone, self.people.opened), *self._not_checked()),
            frozenset(self.people.opened),
        )
        return verdict_on(checked, tuple(faults), against, beyond)

    def _cards(self, checked: Checked, environment: Mapping[str, str]) -> Cards:
        """Return where the cards lie, and what the record says of them all."""
        opening = checked.chains[CENTRE].opening or {}
        return Cards(
            self.path,
            self.tables.file,
            checked.election,
            frozenset(checked.erased),
            _keys(environment, checked.election),
            rehearsal=opening.get("rehearsal") is True,
        )

    def _compare(self, redone: Replay, looking: Looking) -> None:
        """Compare what rests on the whole record, when it could be done again."""
        self.faults += self._faults_of_charter()
        if redone.why is Stop.NO_POLICY:
            self.faults.append(Finding.of("election.no_policy", place=FIRST))
        if redone.views is None:
            return
        self.people, self.requests, held = looking.found()
        others = {
            kind: None
            for kind in ROWS
            if kind.view not in held or held[kind.view] != redone.views.digest_of(kind)
        }
        rows = (row for row in redone.rows if type(row) in others)
        self.faults += faults_of_views(self.tables, others, rows)
        self.faults += self.people.faults
        self.faults += redone.faults_of_cards(self.people.opened)
        self.faults += self.requests.faults

    def _faults_of_charter(self) -> list[Finding]:
        """Return what is wrong with the charter's files, as the first entry seals them.

        A first entry that cannot be read, or seals a name twice, is a fault of its own.
        """
        try:
            first = read_entry(next(self.folder.lines(CENTRE)).content)
            return [*faults_of_charter(self.path, sealed_names(first))]
        except (EntryFaultError, StopIteration, Refused):
            return []

    def _not_checked(self) -> Iterator[Finding]:
        """Yield what no entry vouches for, and what no key was there for."""
        counted = {
            "election.closed_cards": self.people.closed,
            "election.unread_index": self.people.unread,
            "election.living_keys": self.people.living,
            "election.unread_requests": self.requests.unread,
            "election.left_over": self.left_over,
            "election.unsigned": int(self.is_unsigned),
        }
        for code, count in counted.items():
            if count:
                yield Finding.of(code, count=count)
        tables = sorted(filter(OPERATION.fullmatch, self.tables.names("table")))
        yield Finding.of("election.operation", tables=tuple(tables))


def _listed(faults: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the faults, of each table or file a thousand; the others are counted."""
    seen: Counter[str] = Counter()
    for fault in faults:
        name = fault.place.file.partition(":")[0] if fault.place else ""
        seen[name] += 1
        if seen[name] <= MOST_FAULTS:
            yield fault
    for name, count in seen.items():
        if count > MOST_FAULTS:
            yield unlisted(name, count - MOST_FAULTS)


def _keys(environment: Mapping[str, str], election: str) -> KeyFolder | None:
    """Return the keys of an election, or nothing where none can be read."""
    try:
        keys = KeyFolder(keys_folder(environment, election))
        keys.intake_index("")
    except (OSError, ValueError):
        # Entries that name no election have no keys anywhere.
        return None
    return keys
