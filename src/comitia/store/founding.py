"""Founding an election: everything beside its place first, then named at once."""

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from comitia.actions.perform import Request, perform
from comitia.actions.registry import ACTS
from comitia.actions.work import RandomBytes
from comitia.charter.check import load
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.ids import random_id
from comitia.ledger.canonical import Json
from comitia.ledger.cards.card import KEY_BYTES
from comitia.ledger.cards.keys import KeyFolder, keys_folder
from comitia.ledger.chain import CENTRE
from comitia.ledger.log.note import Algorithm, verifier_key
from comitia.ledger.rehearsal import SeededBytes
from comitia.stages.sections import SECTIONS
from comitia.store.accounts import Accounts, weak
from comitia.store.database.connect import connect_file, disconnect, migrate
from comitia.store.folder.files import sync_folder
from comitia.store.folder.place import Place, charter_files
from comitia.store.work import DatabaseWork


@dataclass(frozen=True, slots=True)
class Founder:
    """Who begins an election, and whether in earnest: a seed makes it a rehearsal."""

    officer: str
    password: str | None
    seed: str | None
    moment: datetime | None = None

    @property
    def seed_bytes(self) -> bytes | None:
        """The seed as randomness is drawn from it."""
        return None if self.seed is None else self.seed.encode()

    def draw(self, purpose: str) -> RandomBytes:
        """Return the randomness for one purpose before there is a ledger."""
        held = self.seed_bytes
        return os.urandom if held is None else SeededBytes(held, purpose)


def found(folder: Path, charter: Path, founder: Founder) -> None:
    """Make an election's folder, complete, or nothing at all.

    Raises ``Refused`` where one lies, for a charter with faults or one that asks for
    what no act does, for keys that would lie inside, and in earnest for an officer
    without a password.
    """
    place = folder.resolve()
    load(charter, sections=SECTIONS)
    election = random_id(founder.draw("election"))
    keys_at = keys_folder(os.environ, election)
    refused = [*_faults(place, founder), *keys_inside(place, keys_at)]
    if refused:
        raise Refused(refused)
    place.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}-"))
    had_keys = keys_at.exists()
    try:
        keys = (
            KeyFolder(keys_at)
            if had_keys and founder.seed is not None
            else KeyFolder.create(keys_at, founder.draw("keys"))
        )
        _fill(Place(made, election=election), keys, charter, founder)
        made.chmod(0o700)
        made.rename(place)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        if not had_keys:
            shutil.rmtree(keys_at, ignore_errors=True)
        raise
    sync_folder(place.parent)


def open_keys(path: Path, seed: bytes | None) -> KeyFolder:
    """Return an election's keys; those of a rehearsal are made again when they lack.

    They follow from its seed, so that a copied folder works anywhere. In earnest
    ``Refused`` is raised where none lie.
    """
    if path.exists():
        return KeyFolder(path)
    if seed is None:
        raise Refused([Finding.of("store.keys_missing", path=str(path))])
    return KeyFolder.create(path, SeededBytes(seed, "keys"))


def draw_card_keys_again(work: DatabaseWork) -> None:
    """Make the keys of people's cards again in a rehearsal that was copied.

    A person's id and key come from one stream, which begins where the chain stood
    when the person came in; the id tells when the right place is found.
    """
    if work.seed is None:
        return
    lacking = {
        digest: person
        for digest, person in work.index()
        if len(work.keys.card_key(person) or b"") != KEY_BYTES
    }
    for height in range(work.head(CENTRE).height if lacking else 0):
        for digest, person in lacking.items():
            draw = SeededBytes(work.seed, f"person {digest}", f"{CENTRE}/{height}")
            if random_id(draw) == person:
                work.keys.new_card_key(person, draw)


def keys_inside(folder: Path, keys: Path) -> list[Finding]:
    """Return the finding that keys would be copied along with the election."""
    if keys.resolve().is_relative_to(folder):
        return [Finding.of("store.keys_inside", path=str(keys))]
    return []


def _faults(place: Path, founder: Founder) -> list[Finding]:
    faults = []
    is_free = not place.exists() or (place.is_dir() and not any(place.iterdir()))
    if not is_free:
        faults.append(Finding.of("store.exists", path=str(place)))
    if founder.seed == "":
        faults.append(Finding.of("store.empty_seed", key="--seed"))
    if founder.seed is None:
        faults += weak(founder.officer, founder.password)
    if founder.seed is None and founder.moment is not None:
        faults.append(Finding.of("store.at_in_earnest", at=founder.moment))
    return faults


def _fill(place: Place, keys: KeyFolder, charter: Path, founder: Founder) -> None:
    place.lay_out(charter_files(charter))
    placed = replace(place, alias=connect_file(place.database))
    try:
        migrate(placed.alias)
        work = DatabaseWork(
            placed,
            keys,
            load(place.charter, sections=SECTIONS),
            founder.seed_bytes,
            founder.moment,
        )
        with transaction.atomic(using=placed.alias, durable=True):
            officer = Accounts(placed).add(work, founder.officer, founder.password)
            opening = _opening(work, officer, founder.seed)
            perform(ACTS, work, Request("open_election", opening, officer, "open"))
    finally:
        disconnect(placed.alias)
    sync_folder(place.folder)


def _opening(work: DatabaseWork, officer: str, seed: str | None) -> dict[str, Json]:
    origin = f"comitia.invalid/{work.election}"
    key = verifier_key(origin, work.keys.signing_key(), Algorithm.NOTE)
    return {
        "charter": work.charter.name,
        "election": work.election,
        "log_key": str(key),
        "officer": officer,
        "origin": origin,
        "rehearsal": seed is not None,
        "seed": seed or "",
        "witnesses": [],
    }
