"""An election in a folder: opened, acted on, read, and handed over as a bundle."""

import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from django.db import transaction

from comitia.actions.perform import Answer, Request, perform
from comitia.actions.registry import ACTS
from comitia.charter.check import load
from comitia.charter.rules import Charter
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.bundle import Bundle
from comitia.ledger.cards.card import Card
from comitia.ledger.cards.keys import KeyFolder, keys_folder
from comitia.stages.sections import SECTIONS
from comitia.store.accounts import Accounts, weak
from comitia.store.database.connect import connect_file, disconnect, migrate
from comitia.store.database.durability import refuse_weak_settings
from comitia.store.database.rows import DatabaseViews
from comitia.store.database.trouble import trouble_refused
from comitia.store.database.turns import acting
from comitia.store.erasing import Pending, finish
from comitia.store.folder.opening import (
    Opening,
    read_opening,
    refuse_another_charter,
    refuse_another_policy,
)
from comitia.store.folder.place import Place
from comitia.store.founding import (
    Founder,
    draw_card_keys_again,
    found,
    keys_inside,
    open_keys,
)
from comitia.store.record import bundle_of
from comitia.store.settings import configure
from comitia.store.work import DatabaseWork


@dataclass(frozen=True, slots=True)
class Office:
    """One election, open for acts; threads and processes may share its folder.

    ``with Office.open(folder) as office:`` closes it again.
    """

    place: Place
    keys: KeyFolder
    charter: Charter
    opening: Opening
    pending: Pending = field(default_factory=Pending, compare=False)

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        charter: Path,
        officer: str,
        password: str | None = None,
        seed: str | None = None,
        moment: datetime | None = None,
    ) -> Self:
        """Return a new election; its folder appears complete or not at all.

        With a seed it is a rehearsal, and says so for ever: only then may the
        officer go without a password, and `moment` say when it begins. Raises
        ``Refused`` with every reason, faults of the charter among them.
        """
        configure()
        found(folder, charter, Founder(officer, password, seed, moment))
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Return the election that lies in a folder.

        Whatever a process that ended early left undone is finished first. Raises
        ``Refused`` where there is no election, where its charter is not the one that
        was sealed, and under settings that could lose what was acknowledged.
        """
        configure()
        bare = Place(folder.resolve())
        bare.refuse_what_is_no_election()
        place = replace(bare, alias=connect_file(bare.database))
        refuse_weak_settings(place.alias)
        migrate(place.alias)
        opening = read_opening(place)
        place = replace(place, election=opening.election)
        refuse_another_charter(place, opening)
        refuse_another_policy(opening)
        keys_at = keys_folder(os.environ, opening.election)
        if inside := keys_inside(place.folder, keys_at):
            raise Refused(inside)
        keys = open_keys(keys_at, opening.seed)
        office = cls(place, keys, load(place.charter, sections=SECTIONS), opening)
        draw_card_keys_again(office.work())
        return replace(office, pending=finish(office.work()))

    def __enter__(self) -> Self:
        """Return the office itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the office."""
        self.close()

    def close(self) -> None:
        """Let go of the database; the next use opens it again."""
        disconnect(self.place.alias)

    def do(self, request: Request, at: datetime | None = None) -> Answer:
        """Do an act, and return what came of it once it is safely on disk.

        The same key and payload get the first answer again. `at` is the moment in a
        rehearsal, and later than the last. Raises ``Refused`` with every reason, a
        full disk, a busy database, an invariant among them; then nothing has changed.
        """
        if at is not None and not self.is_rehearsal:
            raise Refused([Finding.of("store.at_in_earnest", at=at)])
        work = self.work(at)
        with trouble_refused():
            try:
                with acting(self.place.alias):
                    answer = perform(ACTS, work, request)
                    work.forget_rows()
            finally:
                self.pending.end(work)
        return answer

    def work(self, at: datetime | None = None) -> DatabaseWork:
        """Return a unit of work; whoever takes one begins and ends the transaction."""
        opening = self.opening
        return DatabaseWork(
            self.place, self.keys, self.charter, opening.seed, at, opening.origin
        )

    @property
    def election(self) -> str:
        """The id of the election."""
        return self.opening.election

    @property
    def is_rehearsal(self) -> bool:
        """Whether everything in it is invented."""
        return self.opening.seed is not None

    @property
    def views(self) -> DatabaseViews:
        """What the record says now."""
        return DatabaseViews(self.place.alias)

    def card(self, person: str) -> Card:
        """Return what is known of a person; nothing of one who was forgotten."""
        return self.work().card(person)

    def add_account(self, name: str, password: str | None) -> str:
        """Add an account, and return its id; rights are granted by acts."""
        self._refuse_weak(name, password)
        with transaction.atomic(using=self.place.alias, durable=True):
            return Accounts(self.place).add(self.work(), name, password)

    def change_password(self, name: str, password: str) -> None:
        """Give an account another password; whoever asks has been looked at before."""
        self._refuse_weak(name, password)
        with transaction.atomic(using=self.place.alias, durable=True):
            Accounts(self.place).change(name, password)

    def _refuse_weak(self, name: str, password: str | None) -> None:
        faults = () if self.is_rehearsal else tuple(weak(name, password))
        if faults:
            raise Refused(faults)

    def account_id(self, name: str) -> str:
        """Return the id of an account; ``Refused`` when nobody has the name."""
        return Accounts(self.place).id_of(name)

    def account_names(self) -> dict[str, str]:
        """Return the name of every account by its id."""
        return Accounts(self.place).names()

    def check_password(self, name: str, password: str) -> bool:
        """Return whether this is the account's password."""
        return Accounts(self.place).fits(name, password)

    def bundle(self) -> Bundle:
        """Return the record as files that anyone can check without this program."""
        with transaction.atomic(using=self.place.alias, durable=True):
            return bundle_of(self.work(), is_rehearsal=self.is_rehearsal)
