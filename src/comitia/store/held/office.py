"""A rehearsal whose acts are done in memory and put into its folder at the end."""

from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Self

from django.db import transaction

from comitia.actions.perform import Answer, Request, perform
from comitia.actions.registry import ACTS
from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.views import Views
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import Draft, outcome_of, payload_of, read_entry, sealed_of
from comitia.ledger.ledger import Ledger
from comitia.store.accounts import Accounts, account_id
from comitia.store.database.trouble import trouble_refused
from comitia.store.held.keys import HeldKeys
from comitia.store.held.settling import write_down
from comitia.store.held.work import HeldWork
from comitia.store.office import Office
from comitia.store.record import lines_of


@dataclass
class HeldOffice:
    """An election that was just opened, played without touching its folder.

    Acts are those of any office: policy, facts, decision, entry, rows, keys. What
    they leave is written once, when the ``with`` block ends, also where it was left
    by an exception between two acts: the folder then holds what had been done. An
    act that broke off half-way left rows without an entry, so nothing is written.
    """

    office: Office
    work: HeldWork = field(init=False)
    accounts: dict[str, str] = field(init=False)
    is_torn: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Take the first entry from the folder; more would have to be written over."""
        if self.office.opening.seed is None:
            raise ValueError("only a rehearsal can be played ahead of its folder")
        lines = lines_of(self.office.place.alias)
        if [len(held) for held in lines.values()] != [1]:
            raise ValueError("an election with acts is played in its folder")
        self.accounts = {
            name: account for account, name in self.office.account_names().items()
        }
        self.work = _begun(self.office, self.office.opening.seed, lines[CENTRE][0])

    def __enter__(self) -> Self:
        """Return the office itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put all that was done into the folder: all of it, or nothing."""
        if self.is_torn:
            return
        alias = self.office.place.alias
        with trouble_refused(), transaction.atomic(using=alias, durable=True):
            self._refuse_others()
            write_down(self.work, self.office.place)
            held = Accounts(self.office.place)
            for name in self.accounts.keys() - set(held.names().values()):
                held.add(self.office.work(), name, None)

    @property
    def views(self) -> Views:
        """What the record says."""
        return self.work.views

    def now(self) -> datetime:
        """Return the moment that the next act is given."""
        self.work.at = None
        return self.work.now()

    def rules(self, unit: str, at: datetime) -> Rules:
        """Return the charter as it holds for a unit."""
        return self.work.rules(unit, at)

    def account(self, name: str) -> str:
        """Return the account of a name; it is made when there is none."""
        if name not in self.accounts:
            self.accounts[name] = account_id(self.office.work(), name)
        return self.accounts[name]

    def person(self, office_id: str) -> str | None:
        """Return who has an office's id; nothing where nobody has it yet."""
        return self.work.find_person(self.work.keys.intake_index(office_id))

    def do(self, request: Request, at: datetime | None = None) -> Answer:
        """Do an act, now or at a later moment; ``Refused`` says why not."""
        self.work.at = at
        try:
            return perform(ACTS, self.work, request)
        except BaseException as fault:
            self.is_torn |= not isinstance(fault, Refused)
            raise

    def _refuse_others(self) -> None:
        """Refuse to write over what others entered meanwhile."""
        if self.office.work().heads() != {CENTRE: 1}:
            raise Refused([Finding.of("store.busy")])


def _begun(office: Office, seed: bytes, line: bytes) -> HeldWork:
    """Return the work in memory behind the first entry."""
    work = HeldWork(
        Ledger(office.election, office.opening.origin),
        HeldKeys(office.keys.path),
        office.charter,
        seed,
    )
    first = read_entry(line)
    draft = Draft(
        act=first.act,
        at=first.at,
        grants=first.grants,
        key=first.key,
        request=first.request,
        payload=payload_of(first),
        outcome=outcome_of(first),
        sealed=tuple(sealed_of(first)),
    )
    work.append(draft, CENTRE)
    work.views.put(office.views.all_rows())
    return work
